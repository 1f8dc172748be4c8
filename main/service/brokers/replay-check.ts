/**
 * Asks for a large replay of retained messages until nothing more comes of it.
 *
 * A broker drops QoS 0 messages that a connection does not take fast enough, and says so to nobody: Mosquitto when more
 * than 1 000 wait (max_queued_messages). A smaller replay cannot have been cut.
 */
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';

export class ReplayCheck {
  readonly #timers: Timers;
  readonly #again: () => void;
  #count = 0;
  #most = 0;
  #rounds = 0;
  #waiting: Dispose | undefined;

  /** `again` has the broker send its retained messages once more. */
  constructor(timers: Timers, again: () => void) {
    this.#timers = timers;
    this.#again = again;
  }

  /** A new connection, or none: what was counted belongs to the last one. */
  restart(): void {
    this.#waiting?.();
    this.#waiting = undefined;
    this.#count = 0;
    this.#most = 0;
    this.#rounds = 0;
  }

  /** A retained message came. */
  saw(): void {
    this.#count += 1;
    if (this.#count === limits.replayUncut) this.#awaitEnd();
  }

  #awaitEnd(): void {
    const before = this.#count;
    this.#waiting = this.#timers.after(limits.replayQuietMs, () => {
      if (this.#count > before) this.#awaitEnd();
      else this.#ended();
    });
  }

  #ended(): void {
    this.#waiting = undefined;
    this.#rounds += 1;
    const isMore = this.#count > this.#most;
    this.#most = this.#count;
    this.#count = 0;
    if (isMore && this.#rounds < limits.replayRounds) this.#again();
  }
}
