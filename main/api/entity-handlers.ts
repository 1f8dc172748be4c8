/** Commands that concern entities and devices. */

import { err, ok, type Result } from '../service/base/errors.ts';
import { limits } from '../service/base/limits.ts';
import type { Brokers } from '../service/brokers/brokers.ts';
import type { Commands } from '../service/entities/commands.ts';
import { diagnose, pictureDataUrl } from '../service/entities/diagnostics.ts';
import type { StoredMemory } from '../service/entities/memory.ts';
import type { Registry } from '../service/entities/registry.ts';
import { takePage } from '../service/views/snapshot.ts';
import type { Handlers } from './methods.ts';

type Names =
  | 'entity.list'
  | 'device.list'
  | 'entity.command'
  | 'entity.diagnostics'
  | 'entity.rename'
  | 'entity.picture'
  | 'device.rename'
  | 'device.label'
  | 'entity.label';

/** What comes after a record; undefined where it is not there (any more). */
function following<T extends { readonly id: string }>(
  records: IterableIterator<T>,
  after: string | undefined,
): Iterable<T> | undefined {
  if (after === undefined) return records;
  for (let next = records.next(); next.done !== true; next = records.next()) {
    if (next.value.id === after) return records;
  }
  return undefined;
}

export interface EntityPorts {
  readonly registry: Pick<Registry, 'devices' | 'eachDevice' | 'eachRecord' | 'get' | 'renameEntity'>;
  readonly brokers: Pick<Brokers, 'unit'>;
  readonly memory: Pick<
    StoredMemory,
    'deviceChoice' | 'entityName' | 'flush' | 'labelsOf' | 'setDeviceChoice' | 'setEntityName' | 'setLabels'
  >;
  readonly commands: Pick<Commands, 'run'>;
}

/** Each once, without spaces around it. */
function cleaned(labels: readonly string[]): readonly string[] {
  return [...new Set(labels.map((label) => label.trim()).filter((label) => label !== ''))];
}

export function entityHandlers(service: EntityPorts): Pick<Handlers, Names> {
  const { registry, brokers, memory } = service;
  /** Puts labels on what is known by this id, and takes them off again if they cannot be kept. */
  const label = async (
    id: string,
    labels: readonly string[],
    touch: () => void,
  ): Promise<Result<Readonly<Record<string, never>>>> => {
    const before = memory.labelsOf(id) ?? [];
    const chosen = cleaned(labels);
    const put = (to: readonly string[]): void => {
      memory.setLabels(id, to);
      touch();
    };
    put(chosen);
    const kept = await memory.flush();
    if (kept.ok) return ok({});
    if ((memory.labelsOf(id) ?? []).join('\0') === chosen.join('\0')) put(before);
    return kept;
  };
  return {
    'entity.list': ({ after, limit }) => {
      const found = following(registry.eachRecord(), after);
      if (found === undefined) return err('entity.unknown', after);
      const { records, more } = takePage(found, limits.pageChars, limit ?? limits.pageRecords);
      return ok({ entities: records, more });
    },
    'device.list': ({ after, limit }) => {
      const found = following(registry.eachDevice(), after);
      if (found === undefined) return err('device.unknown', after);
      const { records, more } = takePage(found, limits.pageChars, limit ?? limits.pageRecords);
      return ok({ devices: records, more });
    },
    'entity.command': async ({ id, action, params }) => {
      const sent = await service.commands.run(id, action, params ?? {});
      return sent.ok ? ok({ commandId: sent.value.commandId }) : sent;
    },
    'entity.diagnostics': ({ id }) => {
      const entity = registry.get(id);
      const unit = entity === undefined ? undefined : brokers.unit(entity.broker.id);
      return entity === undefined || unit === undefined ? err('entity.unknown', id) : ok(diagnose(entity, unit));
    },
    'entity.rename': async ({ id, name }) => {
      const entity = registry.get(id);
      if (entity === undefined) return err('entity.unknown', id);
      const before = memory.entityName(id);
      const chosen = name === null || name.trim() === '' ? undefined : name.trim();
      const rename = (to: string | undefined): void => {
        memory.setEntityName(id, to ?? null);
        const known = registry.get(id);
        if (known !== undefined) registry.renameEntity(known);
      };
      rename(chosen);
      const kept = await memory.flush();
      if (kept.ok) return ok({});
      // What was not kept has not happened; unless somebody has chosen yet another name meanwhile.
      if (memory.entityName(id) === chosen) rename(before);
      return kept;
    },
    'entity.picture': ({ id }) => {
      const entity = registry.get(id);
      return entity === undefined ? err('entity.unknown', id) : ok({ dataUrl: pictureDataUrl(entity) ?? null });
    },
    'entity.label': ({ id, labels }) => {
      const touch = (): void => {
        const known = registry.get(id);
        if (known !== undefined) registry.renameEntity(known);
      };
      return registry.get(id) === undefined ? err('entity.unknown', id) : label(id, labels, touch);
    },
    'device.label': ({ id, labels }) =>
      registry.devices.has(id) ? label(id, labels, () => registry.devices.touched(id)) : err('device.unknown', id),
    'device.rename': async ({ id, name, area }) => {
      if (!registry.devices.has(id)) return err('device.unknown', id);
      const before = memory.deviceChoice(id);
      const known = before ?? {};
      const choice = {
        // A change of the room alone must not fix the name that the device has today.
        ...(name === undefined ? (known.name === undefined ? {} : { name: known.name }) : {}),
        ...(name === undefined || name === null || name.trim() === '' ? {} : { name: name.trim() }),
        ...(area === undefined ? (known.area === undefined ? {} : { area: known.area }) : {}),
        ...(area === undefined || area === null || area.trim() === '' ? {} : { area: area.trim() }),
      };
      memory.setDeviceChoice(id, choice);
      registry.devices.touched(id);
      const kept = await memory.flush();
      if (kept.ok) return ok({});
      if (memory.deviceChoice(id) === choice) {
        memory.setDeviceChoice(id, before);
        registry.devices.touched(id);
      }
      return kept;
    },
  };
}
