/** What a new home is asked about: names for what could be pinned, and the one thing worth being told of. Pure. */
import type { Entity } from '../../../preload/contract.ts';
import { type Preset, presetsFor } from '../../format/presets.ts';
import { classOf } from '../../format/values.ts';
import type { PageModel } from '../../state/model.ts';
import { isSecondary } from '../../state/selectors.ts';

/** The device's name with the entity's, unless that has it already. */
export function pinName(entity: Entity, device: string | undefined): string {
  return device === undefined || entity.name.startsWith(device) ? entity.name : `${device} ${entity.name}`;
}

/** What people would be sorry not to have been told of, the gravest first. */
const gravest = ['moisture', 'smoke', 'gas', 'carbon_monoxide', 'garage_door', 'door', 'window', 'lock', 'freezer'];

/** "Front door opens", as an automation that has not been saved; undefined in a home with nothing of the kind. */
export function suggestNotice({
  entities,
  devices,
  settings,
}: Pick<PageModel, 'entities' | 'devices' | 'settings'>): Preset | undefined {
  const hidden = new Set(settings.hiddenEntities);
  let best: { readonly entity: Entity; readonly rank: number } | undefined;
  for (const entity of entities.values()) {
    const rank = gravest.indexOf(classOf(entity) ?? entity.platform);
    const isFit = entity.platform === 'binary_sensor' || entity.platform === 'lock';
    if (rank < 0 || !isFit || isSecondary(entity, hidden)) continue;
    if (best === undefined || rank < best.rank) best = { entity, rank };
  }
  if (best === undefined) return undefined;
  const name = pinName(best.entity, devices.get(best.entity.deviceId ?? '')?.name);
  return presetsFor('first-notice', best.entity, name, 'notify')[0];
}
