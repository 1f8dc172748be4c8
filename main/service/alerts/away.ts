/** What happened while the machine slept or the app was off, told at the first look afterwards. Pure; times in ms since the epoch. */
import type { Alert, AwayReport } from '../model/alerts.ts';
import { timeOf } from './policy.ts';

/** A shorter absence is none. */
export const leastAwayMs = 5 * 60_000;
/** So many of each are listed. */
const listed = 20;
const failures: readonly string[] = ['task.failed', 'automation.failed'];

/** What was raised, what recovered and what failed since then; undefined = nothing, so nothing is to be told. */
export function awayReport(alerts: readonly Alert[], sinceMs: number, untilMs: number): AwayReport | undefined {
  const within = (iso: string | undefined): boolean => timeOf(iso) >= sinceMs && timeOf(iso) <= untilMs;
  const told = alerts.filter(({ state }) => state !== 'pending');
  const isFailure = ({ rule }: Alert): boolean => failures.includes(rule);
  const raised = told.filter((alert) => within(alert.raisedAt) && !isFailure(alert));
  // An information is over once it was handed over: that is no recovery.
  const recovered = told.filter((alert) => within(alert.recoveredAt) && !isFailure(alert) && alert.severity !== 'info');
  const failed = told.filter((alert) => within(alert.raisedAt) && isFailure(alert));
  const count = raised.length + recovered.length + failed.length;
  if (count === 0) return undefined;
  return {
    since: new Date(sinceMs).toISOString(),
    counts: { raised: raised.length, recovered: recovered.length, failed: failed.length },
    raised: raised.slice(0, listed),
    recovered: recovered.slice(0, listed),
    failed: failed.slice(0, listed),
  };
}
