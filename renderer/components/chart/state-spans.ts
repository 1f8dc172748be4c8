/** States over time as spans. Pure. */
import type { HistoryGap, HistoryPoint } from '../../../preload/contract.ts';

export interface StateSpan {
  readonly state: string;
  readonly from: number;
  readonly to: number;
}

/** Spans between changes of state, within the window, cut where nothing was heard; equal neighbours become one. */
export function stateSpans(
  points: readonly HistoryPoint[],
  from: number,
  to: number,
  gaps: readonly HistoryGap[] = [],
): readonly StateSpan[] {
  const spans: StateSpan[] = [];
  points.forEach((point, index) => {
    const start = Math.max(from, point.at);
    const end = Math.min(to, points[index + 1]?.at ?? to);
    for (const [partStart, partEnd] of without(start, end, gaps)) {
      const before = spans.at(-1);
      if (before?.state === point.state && before.to === partStart)
        spans[spans.length - 1] = { ...before, to: partEnd };
      else spans.push({ state: point.state, from: partStart, to: partEnd });
    }
    // What changed at this very moment has no length yet, and is what holds now.
    const isNew = index === points.length - 1 && start === end && spans.at(-1)?.state !== point.state;
    if (isNew && !gaps.some((gap) => gap.from <= start && gap.to >= start))
      spans.push({ state: point.state, from: start, to: end });
  });
  return spans;
}

/** What is left of a stretch without the gaps; they are in order. */
function without(from: number, to: number, gaps: readonly HistoryGap[]): ReadonlyArray<readonly [number, number]> {
  const parts: Array<readonly [number, number]> = [];
  let start = from;
  for (const gap of gaps) {
    if (gap.to <= start || gap.from >= to) continue;
    if (gap.from > start) parts.push([start, gap.from]);
    start = Math.max(start, gap.to);
  }
  if (start < to) parts.push([start, to]);
  return parts;
}
