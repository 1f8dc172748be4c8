/**
 * What is to be sent to one client. Sending never waits: what the network does not take at once is queued here, for this
 * client alone, within a bound. Past it QoS 0 messages are dropped, the oldest first, for the newest state is what counts.
 */
import type { Writable } from 'node:stream';
import { brokerLimits } from '../../base/broker-limits.ts';
import type { Dispose } from '../../base/events.ts';
import type { Timers } from '../../base/ports.ts';
import type { Frame } from './publication.ts';
import type { QueueBudget } from './queue-budget.ts';

export interface OutboxOptions {
  readonly wire: Writable;
  readonly budget: QueueBudget;
  readonly timers: Timers;
  /** There is room again after `hasRoom` was false. */
  onRoom(): void;
  /** Nothing went out for `brokerLimits.stuckMs`, or what must not be dropped is past the bound. */
  onStuck(): void;
}

/** A large payload goes out in pieces of this size, so that it is seen whether they pass. */
const pieceBytes = 256 * 1024;
const gatheredAtMost = 64 * 1024;

export class Outbox {
  readonly #options: OutboxOptions;
  /** What is left of a message that has been begun; there is some only while the network is full. */
  #rest: Buffer[] = [];
  #queue: Frame[] = [];
  #head = 0;
  #bytes = 0;
  /** Goes out at the end of this turn. */
  #gathered: Buffer[] = [];
  #gatheredBytes = 0;
  #isClosed = false;
  #isFull = false;
  #dropped = 0;
  #watch: Dispose | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    options.wire.on('drain', this.#drained);
  }

  /** Messages that were dropped so far. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Whether more may be sent that need not go out now. After `false`, `onRoom` is called. */
  get hasRoom(): boolean {
    this.#isFull = !this.#isClosed && (this.#bytes > brokerLimits.roomBytes || this.#options.wire.writableNeedDrain);
    return !this.#isFull;
  }

  send(frame: Frame): void {
    if (this.#isClosed) return;
    if (this.#isIdle && !this.#options.wire.writableNeedDrain) {
      this.#write(frame.parts);
      return;
    }
    if (!this.#options.budget.mayHold(this.#bytes, frame.bytes) && !this.#makeRoom(frame)) return;
    this.#queue.push(frame);
    this.#count(frame.bytes);
    this.#watchOver();
  }

  close(): void {
    this.#isClosed = true;
    this.#watch?.();
    this.#options.wire.off('drain', this.#drained);
    this.#options.budget.count(-this.#bytes);
    this.#bytes = 0;
    this.#rest = [];
    this.#gathered = [];
    this.#queue = [];
    this.#head = 0;
  }

  get #isIdle(): boolean {
    return this.#rest.length === 0 && this.#head === this.#queue.length;
  }

  /** Drops the oldest QoS 0 messages, to half of what there is; false when the new one has no place all the same. */
  #makeRoom(frame: Frame): boolean {
    const goal = this.#bytes / 2;
    const kept: Frame[] = [];
    let left = this.#bytes;
    for (let index = this.#head; index < this.#queue.length; index += 1) {
      const each = this.#queue[index] as Frame;
      if (each.droppable && left > goal) {
        left -= each.bytes;
        this.#dropped += 1;
      } else kept.push(each);
    }
    this.#queue = kept;
    this.#head = 0;
    this.#count(left - this.#bytes);
    if (this.#options.budget.mayHold(this.#bytes, frame.bytes)) return true;
    if (frame.droppable) this.#dropped += 1;
    else this.#options.onStuck();
    return false;
  }

  readonly #drained = (): void => {
    if (this.#isClosed) return;
    this.#watch?.();
    this.#watch = undefined;
    const { wire } = this.#options;
    while (!wire.writableNeedDrain && !this.#isIdle) {
      if (this.#rest.length > 0) {
        this.#writeRest();
        continue;
      }
      const frame = this.#queue[this.#head] as Frame;
      this.#head += 1;
      this.#count(-frame.bytes);
      this.#write(frame.parts);
    }
    if (this.#head === this.#queue.length || this.#head > 1_024) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
    if (!this.#isIdle) this.#watchOver();
    if (this.#isFull && this.hasRoom) this.#options.onRoom();
  };

  /** Many small packets of one turn become one write. */
  #write(parts: readonly Buffer[]): void {
    for (const part of parts) {
      if (part.length <= pieceBytes) this.#gather(part);
      else for (let at = 0; at < part.length; at += pieceBytes) this.#rest.push(part.subarray(at, at + pieceBytes));
    }
    this.#writeRest();
  }

  /** As long as the network takes it at once; `drain` comes only where it does not. */
  #writeRest(): void {
    while (this.#rest.length > 0 && !this.#options.wire.writableNeedDrain) this.#gather(this.#rest.shift() as Buffer);
    if (this.#rest.length > 0) this.#watchOver();
  }

  #gather(bytes: Buffer): void {
    if (this.#gathered.length === 0) process.nextTick(this.#flush);
    this.#gathered.push(bytes);
    this.#gatheredBytes += bytes.length;
    if (this.#gatheredBytes >= gatheredAtMost) this.#flush();
  }

  readonly #flush = (): void => {
    const bytes = this.#gathered;
    const [only] = bytes;
    if (only === undefined || this.#isClosed) return;
    this.#gathered = [];
    this.#gatheredBytes = 0;
    this.#options.wire.write(bytes.length === 1 ? only : Buffer.concat(bytes));
  };

  #watchOver(): void {
    const { timers, onStuck } = this.#options;
    this.#watch ??= timers.after(brokerLimits.stuckMs, onStuck);
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    this.#options.budget.count(bytes);
  }
}
