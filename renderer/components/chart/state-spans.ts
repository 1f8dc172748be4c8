/** States over time as spans. Pure. */
import type { HistoryPoint } from '../../../preload/contract.ts';

export interface StateSpan {
  readonly state: string;
  readonly from: number;
  readonly to: number;
}

/** Spans between changes of state, within the window; equal neighbours become one. */
export function stateSpans(points: readonly HistoryPoint[], from: number, to: number): readonly StateSpan[] {
  const spans: StateSpan[] = [];
  points.forEach((point, index) => {
    const start = Math.max(from, point.at);
    const end = Math.min(to, points[index + 1]?.at ?? to);
    if (end <= start) return;
    const before = spans.at(-1);
    if (before?.state === point.state && before.to === start) spans[spans.length - 1] = { ...before, to: end };
    else spans.push({ state: point.state, from: start, to: end });
  });
  return spans;
}
