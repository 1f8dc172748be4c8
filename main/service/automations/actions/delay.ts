/** Waits for so long. */
import { z } from 'zod';
import { seconds } from '../fields.ts';
import type { ActionKind, ActionOf } from './action.ts';

export const delayAction: ActionKind<ActionOf<'delay'>> = {
  schema: z.strictObject({ type: z.literal('delay'), seconds: seconds() }),
  async run(action, step) {
    const seen = `${action.seconds} s`;
    if (step.run.dry) return step.would(seen);
    await step.until(action.seconds);
    step.note(step.run.signal.aborted ? 'skipped' : 'done', seen);
    return 'finished';
  },
};
