/** Takes critical alerts that nobody acknowledges from step to step, and says in the same places when one is settled. */
import { type Result, toError } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import type { Clock, Logger } from '../base/ports.ts';
import type { Alert } from '../model/alerts.ts';
import type { EscalationStep } from '../model/settings.ts';
import { dueSteps, nextStepAt } from './escalation.ts';

/** A step that failed is taken again after this. */
const retryMs = 60_000;

export interface EscalatorOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  alerts(): readonly Alert[];
  steps(): readonly EscalationStep[];
  /** Says it there; `settled`: that it is acknowledged, or over. */
  tell(step: EscalationStep, alert: Alert, what: 'raised' | 'settled'): Promise<Result<unknown>>;
  /** Keeps with the alert which steps were taken, so that a restart takes none twice. */
  taken(id: string, steps: readonly number[], loud: boolean): void;
}

export interface Escalator {
  /** An alert was raised or changed, or the steps were. */
  changed(alert?: Alert): void;
  stop(): void;
}

export function createEscalator(options: EscalatorOptions): Escalator {
  const { clock, logger } = options;
  /** The steps of which it was told, by alert: over a restart the alert knows them, while it is raised. */
  const told = new Map<string, readonly number[]>();
  /** Steps that are under way, and those that failed, with when they may be tried again. */
  const waiting = new Map<string, Map<number, number>>();
  let timer: Dispose | undefined;

  const notBefore = (id: string, index: number): number => waiting.get(id)?.get(index) ?? 0;
  const wait = (id: string, index: number, untilMs: number): void => {
    waiting.set(id, (waiting.get(id) ?? new Map<number, number>()).set(index, untilMs));
  };
  const plan = (): void => {
    timer?.();
    for (const { id, escalated } of options.alerts()) if (escalated !== undefined) told.set(id, escalated);
    const now = clock.now();
    const next = nextStepAt(options.alerts(), options.steps(), notBefore);
    timer = next === undefined ? undefined : clock.after(Math.max(next - now, 0), take);
  };
  const take = (): void => {
    for (const { alert, step, index } of dueSteps(options.alerts(), options.steps(), notBefore, clock.now())) {
      // Before it is known whether it worked: two are never under way for one step.
      wait(alert.id, index, Number.POSITIVE_INFINITY);
      void tell(step, alert, 'raised').then((isTold) => {
        if (isTold) note(alert.id, index, step);
        else wait(alert.id, index, clock.now() + retryMs);
        plan();
      });
    }
    plan();
  };
  const note = (id: string, index: number, step: EscalationStep): void => {
    const now = options.alerts().find((each) => each.id === id);
    // It was settled while this was under way: whoever heard of it hears that, too.
    if (now?.state !== 'raised') {
      if (now !== undefined) void tell(step, now, 'settled');
      return;
    }
    const steps = [...(now.escalated ?? []), index];
    told.set(id, steps);
    options.taken(id, steps, step.to === 'loud');
  };
  const tell = async (step: EscalationStep, alert: Alert, what: 'raised' | 'settled'): Promise<boolean> => {
    try {
      const done = await options.tell(step, alert, what);
      if (!done.ok) logger.warn('escalation.failed', { to: step.to, ...done.error });
      return done.ok;
    } catch (error) {
      logger.error('escalation.failed', { to: step.to, error: toError(error) });
      return false;
    }
  };

  return {
    changed(alert) {
      if (alert !== undefined && alert.state !== 'raised' && alert.state !== 'pending') {
        for (const index of told.get(alert.id) ?? []) {
          const step = options.steps()[index];
          if (step !== undefined) void tell(step, alert, 'settled');
        }
        told.delete(alert.id);
        waiting.delete(alert.id);
      }
      plan();
    },
    stop() {
      timer?.();
      timer = undefined;
    },
  };
}
