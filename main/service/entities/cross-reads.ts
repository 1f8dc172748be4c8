/**
 * Templates that look at other entities are rendered again when those change. Merged, bounded in number and depth, and
 * nothing at all while no template does so.
 */
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';
import type { LiveEntity } from './live-entity.ts';

/** A reader whose last message can be read once more. */
export interface Rereader {
  readonly entity: LiveEntity;
  /** Reads its last message again, as one that is `retained` or not. */
  reread(retained: boolean): void;
}

interface Due {
  retained: boolean;
  /** How many renderings in a row led to this one: what goes in a circle ends. */
  depth: number;
}

type Queue = Map<Rereader, Due>;

export class CrossReads {
  readonly #timers: Timers;
  readonly #namesOf: (entity: LiveEntity) => readonly string[];
  /** By id, `domain.*` or `*`. */
  readonly #byName = new Map<string, Set<Rereader>>();
  readonly #names = new Map<Rereader, readonly string[]>();
  readonly #due: Queue = new Map();
  readonly #dueOfMany: Queue = new Map();
  readonly #running = new Map<Queue, Dispose>();
  #depth = -1;

  constructor(timers: Timers, namesOf: (entity: LiveEntity) => readonly string[]) {
    this.#timers = timers;
    this.#namesOf = namesOf;
  }

  /** What the last rendering of a reader looked at; nothing ends it. */
  watch(reader: Rereader, names: ReadonlySet<string>): void {
    const before = this.#names.get(reader);
    if (before !== undefined && before.length === names.size && before.every((name) => names.has(name))) return;
    this.forget(reader);
    // One that looks at itself adds to what it has: rendered again it would add once more.
    if (names.size === 0 || this.#namesOf(reader.entity).some((name) => names.has(name))) return;
    const taken = [...names].slice(0, limits.templateReads);
    this.#names.set(reader, taken);
    for (const name of taken) {
      const readers = this.#byName.get(name);
      if (readers === undefined) this.#byName.set(name, new Set([reader]));
      else readers.add(reader);
    }
  }

  forget(reader: Rereader): void {
    const names = this.#names.get(reader);
    if (names === undefined) return;
    this.#names.delete(reader);
    this.#due.delete(reader);
    this.#dueOfMany.delete(reader);
    for (const name of names) {
      const readers = this.#byName.get(name);
      readers?.delete(reader);
      if (readers?.size === 0) this.#byName.delete(name);
    }
  }

  /** An entity changed, came or went; what goes is no news of a device. */
  told({ entity, retained = true }: { readonly entity: LiveEntity; readonly retained?: boolean }): void {
    if (this.#names.size === 0) return;
    for (const name of this.#namesOf(entity)) this.#ask(this.#byName.get(name), entity, retained, this.#due);
    this.#ask(this.#byName.get(`${entity.platform.name}.*`), entity, retained, this.#dueOfMany);
    this.#ask(this.#byName.get('*'), entity, retained, this.#dueOfMany);
  }

  #ask(readers: ReadonlySet<Rereader> | undefined, entity: LiveEntity, retained: boolean, queue: Queue): void {
    if (readers === undefined) return;
    const depth = this.#depth + 1;
    if (depth > limits.templateRereadDepth) return;
    for (const reader of readers) {
      if (reader.entity === entity) continue;
      const due = queue.get(reader);
      if (due === undefined) queue.set(reader, { retained, depth });
      else {
        due.retained &&= retained;
        due.depth = Math.min(due.depth, depth);
      }
    }
    this.#start(queue);
  }

  #start(queue: Queue): void {
    if (queue.size === 0 || this.#running.has(queue)) return;
    const pause = queue === this.#due ? limits.templateRereadMs : limits.templateRereadManyMs;
    this.#running.set(
      queue,
      this.#timers.after(pause, () => {
        this.#running.delete(queue);
        this.#run(queue);
      }),
    );
  }

  #run(queue: Queue): void {
    const turn = [...queue].slice(0, limits.templateRereadsPerTurn);
    for (const [reader] of turn) queue.delete(reader);
    for (const [reader, { retained, depth }] of turn) {
      if (!this.#names.has(reader)) continue;
      this.#depth = depth;
      reader.reread(retained);
    }
    this.#depth = -1;
    this.#start(queue);
  }
}
