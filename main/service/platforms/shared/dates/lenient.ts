/**
 * Dates and times as people and devices write them, read as Home Assistant's parser (dateutil) reads them:
 * month first where it is ambiguous, missing parts from today at midnight, no words beyond a closed list.
 */
import { clockMicros, PyDate, PyDateTime, PyTime } from '../../../python/datetime.ts';
import { daysInMonth, fromDays, weekdayOf } from '../../../time/calendar.ts';
import { fixedZone, type Zone } from '../../../time/zone.ts';
import { DateNumbers, Unreadable } from './lenient-numbers.ts';
import { isJump, meridiemOf, monthOf, unitOf, weekdayNumberOf } from './lenient-words.ts';

const maxChars = 200;

/** What a text says; the rest is taken from the day given. */
interface Reading {
  hour?: number;
  minute?: number;
  second?: number;
  microsecond?: number;
  weekday?: number;
  zoneName?: string;
  /** Seconds east of UTC. */
  offset?: number;
}

/**
 * The moment of a text, without a zone where the text names none. Undefined where nothing sensible can be read.
 * @param today the day that fills missing parts: "10:30" is today's
 */
export function parseLenient(text: string, today: PyDate): PyDateTime | undefined {
  if (text.length > maxChars) return undefined;
  try {
    return new LenientParser(split(text)).parse(today);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Runs of letters, numbers with their fraction, and single other characters. */
function split(text: string): string[] {
  const tokens = text.match(/\p{L}+|\d+(?:[.,]\d+)?|\s|[^\p{L}\d\s]/gu) ?? [];
  return tokens.flatMap((token, index) => {
    // "1.2.2025" is three numbers: a second point shows that the first was none of a fraction.
    const isList = /^\d+[.]\d+$/.test(token) && (tokens[index + 1] === '.' || tokens[index - 1] === '.');
    return isList ? token.split(/(\.)/) : [/^\s$/.test(token) ? ' ' : token.replace(/^(\d+),(\d+)$/, '$1.$2')];
  });
}

class LenientParser {
  readonly #tokens: readonly string[];
  readonly #numbers = new DateNumbers();
  readonly #reading: Reading = {};
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  parse(today: PyDate): PyDateTime {
    while (this.#at < this.#tokens.length) {
      this.#token(this.#peek());
      this.#at += 1;
    }
    return this.#build(today);
  }

  #peek(ahead = 0): string {
    return this.#tokens[this.#at + ahead] ?? '';
  }

  #token(token: string): void {
    const reading = this.#reading;
    const month = monthOf(token);
    const weekday = weekdayNumberOf(token);
    if (/^\d/.test(token)) this.#number(token);
    else if (weekday !== undefined) reading.weekday = weekday;
    else if (month !== undefined) this.#month(month);
    else if (meridiemOf(token) !== undefined) this.#meridiem(token);
    else if (this.#isZoneName(token)) this.#zoneName(token);
    else if (reading.hour !== undefined && (token === '+' || token === '-')) this.#offset(token);
    else if (!isJump(token)) throw new Unreadable();
  }

  #number(token: string): void {
    const { hour } = this.#reading;
    const next = this.#peek(1);
    const digits = token.length;
    const hasFraction = token.includes('.');
    const followsDate = next === '' || next === ' ' || unitOf(next) !== undefined;
    if (
      this.#numbers.count === 3 &&
      (digits === 2 || digits === 4) &&
      hour === undefined &&
      followsDate &&
      !hasFraction
    ) {
      this.#clock(token.slice(0, 2), digits === 4 ? token.slice(2) : undefined, undefined);
    } else if (digits === 6 || (digits > 6 && token.indexOf('.') === 6)) {
      this.#sixDigits(token, hasFraction);
    } else if ([8, 12, 14].includes(digits) && !hasFraction) {
      this.#compact(token);
    } else if (!this.#withUnit(token)) {
      this.#plainNumber(token, next);
    }
  }

  #clock(hour: string, minute: string | undefined, second: string | undefined): void {
    const reading = this.#reading;
    if (!/^\d+$/.test(hour + (minute ?? ''))) throw new Unreadable();
    reading.hour = Number(hour);
    if (minute !== undefined) reading.minute = Number(minute);
    if (second !== undefined) this.#seconds(second);
  }

  /** `YYMMDD`, or `HHMMSS` once the date is known. */
  #sixDigits(token: string, hasFraction: boolean): void {
    if (this.#numbers.count === 0 && !hasFraction) {
      for (const part of [token.slice(0, 2), token.slice(2, 4), token.slice(4)]) this.#numbers.add(part);
    } else {
      this.#clock(token.slice(0, 2), token.slice(2, 4), token.slice(4));
    }
  }

  /** `YYYYMMDD`, with `hhmm` and `ss`. */
  #compact(token: string): void {
    this.#numbers.add(token.slice(0, 4));
    this.#numbers.add(token.slice(4, 6));
    this.#numbers.add(token.slice(6, 8));
    if (token.length > 8) this.#clock(token.slice(8, 10), token.slice(10, 12), token.slice(12) || undefined);
  }

  /** `10h`, `36 m`, and the number after such a pair: `10h36`. */
  #withUnit(token: string): boolean {
    const own = unitOf(this.#peek(1));
    if (own !== undefined) this.#at += 1;
    const spaced = own === undefined && this.#peek(1) === ' ' ? unitOf(this.#peek(2)) : undefined;
    if (spaced !== undefined) this.#at += 2;
    const before = own === undefined && spaced === undefined ? unitOf(this.#peek(-1)) : undefined;
    const unit = own ?? spaced ?? (before === undefined ? undefined : before + 1);
    if (unit === undefined) return false;
    const value = Number(token);
    if (unit === 0) {
      this.#reading.hour = Math.trunc(value);
      if (value % 1 !== 0) this.#reading.minute = Math.trunc(60 * (value % 1));
    } else if (unit === 1) this.#minutes(token);
    else if (unit === 2) this.#seconds(token);
    return true;
  }

  #minutes(token: string): void {
    const value = Number(token);
    this.#reading.minute = Math.trunc(value);
    if (value % 1 !== 0) this.#reading.second = Math.trunc(60 * (value % 1));
  }

  #seconds(token: string): void {
    const [whole = '', fraction = ''] = token.split('.');
    this.#reading.second = Number(whole);
    this.#reading.microsecond = Number(fraction.slice(0, 6).padEnd(6, '0'));
  }

  #plainNumber(token: string, next: string): void {
    const value = Number(token);
    const meridiem = meridiemOf(next);
    const later = next === '' || isJump(next) ? meridiemOf(this.#peek(2)) : undefined;
    if (next === ':' && /^\d/.test(this.#peek(2))) this.#colons(token);
    else if (next === '-' || next === '/' || next === '.') this.#separated(token, next);
    else if (later !== undefined) {
      this.#reading.hour = adjust(value, later);
      this.#at += 2;
    } else if (next === '' || isJump(next)) {
      this.#numbers.addValue(value);
      if (next !== '') this.#at += 1;
    } else if (meridiem !== undefined && value < 24) {
      this.#reading.hour = adjust(value, meridiem);
      this.#at += 1;
    } else if (this.#numbers.couldBeDay(value)) this.#numbers.addValue(value);
    else throw new Unreadable();
  }

  /** `HH:MM`, `HH:MM:SS`, `HH:MM:SS.ss`. */
  #colons(token: string): void {
    if (token.includes('.')) throw new Unreadable();
    this.#reading.hour = Number(token);
    this.#minutes(this.#peek(2));
    this.#at += 2;
    if (this.#peek(1) !== ':') return;
    if (!/^\d/.test(this.#peek(2))) throw new Unreadable();
    this.#seconds(this.#peek(2));
    this.#at += 2;
  }

  /** Date numbers with `-`, `/` or `.` between them. */
  #separated(token: string, separator: string): void {
    this.#numbers.add(token);
    this.#at += 1;
    const second = this.#peek(1);
    if (second === '' || isJump(second)) return;
    this.#dateNumber(second);
    this.#at += 1;
    if (this.#peek(1) !== separator) return;
    this.#dateNumber(this.#peek(2));
    this.#at += 2;
  }

  #dateNumber(token: string): void {
    const month = monthOf(token);
    if (month !== undefined) this.#numbers.addMonth(month);
    else this.#numbers.add(token);
  }

  #month(month: number): void {
    this.#numbers.addMonth(month);
    const separator = this.#peek(1);
    if (separator === '-' || separator === '/') {
      this.#numbers.add(this.#peek(2));
      this.#at += 2;
      if (this.#peek(1) !== separator) return;
      this.#numbers.add(this.#peek(2));
      this.#at += 2;
    } else if (this.#peek(1) === ' ' && this.#peek(2).toLowerCase() === 'of' && this.#peek(3) === ' ') {
      // "Jan of 01": a year, even of two digits.
      this.#numbers.addYear(this.#peek(4));
      this.#at += 4;
    }
  }

  #meridiem(token: string): void {
    const { hour } = this.#reading;
    const meridiem = meridiemOf(token);
    if (hour === undefined || hour > 12 || meridiem === undefined) throw new Unreadable();
    this.#reading.hour = adjust(hour, meridiem);
  }

  #isZoneName(token: string): boolean {
    const { hour, zoneName, offset } = this.#reading;
    if (hour === undefined || zoneName !== undefined || offset !== undefined) return false;
    return /^(?:[A-Z]{1,5}|z)$/.test(token);
  }

  #zoneName(token: string): void {
    const isUtc = ['UTC', 'GMT', 'Z', 'z'].includes(token);
    const sign = this.#peek(1);
    if (sign === '+' || sign === '-') {
      // "GMT+3" says that GMT is three hours more: west of Greenwich.
      this.#at += 1;
      if (!isUtc) this.#reading.zoneName = token;
      this.#offset(sign === '+' ? '-' : '+');
      return;
    }
    this.#reading.zoneName = token;
    if (isUtc) this.#reading.offset = 0;
  }

  /** `+02`, `+0200`, `+02:00`, after the sign. */
  #offset(sign: string): void {
    const digits = this.#peek(1);
    if (!/^\d{1,4}$/.test(digits) || digits.length === 3) throw new Unreadable();
    let minutes = digits.length === 4 ? Number(digits.slice(2)) : 0;
    this.#at += 1;
    if (digits.length <= 2 && this.#peek(1) === ':' && /^\d+$/.test(this.#peek(2))) {
      minutes = Number(this.#peek(2));
      this.#at += 2;
    }
    const seconds = Number(digits.slice(0, 2)) * 3600 + minutes * 60;
    if (seconds >= 86_400) throw new Unreadable();
    this.#reading.offset = sign === '-' ? -seconds : seconds;
  }

  #build(today: PyDate): PyDateTime {
    const reading = this.#reading;
    const { year, month, day } = this.#numbers.resolve(fromDays(today.days).year);
    const isEmpty = this.#numbers.count === 0 && reading.hour === undefined && reading.minute === undefined;
    if (isEmpty && reading.second === undefined && reading.weekday === undefined) throw new Unreadable();
    const date = dateOf(today, year, month, day);
    const shifted = reading.weekday === undefined || day !== undefined ? date : nextWeekday(date, reading.weekday);
    return PyDateTime.combine(shifted, timeOf(reading), zoneOf(reading));
  }
}

function adjust(hour: number, meridiem: 'am' | 'pm'): number {
  const whole = Math.trunc(hour);
  if (whole < 12 && meridiem === 'pm') return whole + 12;
  return whole === 12 && meridiem === 'am' ? 0 : whole;
}

function dateOf(today: PyDate, year?: number, month?: number, day?: number): PyDate {
  const base = fromDays(today.days);
  const [y, m] = [year ?? base.year, month ?? base.month];
  const date = PyDate.of(y, m, day ?? Math.min(base.day, m >= 1 && m <= 12 ? daysInMonth(y, m) : 1));
  if (date === undefined) throw new Unreadable();
  return date;
}

function nextWeekday(date: PyDate, weekday: number): PyDate {
  return new PyDate(date.days + ((weekday - weekdayOf(date.days) + 7) % 7));
}

function timeOf({ hour = 0, minute = 0, second = 0, microsecond = 0 }: Reading): PyTime {
  if (hour > 23 || minute > 59 || second > 59) throw new Unreadable();
  return new PyTime(clockMicros(hour, minute, second, microsecond));
}

/** A zone by its name alone is not known, UTC excepted. */
function zoneOf({ offset }: Reading): Zone | undefined {
  return offset === undefined ? undefined : fixedZone(offset);
}
