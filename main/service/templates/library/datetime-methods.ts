/** The methods of dates and times. */
import { clockMicros, clockOf, PyDate, PyDateTime, PyTime, PyZone } from '../../python/datetime.ts';
import { pythonError } from '../../python/meter.ts';
import { pyFloat } from '../../python/numbers.ts';
import { PyTimedelta, secondMicros } from '../../python/timedelta.ts';
import { absent, PyTuple } from '../../python/values.ts';
import { dayOfYear, fromDays, isoWeek, toDays, weekdayOf } from '../../time/calendar.ts';
import { findZone, utc, type Zone } from '../../time/zone.ts';
import { define, orElse, type PyFunction, table } from '../callable.ts';
import type { Context } from '../context.ts';
import { integerOf, textOf } from './methods-text.ts';

/** The home's zone. */
export function localZone(context: Context): Zone {
  return findZone(context.timeZone) ?? utc;
}

function dateOf(value: unknown): PyDate {
  return value instanceof PyDateTime ? value.date() : (value as PyDate);
}

function onDate(name: string, run: (days: number) => unknown): PyFunction {
  return define(name, ['self'], (_context, self) => run(dateOf(self).days));
}

const strftime = define('strftime', ['self', 'format'], (context, self, format) =>
  (self as PyDate | PyTime | PyDateTime).format(textOf(format), context),
);

function fieldOf(value: unknown, fallback: number): number {
  return value === absent ? fallback : integerOf(value);
}

function replaceDate(date: PyDate, year: unknown, month: unknown, day: unknown): PyDate {
  const old = fromDays(date.days);
  const replaced = PyDate.of(fieldOf(year, old.year), fieldOf(month, old.month), fieldOf(day, old.day));
  if (replaced === undefined) throw pythonError('day is out of range for month');
  return replaced;
}

function replaceTime(time: PyTime, given: readonly unknown[]): PyTime {
  const old = clockOf(time.micros);
  const [hour, minute, second, microsecond] = given;
  return timeOf(
    fieldOf(hour, old.hour),
    fieldOf(minute, old.minute),
    fieldOf(second, old.second),
    fieldOf(microsecond, old.microsecond),
  );
}

function timeOf(hour: number, minute: number, second: number, microsecond: number): PyTime {
  const fits = (value: number, end: number) => value >= 0 && value < end;
  if (!(fits(hour, 24) && fits(minute, 60) && fits(second, 60) && fits(microsecond, 1_000_000))) {
    throw pythonError('a field of the time is out of range');
  }
  return new PyTime(clockMicros(hour, minute, second, microsecond));
}

function zoneOf(value: unknown, fallback: Zone | undefined): Zone | undefined {
  if (value === absent) return fallback;
  if (value === null) return undefined;
  if (value instanceof PyZone) return value.zone;
  throw pythonError('tzinfo argument must be None or of a tzinfo subclass');
}

const timeFields = {
  tm_year: 0,
  tm_mon: 1,
  tm_mday: 2,
  tm_hour: 3,
  tm_min: 4,
  tm_sec: 5,
  tm_wday: 6,
  tm_yday: 7,
  tm_isdst: 8,
};

const timeTuple = define('timetuple', ['self'], (_context, self) => {
  const { days } = dateOf(self);
  const { year, month, day } = fromDays(days);
  const { hour, minute, second } = clockOf(self instanceof PyDateTime ? self.clock : 0n);
  const items = [year, month, day, hour, minute, second, weekdayOf(days), dayOfYear(days), -1];
  return new PyTuple(items, Object.keys(timeFields));
});

const isoCalendar = onDate('isocalendar', (days) => {
  const { year, week, weekday } = isoWeek(days);
  return new PyTuple([year, week, weekday], ['year', 'week', 'weekday']);
});

const common: readonly PyFunction[] = [
  strftime,
  timeTuple,
  isoCalendar,
  onDate('weekday', weekdayOf),
  onDate('isoweekday', (days) => weekdayOf(days) + 1),
  onDate('toordinal', (days) => days - (toDays(1, 1, 1) ?? 0) + 1),
];

export const dateMethods: ReadonlyMap<string, PyFunction> = table([
  ...common,
  define('isoformat', ['self'], (_context, self) => (self as PyDate).isoFormat()),
  define('replace', ['self', 'year?', 'month?', 'day?'], (_context, self, year, month, day) =>
    replaceDate(self as PyDate, year, month, day),
  ),
]);

export const timeMethods: ReadonlyMap<string, PyFunction> = table([
  strftime,
  define('isoformat', ['self'], (_context, self) => (self as PyTime).isoFormat()),
  define('replace', ['self', 'hour?', 'minute?', 'second?', 'microsecond?'], (_context, self, ...given) =>
    replaceTime(self as PyTime, given),
  ),
]);

const timespecs: ReadonlyMap<unknown, number> = new Map([
  ['hours', 2],
  ['minutes', 5],
  ['seconds', 8],
  ['milliseconds', 12],
  ['microseconds', 15],
]);

const isoFormat = define('isoformat', ['self', 'sep?', 'timespec?'], (context, self, separator, timespec) => {
  const value = self as PyDateTime;
  const between = textOf(orElse(separator, 'T'));
  if (timespec === absent || timespec === 'auto') return value.isoFormat(between);
  const length = timespecs.get(timespec);
  if (length === undefined) throw pythonError('Unknown timespec value');
  const zone = value.isoFormat('T').replace(/^[^T]*T[\d:.]*/, '');
  const clock = `${value.format('%H:%M:%S', context)}.${value.format('%f', context)}`;
  return value.date().isoFormat() + between + clock.slice(0, length) + zone;
});

const replaceDateTime = define(
  'replace',
  ['self', 'year?', 'month?', 'day?', 'hour?', 'minute?', 'second?', 'microsecond?', 'tzinfo?', 'fold?'],
  (_context, self, ...given) => {
    const value = self as PyDateTime;
    const [year, month, day] = given;
    const date = replaceDate(value.date(), year, month, day);
    return PyDateTime.combine(date, replaceTime(value.time(), given.slice(3, 7)), zoneOf(given[7], value.zone));
  },
);

export const dateTimeMethods: ReadonlyMap<string, PyFunction> = table([
  ...common,
  isoFormat,
  replaceDateTime,
  define('date', ['self'], (_context, self) => (self as PyDateTime).date()),
  define('time', ['self'], (_context, self) => (self as PyDateTime).time()),
  define('timetz', ['self'], (_context, self) => (self as PyDateTime).time()),
  define('timestamp', ['self'], (context, self) => pyFloat(timestampOf(self as PyDateTime, context))),
  define('utcoffset', ['self'], (_context, self) => {
    const { offset } = self as PyDateTime;
    return offset === undefined ? null : new PyTimedelta(BigInt(offset) * secondMicros);
  }),
  define('tzname', ['self'], (context, self) => {
    const value = self as PyDateTime;
    return value.zone === undefined ? null : value.format('%Z', context);
  }),
  define('astimezone', ['self', 'tz?'], (context, self, zone) =>
    (self as PyDateTime).in(zoneOf(orElse(zone, null), undefined) ?? localZone(context), localZone(context)),
  ),
  define('ctime', ['self'], (context, self) => (self as PyDateTime).format('%c', context)),
]);

/** Seconds since the epoch; a time without a zone is the home's. */
export function timestampOf(value: PyDateTime, context: Context): number {
  return Number(value.utc(localZone(context))) / 1e6;
}
