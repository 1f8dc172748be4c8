/** Real time, and a clock that stands still until it is told to move. */
import { uptime } from 'node:os';
import { type Dispose, Emitter } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Clock } from '../base/ports.ts';
import { within } from '../base/within.ts';

/** What setTimeout takes at most; a longer delay would fire at once. */
const longestTimeoutMs = 2 ** 31 - 1;

/** The sources of real time, in milliseconds. */
export interface TimeSources {
  /** Since the Unix epoch; whoever sets the clock sets it. */
  wall(): number;
  /** Never goes back; on Linux it stands still while the machine sleeps. */
  monotonic(): number;
  /** Since the machine started, its sleep included; undefined where the system's answer follows the wall clock. */
  sinceBoot(): number | undefined;
}

const systemSources: TimeSources = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  // Elsewhere the monotonic clock counts the time asleep by itself.
  sinceBoot: () => (process.platform === 'linux' ? uptime() * 1000 : undefined),
};

/**
 * Time that passes whatever is done to the wall clock, the time asleep included. Cheap: the system is only asked how
 * long the machine slept when wall and monotonic clock have drifted apart.
 */
export function createElapsed(sources: TimeSources): () => number {
  let asleepMs = 0;
  let known: { skewMs: number; readonly bootMs: number | undefined } | undefined;
  return () => {
    const monotonic = sources.monotonic();
    const skewMs = sources.wall() - monotonic;
    if (known === undefined) {
      const sinceBoot = sources.sinceBoot();
      known = { skewMs, bootMs: sinceBoot === undefined ? undefined : sinceBoot - monotonic };
    } else if (Math.abs(skewMs - known.skewMs) > limits.clockStepMs) {
      const sinceBoot = sources.sinceBoot();
      known.skewMs = skewMs;
      if (sinceBoot !== undefined && known.bootMs !== undefined) {
        const sleptMs = sinceBoot - monotonic - known.bootMs;
        // The system tells it in hundredths of a second: less than a bit is no sleep.
        if (sleptMs > asleepMs + limits.clockStepMs / 2) asleepMs = sleptMs;
      }
    }
    return monotonic + asleepMs;
  };
}

const elapsed = createElapsed(systemSources);

/** The machine's clock. A waiting timer keeps the process alive, as the service needs it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed,
  onStep: (listener) => {
    let skewMs = Date.now() - elapsed();
    const look = setInterval(() => {
      const now = Date.now() - elapsed();
      const steppedMs = now - skewMs;
      skewMs = now;
      if (Math.abs(steppedMs) > limits.clockStepMs) listener(steppedMs);
    }, limits.clockLookMs);
    return () => clearInterval(look);
  },
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
  /** Time that passed; timers are due by it. */
  #nowMs: number;
  /** How far the wall clock was set away from it. */
  #setMs = 0;
  #order = 0;
  #heap: Entry[] = [];
  #dropped = 0;

  /** @param startMs milliseconds since the Unix epoch. */
  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs + this.#setMs;
  }

  elapsed(): number {
    return this.#nowMs;
  }

  /** Sets the wall clock by `ms`, also back; no time passes. */
  setWall(ms: number): void {
    this.#setMs += Math.trunc(ms) || 0;
  }

  /** Time passes and no timer fires, as in sleep: what falls due meanwhile is late. */
  skip(ms: number): void {
    this.#nowMs += wholeDelay(ms);
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
  /** Sets the wall clock by `ms`, also back, once what was asked for before is done. No time passes. */
  step(ms: number): Promise<void>;
  /** Until `wake` no timer fires, however far time is advanced: the machine sleeps. */
  sleep(): Promise<void>;
  /** What fell due in sleep fires with the next advance. */
  wake(): Promise<void>;
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
  const steps = new Emitter<{ step: number }>((error) => {
    throw error;
  });
  let isAsleep = false;
  const run = async (ms: number): Promise<void> => {
    const untilMs = queue.elapsed() + wholeDelay(ms);
    await settled();
    if (isAsleep) queue.skip(ms);
    else while (queue.step(untilMs)) await settled();
  };
  /** One after the other. A timer that throws fails the advance it fired in, not those that follow. */
  const inTurn = (work: () => Promise<void> | void): Promise<void> => {
    turn = turn.then(work, work);
    return turn;
  };
  return {
    now: () => queue.now(),
    elapsed: () => queue.elapsed(),
    after: (ms, fire) => queue.after(ms, fire),
    onStep: (listener) => steps.on('step', listener),
    hold(work) {
      // By real time: the work may wait for the network.
      const end = within(systemClock, heldAtMostMs, Promise.allSettled([work]), undefined).then(() => {
        held.delete(end);
      });
      held.add(end);
    },
    advance: (ms) => inTurn(() => run(ms)),
    step: (ms) =>
      inTurn(async () => {
        queue.setWall(ms);
        steps.emit('step', ms);
        await settled();
      }),
    sleep: () =>
      inTurn(() => {
        isAsleep = true;
      }),
    wake: () =>
      inTurn(() => {
        isAsleep = false;
      }),
  };
}

/** Lets settled promises run their reactions, and I/O that is ready come in. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A delay that a timer can take: whole milliseconds, as real clocks show them; never negative, never NaN. */
function wholeDelay(ms: number): number {
  return Math.ceil(Math.max(ms || 0, 0));
}

function compare(a: Entry, b: Entry): number {
  return a.dueMs - b.dueMs || a.order - b.order;
}
