/** Python's date, time and datetime, as far as templates see them. Ambiguous wall times mean the first one. */
import { type CivilDate, firstDay, fromDays, lastDay, toDays } from '../time/calendar.ts';
import { offsetText, type Zone } from '../time/zone.ts';
import { type Meter, pythonError } from './meter.ts';
import { formatMoment } from './strftime.ts';
import { dayMicros, floorDivide, PyTimedelta } from './timedelta.ts';
import { absent, type BinaryOperator, PyObject } from './values.ts';

function pad(value: number, digits = 2): string {
  return String(value).padStart(digits, '0');
}

function isDateField(name: string): name is keyof CivilDate {
  return name === 'year' || name === 'month' || name === 'day';
}

/** A calendar day. */
export class PyDate extends PyObject {
  override readonly typeName: string = 'date';
  /** Days since 1970-01-01. */
  readonly days: number;

  /** @throws TemplateError (python) outside the years 1 to 9999. */
  constructor(days: number) {
    super();
    if (!(days >= firstDay && days <= lastDay)) throw pythonError('date value out of range');
    this.days = days;
  }

  /** Undefined for a day that does not exist. */
  static of(year: number, month: number, day: number): PyDate | undefined {
    const days = toDays(year, month, day);
    return days === undefined ? undefined : new PyDate(days);
  }

  override attribute(name: string): unknown {
    return isDateField(name) ? fromDays(this.days)[name] : absent;
  }

  isoFormat(): string {
    const { year, month, day } = fromDays(this.days);
    return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  }

  override print(): string {
    return this.isoFormat();
  }

  override format(spec: string, meter: Meter): string {
    return formatMoment(spec, meter, { days: this.days, micros: 0n });
  }

  override repr(): string {
    const { year, month, day } = fromDays(this.days);
    return `datetime.date(${year}, ${month}, ${day})`;
  }

  override hash(): string {
    return `date ${this.days}`;
  }

  override equals(other: unknown): boolean {
    return other instanceof PyDate && other.days === this.days;
  }

  override compare(other: unknown): number | undefined {
    return other instanceof PyDate ? this.days - other.days : undefined;
  }

  arithmetic(operator: BinaryOperator, other: unknown, reflected: boolean): unknown {
    if (other instanceof PyDate && operator === '-') {
      return new PyTimedelta(BigInt(this.days - other.days) * dayMicros);
    }
    if (!(other instanceof PyTimedelta)) return absent;
    if (operator === '+') return new PyDate(this.days + other.days);
    return operator === '-' && !reflected ? new PyDate(this.days - other.days) : absent;
  }
}

/** Hours, minutes, seconds and microseconds of a time of day. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
}

/** The fields of a number of microseconds since midnight. */
export function clockOf(micros: bigint): ClockTime {
  const seconds = Number(micros / 1_000_000n);
  return {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    microsecond: Number(micros % 1_000_000n),
  };
}

/** Microseconds since midnight. */
export function clockMicros(hour: number, minute: number, second: number, microsecond: number): bigint {
  return BigInt((hour * 60 + minute) * 60 + second) * 1_000_000n + BigInt(microsecond);
}

function clockText(micros: bigint): string {
  const { hour, minute, second, microsecond } = clockOf(micros);
  const fraction = microsecond === 0 ? '' : `.${pad(microsecond, 6)}`;
  return `${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}`;
}

function isClockField(name: string): name is keyof ClockTime {
  return name === 'hour' || name === 'minute' || name === 'second' || name === 'microsecond';
}

function clockRepr(micros: bigint): string {
  const { hour, minute, second, microsecond } = clockOf(micros);
  const tail = microsecond !== 0 ? `, ${second}, ${microsecond}` : second !== 0 ? `, ${second}` : '';
  return `${hour}, ${minute}${tail}`;
}

/** A time of day without a zone. */
export class PyTime extends PyObject {
  override readonly typeName = 'time';
  /** Microseconds since midnight. */
  readonly micros: bigint;

  constructor(micros: bigint) {
    super();
    if (micros < 0n || micros >= dayMicros) throw pythonError('the time of day is out of range');
    this.micros = micros;
  }

  override attribute(name: string): unknown {
    if (isClockField(name)) return clockOf(this.micros)[name];
    return name === 'tzinfo' ? null : absent;
  }

  isoFormat(): string {
    return clockText(this.micros);
  }

  override print(): string {
    return this.isoFormat();
  }

  override format(spec: string, meter: Meter): string {
    return formatMoment(spec, meter, { days: toDays(1900, 1, 1) ?? 0, micros: this.micros });
  }

  override repr(): string {
    return `datetime.time(${clockRepr(this.micros)})`;
  }

  override hash(): string {
    return `time ${this.micros}`;
  }

  override equals(other: unknown): boolean {
    return other instanceof PyTime && other.micros === this.micros;
  }

  override compare(other: unknown): number | undefined {
    return other instanceof PyTime ? Number(this.micros - other.micros) : undefined;
  }
}

/** What Python's repr() of a tzinfo prints. */
function zoneRepr({ name, fixedSeconds }: Zone): string {
  if (fixedSeconds === undefined) return `zoneinfo.ZoneInfo(key='${name}')`;
  if (fixedSeconds === 0) return 'datetime.timezone.utc';
  const days = fixedSeconds < 0 ? 'days=-1, ' : '';
  return `datetime.timezone(datetime.timedelta(${days}seconds=${(fixedSeconds + 86_400) % 86_400}))`;
}

/** A tzinfo object: it can be printed and handed on. */
export class PyZone extends PyObject {
  override readonly typeName = 'timezone';
  readonly zone: Zone;
  constructor(zone: Zone) {
    super();
    this.zone = zone;
  }
  override attribute(name: string): unknown {
    return name === 'key' ? this.zone.name : absent;
  }
  override print(): string {
    return this.zone.name;
  }
  override repr(): string {
    return zoneRepr(this.zone);
  }
  override hash(): string {
    return `zone ${this.zone.name}`;
  }

  override equals(other: unknown): boolean {
    return other instanceof PyZone && other.zone === this.zone;
  }
}

/** A moment (with a zone) or a wall-clock time (without one). */
export class PyDateTime extends PyObject {
  override readonly typeName = 'datetime';
  /** Wall-clock microseconds since 1970-01-01 00:00. */
  readonly wall: bigint;
  readonly zone: Zone | undefined;

  /** @throws TemplateError (python) outside the years 1 to 9999. */
  constructor(wall: bigint, zone: Zone | undefined) {
    super();
    this.wall = wall;
    this.zone = zone;
    const { days } = this;
    if (!(days >= firstDay && days <= lastDay)) throw pythonError('date value out of range');
  }

  /** A moment as it is shown in a zone. @param utcMicros microseconds since the epoch */
  static fromUtc(utcMicros: bigint, zone: Zone): PyDateTime {
    const offset = zone.offsetAt(Number(utcMicros / 1000n));
    return new PyDateTime(utcMicros + BigInt(offset) * 1_000_000n, zone);
  }

  static combine(date: PyDate, time: PyTime, zone: Zone | undefined): PyDateTime {
    return new PyDateTime(BigInt(date.days) * dayMicros + time.micros, zone);
  }

  get days(): number {
    return Number(floorDivide(this.wall, dayMicros)[0]);
  }

  get clock(): bigint {
    return floorDivide(this.wall, dayMicros)[1];
  }

  /** Seconds east of UTC, undefined without a zone. */
  get offset(): number | undefined {
    return this.zone?.offsetAtWall(Number(this.wall / 1000n));
  }

  /** Microseconds since the epoch. @param local the zone of wall times that have none */
  utc(local: Zone): bigint {
    const offset = this.offset ?? local.offsetAtWall(Number(this.wall / 1000n));
    return this.wall - BigInt(offset) * 1_000_000n;
  }

  /** The same moment in another zone. */
  in(zone: Zone, local: Zone): PyDateTime {
    return PyDateTime.fromUtc(this.utc(local), zone);
  }

  date(): PyDate {
    return new PyDate(this.days);
  }

  time(): PyTime {
    return new PyTime(this.clock);
  }

  override attribute(name: string): unknown {
    if (isDateField(name)) return fromDays(this.days)[name];
    if (isClockField(name)) return clockOf(this.clock)[name];
    if (name === 'tzinfo') return this.zone === undefined ? null : new PyZone(this.zone);
    return name === 'fold' ? 0 : absent;
  }

  isoFormat(separator = 'T'): string {
    const offset = this.offset;
    return (
      this.date().isoFormat() + separator + clockText(this.clock) + (offset === undefined ? '' : offsetText(offset))
    );
  }

  override print(): string {
    return this.isoFormat(' ');
  }

  override format(spec: string, meter: Meter): string {
    return formatMoment(spec, meter, { days: this.days, micros: this.clock, zone: this.zone, wall: this.wall });
  }

  override repr(): string {
    const { year, month, day } = fromDays(this.days);
    const zone = this.zone === undefined ? '' : `, tzinfo=${zoneRepr(this.zone)}`;
    return `datetime.datetime(${year}, ${month}, ${day}, ${clockRepr(this.clock)}${zone})`;
  }

  override hash(): string {
    return `datetime ${this.wall - BigInt(this.offset ?? 0) * 1_000_000n}`;
  }

  override equals(other: unknown): boolean {
    return other instanceof PyDateTime && this.#difference(other) === 0n;
  }

  override compare(other: unknown): number | undefined {
    if (!(other instanceof PyDateTime)) return undefined;
    const difference = this.#difference(other);
    return difference === undefined ? undefined : Number(difference);
  }

  /** By the wall clock within one zone, as Python does; undefined between times with and without a zone. */
  #difference(other: PyDateTime): bigint | undefined {
    if (this.zone === other.zone) return this.wall - other.wall;
    const [own, others] = [this.offset, other.offset];
    if (own === undefined || others === undefined) return undefined;
    return this.wall - other.wall - BigInt(own - others) * 1_000_000n;
  }

  arithmetic(operator: BinaryOperator, other: unknown, reflected: boolean): unknown {
    if (other instanceof PyDateTime && operator === '-') {
      const difference = this.#difference(other);
      if (difference === undefined) throw pythonError("can't subtract offset-naive and offset-aware datetimes");
      return new PyTimedelta(difference);
    }
    if (!(other instanceof PyTimedelta)) return absent;
    if (operator === '+') return new PyDateTime(this.wall + other.micros, this.zone);
    return operator === '-' && !reflected ? new PyDateTime(this.wall - other.micros, this.zone) : absent;
  }
}
