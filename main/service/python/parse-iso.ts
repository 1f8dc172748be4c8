/** ISO 8601 dates and times as Home Assistant reads them in templates. */
import { fixedZone, utc, type Zone } from '../time/zone.ts';
import { clockMicros, PyDate, PyDateTime, PyTime } from './datetime.ts';

const shape = new RegExp(
  [
    '^(?:(\\d{4})-?(\\d{2})-?(\\d{2})|(\\d{4})-(\\d{1,2})-(\\d{1,2}))', // date
    '(?:[T ](\\d{1,2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,6})\\d*)?)?)?', // time
    '\\s*(Z|[+-]\\d{2}(?::?\\d{2})?)?)?$', // zone
  ].join(''),
);

/** The zone of `Z`, `+02`, `+0200`, `+02:00`. */
function zoneOfText(text: string): Zone {
  if (text.toUpperCase() === 'Z') return utc;
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return fixedZone(sign === '-' ? -seconds : seconds);
}

/** `2025-09-01`, `2025-09-01T10:00:00.5+02:00`, ..; undefined for anything else and for dates that do not exist. */
export function parseIsoDateTime(text: string): PyDateTime | undefined {
  const match = shape.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, year2, month2, day2, hour, minute, second, fraction, zone] = match;
  const date = PyDate.of(Number(year ?? year2), Number(month ?? month2), Number(day ?? day2));
  const time = timeOf(Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0), fraction ?? '');
  if (date === undefined || time === undefined) return undefined;
  return PyDateTime.combine(date, time, zone === undefined ? undefined : zoneOfText(zone));
}

function timeOf(hour: number, minute: number, second: number, fraction: string): PyTime | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return new PyTime(clockMicros(hour, minute, second, Number(fraction.padEnd(6, '0'))));
}

/** `10:30` or `10:30:15`; undefined for anything else. */
export function parseClock(text: string): PyTime | undefined {
  const match = /^\s*(\d{1,2})\s*:\s*(\d{1,2})\s*(?::\s*(\d{1,2})\s*(?::.*)?)?$/.exec(text);
  return match === null ? undefined : timeOf(Number(match[1]), Number(match[2]), Number(match[3] ?? 0), '');
}
