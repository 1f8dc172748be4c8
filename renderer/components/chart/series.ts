/** What a chart shows of a history: a line with its holes, and what is to be said of it. Pure. */
import type { HistoryGap, HistoryPoint } from '../../../preload/contract.ts';
import type { Scale } from '../../../preload/words/scale.ts';
import { toNumber } from '../../format/values.ts';

/** Milliseconds, and values; null is a hole. */
export interface Line {
  readonly times: readonly number[];
  readonly values: readonly (number | null)[];
}

/** As the person reads them; what is no number stays as it is. */
export function inUnit(points: readonly HistoryPoint[], scale: Scale): readonly HistoryPoint[] {
  if (!scale.isConverted) return points;
  return points.map((point) => {
    const value = toNumber(point.state);
    return value === undefined ? point : { ...point, state: String(scale.shown(value)) };
  });
}

/**
 * A state holds until the next one, but not through a gap: there the line ends, and goes on behind it with what was last
 * said. A state that is no number is a hole, too.
 */
export function lineOf(points: readonly HistoryPoint[], gaps: readonly HistoryGap[], to: number): Line {
  const times: number[] = [];
  const values: (number | null)[] = [];
  const put = (at: number, value: number | null): void => {
    times.push(at);
    values.push(value);
  };
  let held: number | null = null;
  let isInside = false;
  const open = [...gaps];
  const leave = (): void => {
    open.shift();
    isInside = false;
  };
  const goOn = (until: number): void => {
    for (let gap = open[0]; gap !== undefined; gap = open[0]) {
      if (!isInside) {
        if (gap.from >= until) return;
        if (held !== null) put(gap.from, held);
        // A moment later: of two values at one time, one would be lost.
        put(gap.from + 1, null);
        isInside = true;
      }
      if (gap.to >= until) return;
      if (held !== null) put(gap.to, held);
      leave();
    }
  };
  for (const point of points) {
    goOn(point.at);
    held = toNumber(point.state) ?? null;
    // What was said while nobody could be sure of it is shown from the end of the gap on.
    if (isInside && point.at < (open[0]?.to ?? 0)) continue;
    if (isInside) leave();
    put(point.at, held);
  }
  goOn(to);
  if (!isInside && held !== null && (times.at(-1) ?? 0) < to) put(to, held);
  return { times, values };
}

export interface Summary {
  readonly low: number;
  readonly high: number;
  /** Each value counts for as long as it held. */
  readonly mean: number;
}

/** Of what is seen of a line; undefined where there is nothing. */
export function summaryOf({ times, values }: Line): Summary | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let long = 0;
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    const at = times[index] ?? 0;
    const held = Math.max(0, (times[index + 1] ?? at) - at);
    sum += value * held;
    long += held;
  }
  if (low > high) return undefined;
  return { low, high, mean: long === 0 ? (low + high) / 2 : sum / long };
}

export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** The beginnings of hours or days of the person's own time that lie between two times; days are 23 to 25 hours long. */
export function startsOf(from: number, to: number, step: 'hour' | 'day'): readonly number[] {
  const starts: number[] = [];
  const at = new Date(from);
  if (step === 'day') at.setHours(0, 0, 0, 0);
  else at.setMinutes(0, 0, 0);
  while (at.getTime() < to) {
    starts.push(at.getTime());
    if (step === 'day') at.setDate(at.getDate() + 1);
    // Of the hour that comes twice, both are shown.
    else at.setTime(at.getTime() + 3_600_000);
  }
  return starts;
}

/**
 * What a counter went up by in each hour or day. A counter that begins anew counts from 0; one that may also go down
 * (`total`) has negative bars.
 */
export function barsOf(
  points: readonly HistoryPoint[],
  from: number,
  to: number,
  step: 'hour' | 'day',
  mayFall = false,
): readonly Bar[] {
  const starts = startsOf(from, to, step);
  const sums = starts.map(() => 0);
  let before: number | undefined;
  let index = 0;
  for (const { at, state } of points) {
    const value = toNumber(state);
    if (value === undefined) continue;
    const isHeld = at <= from;
    while (index + 1 < starts.length && at >= (starts[index + 1] ?? to)) index += 1;
    const rise = before === undefined ? 0 : value >= before || mayFall ? value - before : value;
    if (!isHeld && at <= to) sums[index] = (sums[index] ?? 0) + rise;
    before = value;
  }
  return starts.map((start, at) => ({ from: start, to: starts[at + 1] ?? to, value: sums[at] ?? 0 }));
}

/** How often a state was entered in each hour or day: presses, openings. */
export function countsOf(
  points: readonly HistoryPoint[],
  from: number,
  to: number,
  step: 'hour' | 'day',
  isCounted: (state: string) => boolean,
): readonly Bar[] {
  const starts = startsOf(from, to, step);
  const bars = starts.map((start, at) => ({ from: start, to: starts[at + 1] ?? to, value: 0 }));
  points.forEach(({ at, state }, index) => {
    if (at <= from || at > to || !isCounted(state) || points[index - 1]?.state === state) return;
    const bar = bars.findLast((each) => each.from <= at);
    if (bar !== undefined) bar.value += 1;
  });
  return bars;
}

/** As the service answered it: one line per point, in ISO 8601. */
export function csvOf(points: readonly HistoryPoint[]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = points.map(({ at, state, meanSeconds }) =>
    [new Date(at).toISOString(), cell(state), meanSeconds === undefined ? '' : String(meanSeconds)].join(','),
  );
  return `${['time,state,mean_seconds', ...rows].join('\r\n')}\r\n`;
}
