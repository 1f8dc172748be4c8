/** Tells the person something. */
import { z } from 'zod';
import { template } from '../fields.ts';
import type { ActionKind, ActionOf } from './action.ts';

export const notifyAction: ActionKind<ActionOf<'notify'>> = {
  schema: z.strictObject({
    type: z.literal('notify'),
    title: template,
    message: template,
    severity: z.enum(['info', 'warning', 'critical']),
  }),
  run(action, step) {
    const title = step.render(action.title);
    const message = step.render(action.message);
    if (!title.ok) return step.fail(`title: ${title.reason}`);
    if (!message.ok) return step.fail(`message: ${message.reason}`);
    const seen = `${title.text}: ${message.text}`;
    if (step.run.dry) return step.would(seen);
    step.run.ports.notify({ title: title.text, message: message.text, severity: action.severity, path: step.path });
    step.note('done', seen);
    return 'finished';
  },
};
