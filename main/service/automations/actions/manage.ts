/** Makes or changes a task, switches it on or off, or cancels it. */
import { z } from 'zod';
import { ok } from '../../base/errors.ts';
import { changeText, taskChangeSchema } from '../../schema/task-change.ts';
import type { ActionKind, ActionOf, Step } from './action.ts';

export const manageAction: ActionKind<ActionOf<'manage'>> = {
  schema: z.strictObject({ type: z.literal('manage'), change: taskChangeSchema }),
  async run(action, step) {
    const rendered = renderTexts(action.change, step);
    if (!rendered.ok) return step.fail(`template: ${rendered.reason}`);
    const change = taskChangeSchema.safeParse(rendered.value);
    if (!change.success) return step.fail('task.invalid');
    const seen = changeText(change.data);
    if (step.run.dry) return step.would(seen);
    const changed = await step.run.ports.changeTask(change.data);
    return step.ended(changed.ok ? ok({}) : changed, seen);
  },
};

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

/** The value with every text in it rendered: what triggered reaches the task that is made. */
function renderTexts(value: unknown, step: Step): Outcome {
  if (typeof value === 'string') {
    const text = step.render(value);
    return text.ok ? { ok: true, value: text.text } : { ok: false, reason: text.reason };
  }
  if (typeof value !== 'object' || value === null) return { ok: true, value };
  const fields: Array<[string, unknown]> = [];
  for (const [name, each] of Object.entries(value)) {
    const made = renderTexts(each, step);
    if (!made.ok) return made;
    fields.push([name, made.value]);
  }
  return { ok: true, value: Array.isArray(value) ? fields.map(([, each]) => each) : Object.fromEntries(fields) };
}
