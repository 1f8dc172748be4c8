/** Attributes with a history of their own: the temperatures of what heats and cools, and what it is doing. */
import type { HistoryAttribute } from '../model/service.ts';
import type { HistoryRecorder } from './recorder.ts';
import type { RecordedEntity } from './significance.ts';

/** All that `history.query` knows beside the state. */
export const recordedAttributes = [
  'current_temperature',
  'temperature',
  'target_temp_low',
  'target_temp_high',
  'hvac_action',
] as const satisfies readonly HistoryAttribute[];

const platforms: ReadonlySet<string> = new Set(['climate', 'water_heater']);

/** As a sensor that shows one digit: a smaller change is written when nothing larger comes for a while. */
const tenths: RecordedEntity = {
  config: 'tenths',
  platform: { name: 'sensor', describe: () => ({ facts: { numeric: true, precision: 1 } }) },
};

/** What is asked of an entity whose attributes are kept. */
interface Recorded {
  readonly id: string;
  readonly lastUpdated: number;
  readonly platform: { readonly name: string };
  readonly view: { readonly attributes: Readonly<Record<string, unknown>> };
}

/** The name under which the history of an attribute is kept; no entity's id has a `#`. */
export function seriesOf(entityId: string, attribute: HistoryAttribute): string {
  return `${entityId}#${attribute}`;
}

/** Records what there is; one that is gone is unknown from then on, as a set-point in a mode without one. */
export function recordAttributes(recorder: HistoryRecorder, entity: Recorded): void {
  if (!platforms.has(entity.platform.name)) return;
  for (const name of recordedAttributes) {
    const series = seriesOf(entity.id, name);
    const value = entity.view.attributes[name];
    if (typeof value === 'number') recorder.record(series, String(value), entity.lastUpdated, tenths);
    else if (typeof value === 'string') recorder.record(series, value, entity.lastUpdated);
    else if (recorder.knows(series)) recorder.record(series, 'unknown', entity.lastUpdated);
  }
}

/** Of an entity that was removed. */
export function forgetAttributes(recorder: HistoryRecorder, entity: Pick<Recorded, 'id' | 'platform'>): void {
  if (!platforms.has(entity.platform.name)) return;
  for (const name of recordedAttributes) recorder.forget(seriesOf(entity.id, name));
}
