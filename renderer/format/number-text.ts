/** Numbers as people type them: with a decimal comma or point, groups, and spaces. Absent languages are the page's. */
import { words } from '../words/words.ts';

/** The separators of a language. */
interface Marks {
  readonly decimal: string;
  readonly group: string;
}

const marksByLanguage = new Map<string, Marks>();

function marksOf(language: string): Marks {
  const known = marksByLanguage.get(language);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat(language).formatToParts(1_234_567.8);
  const find = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  const marks = { decimal: find('decimal') || '.', group: find('group') };
  marksByLanguage.set(language, marks);
  return marks;
}

const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/;

/**
 * The number that a text means, undefined where it means none.
 *
 * A lone comma or point is the decimal mark, whatever the language: `22,5` and `22.5` are the same everywhere. Only where
 * the language groups with it, and three digits follow (`1,500` in English), it groups. With both in a text the last one is
 * the decimal mark.
 * @param language a BCP 47 tag
 */
export function parseNumber(text: string, language: string = words().manner.locale): number | undefined {
  // Spaces of every kind and apostrophes group in some languages.
  const plain = text
    .trim()
    .replaceAll(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^[−–]/, '-');
  const sign = plain.startsWith('-') ? -1 : 1;
  const digits = plain.replace(/^[+-]/, '');
  if (!/^(?:\d|[.,]\d)[\d.,]*$/.test(digits)) return undefined;
  const value = Number(withPoint(digits, marksOf(language)));
  return Number.isNaN(value) ? undefined : sign * value;
}

/** With a point as decimal mark and without groups; what makes no sense stays as it is, and is no number. */
function withPoint(digits: string, { decimal, group }: Marks): string {
  const last = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
  if (last < 0) return digits;
  const mark = digits.charAt(last);
  const before = digits.slice(0, last);
  const after = digits.slice(last + 1);
  if (before.includes(mark)) return isGrouped.test(digits) ? digits.replaceAll(mark, '') : 'none';
  const isMixed = /[.,]/.test(before);
  if (isMixed) return isGrouped.test(before) ? `${before.replaceAll(/[.,]/g, '')}.${after}` : 'none';
  const groups = mark === group && mark !== decimal && isGrouped.test(digits);
  return groups ? before + after : `${before}.${after}`;
}

/** One step up or down from where it is, within the bounds: also from a value that lies between two steps. */
export function stepFrom(value: number, direction: 1 | -1, { min, max, step }: Bounds): number {
  // Steps such as 0.1 add up to 21.500000000000004 otherwise.
  return Number(Math.min(max, Math.max(min, value + direction * step)).toFixed(3));
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** How many decimals a number has, two at most: what a set-point has to show so that it does not lie. */
export function decimalsOf(value: number): number {
  const [, decimals = ''] = String(Number(value.toFixed(2))).split('.');
  return decimals.length;
}

/** With exactly so many decimals, as the language writes them. */
export function sayFixed(value: number, digits: number): string {
  return words().fixed(value, digits);
}

/** A number as it is typed in a language: no groups, and no more decimals than are meant. */
export function numberText(value: number, language: string = words().manner.locale): string {
  return new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 6 }).format(value);
}
