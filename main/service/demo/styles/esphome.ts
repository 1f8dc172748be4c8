/** Devices that announce themselves as ESPHome does: one config per entity, short keys, `<node>/status` as last will. */
import type { Behaviour, Device, Identity } from '../model.ts';
import { type EntitySpec, entityConfig, entityDevice } from './entity.ts';

const version = '2026.6.2';

export interface EsphomeSpec<S> extends Behaviour<S>, Identity {
  readonly node: string;
  /** Twelve hexadecimal digits. */
  readonly mac: string;
  readonly entities: ReadonlyArray<EntitySpec<S>>;
}

export function esphomeDevice<S>(spec: EsphomeSpec<S>): Device<S> {
  const { node, mac } = spec;
  const baseOf = (entity: EntitySpec<S>): string => `${node}/${entity.component}/${entity.object}`;
  const device = {
    ids: mac,
    name: spec.name,
    sw: spec.version ?? version,
    mdl: spec.model,
    mf: spec.manufacturer,
    cns: [['mac', mac]],
    sa: spec.area,
  };
  return entityDevice<S>({
    id: node,
    entities: spec.entities,
    baseOf,
    configs: () =>
      spec.entities.map((entity) => ({
        topic: `homeassistant/${entity.component}/${node}/${entity.object}/config`,
        payload: JSON.stringify({
          ...entityConfig(baseOf(entity), entity),
          uniq_id: `${mac}-${entity.component}-${entity.object}`,
          avty_t: `${node}/status`,
          dev: device,
        }),
        retain: true,
      })),
    availability: (online) => [{ topic: `${node}/status`, payload: online ? 'online' : 'offline', retain: true }],
    initial: (context) => spec.initial(context),
    ...(spec.tick && { tick: spec.tick }),
    ...(spec.hear && { hear: spec.hear }),
  });
}
