/**
 * What becomes of a critical alert that nobody acknowledges: after so many minutes the next step is taken, one after the other.
 * Pure: times in ms since the epoch.
 */
import type { Alert } from '../model/alerts.ts';
import type { EscalationStep } from '../model/settings.ts';
import { timeOf } from './policy.ts';

export interface Escalating {
  readonly alert: Alert;
  readonly step: EscalationStep;
  /** Which step, from 0. */
  readonly index: number;
}

/** Not before then: a step that is under way, or that has just failed. */
export type NotBefore = (alertId: string, index: number) => number;

/** Whether steps are taken for it: the home's own alarms and automations'; what others call critical is not this app's to spread. */
function escalates({ severity, state, rule }: Pick<Alert, 'severity' | 'state' | 'rule'>): boolean {
  return severity === 'critical' && state === 'raised' && rule !== 'foreign';
}

/** The steps that are still to be taken for an alert, and when; one that fails does not keep the next from its turn. */
function toCome(
  alert: Alert,
  steps: readonly EscalationStep[],
  notBefore: NotBefore,
): readonly { readonly step: EscalationStep; readonly index: number; readonly at: number }[] {
  if (!escalates(alert)) return [];
  const raisedAt = timeOf(alert.raisedAt ?? alert.since);
  return steps.flatMap((step, index) => {
    if (alert.escalated?.includes(index) === true) return [];
    return [{ step, index, at: Math.max(raisedAt + step.afterMinutes * 60_000, notBefore(alert.id, index)) }];
  });
}

/** The steps that are due now, at most one of each alert: what was slept through is not made up all at once. */
export function dueSteps(
  alerts: readonly Alert[],
  steps: readonly EscalationStep[],
  notBefore: NotBefore,
  nowMs: number,
): readonly Escalating[] {
  return alerts.flatMap((alert) => {
    const due = toCome(alert, steps, notBefore).find(({ at }) => at <= nowMs);
    return due === undefined ? [] : [{ alert, step: due.step, index: due.index }];
  });
}

/** When the next step of any of them is due; undefined = none is. */
export function nextStepAt(
  alerts: readonly Alert[],
  steps: readonly EscalationStep[],
  notBefore: NotBefore,
): number | undefined {
  const times = alerts.flatMap((alert) => toCome(alert, steps, notBefore).map(({ at }) => at)).filter(Number.isFinite);
  return times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
}
