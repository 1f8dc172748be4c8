/** Python's strftime, in the C locale. */
import { dayNames, dayOfYear, fromDays, isoWeek, monthNames, weekdayOf } from '../time/calendar.ts';
import { offsetText, type Zone } from '../time/zone.ts';
import { type Meter, pythonError } from './meter.ts';

const stepsPerDirective = 20;
/** The system is asked for names of zones. */
const stepsPerZoneName = 400;

/** What is formatted: a day, a time of that day, and the zone if there is one. */
export interface Moment {
  readonly days: number;
  /** Microseconds since midnight. */
  readonly micros: bigint;
  readonly zone?: Zone | undefined;
  /** Wall-clock microseconds since the epoch, where there is a zone. */
  readonly wall?: bigint;
}

const directive = /%([-_0^#]?)([\s\S]|$)/g;

/** @throws TemplateError (python) for a format of unreasonable length. */
export function formatMoment(format: string, meter: Meter, moment: Moment): string {
  if (format.length > 4096) throw pythonError('the time format is too long');
  return format.replace(directive, (whole, flag: string, letter: string) => {
    meter.charge(letter === 'Z' ? stepsPerZoneName : stepsPerDirective);
    const text = expand(letter, meter, moment);
    if (text === undefined) return whole;
    return applyFlag(text, flag, letter);
  });
}

const spacePadded = new Set(['e', 'k', 'l']);

function applyFlag(text: string, flag: string, letter: string): string {
  switch (flag) {
    case '-':
      return /^[ 0]*\d+$/.test(text) ? text.replace(/^[ 0]+(?=\d)/, '') : text;
    case '_':
      return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, (zeros) => ' '.repeat(zeros.length)) : text;
    case '0':
      return spacePadded.has(letter) ? text.replaceAll(' ', '0') : text;
    case '^':
      return text.toUpperCase();
    case '#':
      return letter === 'p' || letter === 'Z' ? text.toLowerCase() : text.toUpperCase();
    default:
      return text;
  }
}

function two(value: number, fill = '0'): string {
  return String(value).padStart(2, fill);
}

function expand(letter: string, meter: Meter, moment: Moment): string | undefined {
  return expandDate(letter, moment.days) ?? expandClock(letter, moment) ?? expandWhole(letter, meter, moment);
}

function expandDate(letter: string, days: number): string | undefined {
  const { year, month, day } = fromDays(days);
  const weekday = weekdayOf(days);
  switch (letter) {
    case 'Y':
      return String(year);
    case 'G':
      return String(isoWeek(days).year);
    case 'y':
      return two(year % 100);
    case 'C':
      return two(Math.floor(year / 100));
    case 'g':
      return two(isoWeek(days).year % 100);
    case 'm':
      return two(month);
    case 'd':
      return two(day);
    case 'e':
      return two(day, ' ');
    case 'B':
      return monthNames[month - 1] ?? '';
    case 'b':
    case 'h':
      return (monthNames[month - 1] ?? '').slice(0, 3);
    case 'A':
      return dayNames[weekday] ?? '';
    case 'a':
      return (dayNames[weekday] ?? '').slice(0, 3);
    case 'w':
      return String((weekday + 1) % 7);
    case 'u':
      return String(weekday + 1);
    case 'j':
      return String(dayOfYear(days)).padStart(3, '0');
    case 'U':
      return two(Math.floor((dayOfYear(days) + 6 - ((weekday + 1) % 7)) / 7));
    case 'W':
      return two(Math.floor((dayOfYear(days) + 6 - weekday) / 7));
    case 'V':
      return two(isoWeek(days).week);
    default:
      return undefined;
  }
}

function expandClock(letter: string, { micros }: Moment): string | undefined {
  const seconds = Number(micros / 1_000_000n);
  const hour = Math.floor(seconds / 3600);
  const half = hour % 12 === 0 ? 12 : hour % 12;
  switch (letter) {
    case 'H':
      return two(hour);
    case 'k':
      return two(hour, ' ');
    case 'I':
      return two(half);
    case 'l':
      return two(half, ' ');
    case 'p':
      return hour < 12 ? 'AM' : 'PM';
    case 'P':
      return hour < 12 ? 'am' : 'pm';
    case 'M':
      return two(Math.floor(seconds / 60) % 60);
    case 'S':
      return two(seconds % 60);
    case 'f':
      return String(micros % 1_000_000n).padStart(6, '0');
    default:
      return undefined;
  }
}

const compounds: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  x: '%m/%d/%y',
  D: '%m/%d/%y',
  X: '%H:%M:%S',
  T: '%H:%M:%S',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  F: '%Y-%m-%d',
};

function expandWhole(letter: string, meter: Meter, moment: Moment): string | undefined {
  const { zone, wall } = moment;
  const compound = Object.hasOwn(compounds, letter) ? compounds[letter] : undefined;
  if (compound !== undefined) return formatMoment(compound, meter, moment);
  switch (letter) {
    case '%':
    case '':
      return '%';
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'z':
      return zone === undefined || wall === undefined ? '' : offsetText(zone.offsetAtWall(Number(wall / 1000n)), '');
    case 'Z':
    case 's': {
      if (zone === undefined || wall === undefined) return letter === 's' ? undefined : '';
      const wallMs = Number(wall / 1000n);
      const utcMs = wallMs - zone.offsetAtWall(wallMs) * 1000;
      return letter === 's' ? String(Math.floor(utcMs / 1000)) : zone.abbreviation(utcMs);
    }
    default:
      return undefined;
  }
}
