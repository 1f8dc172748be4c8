/**
 * The last JSON object of a topic, with where each field stands in its text. A message that differs from it in the values
 * of a few fields is read by these alone, without parsing the rest again. Pure, but for what it keeps of the last message.
 */
import { parseJson, stringEnd } from '../python/json.ts';

/** Beyond these a message is parsed as a whole. */
const longestText = 4_096;
const mostFields = 64;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Numbers that are the same to JavaScript and to Python: no float without a fraction, no long integer, no -0. */
const plainNumber = /^(?!-0$)-?(?:0|[1-9]\d*)(?:\.\d*[1-9]\d*)?$/;
const longestPlainNumber = 15;

const none: readonly string[] = [];

/** Devices of a kind say the same fields: one list for all of them. Keeps a bounded number of lists. */
class KeyLists {
  #known = new Map<string, readonly string[]>();

  share(keys: readonly string[]): readonly string[] {
    const name = keys.join('\0');
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#known.size >= mostKeyLists) this.#known = new Map();
    this.#known.set(name, keys);
    return keys;
  }
}

const mostKeyLists = 1_000;
const keyLists = new KeyLists();

/** No value of JSON. */
const unread = Symbol('unread');

export class LastObject {
  /** The object that the last message is. Its fields are set anew with each message: only for who forgets it at once. */
  readonly root: Record<string, unknown>;
  readonly #keys: readonly string[];
  /** Start and end of each value in the text. */
  readonly #places: number[];
  #text: string;

  private constructor(text: string, root: Record<string, unknown>, keys: readonly string[], places: number[]) {
    this.#text = text;
    this.root = root;
    this.#keys = keys;
    this.#places = places;
  }

  /** Undefined for an object that is too large for it, or is written in a way that it does not follow. */
  static of(text: string, root: Record<string, unknown>): LastObject | undefined {
    if (text.length > longestText) return undefined;
    const keys = keyLists.share(Object.keys(root));
    if (keys.length === 0 || keys.length > mostFields || keys.includes('__proto__')) return undefined;
    const places = placesOf(text, keys);
    return places === undefined ? undefined : new LastObject(text, root, keys, places);
  }

  /**
   * Takes the next message: `root` is then its own. Answers the keys whose values are others than before; undefined where
   * it differs in anything but simple values: then this one is of no use any more.
   */
  follow(text: string): readonly string[] | undefined {
    const last = this.#text;
    const places = this.#places;
    let changed: string[] | undefined;
    let old = 0;
    let at = 0;
    for (let index = 0; index < places.length; index += 2) {
      const start = places[index] as number;
      const end = places[index + 1] as number;
      for (; old < start; old += 1, at += 1) if (last.charCodeAt(old) !== text.charCodeAt(at)) return undefined;
      const from = at;
      while (old < end && last.charCodeAt(old) === text.charCodeAt(at)) {
        old += 1;
        at += 1;
      }
      // The value may go on where the old one ended.
      if (old < end || last.charCodeAt(end) !== text.charCodeAt(at)) {
        at = simpleEnd(text, from);
        const value = at === -1 ? unread : simpleValue(text.slice(from, at));
        if (value === unread) return undefined;
        const key = this.#keys[index >> 1] as string;
        this.root[key] = value;
        if (changed === undefined) changed = [key];
        else changed.push(key);
        old = end;
      }
      places[index] = from;
      places[index + 1] = at;
    }
    if (last.length - old !== text.length - at) return undefined;
    for (; old < last.length; old += 1, at += 1) if (last.charCodeAt(old) !== text.charCodeAt(at)) return undefined;
    this.#text = text;
    return changed ?? none;
  }
}

/** Where the text, a number or word of JSON from `from` on ends; -1 where it is neither, or is not written plainly. */
function simpleEnd(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first === openBrace || first === openBracket) return -1;
  let at = from + 1;
  if (first !== quote) {
    while (at < text.length && !endsWord(text.charCodeAt(at))) at += 1;
    return at;
  }
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (unit === backslash || unit < 0x20) return -1;
  }
  return -1;
}

function endsWord(unit: number): boolean {
  return unit === comma || unit === closeBrace || isSpace(unit);
}

/** The value of one text, number or word; `unread` where it is none. */
function simpleValue(source: string): unknown {
  if (source.charCodeAt(0) === quote) return source.slice(1, -1);
  if (source.length <= longestPlainNumber && plainNumber.test(source)) return Number(source);
  const value = parseJson(source);
  return value === undefined ? unread : value;
}

/** Start and end of each value of a JSON object that has these keys in this order; undefined where it is not so. */
function placesOf(text: string, keys: readonly string[]): number[] | undefined {
  const places: number[] = [];
  let at = skipSpace(text, 0);
  for (const key of keys) {
    if (text.charCodeAt(at) !== (places.length === 0 ? openBrace : comma)) return undefined;
    at = skipSpace(text, at + 1);
    if (!text.startsWith(`"${key}"`, at)) return undefined;
    at = skipSpace(text, at + key.length + 2);
    if (text.charCodeAt(at) !== colon) return undefined;
    const start = skipSpace(text, at + 1);
    const end = valueEnd(text, start);
    places.push(start, end);
    at = skipSpace(text, end);
  }
  return text.charCodeAt(at) === closeBrace && skipSpace(text, at + 1) === text.length ? places : undefined;
}

/** Where any value of what is known to be JSON ends. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) at = stringEnd(text, at);
    else if (unit === openBrace || unit === openBracket) depth += 1;
    else if (depth === 0 && endsWord(unit)) return at;
    else if (unit === closeBrace || unit === closeBracket) depth -= 1;
  }
  return text.length;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}
