/** The proleptic Gregorian calendar, in days since 1970-01-01. */

export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
/** Monday first, as Python's `weekday()` counts. */
export const dayNames: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

/** 0001-01-01 and 9999-12-31: the range of Python's dates. */
export const firstDay = -719_162;
export const lastDay = 2_932_896;

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** @param month 1 to 12 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since the epoch, or undefined for a date that does not exist. Years 1 to 9999. */
export function toDays(year: number, month: number, day: number): number | undefined {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return undefined;
  if (day > daysInMonth(year, month)) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 86_400_000;
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function fromDays(days: number): CivilDate {
  const date = new Date(days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 is Monday. */
export function weekdayOf(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

/** 1 is the first of January. */
export function dayOfYear(days: number): number {
  return days - (toDays(fromDays(days).year, 1, 1) ?? 0) + 1;
}

/** Year, week and weekday (1 is Monday) of ISO 8601. */
export function isoWeek(days: number): { readonly year: number; readonly week: number; readonly weekday: number } {
  const weekday = weekdayOf(days) + 1;
  const thursday = days - weekday + 4;
  const { year } = fromDays(thursday);
  return { year, week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1, weekday };
}
