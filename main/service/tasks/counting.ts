/** Counts missed times on, portion by portion, each in another turn of the loop. */
import type { Dispose } from '../base/events.ts';
import type { Clock, Timers } from '../base/ports.ts';

export class Counting {
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #next: () => void;
  #timer: Dispose | undefined;
  #done: (() => void) | undefined;

  /** @param next takes up the next portion, and then says by `set` whether there are more. */
  constructor(clock: Clock, timers: Timers, next: () => void) {
    this.#clock = clock;
    this.#timers = timers;
    this.#next = next;
  }

  /** Whether there is more to count. A clock that is moved by hand waits until there is not. */
  set(more: boolean): void {
    this.#timer?.();
    this.#timer = undefined;
    if (!more) {
      this.#done?.();
      this.#done = undefined;
      return;
    }
    if (this.#done === undefined) {
      const counted = Promise.withResolvers<void>();
      this.#done = counted.resolve;
      this.#clock.hold?.(counted.promise);
    }
    this.#timer = this.#timers.after(1, this.#next);
  }
}
