/**
 * A device that is announced twice, natively and by Home Assistant discovery, appears once. Which announcement wins is
 * a setting; the other one is held back, and takes over when the winner takes its announcement back.
 */
import type { LiveEntity } from '../entities/live-entity.ts';
import type { Registry, RegistryBroker } from '../entities/registry.ts';
import type { Definition, DefinitionSource } from './definition.ts';

export type Preference = 'homeassistant' | 'native';

const natives: ReadonlySet<DefinitionSource> = new Set(['zigbee2mqtt', 'tasmota', 'homie', 'shelly', 'wled']);

/** Manual and HTTP entities compete with nobody. */
function sideOf(source: DefinitionSource): Preference | undefined {
  if (source === 'homeassistant') return 'homeassistant';
  return natives.has(source) ? 'native' : undefined;
}

function definitionOf(entity: LiveEntity): Definition {
  const { key, source, platform, config, common, discoveryTopic, objectId, nodeId } = entity;
  return {
    key,
    source,
    platform,
    config,
    common,
    discoveryTopic,
    objectId,
    ...(nodeId === undefined ? {} : { nodeId }),
  };
}

export class Arbiter {
  readonly #registry: Registry;
  readonly #broker: RegistryBroker;
  readonly #preference: () => Preference;
  /** Which sides have announced something yet. */
  readonly #sides = new Set<Preference>();
  /** Definitions that lost, by key. */
  readonly #held = new Map<string, Definition>();

  constructor(registry: Registry, broker: RegistryBroker, preference: () => Preference) {
    this.#registry = registry;
    this.#broker = broker;
    this.#preference = preference;
  }

  /** Takes a definition up, or holds it back. A reason when the registry refuses it. */
  upsert(definition: Definition): string | undefined {
    const side = sideOf(definition.source);
    const { device } = definition.common;
    if (side === undefined || device === undefined) return this.#registry.upsert(this.#broker, definition);
    this.#sides.add(side);
    // Most homes know one side only: then nobody has to be looked for.
    if (this.#sides.size === 1) return this.#registry.upsert(this.#broker, definition);
    const rivals = this.#rivals(definition, side);
    if (rivals.length > 0 && side !== this.#preference()) {
      this.#held.set(definition.key, definition);
      // It may have been taken up before it said which device it is.
      this.#registry.remove(this.#broker, definition.key);
      return undefined;
    }
    for (const rival of rivals) {
      this.#held.set(rival.key, definitionOf(rival));
      this.#registry.remove(this.#broker, rival.key);
    }
    this.#held.delete(definition.key);
    return this.#registry.upsert(this.#broker, definition);
  }

  /** Takes an announcement back; what was held back for it comes forward with its last entity. */
  remove(key: string): void {
    if (this.#held.delete(key)) return;
    const entity = this.#registry.byKey(this.#broker, key);
    this.#registry.remove(this.#broker, key, true);
    if (entity?.common.device === undefined || this.#held.size === 0) return;
    const side = sideOf(entity.source);
    const deviceId = entity.deviceId;
    const stillThere = deviceId !== undefined && this.#onDevice(deviceId).some((each) => sideOf(each.source) === side);
    if (!stillThere) this.#release();
  }

  /** The setting changed: whoever now wins comes forward. */
  reconsider(): void {
    const held = [...this.#held.values()];
    this.#held.clear();
    for (const definition of held) this.upsert(definition);
  }

  #release(): void {
    for (const definition of [...this.#held.values()]) {
      const side = sideOf(definition.source);
      if (side === undefined || this.#rivals(definition, side).length > 0) continue;
      this.#held.delete(definition.key);
      this.#registry.upsert(this.#broker, definition);
    }
  }

  /** Entities of the other side on the same device, by whatever the two announcements have in common. */
  #rivals(definition: Definition, side: Preference): LiveEntity[] {
    const { identifiers = [], connections = [] } = definition.common.device ?? {};
    const marks = [
      ...identifiers.map((each) => ({ identifiers: [each], connections: [] })),
      ...connections.map((each) => ({ identifiers: [], connections: [each] })),
    ];
    // A device that says its address late is known by its identifier already, apart from the other one.
    const ids = new Set(marks.map((mark) => this.#registry.devices.find(this.#broker.id, mark)));
    return [...ids].flatMap((id) => {
      const found = id === undefined ? [] : this.#onDevice(id);
      return found.filter((each) => {
        const other = sideOf(each.source);
        return other !== undefined && other !== side;
      });
    });
  }

  #onDevice(deviceId: string): LiveEntity[] {
    const items: LiveEntity[] = [];
    for (const id of this.#registry.devices.itemsOf(deviceId)) {
      const entity = this.#registry.get(id);
      if (entity !== undefined) items.push(entity);
    }
    return items;
  }
}
