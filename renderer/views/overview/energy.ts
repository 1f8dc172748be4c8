/** What meters counted. Pure. */
import type { Entity, HistoryPoint } from '../../../preload/contract.ts';
import { type Bar, barsOf } from '../../components/chart/series.ts';
import { toNumber, unitOf } from '../../format/values.ts';

/** To kilowatt hours; undefined for what is no unit of energy. */
const factors: ReadonlyMap<string, number> = new Map([
  ['Wh', 0.001],
  ['kWh', 1],
  ['MWh', 1_000],
  ['J', 1 / 3_600_000],
  ['kJ', 1 / 3_600],
  ['MJ', 1 / 3.6],
  ['GJ', 1 / 0.0036],
]);

export interface Meter {
  readonly id: string;
  readonly factor: number;
  readonly mayFall: boolean;
}

/** A counter of energy in a unit that is known. */
export function meterOf(entity: Entity): Meter | undefined {
  const factor = factors.get(unitOf(entity) ?? '');
  if (factor === undefined) return undefined;
  return { id: entity.id, factor, mayFall: entity.attributes.state_class === 'total' };
}

/** The bars of a meter in kWh. */
export function meterBars(
  { factor, mayFall }: Meter,
  points: readonly HistoryPoint[],
  from: number,
  to: number,
  step: 'hour' | 'day',
): readonly Bar[] {
  return barsOf(points, from, to, step, mayFall).map((bar) => ({ ...bar, value: bar.value * factor }));
}

export const sumOf = (bars: readonly Bar[]): number => bars.reduce((sum, { value }) => sum + value, 0);

/** A meter that measures at least what all others do measures them, too: it stands for the home. */
export function homeMeters(sums: ReadonlyMap<string, number>): readonly string[] {
  const all = [...sums].sort(([, a], [, b]) => b - a);
  const [largest] = all;
  const rest = all.slice(1).reduce((sum, [, value]) => sum + value, 0);
  return largest !== undefined && all.length > 2 && largest[1] > 0 && largest[1] >= rest
    ? [largest[0]]
    : all.map(([id]) => id);
}

/** Several meters in one row of bars: their bars begin and end alike. */
export function addBars(all: ReadonlyArray<readonly Bar[]>): readonly Bar[] {
  const [first = [], ...others] = all;
  return first.map((bar, index) => ({
    ...bar,
    value: others.reduce((sum, bars) => sum + (bars[index]?.value ?? 0), bar.value),
  }));
}

/** Power in watts; undefined where nothing is measured. */
export function wattsOf(entity: Entity): number | undefined {
  const value = entity.available ? toNumber(entity.state) : undefined;
  if (value === undefined) return undefined;
  const unit = unitOf(entity);
  return unit === 'kW' ? value * 1_000 : unit === 'mW' ? value / 1_000 : value;
}
