/**
 * Shares the time of one turn of the event loop among the templates that want to render in it: thousands of them may read
 * one message. Each has what is left of the turn, but always a little, which is all that a usual template needs. One for
 * which the little was not enough gets the message again in a turn of its own, so that nobody else waits for it.
 */
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';
import type { IncomingMessage } from '../mqtt/message.ts';
import type { Budget } from '../python/meter.ts';
import type { LiveEntity } from './live-entity.ts';

/** Thrown where a rendering gets another turn. */
export class Postponed extends Error {}

/** One for all: it says nothing that differs. */
const postponed = new Postponed();

/** A reader whose message has to wait. */
export interface Waiter {
  readonly entity: LiveEntity;
  /** Reads the message, if it still wants to. */
  readAgain(message: IncomingMessage): void;
}

export class Turns {
  readonly #timers: Timers;
  /** What the next rendering may use. */
  readonly #budget: Budget = { left: 0 };
  #given = 0;
  /** Steps that are left of this turn. */
  #left: number = limits.turnSteps;
  #isNextAsked = false;
  /** The reader of a message that has waited: its renderings get all that a rendering may have. */
  #isOwnTurn = false;
  #waiting: Array<{ readonly waiter: Waiter; readonly message: IncomingMessage }> = [];
  /** How many messages wait, by their entity, and by themselves. */
  readonly #byEntity = new Map<LiveEntity, number>();
  readonly #byMessage = new Map<IncomingMessage, number>();
  #bytes = 0;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** The steps for a rendering that begins now. Call `end` when it has ended, whichever way. */
  begin(): Budget {
    const share = Math.max(limits.leastSteps, Math.min(limits.templateSteps, this.#left));
    this.#given = this.#isOwnTurn ? limits.templateSteps : share;
    this.#budget.left = this.#given;
    return this.#budget;
  }

  end(): void {
    this.#left -= this.#given - this.#budget.left;
    if (this.#left < limits.turnSteps / 2) this.#askForNext();
  }

  /** The rendering did more than it was given. @throws Postponed where it was given less than a rendering may have. */
  overran(): void {
    if (this.#given < limits.templateSteps) throw postponed;
  }

  /**
   * Whether a long payload may be read in this turn: hundreds of readers may look through the same one. Call it once for
   * each; where it answers false, the message has to wait.
   */
  takes(bytes: number): boolean {
    if (bytes <= limits.longPayloadBytes) return true;
    if (this.#left < limits.turnSteps / 2) return false;
    this.#charge(bytes);
    return true;
  }

  #charge(bytes: number): void {
    this.#left -= Math.ceil(bytes / limits.payloadBytesPerStep);
    if (this.#left < limits.turnSteps / 2) this.#askForNext();
  }

  get isBusy(): boolean {
    return this.#waiting.length > 0;
  }

  /** Whether messages of the entity wait: then the next ones wait behind them. */
  isWaiting(entity: LiveEntity): boolean {
    return this.#byEntity.size > 0 && this.#byEntity.has(entity);
  }

  /** Keeps a message for another turn; false where too many wait already. */
  postpone(waiter: Waiter, message: IncomingMessage): boolean {
    const bytes = this.#byMessage.has(message) ? 0 : message.bytes.length;
    if (this.#waiting.length >= limits.waitingReadings) return false;
    if (this.#bytes + bytes > limits.waitingReadingBytes) return false;
    this.#waiting.push({ waiter, message });
    this.#bytes += bytes;
    add(this.#byEntity, waiter.entity, 1);
    add(this.#byMessage, message, 1);
    this.#askForNext();
    return true;
  }

  #askForNext(): void {
    if (this.#isNextAsked) return;
    this.#isNextAsked = true;
    this.#timers.after(0, () => {
      this.#isNextAsked = false;
      this.#next();
    });
  }

  #next(): void {
    this.#left = limits.turnSteps;
    const all = this.#waiting;
    let count = 0;
    for (; count < all.length && this.#left >= limits.turnSteps / 2; count += 1) {
      const { waiter, message } = all[count] as (typeof all)[number];
      add(this.#byEntity, waiter.entity, -1);
      if (add(this.#byMessage, message, -1) === 0) this.#bytes -= message.bytes.length;
      if (message.bytes.length > limits.longPayloadBytes) this.#charge(message.bytes.length);
      this.#isOwnTurn = true;
      waiter.readAgain(message);
      this.#isOwnTurn = false;
    }
    this.#waiting = this.#waiting.slice(count);
    if (this.#waiting.length > 0) this.#askForNext();
  }
}

function add<K>(counts: Map<K, number>, key: K, change: 1 | -1): number {
  const count = (counts.get(key) ?? 0) + change;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
  return count;
}
