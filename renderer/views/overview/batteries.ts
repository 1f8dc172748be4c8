/** How long a battery will last, from how it has fallen. Pure. */
import type { HistoryPoint } from '../../../preload/contract.ts';
import { toNumber } from '../../format/values.ts';

const dayMs = 86_400_000;
/** A rise by so much is a charge, or a new battery. */
const chargePercent = 5;
/** Less than this tells nothing. */
const leastDays = 2;
const leastFall = 1;

export type Outlook =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'steady' }
  | { readonly kind: 'unknown' };

/** By the straight line that fits what was said since the last charge. */
export function outlookOf(points: readonly HistoryPoint[]): Outlook {
  const all = points.flatMap(({ at, state }) => {
    const level = toNumber(state);
    return level === undefined ? [] : [{ at, level }];
  });
  let lowest = Number.POSITIVE_INFINITY;
  let start = 0;
  for (const [index, { level }] of all.entries()) {
    if (level >= lowest + chargePercent) {
      start = index;
      lowest = level;
    } else lowest = Math.min(lowest, level);
  }
  const since = all.slice(start);
  const first = since[0];
  const last = since.at(-1);
  if (first === undefined || last === undefined || (last.at - first.at) / dayMs < leastDays) return { kind: 'unknown' };
  if (first.level - last.level < leastFall) return { kind: 'steady' };
  const slope = slopeOf(since.map(({ at, level }) => [(at - first.at) / dayMs, level] as const));
  if (slope >= 0) return { kind: 'steady' };
  return { kind: 'days', days: Math.max(0, Math.round(last.level / -slope)) };
}

function slopeOf(points: ReadonlyArray<readonly [number, number]>): number {
  const mean = (pick: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const middle = mean(([x]) => x);
  const level = mean(([, y]) => y);
  const spread = points.reduce((sum, [x]) => sum + (x - middle) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, [x, y]) => sum + (x - middle) * (y - level), 0) / spread;
}
