/** Devices of other makers that use device-based discovery: one message announces the device with all its entities. */
import type { Behaviour, Device, Identity } from '../model.ts';
import { type EntitySpec, entityConfig, entityDevice } from './entity.ts';

export interface PlainSpec<S> extends Behaviour<S>, Identity {
  readonly id: string;
  /** Name of the program that announces it. */
  readonly origin: string;
  readonly entities: ReadonlyArray<EntitySpec<S>>;
}

export function plainDevice<S>(spec: PlainSpec<S>): Device<S> {
  const { id } = spec;
  const baseOf = (entity: EntitySpec<S>): string => `${id}/${entity.object}`;
  const status = `${id}/status`;
  return entityDevice<S>({
    id,
    entities: spec.entities,
    baseOf,
    configs: () => [
      {
        topic: `homeassistant/device/${id}/config`,
        payload: JSON.stringify({
          dev: {
            ids: [id],
            name: spec.name,
            mf: spec.manufacturer,
            mdl: spec.model,
            ...(spec.modelId !== undefined && { mdl_id: spec.modelId }),
            sw: spec.version ?? '1.4.0',
            sa: spec.area,
          },
          o: { name: spec.origin, sw: spec.version ?? '1.4.0' },
          avty_t: status,
          cmps: Object.fromEntries(
            spec.entities.map((entity) => [
              entity.object,
              { p: entity.component, uniq_id: `${id}_${entity.object}`, ...entityConfig(baseOf(entity), entity) },
            ]),
          ),
        }),
        retain: true,
      },
    ],
    availability: (online) => [{ topic: status, payload: online ? 'online' : 'offline', retain: true }],
    initial: (context) => spec.initial(context),
    ...(spec.tick && { tick: spec.tick }),
    ...(spec.hear && { hear: spec.hear }),
  });
}
