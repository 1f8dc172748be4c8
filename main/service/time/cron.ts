/**
 * When a cron expression comes true next, in a time zone. Pure. Day of month and day of week must both match (as
 * node-cron reads them). Around a change of the clocks no run is lost and none is doubled:
 * - a local time that the clocks skip runs as much later as they jump (02:30 becomes 03:30), once;
 * - a local time that comes twice runs the first time only, unless the expression names every hour: then it means
 *   "so often", and runs in both passes.
 */
import { offsetMs } from './zone.ts';

const dayMs = 86_400_000;
const secondMs = 1_000;

/** The fields as node-cron parses them: ascending numbers, and words such as `L`, `15W`, `5L`, `1#2` for days. */
export interface CronFields {
  readonly second: readonly number[];
  readonly minute: readonly number[];
  readonly hour: readonly number[];
  readonly dayOfMonth: ReadonlyArray<number | string>;
  readonly month: readonly number[];
  readonly dayOfWeek: ReadonlyArray<number | string>;
}

/** Whether any date matches at all: "31st of a Sunday in April" never does. */
export function hasOccurrence(fields: CronFields): boolean {
  return nextLocal(fields, Date.UTC(2000, 0, 1)) !== undefined;
}

/**
 * The first time after `after` (milliseconds since the epoch, exclusive), on a whole second; undefined when none comes
 * within a lifetime.
 */
export function nextOccurrence(fields: CronFields, timeZone: string, after: number): number | undefined {
  const everyHour = fields.hour.length === 24;
  let from = Math.floor(after / secondMs) * secondMs + secondMs;
  for (;;) {
    const calm = calmOffset(timeZone, from);
    const soon = calm === undefined ? undefined : nextLocal(fields, from + calm);
    if (calm !== undefined && soon !== undefined && soon - calm < from + dayMs) return soon - calm;
    const offset = offsetMs(timeZone, from);
    const local = nextLocal(fields, from + offset);
    if (local === undefined) return undefined;
    // Far away: go near it first, for the offset may change on the way (by less than a day and a bit).
    if (local - offset - from > 3 * dayMs) {
      from = local - offset - 2 * dayMs;
      continue;
    }
    const end = segmentEnd(timeZone, from, offset);
    const before = lastChange(timeZone, from, offset);
    const candidates: number[] = [];
    const plain = local - offset;
    if (plain < end) {
      const repeated = before !== undefined && before.offset > offset && plain < before.at + (before.offset - offset);
      if (repeated && !everyHour) {
        from = before.at + (before.offset - offset);
        continue;
      }
      candidates.push(plain);
    }
    if (before !== undefined && before.offset < offset) {
      // Inside the hour after a jump forward: the skipped local times are read with the offset before it.
      const skippedEnd = before.at + (offset - before.offset);
      const skipped = nextLocal(fields, from + before.offset);
      if (skipped !== undefined && skipped - before.offset < skippedEnd) candidates.push(skipped - before.offset);
    }
    if (candidates.length > 0) return Math.min(...candidates);
    from = end;
  }
}

/** A stretch of one offset that was looked through last, by zone: most schedules ask for one time after the other. */
const calmStretches = new Map<string, { readonly from: number; readonly to: number; readonly offset: number }>();
const calmDays = 8;

/** The offset at `at` if it is the same a day before and after; undefined around a change of the clocks. */
function calmOffset(timeZone: string, at: number): number | undefined {
  const known = calmStretches.get(timeZone);
  if (known !== undefined && at - dayMs >= known.from && at + dayMs <= known.to) return known.offset;
  const offset = offsetMs(timeZone, at);
  let to = at;
  for (let day = -1; day <= calmDays; day++) {
    if (offsetMs(timeZone, at + day * dayMs) !== offset) break;
    to = at + day * dayMs;
  }
  if (to < at + dayMs) return undefined;
  calmStretches.set(timeZone, { from: at - dayMs, to, offset });
  return offset;
}

/** The end of the stretch of one offset that `from` is in, looked at for a day ahead. */
function segmentEnd(timeZone: string, from: number, offset: number): number {
  const ahead = from + dayMs;
  return offsetMs(timeZone, ahead) === offset ? ahead : changeBetween(timeZone, from, ahead);
}

/** The change of offset within the day before `at`, if there was one. */
function lastChange(timeZone: string, at: number, offset: number): { at: number; offset: number } | undefined {
  const earlier = offsetMs(timeZone, at - dayMs);
  return earlier === offset ? undefined : { at: changeBetween(timeZone, at - dayMs, at), offset: earlier };
}

/** The first second of a new offset in (from, to], where the offsets at the two ends differ. */
function changeBetween(timeZone: string, from: number, to: number): number {
  const first = offsetMs(timeZone, from);
  let low = from / secondMs;
  let high = to / secondMs;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(timeZone, middle * secondMs) === first) low = middle;
    else high = middle;
  }
  return high * secondMs;
}

/** A leap day on a given weekday can be 40 years away. */
const searchedYears = 41;

/** The first matching local time at or after `from`; both are local times written as if they were UTC. */
function nextLocal(fields: CronFields, from: number): number | undefined {
  const start = new Date(from);
  const lastYear = start.getUTCFullYear() + searchedYears;
  for (let day = Math.floor(from / dayMs) * dayMs; ; day += dayMs) {
    const date = new Date(day);
    if (date.getUTCFullYear() > lastYear) return undefined;
    const month = date.getUTCMonth() + 1;
    if (!fields.month.includes(month)) {
      // To the last day of this month; the loop steps into the next one.
      day = Date.UTC(date.getUTCFullYear(), month, 0);
      continue;
    }
    if (!matchesDate(fields, date)) continue;
    const time = firstTime(fields, day < from ? from - day : 0);
    if (time !== undefined) return day + time;
  }
}

/** The first matching time of day at or after `from`, all in milliseconds since midnight. */
function firstTime(fields: CronFields, from: number): number | undefined {
  const least = Math.ceil(from / secondMs);
  for (const hour of fields.hour) {
    if ((hour + 1) * 3_600 <= least) continue;
    for (const minute of fields.minute) {
      const base = hour * 3_600 + minute * 60;
      if (base + 60 <= least) continue;
      const second = fields.second.find((each) => base + each >= least);
      if (second !== undefined) return (base + second) * secondMs;
    }
  }
  return undefined;
}

function matchesDate(fields: CronFields, date: Date): boolean {
  const day = date.getUTCDate();
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const weekday = date.getUTCDay();
  return (
    fields.dayOfMonth.some((rule) => matchesDayOfMonth(rule, day, lastDay, weekday)) &&
    fields.dayOfWeek.some((rule) => matchesDayOfWeek(rule, day, lastDay, weekday))
  );
}

/** A number, `L` (last day), `L-3` (three days before it), `15W` and `LW` (the working day nearest to it). */
function matchesDayOfMonth(rule: number | string, day: number, lastDay: number, weekday: number): boolean {
  if (typeof rule === 'number') return rule === day;
  if (rule === 'L') return day === lastDay;
  if (rule.startsWith('L-')) return day === lastDay - Number(rule.slice(2));
  if (!rule.endsWith('W')) return false;
  const target = rule === 'LW' ? lastDay : Number(rule.slice(0, -1));
  return target >= 1 && target <= lastDay && nearestWorkday(target, lastDay, weekday + (target - day)) === day;
}

/** @param weekdayOfTarget 0 = Sunday, modulo 7. */
function nearestWorkday(target: number, lastDay: number, weekdayOfTarget: number): number {
  const weekday = ((weekdayOfTarget % 7) + 7) % 7;
  if (weekday === 6) return target === 1 ? target + 2 : target - 1;
  if (weekday === 0) return target === lastDay ? target - 2 : target + 1;
  return target;
}

/** A number (0 = Sunday), `5L` (the last Friday of the month), `1#2` (the second Monday). */
function matchesDayOfWeek(rule: number | string, day: number, lastDay: number, weekday: number): boolean {
  if (typeof rule === 'number') return rule % 7 === weekday;
  if (Number(rule.charAt(0)) % 7 !== weekday) return false;
  if (rule.charAt(1).toUpperCase() === 'L') return day + 7 > lastDay;
  return Math.ceil(day / 7) === Number(rule.slice(2));
}

const ascending = (a: number, b: number) => a - b;

/** The fields in the order that `nextOccurrence` relies on; ranges that wrap (22-2) are parsed unsorted. */
export function sortFields(fields: CronFields): CronFields {
  const sorted = (values: readonly number[]): number[] => [...new Set(values)].sort(ascending);
  return { ...fields, second: sorted(fields.second), minute: sorted(fields.minute), hour: sorted(fields.hour) };
}
