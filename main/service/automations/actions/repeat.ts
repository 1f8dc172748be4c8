/** Does actions again and again, so often at most, while conditions hold. */
import { z } from 'zod';
import type { Action } from '../../model/automations.ts';
import { conditionsSchema, evaluateAll } from '../conditions/table.ts';
import type { ActionKind, ActionOf } from './action.ts';

const mostRepeats = 1_000;

/** @param actions of those inside it. */
export function repeatAction(actions: z.ZodType<Action[]>): ActionKind<ActionOf<'repeat'>> {
  return {
    schema: z.strictObject({
      type: z.literal('repeat'),
      count: z.number().int().min(1).max(mostRepeats),
      while: conditionsSchema.exactOptional(),
      actions,
    }),
    async run(action, step) {
      const { run, path } = step;
      // A trial cannot change what `while` looks at, so once is enough to show it.
      const count = run.dry ? 1 : action.count;
      step.note(run.dry ? 'would-do' : 'done', `up to ${action.count} times`);
      for (let round = 0; round < count; round++) {
        const go = evaluateAll(action.while ?? [], run.home(), `${path}.while`, (finding) => run.note(finding));
        if (!go) return 'finished';
        const end = await step.list(action.actions, '.actions');
        if (end !== 'finished') return end;
      }
      return 'finished';
    },
  };
}
