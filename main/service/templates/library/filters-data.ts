/** Filters between values and their encodings: JSON, base64, bytes, hashes, patterns. */
import { createHash } from 'node:crypto';
import { parseJson } from '../../python/json.ts';
import { jinjaError, type Meter, pythonError } from '../../python/meter.ts';
import { floatRepr, PyFloat } from '../../python/numbers.ts';
import { compilePattern, PatternError, type PythonRegex } from '../../python/regex.ts';
import { pyStr } from '../../python/repr.ts';
import { itemsOf, truthy } from '../../python/sequences.ts';
import { absent, dictEntries, dictSize, isDict, PyBytes, PyTuple, typeName } from '../../python/values.ts';
import { define, orElse, type PyFunction } from '../callable.ts';
import type { Context } from '../context.ts';
import { noDefault } from './filters-number.ts';
import { decodeBytes } from './methods-collection.ts';
import { integerOf, textOf } from './methods-text.ts';

interface JsonStyle {
  readonly itemSeparator: string;
  readonly keySeparator: string;
  readonly indent: string;
  readonly sortKeys: boolean;
  readonly ascii: boolean;
  /** orjson writes null for nan and infinities, Python's json their names. */
  readonly namesNan: boolean;
}

function jsonNumber(value: number, style: JsonStyle): string {
  if (Number.isFinite(value)) return style.namesNan ? floatRepr(value) : orjsonFloat(value);
  if (!style.namesNan) return 'null';
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

/** orjson prints exponents without padding: `1e-7`, `1e16`. */
function orjsonFloat(value: number): string {
  return floatRepr(value).replace(
    /e([-+])0?(\d+)$/,
    (_whole, sign: string, digits: string) => `e${sign === '-' ? '-' : ''}${digits}`,
  );
}

function jsonText(text: string, ascii: boolean, meter: Meter): string {
  meter.checkText(text.length);
  meter.charge(text.length / (ascii ? 1 : 8));
  const quoted = JSON.stringify(text);
  if (!ascii) return quoted;
  return quoted.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** @throws TemplateError: python for what JSON cannot hold, and past the caps. */
function writeJson(value: unknown, style: JsonStyle, meter: Meter, depth: number): string {
  meter.charge(2);
  switch (typeof value) {
    case 'string':
      return jsonText(value, style.ascii, meter);
    case 'number':
      return Number.isInteger(value) ? String(value) : jsonNumber(value, style);
    case 'bigint':
      meter.charge(100);
      return String(value);
    case 'boolean':
      return String(value);
    default:
      break;
  }
  if (value === null) return 'null';
  if (value instanceof PyFloat) return jsonNumber(value.value, style);
  if (depth > 100) throw pythonError('the value is nested too deeply for JSON');
  const items = itemsOf(value);
  if (items !== undefined) {
    return bracket(
      '[',
      ']',
      items.map((item) => writeJson(item, style, meter, depth + 1)),
      style,
      meter,
      depth,
    );
  }
  if (isDict(value)) {
    const size = dictSize(value);
    meter.charge(style.sortKeys ? 3 * size + size * Math.log2(size + 1) : 3 * size);
    const entries = [...dictEntries(value)].map(([key, each]) => [jsonKey(key, style), each] as const);
    if (style.sortKeys) entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const parts = entries.map(
      ([key, each]) =>
        jsonText(key, style.ascii, meter) + style.keySeparator + writeJson(each, style, meter, depth + 1),
    );
    return bracket('{', '}', parts, style, meter, depth);
  }
  throw pythonError(`Object of type ${typeName(value)} is not JSON serializable`);
}

function jsonKey(key: unknown, style: JsonStyle): string {
  if (typeof key === 'string') return key;
  if (key === null) return 'null';
  if (typeof key === 'boolean') return String(key);
  if (key instanceof PyFloat) return jsonNumber(key.value, style);
  if (typeof key === 'bigint') return String(key);
  if (typeof key === 'number') return Number.isInteger(key) ? String(key) : jsonNumber(key, style);
  throw pythonError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
}

function bracket(
  open: string,
  close: string,
  parts: readonly string[],
  style: JsonStyle,
  meter: Meter,
  depth: number,
): string {
  if (parts.length === 0) return open + close;
  const line = style.indent === '' ? '' : `\n${style.indent.repeat(depth + 1)}`;
  const end = style.indent === '' ? '' : `\n${style.indent.repeat(depth)}`;
  const text = open + line + parts.join(style.itemSeparator + line) + end + close;
  meter.chargeText(text.length);
  return text;
}

/** Home Assistant's `to_json`: compact, insertion order; like Python's own json when ASCII is asked for. */
const toJson = define('to_json', ['value', 'ensure_ascii?', 'pretty_print?', 'sort_keys?'], (context, ...given) => {
  const [value, asciiValue, prettyValue, sortValue] = given;
  const ascii = truthy(orElse(asciiValue, false));
  const pretty = truthy(orElse(prettyValue, false));
  const style: JsonStyle = {
    itemSeparator: ascii && !pretty ? ', ' : ',',
    keySeparator: ascii || pretty ? ': ' : ':',
    indent: pretty ? '  ' : '',
    sortKeys: truthy(orElse(sortValue, false)),
    ascii,
    namesNan: ascii,
  };
  return writeJson(value, style, context, 0);
});

const htmlEscapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  "'": '\\u0027',
};

/** Jinja's `tojson`: sorted keys, spaces, and safe within HTML. */
const jinjaToJson = define('tojson', ['value', 'indent?'], (context, value, indent) => {
  const width = indent === absent || indent === null ? undefined : integerOf(indent);
  const style: JsonStyle = {
    itemSeparator: width === undefined ? ', ' : ',',
    keySeparator: ': ',
    indent: width === undefined ? '' : ' '.repeat(Math.min(Math.max(width, 0), 64)),
    sortKeys: true,
    ascii: true,
    namesNan: true,
  };
  return writeJson(value, style, context, 0).replace(/[<>&']/g, (char) => htmlEscapes[char] ?? char);
});

const fromJson = define('from_json', ['value', 'default?'], (context, value, fallback) => {
  const text = value instanceof PyBytes ? Buffer.from(value.bytes).toString('utf8') : value;
  if (typeof text === 'string') {
    // A text that is no JSON costs an exception.
    context.charge(50 + text.length / 8);
    const parsed = parseJson(text);
    if (parsed !== undefined) return parsed;
  }
  if (fallback === absent) throw noDefault('from_json', value);
  return fallback;
});

function bytesOf(context: Context, value: unknown): Uint8Array {
  if (value instanceof PyBytes) return value.bytes;
  context.chargeReading(textOf(value).length);
  return Buffer.from(textOf(value), 'utf8');
}

const base64Encode = define('base64_encode', ['value'], (context, value) =>
  Buffer.from(bytesOf(context, value)).toString('base64'),
);

const base64Decode = define('base64_decode', ['value', 'encoding?'], (context, value, encoding) => {
  // Characters outside the alphabet are skipped, as Python does; a missing padding is an error.
  const text = Buffer.from(bytesOf(context, value))
    .toString('latin1')
    .replace(/[^A-Za-z0-9+/=]+/g, '');
  const data = text.replace(/=[\s\S]*$/, '');
  const padding = text.length - data.length;
  if (data.length % 4 === 1 || (data.length % 4 > 1 && padding < 4 - (data.length % 4))) {
    throw pythonError('Incorrect padding');
  }
  const bytes = Buffer.from(data, 'base64');
  return encoding === null ? new PyBytes(bytes) : decodeBytes(bytes, textOf(orElse(encoding, 'utf-8')).toLowerCase());
});

const fromHex = define('from_hex', ['value'], (_context, value) => {
  const text = textOf(value).replace(/\s+/g, '');
  if (text.length % 2 !== 0 || /[^\da-f]/i.test(text))
    throw pythonError('non-hexadecimal number found in fromhex() arg');
  return new PyBytes(Buffer.from(text, 'hex'));
});

function hash(name: string): PyFunction {
  return define(name, ['value'], (context, value) => {
    if (value === undefined) throw jinjaError('an undefined cannot be hashed');
    context.charge(40);
    return createHash(name).update(bytesOf(context, value)).digest('hex');
  });
}

function patternOf(context: Context, pattern: unknown, ignoreCase: unknown): PythonRegex {
  if (pattern === undefined) throw jinjaError('an undefined is no pattern');
  try {
    return compilePattern(textOf(orElse(pattern, '')), truthy(orElse(ignoreCase, false)), context);
  } catch (error) {
    if (error instanceof PatternError) throw pythonError(error.message);
    throw error;
  }
}

const regexParameters = ['value', 'find?', 'ignorecase?'];

function regexQuestion(name: string, run: (regex: PythonRegex, text: string, context: Context) => boolean): PyFunction {
  return define(name, regexParameters, (context, value, pattern, ignoreCase) =>
    run(patternOf(context, pattern, ignoreCase), pyStr(value, context), context),
  );
}

const matchStart = (regex: PythonRegex, text: string, context: Context) => regex.matchesStart(text, context);
const search = (regex: PythonRegex, text: string, context: Context) => regex.isFoundIn(text, context);

/** What `re.findall` answers: the match, its only group, or a tuple of its groups. */
function findAll(context: Context, value: unknown, pattern: unknown, ignoreCase: unknown): unknown[] {
  const regex = patternOf(context, pattern, ignoreCase);
  const found: unknown[] = [];
  for (const { groups } of regex.matches(pyStr(value, context), context)) {
    context.charge(2 + groups.length);
    const [whole, ...parts] = groups.map((group) => group ?? '');
    found.push(parts.length === 0 ? whole : parts.length === 1 ? parts[0] : new PyTuple(parts));
  }
  return found;
}

const findAllFilter = define('regex_findall', regexParameters, findAll);

const findAllIndex = define('regex_findall_index', ['value', 'find?', 'index?', 'ignorecase?'], (context, ...given) => {
  const [value, pattern, indexValue, ignoreCase] = given;
  const found = findAll(context, value, pattern, ignoreCase);
  const index = integerOf(orElse(indexValue, 0));
  const at = index < 0 ? index + found.length : index;
  if (at < 0 || at >= found.length) throw pythonError('list index out of range');
  return found[at];
});

/** The replacement of `re.sub` for one match: `\1`, `\g<name>`, and Python's escapes. */
function expandReplacement(replacement: string, regex: PythonRegex, groups: ReadonlyArray<string | undefined>): string {
  return replacement.replace(/\\(?:g<([^>]*)>|([1-9]\d?)|([\s\S])|$)/g, (whole, name, number, char) => {
    if (char !== undefined) return replacementEscape(whole, char);
    const key = name ?? number;
    const index = /^\d+$/.test(key ?? '') ? Number(key) : regex.names.get(key);
    if (index === undefined || index > regex.groupCount) throw pythonError(`invalid group reference ${key}`);
    return groups[index] ?? '';
  });
}

const replacementEscapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  n: '\n',
  t: '\t',
  r: '\r',
  f: '\f',
  v: '\v',
  a: '\x07',
  b: '\b',
  '0': '\0',
};

function replacementEscape(whole: string, char: string): string {
  if (Object.hasOwn(replacementEscapes, char)) return replacementEscapes[char] ?? whole;
  if (/[A-Za-z]/.test(char)) throw pythonError(`bad escape ${whole}`);
  return whole;
}

const regexReplace = define('regex_replace', ['value?', 'find?', 'replace?', 'ignorecase?'], (context, ...given) => {
  const [value, pattern, replacement, ignoreCase] = given;
  const regex = patternOf(context, pattern, ignoreCase);
  const fresh = textOf(orElse(replacement, ''));
  const text = pyStr(orElse(value, ''), context);
  let out = '';
  let end = 0;
  for (const match of regex.matches(text, context)) {
    context.charge(5 + fresh.length / 2);
    out += text.slice(end, match.start) + expandReplacement(fresh, regex, match.groups);
    context.checkText(out.length);
    end = match.end;
  }
  return out + text.slice(end);
});

export const dataFilters: readonly PyFunction[] = [
  toJson,
  jinjaToJson,
  fromJson,
  base64Encode,
  base64Decode,
  fromHex,
  regexQuestion('regex_match', matchStart),
  regexQuestion('regex_search', search),
  findAllFilter,
  findAllIndex,
  regexReplace,
];

/** Both filters and global functions. */
export const hashFunctions: readonly PyFunction[] = [hash('md5'), hash('sha1'), hash('sha256'), hash('sha512')];

export const regexTests: readonly PyFunction[] = [regexQuestion('match', matchStart), regexQuestion('search', search)];
