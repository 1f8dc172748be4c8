/** Real time, and a clock that stands still until it is told to move. */
import type { Dispose } from './events.ts';
import type { Clock } from './ports.ts';

/** What setTimeout takes at most; a longer delay would fire at once. */
const longestTimeoutMs = 2 ** 31 - 1;

/** The machine's clock. A waiting timer keeps the process alive, as the service needs it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, fire) {
    let handle: NodeJS.Timeout;
    const wait = (leftMs: number): void => {
      handle =
        leftMs <= longestTimeoutMs
          ? setTimeout(fire, leftMs)
          : setTimeout(() => wait(leftMs - longestTimeoutMs), longestTimeoutMs);
    };
    wait(wholeDelay(ms));
    return () => clearTimeout(handle);
  },
};

interface Entry {
  readonly dueMs: number;
  readonly order: number;
  fire: (() => void) | undefined;
}

/**
 * Timers of a clock that moves by hand, in the order in which they are due; equal times in the order they were set.
 * A binary heap: `expire_after` sets and drops a timer with every message, so both must be cheap with 50 000 of them.
 */
export class TimerQueue implements Clock {
  #nowMs: number;
  #order = 0;
  #heap: Entry[] = [];
  #dropped = 0;

  /** @param startMs milliseconds since the Unix epoch. */
  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#heap.length - this.#dropped;
  }

  after(ms: number, fire: () => void): Dispose {
    const entry: Entry = { dueMs: this.#nowMs + wholeDelay(ms), order: this.#order++, fire };
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
    return () => {
      if (entry.fire === undefined) return;
      entry.fire = undefined;
      this.#dropped++;
      this.#compact();
    };
  }

  /** Moves to the next timer due until `untilMs` and fires it. Answers false when none was due; it is `untilMs` then. */
  step(untilMs: number): boolean {
    for (let next = this.#heap[0]; next !== undefined && next.dueMs <= untilMs; next = this.#heap[0]) {
      this.#removeFirst();
      const { fire } = next;
      if (fire === undefined) {
        this.#dropped--;
        continue;
      }
      next.fire = undefined;
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      fire();
      return true;
    }
    this.#nowMs = Math.max(this.#nowMs, untilMs);
    return false;
  }

  #compact(): void {
    if (this.#dropped < 64 || this.#dropped * 2 < this.#heap.length) return;
    // An array sorted by due time is a heap.
    this.#heap = this.#heap.filter((entry) => entry.fire !== undefined).sort(compare);
    this.#dropped = 0;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink();
  }

  #rise(from: number): void {
    const heap = this.#heap;
    const entry = heap[from] as Entry;
    let at = from;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = heap[parentAt] as Entry;
      if (compare(parent, entry) <= 0) break;
      heap[at] = parent;
      at = parentAt;
    }
    heap[at] = entry;
  }

  #sink(): void {
    const heap = this.#heap;
    const entry = heap[0] as Entry;
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      const right = heap[2 * at + 2];
      if (left === undefined) break;
      const smaller = right !== undefined && compare(right, left) < 0 ? right : left;
      if (compare(entry, smaller) <= 0) break;
      heap[at] = smaller;
      at = smaller === left ? 2 * at + 1 : 2 * at + 2;
    }
    heap[at] = entry;
  }
}

export interface VirtualClock extends Clock {
  /**
   * Moves time by `ms`: every timer that falls due fires at its own time, in order, also those set on the way. Promises
   * and I/O get a turn after each, and what holds the clock is waited for. Calls queue up behind each other.
   */
  advance(ms: number): Promise<void>;
  hold(work: Promise<unknown>): void;
}

/** Work that never ends must not stop time for ever: as long as a command may take, and a bit. */
const heldAtMostMs = 6_000;

/** A clock that stands at `startMs` (milliseconds since the Unix epoch) until it is advanced. */
export function createVirtualClock(startMs: number): VirtualClock {
  const queue = new TimerQueue(startMs);
  const held = new Set<Promise<void>>();
  let turn: Promise<void> = Promise.resolve();
  const settled = async (): Promise<void> => {
    await settle();
    while (held.size > 0) {
      await Promise.all(held);
      await settle();
    }
  };
  const run = async (ms: number): Promise<void> => {
    const untilMs = queue.now() + wholeDelay(ms);
    await settled();
    while (queue.step(untilMs)) await settled();
  };
  return {
    now: () => queue.now(),
    after: (ms, fire) => queue.after(ms, fire),
    hold(work) {
      const end = within(work, heldAtMostMs).then(() => {
        held.delete(end);
      });
      held.add(end);
    },
    advance(ms) {
      // A timer that throws fails the advance it fired in, not those that follow.
      turn = turn.then(
        () => run(ms),
        () => run(ms),
      );
      return turn;
    },
  };
}

/** Lets settled promises run their reactions, and I/O that is ready come in. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Resolves when the work has ended, well or not, or the (real) time is over. */
function within(work: Promise<unknown>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    work.then(end, end);
  });
}

/** A delay that a timer can take: whole milliseconds, as real clocks show them; never negative, never NaN. */
function wholeDelay(ms: number): number {
  return Math.ceil(Math.max(ms || 0, 0));
}

function compare(a: Entry, b: Entry): number {
  return a.dueMs - b.dueMs || a.order - b.order;
}
