/** Ends the run. */
import { z } from 'zod';
import { limits } from '../../base/limits.ts';
import type { ActionKind, ActionOf } from './action.ts';

export const stopAction: ActionKind<ActionOf<'stop'>> = {
  schema: z.strictObject({ type: z.literal('stop'), reason: z.string().max(limits.nameChars).exactOptional() }),
  run({ reason }, step) {
    step.note(step.run.dry ? 'would-do' : 'done', reason);
    return 'stopped';
  },
};
