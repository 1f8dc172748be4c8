/** Whose word counts for a device that several publishers describe (build/decisions/device-owner.md). */
import type { Definition, DeviceInfo } from '../discovery/definition.ts';
import type { DeviceConflict } from '../model/entities.ts';

/** Where a description comes from. */
export interface Source {
  /** Who publishes: the same for all configs below one node id, else one per topic. */
  readonly publisher: string;
  readonly topic: string;
}

/** What of a device changes only by the word of whoever said it first. */
const ownedFields = ['name', 'suggestedArea', 'viaDevice', 'configurationUrl'] as const;
export type OwnedField = (typeof ownedFields)[number];
const claimsKept = 10;

/** Remembers over restarts who said it first, where others say something else: retained configs come in no order. */
export interface Owners {
  ownerOf(deviceId: string, field: OwnedField): string | undefined;
  setOwner(deviceId: string, field: OwnedField, publisher: string): void;
}

export function sourceOf({ source, nodeId, discoveryTopic: topic }: Definition): Source {
  // The topic itself, not a text made of it: there may be one per entity.
  return { publisher: nodeId === undefined || nodeId === '' ? topic : `${source} ${nodeId}`, topic };
}

interface Claim {
  readonly topic: string;
  readonly said: Partial<Record<OwnedField, string>>;
}

type OwnerOf = Partial<Record<OwnedField, string>>;

/** Kept once a second publisher describes the device; most have one. */
interface Shared {
  readonly byItem: Map<string, string>;
  /** How many items a publisher has. */
  readonly counts: Map<string, number>;
  /** Who owns which field. */
  readonly owner: OwnerOf;
}

export class Ownership {
  readonly #deviceId: string;
  readonly #owners: Owners;
  #only: string;
  #shared: Shared | undefined;
  /** What others say that differs, by publisher. */
  #claims: Map<string, Claim> | undefined;

  constructor(deviceId: string, publisher: string, owners: Owners) {
    this.#deviceId = deviceId;
    this.#only = publisher;
    this.#owners = owners;
  }

  /**
   * What is known of the device after an item was described.
   * @param items those that hang on the device before it.
   */
  described(
    itemId: string,
    items: ReadonlyArray<ReadonlySet<string>>,
    { publisher, topic }: Source,
    info: DeviceInfo,
    known: DeviceInfo,
  ): DeviceInfo {
    if (this.#shared !== undefined || publisher !== this.#only) this.#take(itemId, items, publisher);
    // Most often all entities of a device carry the same.
    if (info === known) return known;
    const said: OwnerOf = {};
    const kept: OwnerOf = {};
    for (const field of ownedFields) {
      const value = info[field];
      const before = known[field];
      if (value === undefined) continue;
      if (before === undefined) this.#own(field, publisher);
      else if (this.#ownerOf(field) === publisher) continue;
      else if (this.#owners.ownerOf(this.#deviceId, field) === publisher) this.#returned(field, publisher, before);
      else if (value !== before) {
        said[field] = value;
        kept[field] = before;
      }
    }
    this.#claim(publisher, topic, said);
    const merged = { ...mergeInfo(known, info), ...kept };
    this.#review(merged);
    return merged;
  }

  /** What is known of the device after an item went. */
  gone(itemId: string, known: DeviceInfo): DeviceInfo {
    const shared = this.#shared;
    const publisher = shared?.byItem.get(itemId);
    if (shared === undefined || publisher === undefined) return known;
    shared.byItem.delete(itemId);
    if (this.#count(shared, publisher, -1) > 0) return known;
    this.#claims?.delete(publisher);
    let info = known;
    for (const field of ownedFields) {
      if (shared.owner[field] !== publisher) continue;
      // Its word ends with its last item; if somebody else has said something of it, that holds now.
      const heir = [...(this.#claims ?? [])].find(([, claim]) => claim.said[field] !== undefined);
      const value = heir?.[1].said[field];
      const next = heir?.[0] ?? shared.counts.keys().next().value;
      if (next !== undefined) shared.owner[field] = next;
      if (value !== undefined) info = { ...info, [field]: value };
    }
    if (info !== known) this.#review(info);
    return info;
  }

  /** What others say of the device, in part; undefined when all agree. */
  conflicts(): readonly DeviceConflict[] | undefined {
    if (this.#claims === undefined || this.#claims.size === 0) return undefined;
    return [...this.#claims.values()].map(({ topic, said }) => ({
      topic,
      ...(said.name === undefined ? {} : { name: said.name }),
      ...(said.suggestedArea === undefined ? {} : { area: said.suggestedArea }),
      ...(said.viaDevice === undefined ? {} : { viaDevice: said.viaDevice }),
      ...(said.configurationUrl === undefined ? {} : { configurationUrl: said.configurationUrl }),
    }));
  }

  #take(itemId: string, items: ReadonlyArray<ReadonlySet<string>>, publisher: string): void {
    if (this.#shared === undefined) {
      // An item that is announced elsewhere now: its publisher has moved with all that it said.
      if (items.some((each) => each.has(itemId))) {
        this.#moved(this.#only, publisher);
        this.#only = publisher;
        return;
      }
      this.#shared = { byItem: new Map(), counts: new Map(), owner: {} };
      for (const field of ownedFields) this.#shared.owner[field] = this.#only;
      for (const each of items) {
        for (const item of each) {
          this.#shared.byItem.set(item, this.#only);
          this.#count(this.#shared, this.#only, 1);
        }
      }
    }
    const before = this.#shared.byItem.get(itemId);
    if (before === publisher) return;
    this.#shared.byItem.set(itemId, publisher);
    this.#count(this.#shared, publisher, 1);
    if (before !== undefined && this.#count(this.#shared, before, -1) === 0) this.#moved(before, publisher);
  }

  #count({ counts }: Shared, publisher: string, change: 1 | -1): number {
    const count = (counts.get(publisher) ?? 0) + change;
    if (count <= 0) counts.delete(publisher);
    else counts.set(publisher, count);
    return count;
  }

  #moved(from: string, to: string): void {
    for (const field of ownedFields) {
      if (this.#shared?.owner[field] === from) this.#shared.owner[field] = to;
      if (this.#owners.ownerOf(this.#deviceId, field) === from) this.#owners.setOwner(this.#deviceId, field, to);
    }
    this.#claims?.delete(from);
    this.#claims?.delete(to);
  }

  #ownerOf(field: OwnedField): string | undefined {
    return this.#shared === undefined ? this.#only : this.#shared.owner[field];
  }

  #own(field: OwnedField, publisher: string): void {
    if (this.#shared !== undefined) this.#shared.owner[field] = publisher;
  }

  /** Who said it first in an earlier run is heard after another, who stood in. */
  #returned(field: OwnedField, publisher: string, value: string): void {
    const standIn = this.#ownerOf(field) ?? this.#only;
    const known = this.#claims?.get(standIn);
    const topic = known?.topic ?? standIn.slice(standIn.lastIndexOf(' ') + 1);
    this.#own(field, publisher);
    this.#claims ??= new Map();
    this.#claims.set(standIn, { topic, said: { ...known?.said, [field]: value } });
  }

  #claim(publisher: string, topic: string, said: OwnerOf): void {
    const fields = ownedFields.filter((field) => said[field] !== undefined);
    if (fields.length === 0) {
      this.#claims?.delete(publisher);
      return;
    }
    this.#claims ??= new Map();
    // A flood of claims tells no more than the first of them.
    if (this.#claims.size >= claimsKept && !this.#claims.has(publisher)) return;
    this.#claims.set(publisher, { topic, said });
    for (const field of fields) {
      const owner = this.#ownerOf(field);
      if (owner === undefined || this.#owners.ownerOf(this.#deviceId, field) !== undefined) continue;
      this.#owners.setOwner(this.#deviceId, field, owner);
    }
  }

  /** What was a conflict may have become agreement. */
  #review(known: DeviceInfo): void {
    for (const [publisher, { said }] of this.#claims ?? []) {
      if (!ownedFields.some((field) => said[field] !== undefined && said[field] !== known[field])) {
        this.#claims?.delete(publisher);
      }
    }
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
