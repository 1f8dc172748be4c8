/**
 * Deals with what a connection brings in slices of time, and reads a replay of retained messages as fast as it comes.
 *
 * A broker that cannot get rid of its QoS 0 messages drops them: Mosquitto does when more than 1 000 wait for one client
 * (max_queued_messages). Thousands of retained configs arrive within milliseconds, so reading them must not wait for their
 * being dealt with. A flood of live messages has no end; it is left to TCP to slow the broker down. Between two slices
 * timers, other connections and the window have their turn.
 */
import type { Readable } from 'node:stream';
import { limits } from '../base/limits.ts';

export interface IntakeOptions {
  /** Monotonic, in milliseconds. */
  now(): number;
  /** Deals with bytes; once `isDue` it stops at the next packet and answers the bytes that are left. */
  take(chunk: Buffer, isDue: () => boolean): Buffer | undefined;
}

export class Intake {
  readonly #wire: Readable;
  readonly #options: IntakeOptions;
  readonly #isDue: () => boolean;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #sliceEnds = 0;
  /** A new connection begins with the replay of what it subscribes to. */
  #isReplay = true;
  #turn: NodeJS.Immediate | undefined;
  #onEmpty: (() => void) | undefined;

  constructor(wire: Readable, options: IntakeOptions) {
    this.#wire = wire;
    this.#options = options;
    this.#isDue = () => options.now() >= this.#sliceEnds;
  }

  /** A retained message was among what was taken: more of the replay is to be expected. */
  replaying(): void {
    this.#isReplay = true;
  }

  /** Bytes that arrived: dealt with at once, or, when this turn has had its slice, in a later turn. */
  add(chunk: Buffer): void {
    if (this.#turn === undefined) {
      this.#turn = setImmediate(() => this.#next());
      this.#beginSlice();
    }
    const rest = this.#waiting.length === 0 ? this.#options.take(chunk, this.#isDue) : chunk;
    if (rest === undefined) return;
    this.#waiting.push(rest);
    this.#waitingBytes += rest.length;
    if (this.#waitingBytes > this.#mostWaiting) this.#wire.pause();
  }

  /** Calls back once all that arrived is dealt with; of several callers the first, which knows why. */
  whenEmpty(callback: () => void): void {
    this.#onEmpty ??= callback;
    this.#turn ??= setImmediate(() => this.#next());
  }

  /** What waits is dropped. */
  close(): void {
    clearImmediate(this.#turn);
    this.#waiting = [];
    this.#onEmpty = undefined;
  }

  #next(): void {
    this.#turn = undefined;
    if (this.#waiting.length > 0) this.#slice();
    if (this.#waiting.length > 0) this.#turn = setImmediate(() => this.#next());
    else this.#onEmpty?.();
  }

  #slice(): void {
    this.#beginSlice();
    let index = 0;
    for (; index < this.#waiting.length && !this.#isDue(); index += 1) {
      const chunk = this.#waiting[index] as Buffer;
      const rest = this.#options.take(chunk, this.#isDue);
      this.#waitingBytes -= chunk.length - (rest?.length ?? 0);
      if (rest === undefined) continue;
      this.#waiting[index] = rest;
      break;
    }
    this.#waiting = this.#waiting.slice(index);
    if (this.#waitingBytes < this.#mostWaiting / 2 && this.#wire.isPaused()) this.#wire.resume();
  }

  #beginSlice(): void {
    this.#sliceEnds = this.#options.now() + (this.#isReplay ? limits.replaySliceMs : limits.liveSliceMs);
    this.#isReplay = false;
  }

  get #mostWaiting(): number {
    return this.#isReplay ? limits.replayBytes : limits.liveBytes;
  }
}
