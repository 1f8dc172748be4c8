/** Python's ideas of white space, case and padding of texts. */
import { pythonError } from './meter.ts';
import { characters } from './sequences.ts';

// Python's str.isspace(), which differs from JavaScript's \s: controls 1c-1f and 85 belong to it, feff does not.
const whitespace = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const leading = new RegExp(`^[${whitespace}]+`, 'u');
const spaces = new RegExp(`[${whitespace}]+`, 'u');
const onlySpaces = new RegExp(`^[${whitespace}]+$`, 'u');

function isSpaceUnit(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 9 && unit <= 13) || (unit >= 0x1c && unit <= 0x1f);
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0;
  return (unit >= 0x2000 && unit <= 0x200a) || otherSpaces.has(unit);
}

const otherSpaces = new Set([0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000]);

export function isSpace(text: string): boolean {
  return onlySpaces.test(text);
}

/** `text.lstrip()`. */
export function stripStart(text: string): string {
  return text.replace(leading, '');
}

/** `text.rstrip()`. */
export function stripEnd(text: string): string {
  let end = text.length;
  // Not one expression with `+$`: it would try every run of spaces within the text.
  while (end > 0 && isSpaceUnit(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** `text.strip()`. */
export function strip(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f) return text;
  return stripEnd(stripStart(text));
}

/** Removes the given characters from the start and the end. */
export function stripCharacters(text: string, set: string, where: 'start' | 'end' | 'both'): string {
  const drop = new Set(characters(set));
  const items = characters(text);
  let start = 0;
  let end = items.length;
  if (where !== 'end') while (start < end && drop.has(items[start] ?? '')) start += 1;
  if (where !== 'start') while (end > start && drop.has(items[end - 1] ?? '')) end -= 1;
  return items.slice(start, end).join('');
}

/** `text.split(separator, limit)`; without a separator at runs of white space. */
export function split(text: string, separator: string | undefined, limit: number): string[] {
  if (separator === '') throw pythonError('empty separator');
  const parts: string[] = [];
  let rest = separator === undefined ? stripStart(text) : text;
  while (limit < 0 || parts.length < limit) {
    const at = separator === undefined ? spaces.exec(rest)?.index : rest.indexOf(separator);
    if (at === undefined || at < 0) break;
    parts.push(rest.slice(0, at));
    rest = separator === undefined ? stripStart(rest.slice(at)) : rest.slice(at + separator.length);
  }
  if (separator !== undefined || rest !== '') parts.push(separator === undefined && limit < 0 ? stripEnd(rest) : rest);
  return parts;
}

/** `text.rsplit(separator, limit)`. */
export function splitFromEnd(text: string, separator: string | undefined, limit: number): string[] {
  const mirror = (value: string) => [...characters(value)].reverse().join('');
  const parts = split(mirror(text), separator === undefined ? undefined : mirror(separator), limit);
  return parts.map(mirror).reverse();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts them as line ends
const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

/** `text.splitlines(keepends)`. */
export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '') {
    const found = lineEnd.exec(rest);
    const end = found === null ? rest.length : found.index;
    const next = found === null ? rest.length : end + found[0].length;
    lines.push(rest.slice(0, keepEnds ? next : end));
    rest = rest.slice(next);
  }
  return lines;
}

/** First letter upper, the others lower case. */
export function capitalize(text: string): string {
  const [first = '', ...rest] = characters(text);
  return first.toUpperCase() + rest.join('').toLowerCase();
}

/** `text.title()`: a word starts after anything that is no letter. */
export function title(text: string): string {
  let inWord = false;
  let out = '';
  for (const char of characters(text)) {
    const isCased = char.toLowerCase() !== char.toUpperCase();
    out += isCased && !inWord ? char.toUpperCase() : char.toLowerCase();
    inWord = isCased;
  }
  return out;
}

/** `text.swapcase()`. */
export function swapCase(text: string): string {
  let out = '';
  for (const char of characters(text)) out += char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase();
  return out;
}
