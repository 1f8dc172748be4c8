/** Things that wait for their second, with one timer for all of them. */
import type { Dispose } from '../base/events.ts';
import type { Timers } from '../base/ports.ts';

/** `due`: the second it waits for, 0 when it does not. Whoever sets it to 0 takes the thing out. */
export interface Due {
  due: number;
}

export class DueSlots<T extends Due> {
  readonly #timers: Timers;
  readonly #fire: (slots: readonly T[]) => void;
  readonly #bySecond = new Map<number, T[]>();
  #next = Number.POSITIVE_INFINITY;
  #timer: Dispose | undefined;

  /** @param fire gets those whose second has come; they wait no longer. */
  constructor(timers: Timers, fire: (slots: readonly T[]) => void) {
    this.#timers = timers;
    this.#fire = fire;
  }

  /** Has it wait for `ms` from now, to the second above, unless it is due sooner. */
  add(slot: T, ms: number): void {
    const second = Math.max(Math.ceil((this.#timers.elapsed() + ms) / 1000), 1);
    if (slot.due !== 0 && slot.due <= second) return;
    // An entry under a later second is passed over when that comes.
    slot.due = second;
    const others = this.#bySecond.get(second);
    if (others === undefined) this.#bySecond.set(second, [slot]);
    else others.push(slot);
    if (second < this.#next) this.#wake(second);
  }

  /** All that wait; they wait no longer. */
  takeAll(): T[] {
    return this.#take(Number.POSITIVE_INFINITY);
  }

  #take(until: number): T[] {
    const taken: T[] = [];
    let next = Number.POSITIVE_INFINITY;
    for (const [second, slots] of this.#bySecond) {
      if (second > until) {
        next = Math.min(next, second);
        continue;
      }
      this.#bySecond.delete(second);
      for (const slot of slots) {
        if (slot.due !== second) continue;
        slot.due = 0;
        taken.push(slot);
      }
    }
    this.#wake(next);
    return taken;
  }

  #wake(second: number): void {
    this.#timer?.();
    this.#timer = undefined;
    this.#next = second;
    if (second === Number.POSITIVE_INFINITY) return;
    this.#timer = this.#timers.after(second * 1000 - this.#timers.elapsed(), () => {
      this.#timer = undefined;
      const slots = this.#take(Math.floor(this.#timers.elapsed() / 1000));
      if (slots.length > 0) this.#fire(slots);
    });
  }
}
