/** The methods of Python's str. */
import { charsReadPerStep, jinjaError, pythonError } from '../../python/meter.ts';
import { asNumber, isInt } from '../../python/numbers.ts';
import { characters, iterate, textLength, truthy } from '../../python/sequences.ts';
import {
  capitalize,
  isSpace,
  split,
  splitFromEnd,
  splitLines,
  strip,
  stripCharacters,
  stripEnd,
  stripStart,
  swapCase,
  title,
} from '../../python/text.ts';
import { absent, dictEntries, isDict, PyBytes, PyTuple, typeName } from '../../python/values.ts';
import { define, orElse, type PyFunction, reading, table } from '../callable.ts';
import type { Context } from '../context.ts';

/** A text argument. @throws TemplateError (python) for other types. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw pythonError(`must be str, not ${typeName(value)}`);
  return value;
}

/** An integer argument, as a number. @throws TemplateError: jinja for undefined, python for other types. */
export function integerOf(value: unknown): number {
  const number = asNumber(value);
  if (number !== undefined && isInt(number)) return Number(number);
  if (value === undefined) throw jinjaError('an undefined is no integer');
  throw pythonError(`'${typeName(value)}' object cannot be interpreted as an integer`);
}

function limitOf(value: unknown): number {
  return value === absent ? -1 : integerOf(value);
}

function separatorOf(value: unknown): string | undefined {
  return value === absent || value === null ? undefined : textOf(value);
}

/** A method that makes text of text. */
function mapping(name: string, run: (text: string) => string): PyFunction {
  return define(name, ['self'], (context, self) => {
    const text = textOf(self);
    context.charge(text.length / 2);
    return run(text);
  });
}

function question(name: string, run: (text: string) => boolean): PyFunction {
  return define(name, ['self'], (context, self) => {
    context.charge(textOf(self).length / 2);
    return run(textOf(self));
  });
}

function stripping(name: string, where: 'start' | 'end' | 'both', bare: (text: string) => string): PyFunction {
  return define(name, ['self', 'chars?'], (context, self, chars) => {
    const text = textOf(self);
    context.chargeCharacters(text.length);
    const set = separatorOf(chars);
    return set === undefined ? bare(text) : stripCharacters(text, set, where);
  });
}

/** The part of a text between two optional indices, and where it starts; undefined when they cross. */
function window(
  context: Context,
  text: string,
  start: unknown,
  end: unknown,
): { part: string; offset: number } | undefined {
  if (start === absent && end === absent) return { part: text, offset: 0 };
  context.charge(text.length / 2);
  const items = characters(text);
  const clamp = (value: unknown, fallback: number) => {
    if (value === absent || value === null) return fallback;
    const index = integerOf(value);
    return Math.min(Math.max(index < 0 ? index + items.length : index, 0), Math.max(items.length, index));
  };
  const [from, to] = [clamp(start, 0), clamp(end, items.length)];
  return from > to || from > items.length ? undefined : { part: items.slice(from, to).join(''), offset: from };
}

function affix(name: 'startswith' | 'endswith'): PyFunction {
  const has = (text: string, part: string) => (name === 'startswith' ? text.startsWith(part) : text.endsWith(part));
  return define(
    name,
    ['self', 'affix', 'start?', 'end?'],
    (context, self, parts, start, end) => {
      context.chargeReading(textOf(self).length);
      const found = window(context, textOf(self), start, end);
      const options = parts instanceof PyTuple ? parts.items : [parts];
      return options.some((part) => {
        const text = textOf(part);
        context.charge(1);
        context.chargeReading(text.length);
        return found !== undefined && has(found.part, text);
      });
    },
    reading,
  );
}

function finding(name: string, last: boolean, strict: boolean): PyFunction {
  return define(
    name,
    ['self', 'part', 'start?', 'end?'],
    (context, self, part, start, end) => {
      context.chargeReading(textOf(self).length);
      const found = window(context, textOf(self), start, end);
      const text = textOf(part);
      chargeFinding(context, textOf(self).length, text.length, last);
      const at = found === undefined ? -1 : last ? found.part.lastIndexOf(text) : found.part.indexOf(text);
      if (at >= 0 && found !== undefined) return found.offset + textLength(found.part.slice(0, at));
      if (strict) throw pythonError('substring not found');
      return -1;
    },
    reading,
  );
}

/** From the end engines look naively: at every place for all of the text. */
function chargeFinding(context: Context, chars: number, sought: number, last: boolean): void {
  context.chargeSearch(chars, sought);
  if (last) context.charge((chars * Math.min(sought, chars)) / charsReadPerStep);
}

function padding(name: string, pad: (text: string, missing: number, fill: string) => string): PyFunction {
  return define(name, ['self', 'width', 'fill?'], (context, self, width, fill) => {
    const text = textOf(self);
    const size = integerOf(width);
    const filler = textOf(orElse(fill, ' '));
    if (textLength(filler) !== 1) throw pythonError('the fill character must be exactly one character long');
    context.chargeText(Math.max(size, text.length));
    const missing = size - textLength(text);
    return missing <= 0 ? text : pad(text, missing, filler);
  });
}

/** As many on the left as on the right; the odd one goes left where the width is odd, as in Python. */
function centered(text: string, missing: number, fill: string): string {
  const left = Math.floor(missing / 2) + (missing & (missing + textLength(text)) & 1);
  return fill.repeat(left) + text + fill.repeat(missing - left);
}

function partition(name: 'partition' | 'rpartition'): PyFunction {
  return define(
    name,
    ['self', 'separator'],
    (context, self, separator) => {
      const text = textOf(self);
      const part = textOf(separator);
      chargeFinding(context, text.length, part.length, name === 'rpartition');
      if (part === '') throw pythonError('empty separator');
      const at = name === 'partition' ? text.indexOf(part) : text.lastIndexOf(part);
      if (at < 0) return new PyTuple(name === 'partition' ? [text, '', ''] : ['', '', text]);
      return new PyTuple([text.slice(0, at), part, text.slice(at + part.length)]);
    },
    reading,
  );
}

/** `text.replace(old, new, count)`. */
export function replaceText(context: Context, text: string, old: string, fresh: string, count: number): string {
  context.chargeSearch(text.length, old.length);
  if (count === 0) return text;
  const parts = old === '' ? ['', ...characters(text), ''] : text.split(old);
  context.charge(parts.length / 2);
  const cuts = count < 0 ? parts.length - 1 : Math.min(count, parts.length - 1);
  context.chargeText(text.length + cuts * fresh.length);
  return parts.slice(0, cuts + 1).join(fresh) + (cuts + 1 < parts.length ? old + parts.slice(cuts + 1).join(old) : '');
}

/** `separator.join(texts)`. @throws TemplateError (python) for items that are no text. */
function joinTexts(context: Context, separator: string, items: unknown): string {
  const texts: string[] = [];
  let length = 0;
  for (const item of iterate(items, context)) {
    const text = textOf(item);
    length += text.length + separator.length;
    context.checkText(length);
    texts.push(text);
  }
  context.chargeText(length);
  return texts.join(separator);
}

function encode(text: string, encoding: unknown): PyBytes {
  const name = textOf(orElse(encoding, 'utf-8')).toLowerCase().replaceAll('_', '-');
  if (name === 'utf-8' || name === 'utf8') return new PyBytes(Buffer.from(text, 'utf8'));
  const limit = name === 'ascii' ? 0x7f : name === 'latin-1' || name === 'iso-8859-1' ? 0xff : undefined;
  if (limit === undefined) throw pythonError(`unknown encoding: ${name}`);
  for (const char of text) {
    if ((char.codePointAt(0) ?? 0) > limit) throw pythonError(`'${name}' codec can't encode the text`);
  }
  return new PyBytes(Buffer.from(text, 'latin1'));
}

function withZeros(context: Context, text: string, width: number): string {
  context.chargeText(Math.max(width, text.length));
  const sign = text.startsWith('-') || text.startsWith('+') ? text.slice(0, 1) : '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

function expandTabs(context: Context, text: string, size: number): string {
  context.charge(text.length);
  let column = 0;
  let out = '';
  for (const char of text) {
    const width = size <= 0 ? 0 : size - (column % size);
    context.checkText(out.length + width);
    out += char === '\t' ? ' '.repeat(width) : char;
    column = char === '\n' || char === '\r' ? 0 : column + (char === '\t' ? width : 1);
  }
  return out;
}

const hasCase = /[\p{Ll}\p{Lu}\p{Lt}]/u;

/** `str.maketrans` is no method of a text in templates; `translate` takes the dict itself. */
function translate(context: Context, text: string, map: unknown): string {
  if (!isDict(map)) throw pythonError('translate() takes a dict');
  const codes = new Map([...dictEntries(map)].map(([key, value]) => [Number(key), value]));
  context.charge(2 * text.length + 2 * codes.size);
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const value = codes.has(code) ? codes.get(code) : char;
    out += value === null ? '' : typeof value === 'string' ? value : String.fromCodePoint(integerOf(value));
    context.checkText(out.length);
  }
  return out;
}

export const textMethods: ReadonlyMap<string, PyFunction> = table([
  mapping('upper', (text) => text.toUpperCase()),
  mapping('lower', (text) => text.toLowerCase()),
  mapping('casefold', (text) => text.toLowerCase().replaceAll('ß', 'ss')),
  mapping('capitalize', capitalize),
  mapping('title', title),
  mapping('swapcase', swapCase),
  stripping('strip', 'both', strip),
  stripping('lstrip', 'start', stripStart),
  stripping('rstrip', 'end', stripEnd),
  define(
    'split',
    ['self', 'sep?', 'maxsplit?'],
    (context, self, separator, limit) => {
      context.chargeSearch(textOf(self).length, typeof separator === 'string' ? separator.length : 0);
      const parts = split(textOf(self), separatorOf(separator), limitOf(limit));
      context.charge(2 * parts.length);
      return parts;
    },
    reading,
  ),
  define('rsplit', ['self', 'sep?', 'maxsplit?'], (context, self, separator, limit) => {
    context.charge(2 * textOf(self).length);
    context.chargeSearch(textOf(self).length, typeof separator === 'string' ? separator.length : 0);
    const parts = splitFromEnd(textOf(self), separatorOf(separator), limitOf(limit));
    context.charge(2 * parts.length);
    return parts;
  }),
  define('splitlines', ['self', 'keepends?'], (context, self, keepEnds) => {
    context.chargeReading(textOf(self).length);
    const lines = splitLines(textOf(self), truthy(orElse(keepEnds, false)));
    context.charge(2 * lines.length);
    return lines;
  }),
  define('join', ['self', 'items'], (context, self, items) => joinTexts(context, textOf(self), items)),
  define('replace', ['self', 'old', 'new', 'count?'], (context, self, old, fresh, count) =>
    replaceText(context, textOf(self), textOf(old), textOf(fresh), limitOf(count)),
  ),
  affix('startswith'),
  affix('endswith'),
  define(
    'removeprefix',
    ['self', 'prefix'],
    (_context, self, prefix) => {
      const [text, part] = [textOf(self), textOf(prefix)];
      return text.startsWith(part) ? text.slice(part.length) : text;
    },
    reading,
  ),
  define(
    'removesuffix',
    ['self', 'suffix'],
    (_context, self, suffix) => {
      const [text, part] = [textOf(self), textOf(suffix)];
      return part !== '' && text.endsWith(part) ? text.slice(0, -part.length) : text;
    },
    reading,
  ),
  finding('find', false, false),
  finding('rfind', true, false),
  finding('index', false, true),
  finding('rindex', true, true),
  define(
    'count',
    ['self', 'part', 'start?', 'end?'],
    (context, self, part, start, end) => {
      context.chargeSearch(textOf(self).length, textOf(part).length);
      const found = window(context, textOf(self), start, end);
      if (found === undefined) return 0;
      return textOf(part) === '' ? textLength(found.part) + 1 : found.part.split(textOf(part)).length - 1;
    },
    reading,
  ),
  padding('center', centered),
  padding('ljust', (text, missing, fill) => text + fill.repeat(missing)),
  padding('rjust', (text, missing, fill) => fill.repeat(missing) + text),
  define('zfill', ['self', 'width'], (context, self, width) => withZeros(context, textOf(self), integerOf(width))),
  define('expandtabs', ['self', 'tabsize?'], (context, self, size) =>
    expandTabs(context, textOf(self), integerOf(orElse(size, 8))),
  ),
  partition('partition'),
  partition('rpartition'),
  define('encode', ['self', 'encoding?', 'errors?'], (context, self, encoding) => {
    context.charge(textOf(self).length / 4);
    return encode(textOf(self), encoding);
  }),
  define('translate', ['self', 'table'], (context, self, map) => translate(context, textOf(self), map)),
  question('isdigit', (text) => /^[\p{Nd}²³¹⁰⁴-⁹₀-₉]+$/u.test(text)),
  question('isdecimal', (text) => /^\p{Nd}+$/u.test(text)),
  question('isnumeric', (text) => /^\p{N}+$/u.test(text)),
  question('isalpha', (text) => /^\p{L}+$/u.test(text)),
  question('isalnum', (text) => /^[\p{L}\p{N}]+$/u.test(text)),
  question('isspace', isSpace),
  question('isupper', (text) => hasCase.test(text) && text === text.toUpperCase()),
  question('islower', (text) => hasCase.test(text) && text === text.toLowerCase()),
  question('istitle', (text) => hasCase.test(text) && text === title(text)),
  question('isascii', (text) => /^[\0-\x7f]*$/.test(text)),
  question('isidentifier', (text) => /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*$/u.test(text)),
  question('isprintable', (text) => !/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(text)),
]);
