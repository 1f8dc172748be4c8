/**
 * What is announced twice of one device, natively and by Home Assistant discovery, appears once. Which announcement wins
 * is a setting; the other one is held back, and takes over when the winner takes its announcement back. All else that
 * either side announces of the device stays: a supplement to a native device, a tracker, a trigger.
 */
import type { Definition, DefinitionSource, DeviceInfo } from './definition.ts';
import { isSameThing } from './same-thing.ts';

export type Preference = 'homeassistant' | 'native';

const natives: ReadonlySet<DefinitionSource> = new Set(['zigbee2mqtt', 'tasmota', 'homie', 'shelly', 'wled']);

/** Manual and HTTP entities compete with nobody. */
function sideOf(source: DefinitionSource): Preference | undefined {
  if (source === 'homeassistant') return 'homeassistant';
  return natives.has(source) ? 'native' : undefined;
}

/** A definition that was taken up. */
type Taken = Omit<Definition, 'nodeId'> & { readonly nodeId: string | undefined };

/** Where definitions of a broker are taken up. */
export interface Home<Broker> {
  /** A reason when it is refused. */
  upsert(broker: Broker, definition: Definition): string | undefined;
  /** @param isFinal it was taken back by who announced it. */
  remove(broker: Broker, key: string, isFinal?: boolean): void;
  get(id: string): Taken | undefined;
  readonly devices: {
    /** The device that a mark belongs to. */
    find(brokerId: string, mark: Pick<DeviceInfo, 'identifiers' | 'connections'>): string | undefined;
    /** The ids of all that was taken up of a device. */
    itemsOf(deviceId: string): Iterable<string>;
  };
}

/** What was taken up, as it was announced. */
export function definitionOf(taken: Taken): Definition {
  const { key, source, platform, config, common, discoveryTopic, objectId, nodeId, deviceSetting } = taken;
  return {
    key,
    source,
    platform,
    config,
    common,
    discoveryTopic,
    objectId,
    ...(nodeId === undefined ? {} : { nodeId }),
    ...(deviceSetting === true ? { deviceSetting } : {}),
  };
}

interface Held {
  readonly definition: Definition;
  readonly winner: string;
}

export class Arbiter<Broker extends { readonly id: string } = { readonly id: string }> {
  readonly #home: Home<Broker>;
  readonly #broker: Broker;
  readonly #preference: () => Preference;
  /** Which sides have announced something yet. */
  readonly #sides = new Set<Preference>();
  /** Definitions that lost, by key. */
  readonly #held = new Map<string, Held>();
  /** The keys of what is held back for a winner, by the winner's key. */
  readonly #losers = new Map<string, Set<string>>();

  constructor(home: Home<Broker>, broker: Broker, preference: () => Preference) {
    this.#home = home;
    this.#broker = broker;
    this.#preference = preference;
  }

  /** Takes a definition up, or holds it back. A reason when the registry refuses it. */
  upsert(definition: Definition): string | undefined {
    const side = sideOf(definition.source);
    const { device } = definition.common;
    if (side === undefined || device === undefined) return this.#home.upsert(this.#broker, definition);
    this.#sides.add(side);
    // Most homes know one side only: then nobody has to be looked for.
    if (this.#sides.size === 1) return this.#home.upsert(this.#broker, definition);
    const rivals = this.#rivals(definition, side);
    const [winner] = rivals;
    if (winner !== undefined && side !== this.#preference()) {
      this.#hold(definition, winner.key);
      // It may have been taken up before it said which device it is.
      this.#home.remove(this.#broker, definition.key);
      return undefined;
    }
    for (const rival of rivals) {
      this.#hold(definitionOf(rival), definition.key);
      this.#home.remove(this.#broker, rival.key);
    }
    this.#letGo(definition.key);
    const refusal = this.#home.upsert(this.#broker, definition);
    // It may mean something else now than what was held back for it.
    this.#release(definition.key);
    return refusal;
  }

  /** Takes an announcement back; what was held back for it comes forward. */
  remove(key: string): void {
    if (this.#letGo(key)) return;
    this.#home.remove(this.#broker, key, true);
    this.#release(key);
  }

  /** The setting changed: whoever now wins comes forward. */
  reconsider(): void {
    const held = [...this.#held.values()];
    this.#held.clear();
    this.#losers.clear();
    for (const { definition } of held) this.upsert(definition);
  }

  #hold(definition: Definition, winner: string): void {
    this.#letGo(definition.key);
    this.#held.set(definition.key, { definition, winner });
    const losers = this.#losers.get(winner);
    if (losers === undefined) this.#losers.set(winner, new Set([definition.key]));
    else losers.add(definition.key);
  }

  /** True when it was held back. */
  #letGo(key: string): boolean {
    const held = this.#held.get(key);
    if (held === undefined) return false;
    this.#held.delete(key);
    const losers = this.#losers.get(held.winner);
    losers?.delete(key);
    if (losers?.size === 0) this.#losers.delete(held.winner);
    return true;
  }

  /** Brings forward what was held back for a key, unless something still holds it back. */
  #release(winner: string): void {
    for (const key of [...(this.#losers.get(winner) ?? [])]) {
      const definition = this.#held.get(key)?.definition;
      const side = definition === undefined ? undefined : sideOf(definition.source);
      if (definition === undefined || side === undefined) continue;
      const [rival] = this.#rivals(definition, side);
      if (rival?.key === winner) continue;
      this.#letGo(key);
      if (rival === undefined) this.#home.upsert(this.#broker, definition);
      else this.#hold(definition, rival.key);
    }
  }

  /** The same thing as the other side announced it of the same device, by whatever mark the two have in common. */
  #rivals(definition: Definition, side: Preference): Taken[] {
    const { identifiers = [], connections = [] } = definition.common.device ?? {};
    const marks = [
      ...identifiers.map((each) => ({ identifiers: [each], connections: [] })),
      ...connections.map((each) => ({ identifiers: [], connections: [each] })),
    ];
    // A device that says its address late is known by its identifier already, apart from the other one.
    const ids = new Set(marks.map((mark) => this.#home.devices.find(this.#broker.id, mark)));
    return [...ids].flatMap((id) => {
      const found = id === undefined ? [] : this.#onDevice(id);
      return found.filter((each) => {
        const other = sideOf(each.source);
        return other !== undefined && other !== side && isSameThing(each, definition);
      });
    });
  }

  #onDevice(deviceId: string): Taken[] {
    const items: Taken[] = [];
    for (const id of this.#home.devices.itemsOf(deviceId)) {
      const taken = this.#home.get(id);
      if (taken !== undefined) items.push(taken);
    }
    return items;
  }
}
