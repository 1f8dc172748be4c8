/** Knows since when nobody could look: the machine slept, or the app was off. It is told until somebody has seen it. */
import { awayReport, leastAwayMs } from '../alerts/away.ts';
import type { AlertService } from '../alerts/inbox.ts';
import type { Dispose } from '../base/events.ts';
import type { Clock } from '../base/ports.ts';
import type { KvStore } from '../history/kv-store.ts';
import type { AwayReport } from '../model/alerts.ts';

/** When the app was last awake, and since when something may have happened unseen. */
const aliveKey = 'away.alive';
const sinceKey = 'away.since';
const beatMs = 5 * 60_000;
const looked = 500;

export interface Away {
  started(): void;
  suspended(): void;
  resumed(): void;
  /** What happened unseen; undefined = nothing. */
  report(): AwayReport | undefined;
  /** Somebody has seen it. */
  seen(): void;
  stop(): void;
}

export function createAway(parts: {
  readonly clock: Clock;
  readonly kv: Pick<KvStore, 'get' | 'set'>;
  readonly alerts: Pick<AlertService, 'list'>;
}): Away {
  const { clock, kv } = parts;
  let beat: Dispose | undefined;
  const read = (key: string): number | undefined => {
    const value = kv.get(key);
    return typeof value === 'number' && value > 0 && value <= clock.now() ? value : undefined;
  };
  const alive = (): void => {
    kv.set(aliveKey, clock.now());
    beat?.();
    beat = clock.after(beatMs, alive);
  };
  /** It was away since it was last known to be awake; what nobody has seen of before still counts. */
  const back = (): void => {
    const last = read(aliveKey);
    if (last !== undefined && clock.now() - last >= leastAwayMs && read(sinceKey) === undefined) kv.set(sinceKey, last);
    alive();
  };
  const leave = (): void => {
    beat?.();
    beat = undefined;
    kv.set(aliveKey, clock.now());
  };
  return {
    started: back,
    suspended: leave,
    resumed: back,
    report() {
      const since = read(sinceKey);
      return since === undefined ? undefined : awayReport(parts.alerts.list({ limit: looked }), since, clock.now());
    },
    seen: () => kv.set(sinceKey, 0),
    stop: leave,
  };
}
