/** Runs a task; what triggered reaches it: its texts may name `trigger`. */
import { z } from 'zod';
import { err, ok } from '../../base/errors.ts';
import { id } from '../fields.ts';
import type { ActionKind, ActionOf } from './action.ts';

export const taskAction: ActionKind<ActionOf<'task'>> = {
  schema: z.strictObject({
    type: z.literal('task'),
    taskId: id,
    input: z.record(z.string(), z.unknown()).exactOptional(),
  }),
  async run({ taskId, input }, step) {
    if (step.run.dry) return step.would(taskId);
    const render = (text: string) => {
      const rendered = step.render(text);
      return rendered.ok ? ok(rendered.text) : err('task.invalid', `template: ${rendered.reason}`);
    };
    const started = await step.run.ports.runTask(taskId, { input, render });
    return step.ended(started.ok ? ok({}) : started, taskId);
  },
};
