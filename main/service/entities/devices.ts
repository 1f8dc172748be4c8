/** The device registry: entities that share an identifier or a connection share a device (section 6, device). */

import { digest } from '../base/digest.ts';
import type { DeviceInfo } from '../discovery/definition.ts';
import type { Device } from '../model/entities.ts';
import { sameValue } from './equal.ts';
import { cutName } from './names.ts';
import { type Owners, Ownership, type Source } from './ownership.ts';

/** What the user changed about a device; it wins over what the device says. */
export interface DeviceChoice {
  readonly name?: string;
  readonly area?: string;
}

interface Entry {
  readonly id: string;
  readonly brokerId: string;
  info: DeviceInfo;
  readonly entityIds: Set<string>;
  /** Triggers and tags hang on a device too, without being entities. */
  readonly others: Set<string>;
  /** Its identifiers and connections under which it is found: those that no other device had first. */
  readonly keys: Set<string>;
  readonly ownership: Ownership;
  /** The key of its parent, where it counts as a child. */
  parentKey: string | undefined;
}

export interface DeviceChanges {
  /** `renamed`: its name, and with it the names of its entities. */
  changed(id: string, renamed: boolean): void;
  removed(id: string): void;
}

function identifierKey(brokerId: string, identifier: string): string {
  return `${brokerId}\0i\0${identifier}`;
}

function keysOf(brokerId: string, info: DeviceInfo): string[] {
  return [
    ...info.identifiers.map((identifier) => identifierKey(brokerId, identifier)),
    ...info.connections.map(([type, value]) => `${brokerId}\0c\0${type}\0${value}`),
  ];
}

/** An id that is the same at every start: made of the broker and the first identifier or connection. */
function deviceIdOf(key: string): string {
  return `device.${digest(key).toString(36)}`;
}

export class Devices {
  readonly #entries = new Map<string, Entry>();
  readonly #byKey = new Map<string, Entry>();
  /** How many devices name a key as their parent: such a device stays although nothing hangs on it. */
  readonly #childrenByKey = new Map<string, number>();
  readonly #changes: DeviceChanges;
  readonly #choice: (id: string) => DeviceChoice | undefined;
  readonly #owners: Owners;
  readonly #labelsOf: (id: string) => readonly string[] | undefined;

  constructor(
    changes: DeviceChanges,
    choice: (id: string) => DeviceChoice | undefined,
    owners: Owners,
    labelsOf: (id: string) => readonly string[] | undefined = () => undefined,
  ) {
    this.#changes = changes;
    this.#choice = choice;
    this.#owners = owners;
    this.#labelsOf = labelsOf;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Finds or makes the device of an info, merges what the info carries, and hangs the item on it. */
  attach(brokerId: string, info: DeviceInfo, itemId: string, isEntity: boolean, source: Source): string {
    const keys = keysOf(brokerId, info);
    const entry = this.#find(keys) ?? this.#create(brokerId, info, keys, source.publisher);
    const items = isEntity ? entry.entityIds : entry.others;
    const before = entry.info;
    const conflicts = entry.ownership.conflicts();
    const merged = entry.ownership.described(itemId, [entry.entityIds, entry.others], source, info, before);
    if (merged !== before && !sameValue(merged, before)) entry.info = merged;
    const disputed = conflicts !== undefined || entry.ownership.conflicts() !== undefined;
    const changed =
      entry.info !== before || !items.has(itemId) || (disputed && !sameValue(conflicts, entry.ownership.conflicts()));
    if (entry.info !== before) this.#claim(entry, keys);
    items.add(itemId);
    // An unknown parent becomes an empty device, which its own announcement fills later.
    const parent = entry.info.viaDevice;
    if (parent !== undefined) this.#setParent(entry, identifierKey(brokerId, parent), parent);
    if (changed) this.#changes.changed(entry.id, entry.info.name !== before.name);
    return entry.id;
  }

  /** Takes an item off its device; the device goes when nothing hangs on it any more. */
  detach(deviceId: string, itemId: string): void {
    const entry = this.#entries.get(deviceId);
    if (entry === undefined) return;
    const had = entry.entityIds.delete(itemId) || entry.others.delete(itemId);
    if (!had) return;
    if (this.#isEmpty(entry)) {
      this.#remove(entry);
      return;
    }
    const before = entry.info;
    entry.info = entry.ownership.gone(itemId, before);
    const parent = entry.info.viaDevice;
    if (parent !== undefined) this.#setParent(entry, identifierKey(entry.brokerId, parent), parent);
    this.#changes.changed(deviceId, entry.info.name !== before.name);
  }

  /** The device that an info would hang on, if there is one. */
  find(brokerId: string, info: DeviceInfo): string | undefined {
    return this.#find(keysOf(brokerId, info))?.id;
  }

  /** Entities and triggers on a device. */
  itemsOf(deviceId: string): readonly string[] {
    const entry = this.#entries.get(deviceId);
    return entry === undefined ? [] : [...entry.entityIds, ...entry.others];
  }

  /** Says that the user's choice for a device has changed. */
  touched(deviceId: string): void {
    if (this.#entries.has(deviceId)) this.#changes.changed(deviceId, true);
  }

  has(deviceId: string): boolean {
    return this.#entries.has(deviceId);
  }

  /** The name as shown: the user's, else the device's own; undefined for an empty parent. */
  nameOf(deviceId: string): string | undefined {
    return this.#choice(deviceId)?.name ?? this.#entries.get(deviceId)?.info.name;
  }

  /** The name by the device's own words. */
  ownNameOf(deviceId: string): string | undefined {
    return this.#entries.get(deviceId)?.info.name;
  }

  areaOf(deviceId: string): string | undefined {
    return this.#choice(deviceId)?.area ?? this.#entries.get(deviceId)?.info.suggestedArea;
  }

  entityIdsOf(deviceId: string): readonly string[] {
    return [...(this.#entries.get(deviceId)?.entityIds ?? [])];
  }

  brokerOf(deviceId: string): string | undefined {
    return this.#entries.get(deviceId)?.brokerId;
  }

  /** The gateway that a device is behind, as its record names it. */
  gatewayOf(deviceId: string): string | undefined {
    const entry = this.#entries.get(deviceId);
    return entry === undefined ? undefined : this.#gatewayOf(entry);
  }

  record(deviceId: string): Device | undefined {
    const entry = this.#entries.get(deviceId);
    if (entry === undefined) return undefined;
    const { info } = entry;
    const gateway = this.#gatewayOf(entry);
    const area = this.areaOf(deviceId);
    const conflicts = entry.ownership.conflicts();
    const labels = this.#labelsOf(entry.id);
    return {
      id: entry.id,
      name: cutName(this.nameOf(deviceId) ?? info.identifiers[0] ?? info.connections[0]?.[1] ?? entry.id),
      ...(info.manufacturer === undefined ? {} : { manufacturer: info.manufacturer }),
      ...(info.model === undefined ? {} : { model: info.model }),
      ...(info.modelId === undefined ? {} : { modelId: info.modelId }),
      ...(info.serialNumber === undefined ? {} : { serialNumber: info.serialNumber }),
      ...(info.swVersion === undefined ? {} : { swVersion: info.swVersion }),
      ...(info.hwVersion === undefined ? {} : { hwVersion: info.hwVersion }),
      ...(area === undefined ? {} : { area }),
      ...(gateway === undefined ? {} : { viaDevice: gateway }),
      ...(info.configurationUrl === undefined ? {} : { configurationUrl: info.configurationUrl }),
      identifiers: info.identifiers,
      connections: info.connections,
      entityIds: [...entry.entityIds],
      ...(labels === undefined ? {} : { labels }),
      ...(conflicts === undefined ? {} : { conflicts }),
    };
  }

  ids(): string[] {
    return [...this.#entries.keys()];
  }

  #find(keys: readonly string[]): Entry | undefined {
    for (const key of keys) {
      const entry = this.#byKey.get(key);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  #create(brokerId: string, info: DeviceInfo, keys: readonly string[], publisher: string): Entry {
    const id = deviceIdOf(keys[0] ?? brokerId);
    const entry: Entry = {
      id,
      brokerId,
      info,
      entityIds: new Set(),
      others: new Set(),
      keys: new Set(),
      ownership: new Ownership(id, publisher, this.#owners),
      parentKey: undefined,
    };
    this.#entries.set(id, entry);
    this.#claim(entry, keys);
    return entry;
  }

  #claim(entry: Entry, keys: readonly string[]): void {
    for (const key of keys) {
      if (this.#byKey.has(key)) continue;
      this.#byKey.set(key, entry);
      entry.keys.add(key);
    }
  }

  #setParent(child: Entry, key: string, identifier: string): void {
    if (child.parentKey === key) return;
    const known = this.#byKey.get(key);
    // Devices that name each other in a circle would keep each other for ever.
    for (let above = known; above !== undefined; above = this.#parentOf(above)) if (above === child) return;
    const former = this.#parentOf(child);
    this.#countChild(child.parentKey, -1);
    child.parentKey = key;
    this.#countChild(key, 1);
    if (known === undefined) {
      const parent = this.#create(child.brokerId, { identifiers: [identifier], connections: [] }, [key], '');
      this.#changes.changed(parent.id, false);
    }
    if (former !== undefined && this.#isEmpty(former)) this.#remove(former);
  }

  #countChild(key: string | undefined, change: 1 | -1): void {
    if (key === undefined) return;
    const count = (this.#childrenByKey.get(key) ?? 0) + change;
    if (count === 0) this.#childrenByKey.delete(key);
    else this.#childrenByKey.set(key, count);
  }

  #isEmpty(entry: Entry): boolean {
    if (entry.entityIds.size > 0 || entry.others.size > 0) return false;
    for (const key of entry.keys) if (this.#childrenByKey.has(key)) return false;
    return true;
  }

  #gatewayOf(entry: Entry): string | undefined {
    return entry.info.viaDevice === undefined ? undefined : (this.#parentOf(entry)?.id ?? entry.info.viaDevice);
  }

  #parentOf(entry: Entry): Entry | undefined {
    return entry.parentKey === undefined ? undefined : this.#byKey.get(entry.parentKey);
  }

  #remove(entry: Entry): void {
    const parent = this.#parentOf(entry);
    this.#entries.delete(entry.id);
    for (const key of entry.keys) this.#byKey.delete(key);
    this.#countChild(entry.parentKey, -1);
    this.#changes.removed(entry.id);
    if (parent !== undefined && this.#isEmpty(parent)) this.#remove(parent);
  }
}
