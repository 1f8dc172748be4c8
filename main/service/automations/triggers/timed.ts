/** What triggers of the clock have in common: they wait for their next time, and let one pass that is over. */
import type { Dispose } from '../../base/events.ts';
import type { Armed, Fire, TriggerHost } from './trigger.ts';

/** A time that is this late has passed in sleep or in a jump of the clock: the moment is over. */
const latestMs = 60_000;
/** A timer may come so much early, as clocks are compared by the millisecond. */
const earlyMs = 1_000;
/** So many times are remembered that do not come twice. */
const firedKept = 50;

export interface Times {
  readonly type: 'time' | 'cron' | 'sun';
  /** The first time after an instant; undefined = never. */
  next(afterMs: number): number | undefined;
  /** It names every hour, and so means "so often": it goes on in an hour that comes twice. */
  readonly isBeat?: boolean;
}

export function armTimed({ type, next, isBeat = false }: Times, fire: Fire, { clock }: TriggerHost): Armed {
  let timer: Dispose | undefined;
  /** When it fired last: times that came do not come again if the clock goes back. */
  const fired = new Set<number>();
  const remember = (due: number): void => {
    fired.add(due);
    for (const oldest of fired) {
      if (fired.size <= firedKept) break;
      fired.delete(oldest);
    }
  };
  const stop = (): void => {
    timer?.();
    timer = undefined;
  };
  const nextAfter = (afterMs: number): number | undefined => {
    let due = next(afterMs);
    while (due !== undefined && fired.has(due)) due = next(due);
    return due;
  };
  const wait = (afterMs: number): void => {
    stop();
    const due = nextAfter(afterMs);
    if (due === undefined) return;
    timer = clock.after(Math.max(due - clock.now(), 0), () => {
      const lateMs = clock.now() - due;
      // The clock was set back meanwhile: it is not time yet.
      if (lateMs < -earlyMs) return wait(clock.now());
      if (lateMs <= latestMs && !isBeat) remember(due);
      // After `due` and not after now, so that two times within one turn both come.
      wait(lateMs > latestMs ? clock.now() : due);
      if (lateMs <= latestMs) fire({ type });
    });
  };
  wait(clock.now());
  const anew = (): void => wait(clock.now());
  return { suspended: stop, resumed: anew, clockSet: anew, dispose: stop };
}
