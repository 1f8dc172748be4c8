import type { Clock } from '../../main/service/base/ports.ts';
import { TimerQueue } from '../../main/service/time/clock.ts';

export interface FakeClock extends Clock {
  /** Moves time by `ms` and fires what falls due, each at its own time, in order, at once (synchronously). */
  advance(ms: number): void;
  /** Sets the wall clock by `ms`, also back; no time passes. */
  step(ms: number): void;
  /** How many timers wait: 0 after a clean stop. */
  readonly pending: number;
}

/** A clock that stands still until it is advanced. Starts at 2026-01-15T12:00:00Z unless told. */
export function createFakeClock(startMs: number = Date.UTC(2026, 0, 15, 12)): FakeClock {
  const queue = new TimerQueue(startMs);
  return {
    now: () => queue.now(),
    elapsed: () => queue.elapsed(),
    step: (ms) => queue.setWall(ms),
    after: (ms, fire) => queue.after(ms, fire),
    advance(ms) {
      const untilMs = queue.elapsed() + ms;
      while (queue.step(untilMs));
    },
    get pending() {
      return queue.pending;
    },
  };
}
