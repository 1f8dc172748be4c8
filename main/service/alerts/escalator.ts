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
}

export interface Escalator {
  /** An alert was raised or changed, or the steps were. */
  changed(alert?: Alert): void;
  stop(): void;
}

export function createEscalator(options: EscalatorOptions): Escalator {
  const { clock, logger } = options;
  const taken = new Map<string, number>();
  const told = new Map<string, EscalationStep[]>();
  const waiting = new Map<string, number>();
  let timer: Dispose | undefined;

  const open = (): readonly Alert[] => {
    const now = clock.now();
    return options.alerts().filter(({ id }) => (waiting.get(id) ?? 0) <= now);
  };
  const plan = (): void => {
    timer?.();
    timer = undefined;
    const now = clock.now();
    const next = nextStepAt(open(), options.steps(), taken);
    const later = [...waiting.values()].filter((at) => at > now);
    const at = Math.min(next ?? Number.POSITIVE_INFINITY, ...later);
    if (at !== Number.POSITIVE_INFINITY) timer = clock.after(Math.max(at - now, 0), take);
  };
  const take = (): void => {
    for (const { alert, step, index } of dueSteps(open(), options.steps(), taken, clock.now())) {
      // Taken before it is known whether it worked: two are never under way for one alert.
      taken.set(alert.id, index + 1);
      void tell(step, alert, 'raised').then((isTold) => {
        if (isTold) told.set(alert.id, [...(told.get(alert.id) ?? []), step]);
        else {
          taken.set(alert.id, index);
          waiting.set(alert.id, clock.now() + retryMs);
        }
        plan();
      });
    }
    plan();
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
      const isSettled = alert !== undefined && alert.state !== 'raised' && alert.state !== 'pending';
      if (isSettled && taken.has(alert.id)) {
        for (const step of told.get(alert.id) ?? []) void tell(step, alert, 'settled');
        told.delete(alert.id);
        waiting.delete(alert.id);
        // A snooze that ends begins with the first step again.
        taken.delete(alert.id);
      }
      plan();
    },
    stop() {
      timer?.();
      timer = undefined;
    },
  };
}
