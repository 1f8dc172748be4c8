/** ISO 8601 as Home Assistant's `parse_datetime` takes it, and as Python's `isoformat` prints it. */

export interface IsoDateTime {
  /** The wall clock, as milliseconds since the epoch if it were UTC; sub-milliseconds are in `microsecond`. */
  readonly wallMs: number;
  /** 0-999999. */
  readonly microsecond: number;
  /** Minutes east of UTC; undefined when the text names no zone. */
  readonly offsetMinutes: number | undefined;
}

const datePart = String.raw`(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|(\d{2})(\d{2}))?`;
const timePart = String.raw`(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?`;
const pattern = new RegExp(`^${datePart}(?:[Tt ]${timePart}(Z|z|[+-]\\d{2}(?::?\\d{2})?)?)?$`);

/** Undefined where the text is not ISO 8601 or names a day or time that does not exist. A bare date is its midnight. */
export function parseIsoDateTime(text: string): IsoDateTime | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const field = (index: number, absent: number): number => (match[index] === undefined ? absent : Number(match[index]));
  const [year, month, day] = [field(1, 0), field(2, field(4, 1)), field(3, field(5, 1))];
  const [hour, minute, second] = [field(6, 0), field(7, 0), field(8, 0)];
  if (year < 1 || hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  date.setUTCHours(hour, minute, second);
  const offsetMinutes = parseOffset(match[10]);
  if (offsetMinutes !== undefined && Math.abs(offsetMinutes) >= 24 * 60) return undefined;
  return { wallMs: date.getTime(), microsecond: Number((match[9] ?? '').slice(0, 6).padEnd(6, '0')), offsetMinutes };
}

function parseOffset(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'Z' || text === 'z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0);
  return text.startsWith('-') ? -minutes : minutes;
}

/** The instant in UTC, to the second: `2021-11-18T20:25:00+00:00`. Undefined without a zone. */
export function utcSeconds(time: IsoDateTime): string | undefined {
  if (time.offsetMinutes === undefined) return undefined;
  return `${new Date(time.wallMs - time.offsetMinutes * 60_000).toISOString().slice(0, 19)}+00:00`;
}

/** The day of the wall clock: `2021-11-18`. */
export function isoDate(time: IsoDateTime): string {
  return new Date(time.wallMs).toISOString().slice(0, 10);
}

/** `isoformat()` of Python: the wall clock with its microseconds and offset, where there are any. */
export function isoFormat(time: IsoDateTime): string {
  const wall = new Date(time.wallMs).toISOString().slice(0, 19);
  const fraction = time.microsecond === 0 ? '' : `.${String(time.microsecond).padStart(6, '0')}`;
  if (time.offsetMinutes === undefined) return wall + fraction;
  const size = Math.abs(time.offsetMinutes);
  const digits = (value: number) => String(value).padStart(2, '0');
  const sign = time.offsetMinutes < 0 ? '-' : '+';
  return `${wall}${fraction}${sign}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}

/** `isoformat()` of an instant in UTC. @param ms Milliseconds since the epoch. */
export function utcIso(ms: number): string {
  const whole = Math.floor(ms / 1000) * 1000;
  return isoFormat({ wallMs: whole, microsecond: Math.floor((ms - whole) * 1000), offsetMinutes: 0 });
}
