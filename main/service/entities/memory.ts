/** What the registry remembers over restarts: ids once given, and what the user called things. */

import { z } from 'zod';
import { err, ok, type Result, systemCode } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Logger, Notice, SettingsStore, Timers } from '../base/ports.ts';
import type { DeviceChoice } from './devices.ts';
import type { OwnedField, Owners } from './ownership.ts';

export interface RegistryMemory extends Owners {
  /** The id once given to `<broker>\0<platform>\0<unique id>`. */
  idOf(key: string): string | undefined;
  /** True when the id was given to another key, which may come back. */
  isTaken(id: string, key: string): boolean;
  /** True for an id that some entity has, or had before it went. */
  wasGiven(id: string): boolean;
  remember(key: string, id: string): void;
  forget(key: string): void;
  entityName(id: string): string | undefined;
  /** A person's labels of an entity or a device; undefined = none. */
  labelsOf(id: string): readonly string[] | undefined;
  deviceChoice(id: string): DeviceChoice | undefined;
}

/** What a person called things. */
export interface Chosen {
  readonly names: Map<string, string>;
  /** By the id of a device. */
  readonly devices: Map<string, DeviceChoice>;
  /** By the id of an entity or a device; nothing without any. */
  readonly labels: Map<string, readonly string[]>;
}

const schema = z.object({
  version: z.literal(1),
  ids: z.record(z.string(), z.string()).default({}),
  names: z.record(z.string(), z.string()).default({}),
  owners: z.record(z.string(), z.string()).default({}),
  labels: z.record(z.string(), z.array(z.string())).default({}),
  devices: z.record(z.string(), z.object({ name: z.string().optional(), area: z.string().optional() })).default({}),
});

/**
 * Keeps the memory in one file beside the settings. What a person chose is on disk before it holds; ids are written two
 * seconds after a change at the latest.
 */
export class StoredMemory implements RegistryMemory {
  readonly #store: SettingsStore;
  readonly #log: Logger;
  readonly #timers: Timers;
  #ids = new Map<string, string>();
  /** Whose an id was at the last start: it may come back. Ids of this run are in use, and need no note. */
  #keys = new Map<string, string>();
  #chosen: Chosen = { names: new Map(), devices: new Map(), labels: new Map() };
  /** By `<device> <field>`: who said it first, where others say something else. */
  #owners = new Map<string, string>();
  #pending: Dispose | undefined = undefined;
  #writing: Promise<Result<void>> = Promise.resolve(ok(undefined));
  /** `registry.recovered` with the path of the file that was moved aside. */
  readonly notices: Notice[] = [];

  constructor(store: SettingsStore, logger: Logger, timers: Timers) {
    this.#store = store;
    this.#log = logger.child('memory');
    this.#timers = timers;
  }

  /** Reads the file; one that cannot be used is set aside, for ids can be made anew. */
  async load(): Promise<void> {
    try {
      const raw = await this.#store.load();
      if (raw === undefined) return;
      const parsed = schema.parse(raw);
      this.#ids = new Map(Object.entries(parsed.ids));
      this.#keys = new Map(Array.from(this.#ids, ([key, id]) => [id, key]));
      this.#owners = new Map(Object.entries(parsed.owners));
      this.#chosen = {
        names: new Map(Object.entries(parsed.names)),
        labels: new Map(Object.entries(parsed.labels)),
        devices: new Map(Object.entries(parsed.devices as Record<string, DeviceChoice>)),
      };
    } catch (error) {
      const path = await this.#store.setAside('unreadable').catch(() => undefined);
      this.#log.warn('memory.setAside', { path, error });
      this.notices.push({ code: 'registry.recovered', ...(path === undefined ? {} : { detail: path }) });
    }
  }

  idOf(key: string): string | undefined {
    return this.#ids.get(key);
  }

  isTaken(id: string, key: string): boolean {
    const holder = this.#keys.get(id);
    return holder !== undefined && holder !== key;
  }

  wasGiven(id: string): boolean {
    if (this.#keys.has(id)) return true;
    for (const given of this.#ids.values()) if (given === id) return true;
    return false;
  }

  remember(key: string, id: string): void {
    if (this.#ids.get(key) === id) return;
    this.#ids.set(key, id);
    this.#save();
  }

  forget(key: string): void {
    const id = this.#ids.get(key);
    if (id === undefined) return;
    this.#ids.delete(key);
    this.#keys.delete(id);
    this.#save();
  }

  entityName(id: string): string | undefined {
    return this.#chosen.names.get(id);
  }

  labelsOf(id: string): readonly string[] | undefined {
    return this.#chosen.labels.get(id);
  }

  deviceChoice(id: string): DeviceChoice | undefined {
    return this.#chosen.devices.get(id);
  }

  /**
   * Changes what a person chose, when its turn comes: on disk first, then it holds. Where the disk refuses
   * (`settings.readOnly`), nothing has changed.
   */
  choose(edit: (chosen: Chosen) => void): Promise<Result<void>> {
    const work = this.#writing.then(async () => {
      const { names, devices, labels } = this.#chosen;
      const next = { names: new Map(names), devices: new Map(devices), labels: new Map(labels) };
      edit(next);
      const saved = await this.#put(next);
      if (saved.ok) this.#chosen = next;
      return saved;
    });
    this.#writing = work;
    return work;
  }

  ownerOf(deviceId: string, field: OwnedField): string | undefined {
    return this.#owners.size === 0 ? undefined : this.#owners.get(`${deviceId} ${field}`);
  }

  setOwner(deviceId: string, field: OwnedField, publisher: string): void {
    this.#owners.set(`${deviceId} ${field}`, publisher);
    for (const oldest of this.#owners.keys()) {
      if (this.#owners.size <= limits.deviceOwners) break;
      this.#owners.delete(oldest);
    }
    this.#save();
  }

  /** Writes what is pending, and waits for it: whether it is on disk (`settings.readOnly` otherwise). */
  flush(): Promise<Result<void>> {
    if (this.#pending !== undefined) {
      this.#pending();
      this.#pending = undefined;
      this.#write();
    }
    return this.#writing;
  }

  #save(): void {
    this.#pending ??= this.#timers.after(limits.memoryDebounceMs, () => {
      this.#pending = undefined;
      this.#write();
    });
  }

  #write(): void {
    this.#writing = this.#writing.then(() => this.#put(this.#chosen));
  }

  async #put({ names, devices, labels }: Chosen): Promise<Result<void>> {
    try {
      await this.#store.save({
        version: 1,
        // As they are: the store goes through them in slices, and what changes meanwhile is saved once more.
        ids: this.#ids,
        names,
        owners: this.#owners,
        devices,
        labels,
      });
      return ok(undefined);
    } catch (error) {
      this.#log.warn('memory.notSaved', { error });
      return err('settings.readOnly', systemCode(error));
    }
  }
}
