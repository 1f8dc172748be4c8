/** Commands that concern entities and devices. */

import { err, ok, type Result } from '../service/base/errors.ts';
import { limits } from '../service/base/limits.ts';
import type { Brokers } from '../service/brokers/brokers.ts';
import type { Commands } from '../service/entities/commands.ts';
import { diagnose, pictureDataUrl } from '../service/entities/diagnostics.ts';
import type { Chosen, StoredMemory } from '../service/entities/memory.ts';
import type { Registry } from '../service/entities/registry.ts';
import { takePage } from '../service/views/snapshot.ts';
import type { Handlers } from './methods.ts';

type Names =
  | 'entity.list'
  | 'device.list'
  | 'entity.command'
  | 'entity.get'
  | 'device.get'
  | 'entity.diagnostics'
  | 'entity.rename'
  | 'entity.picture'
  | 'device.rename'
  | 'device.label'
  | 'entity.label';

type Empty = Readonly<Record<string, never>>;

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
  readonly registry: Pick<Registry, 'devices' | 'eachDevice' | 'eachRecord' | 'get' | 'recordOf' | 'renameEntity'>;
  readonly brokers: Pick<Brokers, 'unit'>;
  readonly memory: Pick<StoredMemory, 'choose'>;
  readonly commands: Pick<Commands, 'run'>;
}

/** Each once, without spaces around it; undefined = none. */
function cleaned(labels: readonly string[]): readonly string[] | undefined {
  const all = new Set(labels.map((label) => label.trim()).filter((label) => label !== ''));
  return all.size === 0 ? undefined : [...all];
}

/** What was typed, without spaces around it; undefined = none is chosen. */
function nameIn(typed: string | null): string | undefined {
  const name = typed?.trim() ?? '';
  return name === '' ? undefined : name;
}

function set<T>(map: Map<string, T>, id: string, value: T | undefined): void {
  if (value === undefined) map.delete(id);
  else map.set(id, value);
}

export function entityHandlers(service: EntityPorts): Pick<Handlers, Names> {
  const { registry, brokers, memory } = service;
  /** What is chosen is said when it is on disk. */
  const choose = async (edit: (chosen: Chosen) => void, say: () => void): Promise<Result<Empty>> => {
    const kept = await memory.choose(edit);
    if (!kept.ok) return kept;
    say();
    return ok({});
  };
  const sayEntity = (id: string): void => {
    const known = registry.get(id);
    if (known !== undefined) registry.renameEntity(known);
  };
  const label = (id: string, labels: readonly string[], say: () => void): Promise<Result<Empty>> =>
    choose((chosen) => set(chosen.labels, id, cleaned(labels)), say);
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
    'entity.get': ({ id }) => {
      const entity = registry.recordOf(id);
      return entity === undefined ? err('entity.unknown', id) : ok({ entity });
    },
    'device.get': ({ id }) => {
      const device = registry.devices.record(id);
      return device === undefined ? err('device.unknown', id) : ok({ device });
    },
    'entity.diagnostics': ({ id }) => {
      const entity = registry.get(id);
      const unit = entity === undefined ? undefined : brokers.unit(entity.broker.id);
      return entity === undefined || unit === undefined ? err('entity.unknown', id) : ok(diagnose(entity, unit));
    },
    'entity.rename': ({ id, name }) =>
      registry.get(id) === undefined
        ? err('entity.unknown', id)
        : choose(
            (chosen) => set(chosen.names, id, nameIn(name)),
            () => sayEntity(id),
          ),
    'entity.picture': ({ id }) => {
      const entity = registry.get(id);
      return entity === undefined ? err('entity.unknown', id) : ok({ dataUrl: pictureDataUrl(entity) ?? null });
    },
    'entity.label': ({ id, labels }) =>
      registry.get(id) === undefined ? err('entity.unknown', id) : label(id, labels, () => sayEntity(id)),
    'device.label': ({ id, labels }) =>
      registry.devices.has(id) ? label(id, labels, () => registry.devices.touched(id)) : err('device.unknown', id),
    'device.rename': ({ id, name, area }) => {
      if (!registry.devices.has(id)) return err('device.unknown', id);
      return choose(
        ({ devices }) => {
          const before = devices.get(id);
          // A change of the room alone must not fix the name that the device has today.
          const [nextName, nextArea] = [
            name === undefined ? before?.name : nameIn(name),
            area === undefined ? before?.area : nameIn(area),
          ];
          devices.set(id, {
            ...(nextName === undefined ? {} : { name: nextName }),
            ...(nextArea === undefined ? {} : { area: nextArea }),
          });
        },
        () => registry.devices.touched(id),
      );
    },
  };
}
