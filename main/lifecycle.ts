/** Starts steps in order and stops them in reverse, each within its deadline and all within one. */
import { toError } from './service/base/errors.ts';
import { limits } from './service/base/limits.ts';
import type { Clock, Logger } from './service/base/ports.ts';

export interface Step {
  readonly name: string;
  start?(signal: AbortSignal): void | Promise<void>;
  stop?(): void | Promise<void>;
  /** Default: what is left of the whole. */
  readonly stopWithinMs?: number;
}

export interface Lifecycle {
  /** Runs the steps one after the other; a step that throws ends the start, and what had started is stopped. */
  start(): Promise<void>;
  /** Stops what was started, last first, within `limits.stopDeadlineMs`. Repeated calls share one stop. Never throws. */
  stop(): Promise<void>;
}

export function createLifecycle(steps: readonly Step[], options: { timers: Clock; logger: Logger }): Lifecycle {
  const { timers } = options;
  const log = options.logger.child('lifecycle');
  const abort = new AbortController();
  const started: Step[] = [];
  let stopping: Promise<void> | undefined;

  const stopStep = async (step: Step, deadline: number): Promise<void> => {
    const withinMs = Math.max(0, Math.min(step.stopWithinMs ?? Number.POSITIVE_INFINITY, deadline - timers.now()));
    const late = Promise.withResolvers<'late'>();
    const dispose = timers.after(withinMs, () => late.resolve('late'));
    try {
      const end = await Promise.race([Promise.resolve(step.stop?.()), late.promise]);
      if (end === 'late') log.warn('step.late', { step: step.name, withinMs });
    } catch (thrown) {
      log.error('step.unstopped', { step: step.name, error: toError(thrown) });
    } finally {
      dispose();
    }
  };

  const stopAll = async (): Promise<void> => {
    abort.abort();
    const deadline = timers.now() + limits.stopDeadlineMs;
    for (let step = started.pop(); step !== undefined; step = started.pop()) await stopStep(step, deadline);
  };

  const stop = (): Promise<void> => {
    stopping ??= stopAll();
    return stopping;
  };

  return {
    async start() {
      for (const step of steps) {
        if (abort.signal.aborted) return;
        try {
          // Counted as started before it is: a step that fails half-way has something to stop.
          started.push(step);
          await step.start?.(abort.signal);
        } catch (thrown) {
          await stop();
          throw new Error(`the step "${step.name}" could not start`, { cause: thrown });
        }
      }
    },
    stop,
  };
}
