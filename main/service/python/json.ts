/** Strict JSON, with Python's difference between int and float where a template can see it. */
import { limits } from '../base/limits.ts';
import { PyFloat, pyFloat } from './numbers.ts';

// Only then does native parsing lose something: a float with a zero fraction or an exponent, a long integer, -0, and keys
// that look like array indices, which JavaScript would list first. A number follows a sign of JSON, so that versions
// ("1.0.0") and addresses inside texts do not count; that is looked at last, for the rest is quick to find.
const needsCare =
  /\.0+(?!\d)(?<=(?:^|[:,[\s])-?\d+\.0+)|\d[eE][+-]?\d(?<=(?:^|[:,[\s])-?\d+(?:\.\d+)?[eE][+-]?\d)|\d{16}|-0(?!\.)|"\d+"\s*:/;

const keyOrders = new WeakMap<object, readonly string[]>();

// Below this, listing the keys is quicker than remembering them.
const fewKeys = 16;

/** The keys of a JSON object in the order of its text. Of a large one they are listed once: it never changes. */
export function orderedKeys(record: object): readonly string[] {
  const known = keyOrders.get(record);
  if (known !== undefined) return known;
  const keys = Object.keys(record);
  if (keys.length > fewKeys) keyOrders.set(record, keys);
  return keys;
}

/**
 * Strict JSON with Python's number types (see numbers.ts): `undefined` when the text is not JSON, is deeper than
 * `limits.jsonDepth`, or holds a number beyond the floats. Of equal keys the last wins.
 */
export function parseJson(text: string): unknown {
  try {
    return withWholeTexts(text, needsCare.test(text) ? new CarefulParser(text).parse() : parseNatively(text));
  } catch {
    return undefined;
  }
}

/** Strict JSON as plain JavaScript values, for attributes and for platforms that only compute with it. */
export function parsePlainJson(text: string): unknown {
  try {
    // Only a number with three digits of exponent, or of 309 digits, can be beyond the floats.
    if (/[eE]\+?\d{3}|(?<!\d)\d{309}/.test(text)) new CarefulParser(text).parse();
    return withWholeTexts(text, parseNatively(text));
  } catch {
    return undefined;
  }
}

/** True for a JSON object (not null, not a list). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof PyFloat);
}

/** Half of a pair of surrogates is no character: then the text is not JSON for Home Assistant (orjson). */
function withWholeTexts(text: string, value: unknown): unknown {
  return /\\u[dD][89a-fA-F]/.test(text) && !isWellFormed(value) ? undefined : value;
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isWellFormed);
  return Object.entries(value).every(([key, each]) => key.isWellFormed() && isWellFormed(each));
}

// From here on looking through the text is quicker than through what it holds; and what is far too deep is not parsed.
const longText = 4_096;

function parseNatively(text: string): unknown {
  if (text.length > longText && opensDeeper(text, limits.jsonDepth)) return undefined;
  const value: unknown = JSON.parse(text);
  // Most payloads are too short to be too deep: each level costs at least two characters.
  const isChecked = text.length <= 2 * limits.jsonDepth || text.length > longText;
  return isChecked || !isDeeper(value, limits.jsonDepth) ? value : undefined;
}

/** Whether brackets outside of strings open deeper than `levels`. For what is no JSON any answer will do. */
function opensDeeper(text: string, levels: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) at = stringEnd(text, at);
    else if (unit === openBracket || unit === openBrace) {
      depth += 1;
      if (depth > levels) return true;
    } else if (unit === closeBracket || unit === closeBrace) depth -= 1;
  }
  return false;
}

/** Where the string that begins at `start` ends: at its closing quote, or at the end of the text. */
export function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (const each of value) if (isDeeper(each, levels - 1)) return true;
    return false;
  }
  for (const key in value) if (isDeeper((value as Record<string, unknown>)[key], levels - 1)) return true;
  return false;
}

const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const comma = 0x2c;
const colon = 0x3a;
const plus = 0x2b;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;

const index = /^\d+$/;

/** Slower than the native parser, and keeps what that one loses. */
class CarefulParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): unknown {
    const value = this.#value(0);
    this.#next();
    if (this.#at !== this.#text.length) throw new SyntaxError('text after the value');
    return value;
  }

  /** The next character that is no white space, which stays where it is; NaN at the end. */
  #next(): number {
    const text = this.#text;
    let unit = text.charCodeAt(this.#at);
    while (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09) {
      this.#at += 1;
      unit = text.charCodeAt(this.#at);
    }
    return unit;
  }

  #eat(wanted: number): boolean {
    if (this.#next() !== wanted) return false;
    this.#at += 1;
    return true;
  }

  #expect(wanted: number): void {
    if (!this.#eat(wanted)) throw new SyntaxError(`${String.fromCharCode(wanted)} expected at ${this.#at}`);
  }

  #value(depth: number): unknown {
    const unit = this.#next();
    if (unit === quote) return this.#string();
    if (unit === openBrace || unit === openBracket) {
      if (depth === limits.jsonDepth) throw new SyntaxError('too deep');
      this.#at += 1;
      return unit === openBrace ? this.#object(depth + 1) : this.#list(depth + 1);
    }
    // t, f, n: all other values are numbers.
    return unit > 0x3a ? this.#word() : this.#number();
  }

  #word(): unknown {
    for (const [word, value] of words) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    throw new SyntaxError(`unexpected text at ${this.#at}`);
  }

  #string(): string {
    const text = this.#text;
    const start = this.#at;
    let at = start + 1;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === quote) break;
      // The native parser knows which escapes and characters there may be.
      if (!(unit >= 0x20) || unit === backslash) return this.#escapedString();
      at += 1;
    }
    this.#at = at + 1;
    return text.slice(start + 1, at);
  }

  #escapedString(): string {
    const end = stringEnd(this.#text, this.#at);
    const source = this.#text.slice(this.#at, end + 1);
    this.#at = end + 1;
    return JSON.parse(source) as string;
  }

  #number(): unknown {
    const text = this.#text;
    const start = this.#at;
    const first = text.charCodeAt(start) === minus ? start + 1 : start;
    // A zero stands alone before the point.
    let end = text.charCodeAt(first) === zero ? first + 1 : this.#digits(first);
    const whole = end;
    if (text.charCodeAt(end) === point) end = this.#digits(end + 1);
    if ((text.charCodeAt(end) | 0x20) === 0x65) {
      const sign = text.charCodeAt(end + 1);
      end = this.#digits(sign === plus || sign === minus ? end + 2 : end + 1);
    }
    this.#at = end;
    const source = text.slice(start, end);
    const value = Number(source);
    if (!Number.isFinite(value)) throw new SyntaxError('beyond the range of floats');
    if (end > whole) return pyFloat(value);
    if (Number.isSafeInteger(value)) return value + 0;
    // Home Assistant's parser knows integers of 64 bits; longer ones become floats.
    const exact = BigInt(source);
    return exact < -(2n ** 63n) || exact >= 2n ** 64n ? pyFloat(value) : exact;
  }

  /** Where the digits end that begin at `start`. @throws SyntaxError where there is none */
  #digits(start: number): number {
    const text = this.#text;
    let at = start;
    for (let unit = text.charCodeAt(at); unit >= zero && unit <= nine; unit = text.charCodeAt(at)) at += 1;
    if (at === start) throw new SyntaxError(`a digit expected at ${start}`);
    return at;
  }

  #list(depth: number): unknown[] {
    if (this.#eat(closeBracket)) return [];
    // A list that begins empty makes room for many.
    const items = [this.#value(depth)];
    while (this.#eat(comma)) items.push(this.#value(depth));
    this.#expect(closeBracket);
    return items;
  }

  #object(depth: number): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    /** The keys in their order, once one of them is such that JavaScript would list it first. */
    let order: Set<string> | undefined;
    if (this.#eat(closeBrace)) return record;
    do {
      if (this.#next() !== quote) throw new SyntaxError(`a key expected at ${this.#at}`);
      const key = this.#string();
      this.#expect(colon);
      const value = this.#value(depth);
      if (order === undefined && index.test(key)) order = new Set(Object.keys(record));
      order?.add(key);
      // Defined, not assigned: `__proto__` is a key like any other.
      if (key === '__proto__')
        Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
      else record[key] = value;
    } while (this.#eat(comma));
    this.#expect(closeBrace);
    if (order !== undefined) keyOrders.set(record, [...order]);
    return record;
  }
}

const words: ReadonlyArray<readonly [word: string, value: unknown]> = [
  ['true', true],
  ['false', false],
  ['null', null],
];
