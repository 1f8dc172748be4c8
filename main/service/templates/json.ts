/** Strict JSON, with Python's difference between int and float where a template can see it. */
import { limits } from '../limits.ts';
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
    if (!needsCare.test(text)) return checkDepth(text, JSON.parse(text));
    return new CarefulParser(text).parse();
  } catch {
    return undefined;
  }
}

/** Strict JSON as plain JavaScript values, for attributes and for platforms that only compute with it. */
export function parsePlainJson(text: string): unknown {
  try {
    // Only a number with three digits of exponent, or of 309 digits, can be beyond the floats.
    if (/[eE]\+?\d{3}|\d{309}/.test(text)) new CarefulParser(text).parse();
    return checkDepth(text, JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** True for a JSON object (not null, not a list). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof PyFloat);
}

function checkDepth(text: string, value: unknown): unknown {
  // Most payloads are too short to be too deep: each level costs at least two characters.
  if (text.length > 2 * limits.jsonDepth && isDeeper(value, limits.jsonDepth)) return undefined;
  return value;
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

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them unescaped
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const space = /[ \t\n\r]*/y;
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
    this.#skip();
    if (this.#at !== this.#text.length) throw new SyntaxError('text after the value');
    return value;
  }

  #skip(): void {
    space.lastIndex = this.#at;
    space.test(this.#text);
    this.#at = space.lastIndex;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) throw new SyntaxError(`unexpected text at ${this.#at}`);
    const start = this.#at;
    this.#at = pattern.lastIndex;
    return this.#text.slice(start, this.#at);
  }

  #eat(char: string): boolean {
    this.#skip();
    if (this.#text[this.#at] !== char) return false;
    this.#at += 1;
    return true;
  }

  #expect(char: string): void {
    if (!this.#eat(char)) throw new SyntaxError(`${char} expected at ${this.#at}`);
  }

  #value(depth: number): unknown {
    this.#skip();
    const char = this.#text[this.#at];
    if (char === '"') return JSON.parse(this.#take(string));
    if (char === '{' || char === '[') {
      if (depth === limits.jsonDepth) throw new SyntaxError('too deep');
      this.#at += 1;
      return char === '{' ? this.#object(depth + 1) : this.#list(depth + 1);
    }
    for (const [word, value] of words) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#number();
  }

  #number(): unknown {
    const source = this.#take(number);
    const value = Number(source);
    if (!Number.isFinite(value)) throw new SyntaxError('beyond the range of floats');
    if (/[.eE]/.test(source)) return pyFloat(value);
    if (Number.isSafeInteger(value)) return value + 0;
    // Home Assistant's parser knows integers of 64 bits; longer ones become floats.
    const exact = BigInt(source);
    return exact < -(2n ** 63n) || exact >= 2n ** 64n ? pyFloat(value) : exact;
  }

  #list(depth: number): unknown[] {
    const items: unknown[] = [];
    if (this.#eat(']')) return items;
    do items.push(this.#value(depth));
    while (this.#eat(','));
    this.#expect(']');
    return items;
  }

  #object(depth: number): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    const keys = new Set<string>();
    let hasIndex = false;
    if (this.#eat('}')) return record;
    do {
      this.#skip();
      const key = JSON.parse(this.#take(string)) as string;
      this.#expect(':');
      // Defined, not assigned: `__proto__` is a key like any other.
      Object.defineProperty(record, key, {
        value: this.#value(depth),
        enumerable: true,
        configurable: true,
        writable: true,
      });
      keys.add(key);
      hasIndex ||= index.test(key);
    } while (this.#eat(','));
    this.#expect('}');
    if (hasIndex) keyOrders.set(record, [...keys]);
    return record;
  }
}

const words: ReadonlyArray<readonly [word: string, value: unknown]> = [
  ['true', true],
  ['false', false],
  ['null', null],
];
