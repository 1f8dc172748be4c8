/** The device registry: entities that share an identifier or a connection share a device (section 6, device). */
import { createHash } from 'node:crypto';
import type { DeviceInfo } from '../discovery/definition.ts';
import { sameValue } from './equal.ts';
import type { Device } from './model.ts';

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
}

export interface DeviceChanges {
  /** `renamed`: its name, and with it the names of its entities. */
  changed(id: string, renamed: boolean): void;
  removed(id: string): void;
}

function keysOf(brokerId: string, info: DeviceInfo): string[] {
  return [
    ...info.identifiers.map((identifier) => `${brokerId}\0i\0${identifier}`),
    ...info.connections.map(([type, value]) => `${brokerId}\0c\0${type}\0${value}`),
  ];
}

/** An id that is the same at every start: made of the broker and the first identifier or connection. */
function deviceIdOf(key: string): string {
  return `device.${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
}

export class Devices {
  readonly #entries = new Map<string, Entry>();
  readonly #byKey = new Map<string, Entry>();
  readonly #changes: DeviceChanges;
  readonly #choice: (id: string) => DeviceChoice | undefined;

  constructor(changes: DeviceChanges, choice: (id: string) => DeviceChoice | undefined) {
    this.#changes = changes;
    this.#choice = choice;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Finds or makes the device of an info, merges what the info carries, and hangs the item on it. */
  attach(brokerId: string, info: DeviceInfo, itemId: string, isEntity: boolean): string {
    const keys = keysOf(brokerId, info);
    const entry = this.#find(keys) ?? this.#create(brokerId, info, keys);
    const items = isEntity ? entry.entityIds : entry.others;
    const before = entry.info;
    // The entities of one device carry the same info: most often there is nothing to merge.
    if (info !== before) {
      const merged = mergeInfo(before, info);
      if (!sameValue(merged, before)) entry.info = merged;
    }
    const changed = entry.info !== before || !items.has(itemId);
    if (entry.info !== before) for (const key of keys) if (!this.#byKey.has(key)) this.#byKey.set(key, entry);
    items.add(itemId);
    // An unknown parent becomes an empty device, which its own announcement fills later.
    if (info.viaDevice !== undefined) this.#ensureParent(brokerId, info.viaDevice, entry);
    if (changed) this.#changes.changed(entry.id, entry.info.name !== before.name);
    return entry.id;
  }

  /** Takes an item off its device; the device goes when nothing hangs on it any more. */
  detach(deviceId: string, itemId: string): void {
    const entry = this.#entries.get(deviceId);
    if (entry === undefined) return;
    const had = entry.entityIds.delete(itemId) || entry.others.delete(itemId);
    if (!had) return;
    if (this.#isEmpty(entry)) this.#remove(entry);
    else this.#changes.changed(deviceId, false);
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

  areaOf(deviceId: string): string | undefined {
    return this.#choice(deviceId)?.area ?? this.#entries.get(deviceId)?.info.suggestedArea;
  }

  entityIdsOf(deviceId: string): readonly string[] {
    return [...(this.#entries.get(deviceId)?.entityIds ?? [])];
  }

  brokerOf(deviceId: string): string | undefined {
    return this.#entries.get(deviceId)?.brokerId;
  }

  record(deviceId: string): Device | undefined {
    const entry = this.#entries.get(deviceId);
    if (entry === undefined) return undefined;
    const { info } = entry;
    const parent =
      info.viaDevice === undefined ? undefined : this.#byKey.get(`${entry.brokerId}\0i\0${info.viaDevice}`);
    const area = this.areaOf(deviceId);
    return {
      id: entry.id,
      name: this.nameOf(deviceId) ?? info.identifiers[0] ?? info.connections[0]?.[1] ?? entry.id,
      ...(info.manufacturer === undefined ? {} : { manufacturer: info.manufacturer }),
      ...(info.model === undefined ? {} : { model: info.model }),
      ...(info.modelId === undefined ? {} : { modelId: info.modelId }),
      ...(info.serialNumber === undefined ? {} : { serialNumber: info.serialNumber }),
      ...(info.swVersion === undefined ? {} : { swVersion: info.swVersion }),
      ...(info.hwVersion === undefined ? {} : { hwVersion: info.hwVersion }),
      ...(area === undefined ? {} : { area }),
      ...(info.viaDevice === undefined ? {} : { viaDevice: parent?.id ?? info.viaDevice }),
      ...(info.configurationUrl === undefined ? {} : { configurationUrl: info.configurationUrl }),
      identifiers: info.identifiers,
      connections: info.connections,
      entityIds: [...entry.entityIds],
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

  #create(brokerId: string, info: DeviceInfo, keys: readonly string[]): Entry {
    const id = deviceIdOf(keys[0] ?? brokerId);
    const entry: Entry = { id, brokerId, info, entityIds: new Set(), others: new Set() };
    this.#entries.set(id, entry);
    for (const key of keys) this.#byKey.set(key, entry);
    return entry;
  }

  #ensureParent(brokerId: string, identifier: string, child: Entry): void {
    const key = `${brokerId}\0i\0${identifier}`;
    const known = this.#byKey.get(key);
    if (known === child) return;
    const parent = known ?? this.#create(brokerId, { identifiers: [identifier], connections: [] }, [key]);
    if (known === undefined) this.#changes.changed(parent.id, false);
  }

  #isEmpty(entry: Entry): boolean {
    if (entry.entityIds.size > 0 || entry.others.size > 0) return false;
    for (const other of this.#entries.values()) {
      if (other !== entry && other.brokerId === entry.brokerId && this.#parentOf(other) === entry) return false;
    }
    return true;
  }

  #parentOf(entry: Entry): Entry | undefined {
    const { viaDevice } = entry.info;
    return viaDevice === undefined ? undefined : this.#byKey.get(`${entry.brokerId}\0i\0${viaDevice}`);
  }

  #remove(entry: Entry): void {
    const parent = this.#parentOf(entry);
    this.#entries.delete(entry.id);
    for (const [key, each] of this.#byKey) if (each === entry) this.#byKey.delete(key);
    this.#changes.removed(entry.id);
    if (parent !== undefined && parent !== entry && this.#isEmpty(parent)) this.#remove(parent);
  }
}

/** Each message updates the fields that it carries; the others stay. */
function mergeInfo(known: DeviceInfo, update: DeviceInfo): DeviceInfo {
  const identifiers = [...new Set([...known.identifiers, ...update.identifiers])];
  const connections = [...known.connections];
  for (const each of update.connections) {
    if (!connections.some(([type, value]) => type === each[0] && value === each[1])) connections.push(each);
  }
  return { ...known, ...update, identifiers, connections };
}
