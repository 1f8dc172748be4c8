/** Which filters a link wants, counted by reference, and which of them the broker has yet to be told. Pure. */
import { limits } from '../base/limits.ts';
import type { Qos } from './model.ts';

export interface Batch {
  readonly qos: Qos;
  readonly filters: readonly string[];
}

/** How many readers want a filter, by QoS. The broker is asked for the highest. */
type Readers = [qos0: number, qos1: number, qos2: number];

export class Subscriptions {
  readonly #wanted = new Map<string, Readers>();
  readonly #toSubscribe = new Set<string>();
  readonly #toUnsubscribe = new Set<string>();

  /** How many filters are wanted. */
  get size(): number {
    return this.#wanted.size;
  }

  /** True when the broker is to be told something. */
  get isPending(): boolean {
    return this.#toSubscribe.size > 0 || this.#toUnsubscribe.size > 0;
  }

  /** Adds a reader. A filter that is subscribed already is sent again, so that its retained messages come again. */
  add(filter: string, qos: Qos): void {
    const readers = this.#wanted.get(filter) ?? [0, 0, 0];
    readers[qos] += 1;
    this.#wanted.set(filter, readers);
    this.#toSubscribe.add(filter);
    this.#toUnsubscribe.delete(filter);
  }

  /** Removes a reader; with the last one the filter goes. */
  remove(filter: string, qos: Qos): void {
    const readers = this.#wanted.get(filter);
    if (readers === undefined || readers[qos] === 0) return;
    readers[qos] -= 1;
    if (readers[0] + readers[1] + readers[2] > 0) return;
    this.#wanted.delete(filter);
    this.#toSubscribe.delete(filter);
    this.#toUnsubscribe.add(filter);
  }

  /** Those of the filters that are wanted are sent again. */
  refresh(filters: readonly string[]): void {
    for (const filter of filters) {
      if (this.#wanted.has(filter)) this.#toSubscribe.add(filter);
    }
  }

  /** A new connection knows nothing: all filters are sent again, and there is nothing to take back. */
  restart(): void {
    this.#toUnsubscribe.clear();
    for (const filter of this.#wanted.keys()) this.#toSubscribe.add(filter);
  }

  /** What to send now; it counts as sent. One batch is one packet, of at most `maxBytes` or one filter. */
  take(maxBytes: number = limits.subscribeBatchBytes): {
    readonly unsubscribe: ReadonlyArray<readonly string[]>;
    readonly subscribe: readonly Batch[];
  } {
    const byQos: [string[], string[], string[]] = [[], [], []];
    for (const filter of this.#toSubscribe) byQos[this.#qosOf(filter)].push(filter);
    const unsubscribe = inBatches([...this.#toUnsubscribe], maxBytes);
    this.#toSubscribe.clear();
    this.#toUnsubscribe.clear();
    const subscribe = ([0, 1, 2] as const).flatMap((qos) =>
      inBatches(byQos[qos], maxBytes).map((filters) => ({ qos, filters })),
    );
    return { unsubscribe, subscribe };
  }

  #qosOf(filter: string): Qos {
    const readers = this.#wanted.get(filter);
    if (readers === undefined) return 0;
    return readers[2] > 0 ? 2 : readers[1] > 0 ? 1 : 0;
  }
}

/** True for a filter that may be subscribed to (MQTT 5, 4.7.1), and does not mean everything that the broker has. */
export function isSubscribable(filter: string): boolean {
  if (filter === '' || filter.includes('\0') || Buffer.byteLength(filter) > 65_535) return false;
  const levels = filter.split('/');
  if (levels.length > limits.topicLevels) return false;
  if (levels.at(-1) === '#' && levels.slice(0, -1).every((level) => level === '+')) return false;
  return levels.every((level, index) => {
    if (level === '+' || (level === '#' && index === levels.length - 1)) return true;
    return !level.includes('+') && !level.includes('#');
  });
}

function inBatches(filters: readonly string[], maxBytes: number): string[][] {
  const batches: string[][] = [];
  let batch: string[] = [];
  let bytes = 0;
  for (const filter of filters) {
    const size = Buffer.byteLength(filter) + 3;
    if (batch.length > 0 && (batch.length >= limits.subscribeBatchTopics || bytes + size > maxBytes)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(filter);
    bytes += size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
