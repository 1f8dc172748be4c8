/** Which of up to three numbers is the year, the month and the day. */
import { daysInMonth } from '../../../time/calendar.ts';

/** A text that is no date. */
export class Unreadable extends Error {}

interface Resolved {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

export class DateNumbers {
  readonly #values: number[] = [];
  /** Where a month was named, and where a year is certain. */
  #month: number | undefined;
  #year: number | undefined;
  #hasCentury = false;

  get count(): number {
    return this.#values.length;
  }

  /** @throws Unreadable for anything but digits. */
  add(token: string): void {
    if (!/^\d{1,9}$/.test(token)) throw new Unreadable();
    if (token.length > 2) {
      if (this.#year !== undefined) throw new Unreadable();
      this.#hasCentury = true;
      this.#year = this.count;
    }
    this.#values.push(Number(token));
  }

  /** A number that stands alone; its fraction does not count. */
  addValue(value: number): void {
    this.add(value > 100 ? String(Math.trunc(value)).padStart(3, '0') : String(Math.trunc(value)));
  }

  addMonth(month: number): void {
    if (this.#month !== undefined) throw new Unreadable();
    this.#month = this.count;
    this.#values.push(month);
  }

  addYear(token: string): void {
    if (!/^\d{1,4}$/.test(token) || this.#year !== undefined) throw new Unreadable();
    if (token.length > 2) this.#hasCentury = true;
    this.#year = this.count;
    this.#values.push(Number(token));
  }

  /** Whether a number can only be the day of a month that is half known. */
  couldBeDay(value: number): boolean {
    const month = this.#month === undefined ? undefined : this.#values[this.#month];
    const year = this.#year === undefined ? 2000 : this.#values[this.#year];
    return (
      Number.isInteger(value) && value >= 1 && value <= (month === undefined ? 31 : daysInMonth(year ?? 2000, month))
    );
  }

  /** @param thisYear years of two digits are those within fifty years of it */
  resolve(thisYear: number): Resolved {
    const { year, month, day } = this.#order();
    return { year: year === undefined ? undefined : this.#fullYear(year, thisYear), month, day };
  }

  #fullYear(year: number, thisYear: number): number {
    if (year >= 100 || this.#hasCentury) return year;
    const full = year + thisYear - (thisYear % 100);
    if (full >= thisYear + 50) return full - 100;
    return full < thisYear - 50 ? full + 100 : full;
  }

  #order(): Resolved {
    const [a, b, c, tooMany] = this.#values;
    if (tooMany !== undefined) throw new Unreadable();
    if (a === undefined) return {};
    if (b === undefined) return this.#one(a);
    return c === undefined ? this.#two(a, b) : this.#three(a, b, c);
  }

  #one(value: number): Resolved {
    if (this.#month === 0) return { month: value };
    return value > 31 || this.#year === 0 ? { year: value } : { day: value };
  }

  #two(a: number, b: number): Resolved {
    if (this.#month !== undefined) {
      const [month, other] = this.#month === 0 ? [a, b] : [b, a];
      return other > 31 || this.#year !== undefined ? { month, year: other } : { month, day: other };
    }
    if (a > 31 || this.#year === 0) return { year: a, month: b };
    return b > 31 || this.#year === 1 ? { month: a, year: b } : { month: a, day: b };
  }

  #three(a: number, b: number, c: number): Resolved {
    switch (this.#month) {
      case 0:
        return b > 31 || this.#year === 1 ? { month: a, year: b, day: c } : { month: a, day: b, year: c };
      case 1:
        return a > 31 || this.#year === 0 ? { year: a, month: b, day: c } : { day: a, month: b, year: c };
      case 2:
        return b > 31 || this.#year === 1 ? { day: a, year: b, month: c } : { year: a, day: b, month: c };
      default:
        break;
    }
    if (a > 31 || this.#year === 0) return { year: a, month: b, day: c };
    return a > 12 ? { day: a, month: b, year: c } : { month: a, day: b, year: c };
  }
}
