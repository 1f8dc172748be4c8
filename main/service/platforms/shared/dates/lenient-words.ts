/** The words of lenient dates. English only, as in Home Assistant's parser. */
import { dayNames, monthNames } from '../../../time/calendar.ts';

const jumps: ReadonlySet<string> = new Set([
  ...[' ', '.', ',', ';', '-', '/', "'"],
  ...['at', 'on', 'and', 'ad', 'm', 't', 'of', 'st', 'nd', 'rd', 'th'],
]);

/** A word or sign that means nothing. */
export function isJump(token: string): boolean {
  return jumps.has(token.toLowerCase());
}

function byName(names: readonly string[], first: number): ReadonlyMap<string, number> {
  return new Map(
    names.flatMap((name, index) => [
      [name.toLowerCase(), index + first] as const,
      [name.slice(0, 3).toLowerCase(), index + first] as const,
    ]),
  );
}

const months: ReadonlyMap<string, number> = new Map([...byName(monthNames, 1), ['sept', 9]]);
const weekdays = byName(dayNames, 0);

/** 1 to 12. */
export function monthOf(token: string): number | undefined {
  return months.get(token.toLowerCase());
}

/** 0 (Monday) to 6. */
export function weekdayNumberOf(token: string): number | undefined {
  return weekdays.get(token.toLowerCase());
}

export function meridiemOf(token: string): 'am' | 'pm' | undefined {
  const word = token.toLowerCase();
  if (word === 'am' || word === 'a') return 'am';
  return word === 'pm' || word === 'p' ? 'pm' : undefined;
}

const units: ReadonlyMap<string, number> = new Map([
  ...['h', 'hour', 'hours'].map((word) => [word, 0] as const),
  ...['m', 'minute', 'minutes'].map((word) => [word, 1] as const),
  ...['s', 'second', 'seconds'].map((word) => [word, 2] as const),
]);

/** 0 for hours, 1 for minutes, 2 for seconds. */
export function unitOf(token: string): number | undefined {
  return units.get(token.toLowerCase());
}
