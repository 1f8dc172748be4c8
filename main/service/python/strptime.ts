/** Python's strptime, in the C locale. */
import { dayNames, monthNames, toDays } from '../time/calendar.ts';
import { fixedZone, utc, type Zone } from '../time/zone.ts';
import { clockMicros, PyDateTime } from './datetime.ts';
import { dayMicros } from './timedelta.ts';

const short = (names: readonly string[]) => names.map((name) => name.slice(0, 3));
const anyOf = (names: readonly string[]) => names.join('|');

const patterns: Readonly<Record<string, string>> = {
  d: '3[01]|[12]\\d|0[1-9]|[1-9]| [1-9]',
  f: '\\d{1,6}',
  H: '2[0-3]|[01]\\d|\\d',
  I: '1[0-2]|0[1-9]|[1-9]| [1-9]',
  j: '36[0-6]|3[0-5]\\d|[12]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]',
  m: '1[0-2]|0[1-9]|[1-9]',
  M: '[0-5]\\d|\\d',
  S: '6[01]|[0-5]\\d|\\d',
  y: '\\d\\d',
  Y: '\\d{4}',
  w: '[0-6]',
  u: '[1-7]',
  z: '[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|Z',
  Z: 'utc|gmt',
  A: anyOf(dayNames),
  a: anyOf(short(dayNames)),
  B: anyOf(monthNames),
  b: anyOf(short(monthNames)),
  p: 'am|pm',
};

const compounds: Readonly<Record<string, string>> = {
  c: '%a %b %d %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
  D: '%m/%d/%y',
  T: '%H:%M:%S',
  R: '%H:%M',
  F: '%Y-%m-%d',
};

/**
 * Turns a format into an expression, and says which directive each group reads. Undefined for a bad format.
 * Every group is bounded in length, so matching cannot run away.
 */
function compileFormat(format: string): { pattern: RegExp; letters: readonly string[] } | undefined {
  const letters: string[] = [];
  let source = '';
  const expanded = format.replace(/%([cxXDTRF])/g, (_whole, letter: string) => compounds[letter] ?? '');
  for (const [token, directive, space] of expanded.matchAll(/%([\s\S]?)|(\s+)|[\s\S]/gu)) {
    if (space !== undefined) source += '\\s+';
    else if (directive === undefined) source += token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    else if (directive === '%') source += '%';
    else {
      const pattern = Object.hasOwn(patterns, directive) ? patterns[directive] : undefined;
      // A directive may occur once.
      if (pattern === undefined || letters.includes(directive)) return undefined;
      letters.push(directive);
      source += `(${pattern})`;
    }
  }
  return { pattern: new RegExp(`^${source}$`, 'iu'), letters };
}

/** The date and time of a text by a format; undefined where Python raises ValueError. */
export function parseByFormat(text: string, format: string): PyDateTime | undefined {
  if (format.length > 200 || text.length > 1000) return undefined;
  const compiled = compileFormat(format);
  const match = compiled?.pattern.exec(text);
  if (compiled === undefined || match === null || match === undefined) return undefined;
  const fields = new Map(compiled.letters.map((letter, index) => [letter, match[index + 1] ?? '']));
  const days = readDate(fields);
  const micros = readClock(fields);
  if (days === undefined || micros === undefined) return undefined;
  return new PyDateTime(BigInt(days) * dayMicros + micros, readZone(fields));
}

type Fields = ReadonlyMap<string, string>;

function numberOf(fields: Fields, letter: string): number | undefined {
  const text = fields.get(letter);
  return text === undefined ? undefined : Number(text.trim());
}

function indexOf(fields: Fields, letter: string, names: readonly string[]): number | undefined {
  const text = fields.get(letter)?.toLowerCase();
  const index = names.findIndex((name) => name.toLowerCase() === text);
  return text === undefined || index < 0 ? undefined : index + 1;
}

function readDate(fields: Fields): number | undefined {
  const short2 = numberOf(fields, 'y');
  const year = numberOf(fields, 'Y') ?? (short2 === undefined ? 1900 : short2 + (short2 < 69 ? 2000 : 1900));
  const dayInYear = numberOf(fields, 'j');
  const hasDay = fields.has('d') || fields.has('m') || fields.has('b') || fields.has('B');
  if (dayInYear !== undefined && !hasDay) {
    const start = toDays(year, 1, 1);
    return start === undefined ? undefined : start + dayInYear - 1;
  }
  const month =
    numberOf(fields, 'm') ?? indexOf(fields, 'b', short(monthNames)) ?? indexOf(fields, 'B', monthNames) ?? 1;
  return toDays(year, month, numberOf(fields, 'd') ?? 1);
}

function readClock(fields: Fields): bigint | undefined {
  const half = numberOf(fields, 'I');
  const isAfternoon = fields.get('p')?.toLowerCase() === 'pm';
  const hour = numberOf(fields, 'H') ?? (half === undefined ? 0 : (half % 12) + (isAfternoon ? 12 : 0));
  const second = numberOf(fields, 'S') ?? 0;
  // Python reads leap seconds, and then cannot make a datetime of them.
  if (second > 59) return undefined;
  return clockMicros(hour, numberOf(fields, 'M') ?? 0, second, Number((fields.get('f') ?? '').padEnd(6, '0')));
}

function readZone(fields: Fields): Zone | undefined {
  const text = fields.get('z');
  if (text === undefined) return undefined;
  if (text.toUpperCase() === 'Z') return utc;
  const [, sign, hours = '', minutes = '', seconds = '0'] = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?/.exec(text) ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return fixedZone(sign === '-' ? -size : size);
}
