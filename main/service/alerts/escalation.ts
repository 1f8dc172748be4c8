/**
 * What becomes of a critical alert that nobody acknowledges: after so many minutes the next step is taken, one after the other.
 * Pure: times in ms since the epoch.
 */
import type { Alert } from '../model/alerts.ts';
import type { EscalationStep } from '../model/settings.ts';
import { timeOf } from './policy.ts';

/** How many steps were taken for an alert. */
export type Taken = ReadonlyMap<string, number>;

export interface Escalating {
  readonly alert: Alert;
  readonly step: EscalationStep;
  /** Which step, from 0. */
  readonly index: number;
}

/** Whether steps are taken for it: the home's own alarms and automations'; what others call critical is not this app's to spread. */
export function escalates({ severity, state, rule }: Pick<Alert, 'severity' | 'state' | 'rule'>): boolean {
  return severity === 'critical' && state === 'raised' && rule !== 'foreign';
}

/** The steps that are due now, at most one of each alert: what was slept through is not made up all at once. */
export function dueSteps(
  alerts: readonly Alert[],
  steps: readonly EscalationStep[],
  taken: Taken,
  nowMs: number,
): readonly Escalating[] {
  return alerts.flatMap((alert) => {
    const index = taken.get(alert.id) ?? 0;
    const step = escalates(alert) ? steps[index] : undefined;
    return step !== undefined && stepAt(alert, step) <= nowMs ? [{ alert, step, index }] : [];
  });
}

/** When the next step of any of them is due; undefined = none is. */
export function nextStepAt(
  alerts: readonly Alert[],
  steps: readonly EscalationStep[],
  taken: Taken,
): number | undefined {
  const times = alerts.flatMap((alert) => {
    const step = escalates(alert) ? steps[taken.get(alert.id) ?? 0] : undefined;
    return step === undefined ? [] : [stepAt(alert, step)];
  });
  return times.length === 0 ? undefined : Math.min(...times);
}

function stepAt(alert: Alert, step: EscalationStep): number {
  return timeOf(alert.raisedAt ?? alert.since) + step.afterMinutes * 60_000;
}
