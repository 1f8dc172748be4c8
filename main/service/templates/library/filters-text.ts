/** Filters that make text. */
import { percentFormat } from '../../python/format-percent.ts';
import { jinjaError, pythonError } from '../../python/meter.ts';
import { pyRepr, pyStr } from '../../python/repr.ts';
import { characters, isIterable, sizeOf, textLength, toList, truthy } from '../../python/sequences.ts';
import { capitalize, splitLines, strip, stripCharacters } from '../../python/text.ts';
import { absent, dictEntries, isDict, PyDict, PyTuple, typeName } from '../../python/values.ts';
import { define, defineVariadic, orElse, type PyFunction } from '../callable.ts';
import type { Context } from '../context.ts';
import { toFloat } from './filters-number.ts';
import { integerOf, replaceText, textMethods, textOf } from './methods-text.ts';

/** A filter of the value's text. */
function mapping(name: string, run: (text: string) => string): PyFunction {
  return define(name, ['value'], (context, value) => {
    const text = pyStr(value, context);
    context.charge(text.length / 2);
    return run(text);
  });
}

/** Jinja's title: words start after spaces, hyphens and opening brackets. */
function jinjaTitle(text: string): string {
  return text
    .split(/([-\s({[<]+)/)
    .map((part) => capitalize(part))
    .join('');
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => escapes[char] ?? char);
}

const trim = define('trim', ['value', 'chars?'], (context, value, chars) => {
  const text = pyStr(value, context);
  context.chargeCharacters(text.length);
  return chars === absent || chars === null ? strip(text) : stripCharacters(text, textOf(chars), 'both');
});

const replace = define('replace', ['s', 'old', 'new', 'count?'], (context, value, old, fresh, count) => {
  const limit = count === absent || count === null ? -1 : integerOf(count);
  return replaceText(context, pyStr(value, context), pyStr(old, context), pyStr(fresh, context), limit);
});

const center = define('center', ['value', 'width?'], (context, value, width) =>
  textMethods.get('center')?.invoke(context, [pyStr(value, context), orElse(width, 80)], undefined),
);

const format = defineVariadic('format', (context, positional, named) => {
  const [value, ...rest] = positional;
  if (named === undefined) return percentFormat(pyStr(value, context), new PyTuple(rest), context);
  if (rest.length > 0) throw jinjaError("can't handle positional and keyword arguments at the same time");
  const values = new PyDict();
  for (const [key, each] of named) values.set(key, each);
  return percentFormat(pyStr(value, context), values, context);
});

const indent = define('indent', ['s', 'width?', 'first?', 'blank?'], (context, value, width, first, blank) => {
  if (value === undefined) throw jinjaError('an undefined cannot be indented');
  const unit = typeof width === 'string' ? width : ' '.repeat(Math.min(integerOf(orElse(width, 4)), 1000));
  const lines = splitLines(`${textOf(value)}\n`, false);
  context.charge(lines.length);
  context.chargeText(textOf(value).length + lines.length * unit.length);
  const indented = lines.map((line, index) =>
    index > 0 && (line !== '' || truthy(orElse(blank, false))) ? unit + line : line,
  );
  return (truthy(orElse(first, false)) ? unit : '') + indented.join('\n');
});

const truncate = define('truncate', ['s', 'length?', 'killwords?', 'end?', 'leeway?'], (context, ...given) => {
  const [value, lengthValue, killWords, endValue, leewayValue] = given;
  const length = integerOf(orElse(lengthValue, 255));
  const end = textOf(orElse(endValue, '...'));
  const leeway = leewayValue === absent || leewayValue === null ? 5 : integerOf(leewayValue);
  if (length < textLength(end)) throw pythonError(`expected length >= ${textLength(end)}, got ${length}`);
  if (leeway < 0) throw pythonError(`expected leeway >= 0, got ${leeway}`);
  const size = sizeOf(value);
  if (size === undefined) throw pythonError(`object of type '${typeName(value)}' has no len()`);
  if (size <= length + leeway) return value;
  const text = textOf(value);
  context.chargeReading(text.length);
  const items = characters(text);
  const cut = items.slice(0, length - textLength(end)).join('');
  if (truthy(orElse(killWords, false))) return cut + end;
  const space = cut.lastIndexOf(' ');
  return (space < 0 ? cut : cut.slice(0, space)) + end;
});

const wordCount = define('wordcount', ['s'], (context, value) => {
  const text = pyStr(value, context);
  context.charge(text.length / 2);
  return text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0;
});

const fileSize = define('filesizeformat', ['value', 'binary?'], (_context, value, binary) => {
  const bytes = toFloat(value);
  if (bytes === absent) throw pythonError(`could not convert ${typeName(value)} to float`);
  const isBinary = truthy(orElse(binary, false));
  const base = isBinary ? 1024 : 1000;
  if (bytes === 1) return '1 Byte';
  if (bytes < base) return `${Math.trunc(bytes)} Bytes`;
  const prefixes = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'];
  let index = 0;
  while (index < prefixes.length - 1 && bytes >= base ** (index + 2)) index += 1;
  const prefix = prefixes[index] ?? 'k';
  return `${((base * bytes) / base ** (index + 2)).toFixed(1)} ${isBinary ? `${prefix.toUpperCase()}iB` : `${prefix}B`}`;
});

function quote(context: Context, text: string, safe: string): string {
  context.checkText(text.length);
  context.charge(text.length / 2);
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]|%2F/g, (part) => {
    if (part === '%2F') return safe.includes('/') ? '/' : part;
    return `%${part.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}

/** `a=1&b=2` of a dict or of pairs. */
export function encodeQuery(context: Context, value: unknown, space: string): string {
  const pairs = isDict(value) ? [...dictEntries(value)] : toList(value, context).map((pair) => pairOf(context, pair));
  const one = (part: unknown) => quote(context, pyStr(part, context), '').replaceAll('%20', space);
  let length = 0;
  return pairs
    .map(([key, each]) => {
      context.charge(4);
      const part = `${one(key)}=${one(each)}`;
      length += part.length + 1;
      context.checkText(length);
      return part;
    })
    .join('&');
}

function pairOf(context: Context, pair: unknown): readonly [key: unknown, value: unknown] {
  const [key, value, ...more] = toList(pair, context);
  if (value === undefined || more.length > 0) throw pythonError('not a valid non-string sequence or mapping object');
  return [key, value];
}

const urlEncode = define('urlencode', ['value'], (context, value) =>
  typeof value === 'string' || !isIterable(value)
    ? quote(context, pyStr(value, context), '/')
    : encodeQuery(context, value, '+'),
);

/** Comments and tags out, white space to single spaces, entities resolved. */
function stripTags(text: string): string {
  let plain = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<', at);
    const isComment = start >= 0 && text.startsWith('<!--', start);
    const end = start < 0 ? -1 : text.indexOf(isComment ? '-->' : '>', start);
    if (end < 0) break;
    plain += text.slice(at, start);
    at = end + (isComment ? 3 : 1);
  }
  return unescapeHtml((plain + text.slice(at)).split(/\s+/).filter(Boolean).join(' '));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}

const ordinal = define('ordinal', ['value'], (context, value) => {
  const text = pyStr(value, context);
  if (!/\d$/.test(text) || !/^-?\d+$/.test(text.slice(-2))) throw pythonError(`invalid literal for int(): '${text}'`);
  const lastTwo = Math.abs(Number(text.slice(-2)));
  const suffix = lastTwo >= 11 && lastTwo <= 13 ? undefined : ['th', 'st', 'nd', 'rd'][Number(text.slice(-1))];
  return text + (suffix ?? 'th');
});

/** A slug as in entity ids: ASCII letters, digits and separators. */
function slugify(text: string, separator: string): string {
  const ascii = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('đ', 'd')
    .replaceAll('ł', 'l')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '');
  const slug = ascii
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join(separator);
  return slug === '' && text !== '' ? 'unknown' : slug;
}

/** Both filter and global function. */
export const slugifyFunction = define('slugify', ['value', 'separator?'], (context, value, separator) => {
  const text = pyStr(value, context);
  context.charge(text.length);
  const between = textOf(orElse(separator, '_'));
  // At worst there is a separator for every other character.
  context.chargeText((text.length / 2) * between.length);
  return slugify(text, between);
});

const ord = define('ord', ['value'], (_context, value) => {
  const items = typeof value === 'string' ? characters(value.slice(0, 4)) : [];
  const [only] = items;
  if (only === undefined || items.length > 1) throw pythonError('ord() expected a character');
  return only.codePointAt(0);
});

export const textFilters: readonly PyFunction[] = [
  mapping('upper', (text) => text.toUpperCase()),
  mapping('lower', (text) => text.toLowerCase()),
  mapping('capitalize', capitalize),
  mapping('title', jinjaTitle),
  define('string', ['value'], (context, value) => pyStr(value, context)),
  define('safe', ['value'], (context, value) => pyStr(value, context)),
  mapping('escape', escapeHtml),
  mapping('e', escapeHtml),
  mapping('forceescape', escapeHtml),
  mapping('striptags', stripTags),
  define('pprint', ['value'], (context, value) => pyRepr(value, context)),
  trim,
  replace,
  center,
  format,
  indent,
  truncate,
  wordCount,
  fileSize,
  urlEncode,
  ordinal,
  ord,
];
