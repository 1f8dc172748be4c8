import type { Clock } from '../../main/service/base/ports.ts';
import { TimerQueue } from '../../main/service/time/clock.ts';

export interface SleepyClock extends Clock {
  /** The machine is awake for `ms`: timers fire in order. */
  awake(ms: number): Promise<void>;
  /** The machine sleeps for `ms`: timers do not move, and are late afterwards. */
  jump(ms: number): void;
  /** The wall clock is set by `ms`, also back; no time passes. */
  step(ms: number): void;
  readonly pending: number;
}

/** A clock whose timers stand still while the machine sleeps, as those of a real system do. */
export function createSleepyClock(startMs: number): SleepyClock {
  const queue = new TimerQueue(startMs);
  let slept = 0;
  return {
    now: () => queue.now() + slept,
    elapsed: () => queue.elapsed() + slept,
    after: (ms, fire) => queue.after(ms, fire),
    async awake(ms) {
      const untilMs = queue.elapsed() + ms;
      await settle();
      while (queue.step(untilMs)) await settle();
    },
    jump(ms) {
      slept += ms;
    },
    step: (ms) => queue.setWall(ms),
    get pending() {
      return queue.pending;
    },
  };
}

/** Lets chains of settled promises run out; faster than a turn of the event loop. */
export async function settle(): Promise<void> {
  for (let index = 0; index < 12; index++) await Promise.resolve();
}
