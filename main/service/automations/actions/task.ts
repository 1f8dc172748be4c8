/** Runs a task. */
import { z } from 'zod';
import { ok } from '../../base/errors.ts';
import { id } from '../fields.ts';
import type { ActionKind, ActionOf } from './action.ts';

export const taskAction: ActionKind<ActionOf<'task'>> = {
  schema: z.strictObject({ type: z.literal('task'), taskId: id }),
  async run({ taskId }, step) {
    if (step.run.dry) return step.would(taskId);
    const started = await step.run.ports.runTask(taskId);
    return step.ended(started.ok ? ok({}) : started, taskId);
  },
};
