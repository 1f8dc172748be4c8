/** Home Assistant's functions and filters about time. The clock is the rendering's. */
import { PyDate, PyDateTime, PyTime } from '../../python/datetime.ts';
import { jinjaError, pythonError } from '../../python/meter.ts';
import { asNumber, pyFloat, roundHalfEven, toDouble } from '../../python/numbers.ts';
import { parseClock, parseIsoDateTime } from '../../python/parse-iso.ts';
import { pyStr } from '../../python/repr.ts';
import { truthy } from '../../python/sequences.ts';
import { parseByFormat } from '../../python/strptime.ts';
import { PyTimedelta } from '../../python/timedelta.ts';
import { absent, typeName } from '../../python/values.ts';
import { utc } from '../../time/zone.ts';
import { costing, define, orElse, type PyFunction } from '../callable.ts';
import type { Context } from '../context.ts';
import { localZone, timestampOf } from './datetime-methods.ts';
import { noDefault, toFloat } from './filters-number.ts';
import { integerOf, textOf } from './methods-text.ts';
import { timedeltaFunction } from './timedelta.ts';

function utcNow(context: Context): PyDateTime {
  return PyDateTime.fromUtc(BigInt(Math.trunc(context.nowMs * 1000)), utc);
}

function localNow(context: Context): PyDateTime {
  return utcNow(context).in(localZone(context), utc);
}

/** A time without a zone is the home's. */
function asLocal(context: Context, value: PyDateTime): PyDateTime {
  const zone = localZone(context);
  return value.zone === undefined ? new PyDateTime(value.wall, zone) : value.in(zone, zone);
}

/** The moment of a timestamp in seconds; `absent` where Python raises ValueError or TypeError. */
function fromTimestamp(value: unknown): PyDateTime | typeof absent {
  const number = asNumber(value);
  if (number === undefined) return absent;
  const seconds = toDouble(number);
  // The range of years 1 to 9999.
  if (!(seconds >= -62_135_596_800 && seconds < 253_402_300_800)) return absent;
  const whole = Math.trunc(seconds);
  return PyDateTime.fromUtc(BigInt(whole) * 1_000_000n + BigInt(roundHalfEven((seconds - whole) * 1e6)), utc);
}

/** A filter of a timestamp with an optional default. */
function ofTimestamp(name: string, run: (context: Context, moment: PyDateTime) => unknown): PyFunction {
  return define(name, ['value', 'default?'], (context, value, fallback) => {
    const moment = fromTimestamp(value);
    if (moment !== absent) return run(context, moment);
    if (fallback === absent) throw noDefault(name, value);
    return fallback;
  });
}

const timestampCustom = define(
  'timestamp_custom',
  ['value', 'date_format?', 'local?', 'default?'],
  (context, value, format, local, fallback) => {
    const moment = fromTimestamp(value);
    if (moment !== absent) {
      const shown = truthy(orElse(local, true)) ? asLocal(context, moment) : moment;
      return shown.format(textOf(orElse(format, '%Y-%m-%d %H:%M:%S')), context);
    }
    if (fallback === absent) throw noDefault('timestamp_custom', value);
    return fallback;
  },
);

const asTimestamp = define('as_timestamp', ['value', 'default?'], (context, value, fallback) => {
  const moment = value instanceof PyDateTime ? value : parseIsoDateTime(pyStr(value, context));
  if (moment !== undefined) return pyFloat(timestampOf(moment, context));
  if (fallback === absent) throw noDefault('as_timestamp', value);
  return fallback;
});

const asDateTime = define('as_datetime', ['value', 'default?'], (_context, value, fallback) => {
  if (value instanceof PyDateTime) return value;
  if (value instanceof PyDate) return PyDateTime.combine(value, new PyTime(0n), undefined);
  const seconds = toFloat(value);
  const moment = seconds === absent ? absent : fromTimestamp(seconds);
  if (moment !== absent) return moment;
  const parsed = typeof value === 'string' ? parseIsoDateTime(value) : undefined;
  if (parsed !== undefined) return parsed;
  if (fallback !== absent) return fallback;
  // Text that is no time gives None; other values are an error.
  if (typeof value === 'string') return null;
  throw noDefault('as_datetime', value);
});

const duration =
  /^([-+])?P?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const clockDuration = /^(?:(-?\d+) (?:days?, )?)?(-)?(?:(?:(\d+):)?(\d+):)?(\d+)(?:[.,](\d{1,6})\d*)?$/;

const asTimedelta = define('as_timedelta', ['value'], (_context, value) => {
  const text = textOf(value);
  const iso = duration.exec(text);
  if (iso !== null && /\d/.test(text)) {
    const [, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = iso;
    const total = ((Number(weeks) * 7 + Number(days)) * 24 + Number(hours)) * 3600 + Number(minutes) * 60;
    return deltaOf((total + Number(seconds)) * (sign === '-' ? -1 : 1));
  }
  const clock = clockDuration.exec(text);
  if (clock === null) return null;
  const [, days = 0, sign, hours = 0, minutes = 0, seconds = 0, fraction = ''] = clock;
  const time = Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction === '' ? 0 : fraction}`);
  return deltaOf(Number(days) * 86_400 + (sign === '-' ? -time : time));
});

function deltaOf(seconds: number): PyTimedelta {
  if (Math.abs(seconds) > 1e14) throw pythonError('the duration is too long');
  return new PyTimedelta(BigInt(roundHalfEven(seconds * 1e6)));
}

const strptime = define(
  'strptime',
  ['string', 'fmt', 'default?'],
  (_context, value, format, fallback) => {
    const parsed = typeof value === 'string' && typeof format === 'string' ? parseByFormat(value, format) : undefined;
    if (parsed !== undefined) return parsed;
    if (fallback === absent) throw noDefault('strptime', value);
    return fallback;
  },
  costing(500),
);

const toLocal = define('as_local', ['value'], (context, value) => {
  if (value instanceof PyDateTime) return asLocal(context, value);
  if (value === undefined) throw jinjaError('an undefined is no time');
  throw pythonError(`'${typeName(value)}' object has no attribute 'tzinfo'`);
});

const todayAt = define('today_at', ['time_str?'], (context, value) => {
  const today = localNow(context).date();
  const isStart = value === absent || !truthy(value);
  const time = isStart ? new PyTime(0n) : parseClock(pyStr(value, context));
  if (time === undefined) throw pythonError(`could not convert ${typeName(value)} to datetime`);
  return PyDateTime.combine(today, time, localZone(context));
});

const ageUnits: ReadonlyArray<readonly [name: string, seconds: number]> = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** `2 hours 5 minutes`: as many units as `precision` says (0: all), the last one rounded. */
function ageText(seconds: number, precision: number): string {
  const parts: string[] = [];
  let rest = seconds;
  for (const [name, size] of ageUnits) {
    if (rest < size) continue;
    const isLast = parts.length + 1 === precision;
    const count = isLast ? roundHalfEven(rest / size) : Math.floor(rest / size);
    parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
    if (isLast) break;
    rest -= count * size;
  }
  return parts.length === 0 ? `${roundHalfEven(rest)} second${roundHalfEven(rest) === 1 ? '' : 's'}` : parts.join(' ');
}

/** `time_since` and its kin: other values, and times on the wrong side of now, stay as they are. */
function age(name: string, direction: 1 | -1): PyFunction {
  return define(name, ['value', 'precision?'], (context, value, precision) => {
    if (!(value instanceof PyDateTime)) return value;
    const micros = utcNow(context).utc(utc) - value.utc(localZone(context));
    const seconds = (Number(micros) / 1e6) * direction;
    return seconds < 0 ? value : ageText(seconds, integerOf(orElse(precision, 1)));
  });
}

const relativeTime = define('relative_time', ['value'], (context, value) =>
  age('relative_time', 1).invoke(context, [value], undefined),
);

const timedeltaText = define('timedelta_string', ['value', 'precision?'], (_context, value, precision) =>
  value instanceof PyTimedelta ? ageText(Math.abs(value.totalSeconds()), integerOf(orElse(precision, 1))) : value,
);

/** Both filters and global functions. */
export const timeFunctions: readonly PyFunction[] = [
  asDateTime,
  toLocal,
  asTimedelta,
  asTimestamp,
  relativeTime,
  age('time_since', 1),
  age('time_until', -1),
  timedeltaText,
  todayAt,
];

export const timeFilters: readonly PyFunction[] = [
  timestampCustom,
  ofTimestamp('timestamp_local', (context, moment) => asLocal(context, moment).isoFormat()),
  ofTimestamp('timestamp_utc', (_context, moment) => moment.isoFormat()),
];

export const timeGlobals: readonly PyFunction[] = [
  define('now', [], localNow),
  define('utcnow', [], utcNow),
  strptime,
  timedeltaFunction,
];
