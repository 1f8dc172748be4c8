/**
 * Which messages may go out now and which wait: never more unanswered ones than the broker takes (MQTT 5, 4.9). Pure.
 *
 * All wait in one line, first come, first sent. Only a message of QoS 0, which needs no answer, passes those that wait,
 * unless one of them is for its own topic.
 */
import { limits } from '../base/limits.ts';
import type { Qos } from './model.ts';

export interface WindowEntry {
  readonly topic: string;
  readonly qos: Qos;
  /** What it holds of memory while it waits. */
  readonly bytes: number;
}

export class SendWindow<E extends WindowEntry> {
  readonly #size: number;
  readonly #exactlyOnceSize: number;
  #exactlyOnce = 0;
  /** In order; sets keep it. */
  readonly #waiting = new Set<E>();
  #waitingBytes = 0;
  /** With the time when each went out, the oldest first. */
  readonly #inFlight = new Map<E, number>();

  /** @param size how many messages of QoS 1 and 2 may be unanswered at once. @param exactlyOnceSize how many of QoS 2. */
  constructor(size: number, exactlyOnceSize: number = size) {
    this.#size = size;
    this.#exactlyOnceSize = exactlyOnceSize;
  }

  get waiting(): ReadonlySet<E> {
    return this.#waiting;
  }

  get inFlight(): Iterable<E> {
    return this.#inFlight.keys();
  }

  /** When the longest unanswered message went out; undefined when all are answered. */
  get oldestMs(): number | undefined {
    return this.#inFlight.values().next().value;
  }

  /** Whether a new message goes out at once, waits its turn, or finds no room. */
  offer(entry: E, now: number): 'send' | 'wait' | 'full' {
    if (this.#maySend(entry) && !this.#isBehind(entry)) {
      this.#sent(entry, now);
      return 'send';
    }
    const isFull =
      this.#waiting.size >= limits.publishesWaiting || this.#waitingBytes + entry.bytes > limits.publishesWaitingBytes;
    if (isFull) return 'full';
    this.#waiting.add(entry);
    this.#waitingBytes += entry.bytes;
    return 'wait';
  }

  /** The broker has answered for it. What may go out now, in order. */
  answered(entry: E, now: number): readonly E[] {
    if (!this.#inFlight.delete(entry)) return [];
    if (entry.qos === 2) this.#exactlyOnce -= 1;
    return this.#release(now);
  }

  /** Takes back what waits: it is never sent. What may go out now; undefined when it is not waiting. */
  withdraw(entry: E, now: number): readonly E[] | undefined {
    if (!this.#leave(entry)) return undefined;
    return this.#release(now);
  }

  #release(now: number): E[] {
    const released: E[] = [];
    for (const entry of this.#waiting) {
      if (!this.#maySend(entry)) break;
      this.#leave(entry);
      this.#sent(entry, now);
      released.push(entry);
    }
    return released;
  }

  #maySend({ qos }: E): boolean {
    if (qos === 2 && this.#exactlyOnce >= this.#exactlyOnceSize) return false;
    return qos === 0 || this.#inFlight.size < this.#size;
  }

  #isBehind({ qos, topic }: E): boolean {
    if (qos > 0) return this.#waiting.size > 0;
    for (const each of this.#waiting) if (each.topic === topic) return true;
    return false;
  }

  #sent(entry: E, now: number): void {
    if (entry.qos > 0) this.#inFlight.set(entry, now);
    if (entry.qos === 2) this.#exactlyOnce += 1;
  }

  #leave(entry: E): boolean {
    if (!this.#waiting.delete(entry)) return false;
    this.#waitingBytes -= entry.bytes;
    return true;
  }
}
