/** Does the first of several things whose conditions hold. */
import { z } from 'zod';
import type { Action } from '../../model/automations.ts';
import type { Finding } from '../conditions/condition.ts';
import { conditionsSchema, evaluateAll } from '../conditions/table.ts';
import { mostItems } from '../fields.ts';
import type { ActionKind, ActionOf } from './action.ts';

/** @param actions of those inside it. */
export function chooseAction(actions: z.ZodType<Action[]>): ActionKind<ActionOf<'choose'>> {
  return {
    schema: z.strictObject({
      type: z.literal('choose'),
      options: z.array(z.strictObject({ conditions: conditionsSchema, actions })).max(mostItems),
      otherwise: actions.exactOptional(),
    }),
    run(action, step) {
      const { run, path } = step;
      const findings: Finding[] = [];
      const chosen = action.options.findIndex((option, index) =>
        evaluateAll(option.conditions, run.home(), `${path}.options[${index}].conditions`, (finding) =>
          findings.push(finding),
        ),
      );
      const option = action.options[chosen];
      const branch = option !== undefined ? `option ${chosen}` : action.otherwise !== undefined ? 'otherwise' : 'none';
      step.note(run.dry ? 'would-do' : 'done', branch);
      for (const finding of findings) run.note(finding);
      if (option !== undefined) return step.list(option.actions, `.options[${chosen}].actions`);
      return step.list(action.otherwise ?? [], '.otherwise');
    },
  };
}
