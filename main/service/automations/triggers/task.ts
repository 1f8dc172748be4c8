/** A task was done, or has failed for good: attempts that are followed by another are none of its results. */
import { z } from 'zod';
import { id } from '../fields.ts';
import type { TriggerKind } from './trigger.ts';

export const taskTrigger: TriggerKind<'task'> = {
  schema: z.strictObject({
    type: z.literal('task'),
    taskId: id,
    result: z.enum(['done', 'failed']).exactOptional(),
  }),
  arm: (trigger, fire) => ({
    taskEnded(run) {
      const { result, message, output } = run;
      if (run.taskId !== trigger.taskId || (result !== 'done' && result !== 'failed')) return;
      if (trigger.result !== undefined && trigger.result !== result) return;
      fire({
        type: 'task',
        event: run.taskName,
        to: result,
        runId: run.id,
        result,
        ...(message === undefined ? {} : { message }),
        ...(output === undefined ? {} : { output }),
      });
    },
    dispose: () => undefined,
  }),
};
