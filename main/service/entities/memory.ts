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
  remember(key: string, id: string): void;
  forget(key: string): void;
  entityName(id: string): string | undefined;
  setEntityName(id: string, name: string | null): void;
  /** A person's labels of an entity or a device; undefined = none. */
  labelsOf(id: string): readonly string[] | undefined;
  setLabels(id: string, labels: readonly string[]): void;
  deviceChoice(id: string): DeviceChoice | undefined;
  setDeviceChoice(id: string, choice: DeviceChoice | undefined): void;
}

const schema = z.object({
  version: z.literal(1),
  ids: z.record(z.string(), z.string()).default({}),
  names: z.record(z.string(), z.string()).default({}),
  owners: z.record(z.string(), z.string()).default({}),
  labels: z.record(z.string(), z.array(z.string())).default({}),
  devices: z.record(z.string(), z.object({ name: z.string().optional(), area: z.string().optional() })).default({}),
});

/** Keeps the memory in one file beside the settings, written two seconds after a change at the latest. */
export class StoredMemory implements RegistryMemory {
  readonly #store: SettingsStore;
  readonly #log: Logger;
  readonly #timers: Timers;
  #ids = new Map<string, string>();
  /** Whose an id was at the last start: it may come back. Ids of this run are in use, and need no note. */
  #keys = new Map<string, string>();
  #names = new Map<string, string>();
  #devices = new Map<string, DeviceChoice>();
  #labels = new Map<string, readonly string[]>();
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
      this.#names = new Map(Object.entries(parsed.names));
      this.#owners = new Map(Object.entries(parsed.owners));
      this.#labels = new Map(Object.entries(parsed.labels));
      this.#devices = new Map(Object.entries(parsed.devices as Record<string, DeviceChoice>));
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
    return this.#names.get(id);
  }

  setEntityName(id: string, name: string | null): void {
    if (name === null) this.#names.delete(id);
    else this.#names.set(id, name);
    this.#save();
  }

  labelsOf(id: string): readonly string[] | undefined {
    return this.#labels.get(id);
  }

  setLabels(id: string, labels: readonly string[]): void {
    if (labels.length === 0) this.#labels.delete(id);
    else this.#labels.set(id, labels);
    this.#save();
  }

  deviceChoice(id: string): DeviceChoice | undefined {
    return this.#devices.get(id);
  }

  setDeviceChoice(id: string, choice: DeviceChoice | undefined): void {
    if (choice === undefined) this.#devices.delete(id);
    else this.#devices.set(id, choice);
    this.#save();
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
    const content = {
      version: 1,
      ids: Object.fromEntries(this.#ids),
      names: Object.fromEntries(this.#names),
      owners: Object.fromEntries(this.#owners),
      devices: Object.fromEntries(this.#devices),
      labels: Object.fromEntries(this.#labels),
    };
    const write = async (): Promise<Result<void>> => {
      try {
        await this.#store.save(content);
        return ok(undefined);
      } catch (error) {
        this.#log.warn('memory.notSaved', { error });
        return err('settings.readOnly', systemCode(error));
      }
    };
    this.#writing = this.#writing.then(write);
  }
}
