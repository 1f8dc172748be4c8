/** Who an item is: its unique key, its id, its name before anybody renamed it. Pure but for the memory it is given. */
import type { Definition } from '../discovery/definition.ts';
import type { LiveEntity } from './live-entity.ts';
import type { RegistryMemory } from './memory.ts';
import { friendlyName, proposedSlug, slugify, uniqueId } from './names.ts';

/** Joined, not concatenated: the engine keeps concatenated texts in pieces, and there are 60 000 of these. */
function flat(...parts: readonly string[]): string {
  return parts.join('\0');
}

/** What no second item of a broker may have: platform and unique id, or device, type and subtype of a trigger. */
export function uniqueKeyOf(brokerId: string, definition: Definition): string | undefined {
  const { platform, common, config } = definition;
  if (platform.name === 'device_automation') {
    const device = common.device;
    const mark = device?.identifiers[0] ?? device?.connections[0]?.join('=') ?? '';
    const { type, subtype } = config as { type: string; subtype: string };
    return flat(brokerId, 'trigger', mark, type, subtype);
  }
  return common.uniqueId === undefined ? undefined : flat(brokerId, platform.name, common.uniqueId);
}

/** The id once given to this item, or a new one, which the caller has remembered: of the proposed entity id, else of the friendly name. */
export function idFor(
  definition: Definition,
  unique: string | undefined,
  memory: RegistryMemory,
  isUsed: (id: string) => boolean,
  numbers: Map<string, number>,
): string {
  const key = definition.common.uniqueId === undefined ? undefined : unique;
  const remembered = key === undefined ? undefined : memory.idOf(key);
  if (remembered !== undefined && !isUsed(remembered)) return remembered;
  const base = proposedSlug(definition.common.defaultEntityId) ?? friendlyNameOf(definition);
  const id = uniqueId(
    definition.platform.name,
    base,
    (each) => isUsed(each) || (key !== undefined && memory.isTaken(each, key)),
    numbers,
  );
  return id;
}

/** The part after the point of the id that Home Assistant gives: what the config proposes, else of the friendly name. */
export function slugOf(
  described: Pick<Definition, 'platform' | 'config' | 'common'>,
  deviceName: string | undefined,
  proposed = proposedSlug(described.common.defaultEntityId),
): string {
  return slugify(proposed ?? friendlyNameOf(described, deviceName));
}

function friendlyNameOf(
  { platform, config, common }: Pick<Definition, 'platform' | 'config' | 'common'>,
  deviceName = common.device?.name,
): string {
  return friendlyName({
    platform: platform.name,
    name: common.name,
    deviceName,
    deviceClass: platform.deviceClass?.(config),
    defaultName: platform.defaultNameOf?.(config) ?? platform.defaultName,
  });
}

/** Entity ids by the topics that they take commands on. */
export function indexCommandTopics(entities: Iterable<LiveEntity>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const entity of entities) {
    for (const [key, topic] of Object.entries(entity.config as Record<string, unknown>)) {
      if (!key.endsWith('command_topic') || typeof topic !== 'string') continue;
      const ids = index.get(topic);
      if (ids === undefined) index.set(topic, [entity.id]);
      else ids.push(entity.id);
    }
  }
  return index;
}
