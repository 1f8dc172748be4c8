/** Numbers, times, lists and durations as a language writes them. Pure: "now" is a parameter. */
import type { Manner } from './languages.ts';
import { convert, degreesOf } from './temperature.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export interface Format {
  /** A label of the catalogue behind a colon or inside a sentence: only German writes its nouns large there, too. */
  inline(label: string): string;
  readonly manner: Manner;
  /** At most `digits` decimals (0-20), no trailing zeros. */
  number(value: number, digits?: number): string;
  /** Exactly so many decimals. */
  fixed(value: number, digits: number): string;
  /** As it is typed: no groups. */
  typed(value: number): string;
  /** A number and its unit as they stand beside each other: `40 %`, in Dutch `40%`. */
  beside(text: string, unit: string | undefined): string;
  /** A number and its unit; a temperature in the person's. */
  quantity(value: number, unit: string | undefined, digits?: number): string;
  /** Whether it is one that a person may read otherwise, it comes as this unit: `°F` for `°C`. */
  unit(unit: string | undefined): string | undefined;
  /** The time of day. */
  time(at: Date | string): string;
  date(at: Date | string): string;
  /** Day and month: under an axis. */
  day(at: Date | string): string;
  dateTime(at: Date | string): string;
  /** The whole date and time, for tooltips. */
  exact(at: Date | string): string;
  /** The time of day for today, with the weekday within six days, else the date. Empty for no time. */
  when(at: Date | string, now: number): string;
  /** A time of day by its numbers: `07:30`. */
  clock(hour: number, minute: number): string;
  /** `05`: of a clock. */
  twoDigits(value: number): string;
  /** "5 minutes ago", "in 2 hours", "yesterday". Undefined closer than 45 s, and for no time. */
  distance(at: Date | string, now: number): string | undefined;
  /** "45 seconds", "1 hour 30 minutes", "2 days": at most two parts. Negative ones count as 0. */
  duration(seconds: number): string;
  /** "350 ms", "2.4 s", else as `duration`. */
  milliseconds(ms: number): string;
  and(words: readonly string[]): string;
  /** One after the other: `a, b, c`, in Chinese `a、b、c`. */
  list(words: readonly string[]): string;
  /** Whole sentences one after the other: Chinese has no space between them. */
  sentences(said: readonly string[]): string;
  or(words: readonly string[]): string;
  /** 0 and 7 are Sunday. */
  weekday(day: number, width?: 'long' | 'short'): string;
  /** 1 is January. `dated`: as it stands beside a day of the month, which is another form in Polish. */
  month(month: number, as?: 'alone' | 'dated'): string;
  /** With a capital, where the language has them. */
  capital(text: string): string;
  compare(a: string, b: string): number;
}

type DateOptions = Intl.DateTimeFormatOptions;

function dateOf(at: Date | string): Date | undefined {
  const date = typeof at === 'string' ? new Date(at) : at;
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const named: ReadonlyArray<readonly ['days' | 'hours' | 'minutes' | 'seconds', number]> = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
];

/** The two largest parts, without those that are 0. */
function partsOf(seconds: number): Parameters<Intl.DurationFormat['format']>[0] {
  const whole = Math.max(0, Math.round(seconds));
  const first = named.findIndex(([, size]) => whole >= size);
  if (first === -1) return { seconds: 0 };
  let rest = whole;
  const parts = named.map(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return [name, count] as const;
  });
  return Object.fromEntries(parts.slice(first, first + 2).filter(([, count]) => count > 0));
}

/** Making a formatter takes longer than rendering a card: each is made once. */
function memo<T>(make: (options: string) => T): (options: object) => T {
  const made = new Map<string, T>();
  return (options) => {
    const key = JSON.stringify(options);
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}

/** The formatter of one way to write. */
export function createFormat(manner: Manner): Format {
  const { locale, hourCycle, temperatureUnit } = manner;
  const zone = manner.timeZone === undefined ? {} : { timeZone: manner.timeZone };
  const numbers = memo((key) => new Intl.NumberFormat(locale, JSON.parse(key)));
  const dates = memo((key) => new Intl.DateTimeFormat(locale, { ...JSON.parse(key) }));
  const lists = memo((key) => new Intl.ListFormat(locale, JSON.parse(key)));
  const relatives = memo((key) => new Intl.RelativeTimeFormat(locale, JSON.parse(key)));
  const durations = memo((key) => new Intl.DurationFormat(locale, JSON.parse(key)));
  const collators = memo((key) => new Intl.Collator(locale, JSON.parse(key)));

  const sayDate = (at: Date | string, options: DateOptions, ofZone: DateOptions = zone): string => {
    const date = dateOf(at);
    return date === undefined ? '' : dates({ ...options, ...ofZone }).format(date);
  };
  const hours = { hour: hourCycle === 'h12' ? 'numeric' : '2-digit', minute: '2-digit', hourCycle } as const;
  const number = (value: number, digits = 2): string => numbers({ maximumFractionDigits: digits }).format(value);
  const unit = (text: string | undefined): string | undefined =>
    degreesOf(text) === undefined ? text : `°${temperatureUnit}`;
  const duration = (seconds: number): string =>
    durations({
      style: 'long',
      secondsDisplay: 'auto',
      ...(Math.round(seconds) > 0 ? {} : { secondsDisplay: 'always' }),
    })
      .formatToParts(partsOf(seconds))
      // Inside a sentence a comma between hours and minutes reads like the end of a part of it.
      .map((part) => (part.type === 'literal' && part.unit === undefined ? ' ' : part.value))
      .join('');
  const distance = (at: Date | string, now: number): string | undefined => {
    const away = (dateOf(at)?.getTime() ?? now) - now;
    const size = Math.abs(away);
    const relative = relatives({ numeric: 'auto' });
    if (size < 45_000) return undefined;
    if (size < 45 * minuteMs) return relative.format(Math.round(away / minuteMs), 'minute');
    if (size < 22 * hourMs) return relative.format(Math.round(away / hourMs), 'hour');
    if (size < 26 * dayMs) return relative.format(Math.round(away / dayMs), 'day');
    if (size < 320 * dayMs) return relative.format(Math.round(away / (30.4 * dayMs)), 'month');
    return relative.format(Math.round(away / (365 * dayMs)), 'year');
  };
  // English has the space of the SI here, though `Intl` has none.
  const percentGap = /\s/u.test(numbers({ style: 'percent' }).format(1)) || manner.language === 'en' ? '\u202f' : '';
  const beside = (text: string, of: string | undefined): string => {
    if (of === undefined || of === '') return text;
    if (of === '%') return `${text}${percentGap}%`;
    return of.startsWith('°') ? `${text}\u202f${of}` : `${text} ${of}`;
  };
  const comma = lists({ type: 'conjunction' })
    .formatToParts(['a', 'b', 'c'])
    .find(({ type }) => type === 'literal')?.value;
  const dayKey = (at: Date | number): string => dates({ dateStyle: 'short', ...zone }).format(at);

  return {
    inline: (label) =>
      manner.language === 'de' ? label : `${label.charAt(0).toLocaleLowerCase(locale)}${label.slice(1)}`,
    manner,
    number,
    fixed: (value, digits) => numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    typed: (value) => numbers({ useGrouping: false, maximumFractionDigits: 6 }).format(value),
    quantity: (value, of, digits) => {
      const from = degreesOf(of);
      const text = number(from === undefined ? value : convert(value, from, temperatureUnit), digits);
      if (of === undefined || of === '') return text;
      return of === '%' && percentGap === '' ? `${text}%` : `${text} ${unit(of)}`;
    },
    unit,
    beside,
    time: (at) => sayDate(at, hours),
    day: (at) => sayDate(at, { month: 'short', day: 'numeric' }),
    date: (at) => sayDate(at, { dateStyle: 'medium' }),
    dateTime: (at) => sayDate(at, { year: 'numeric', month: 'short', day: 'numeric', ...hours }),
    exact: (at) =>
      sayDate(at, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', ...hours, second: '2-digit' }),
    when: (at, now) => {
      const date = dateOf(at);
      if (date === undefined) return '';
      if (dayKey(date) === dayKey(now)) return sayDate(date, hours);
      const isNear = Math.abs(date.getTime() - now) < 6 * dayMs;
      return sayDate(
        date,
        isNear ? { weekday: 'short', ...hours } : { year: 'numeric', month: 'short', day: 'numeric', ...hours },
      );
    },
    clock: (hour, minute) => sayDate(new Date(Date.UTC(2026, 0, 1, hour, minute)), hours, { timeZone: 'UTC' }),
    twoDigits: (value) => numbers({ minimumIntegerDigits: 2 }).format(value),
    distance,
    duration,
    milliseconds: (ms) => {
      if (ms < 1_000) return `${number(ms, 0)} ms`;
      return ms < 60_000
        ? `${numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ms / 1_000)} s`
        : duration(ms / 1_000);
    },
    and: (words) => lists({ type: 'conjunction' }).format(words),
    list: (words) => words.join(comma),
    // A language whose list has a comma without a space writes none after a full stop.
    sentences: (said) => said.join(comma?.endsWith(' ') === false ? '' : ' '),
    or: (words) => lists({ type: 'disjunction' }).format(words),
    // 4 January 2026 is a Sunday.
    weekday: (index, width = 'long') =>
      sayDate(new Date(Date.UTC(2026, 0, 4 + (index % 7))), { weekday: width }, { timeZone: 'UTC' }),
    month: (index, as = 'alone') => {
      const first = new Date(Date.UTC(2026, index - 1, 1));
      // Chinese writes out the number of a month that stands alone, which no date has.
      const form = { month: manner.language.startsWith('zh') ? 'short' : 'long', timeZone: 'UTC' } as const;
      if (as === 'alone' || form.month === 'short') return dates(form).format(first);
      const parts = dates({ ...form, day: 'numeric' }).formatToParts(first);
      return parts.find(({ type }) => type === 'month')?.value ?? dates(form).format(first);
    },
    capital: (text) => `${text.charAt(0).toLocaleUpperCase(locale)}${text.slice(1)}`,
    compare: (a, b) => collators({ numeric: true, sensitivity: 'base' }).compare(a, b),
  };
}
