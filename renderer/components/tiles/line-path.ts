/** A day of a sensor as the path of a small line. Pure. */
import type { HistoryPoint } from '../../../preload/contract.ts';
import { toNumber } from '../../format/values.ts';

export interface LineBox {
  readonly width: number;
  readonly height: number;
  /** In milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
}

/** A line of less than this share of the time says nothing. */
const shortestShare = 1 / 12;

/** Keeps the stroke inside the box. */
const inset = 1.5;

/**
 * The path, with a step from one value to the next straight line, and a gap where the value was not known; undefined where
 * fewer than two values are, or all of them of just now.
 */
export function linePath(points: readonly HistoryPoint[], box: LineBox): string | undefined {
  const values = points.map(({ at, state }) => ({ at: Math.max(box.from, at), value: toNumber(state) }));
  const known = values.map(({ value }) => value).filter((value) => value !== undefined);
  const first = values.find(({ value }) => value !== undefined);
  if (known.length < 2 || first === undefined || box.to <= box.from) return undefined;
  if (box.to - first.at < (box.to - box.from) * shortestShare) return undefined;
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const x = (at: number): number => ((Math.min(box.to, at) - box.from) / (box.to - box.from)) * box.width;
  const y = (value: number): number =>
    span === 0 ? box.height / 2 : inset + (1 - (value - low) / span) * (box.height - 2 * inset);
  let path = '';
  let isDrawing = false;
  for (const { at, value } of values) {
    if (value === undefined) {
      isDrawing = false;
      continue;
    }
    path += `${isDrawing ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    isDrawing = true;
  }
  return path;
}
