/** Waits until something happens, or for so long at most. */
import { z } from 'zod';
import { seconds } from '../fields.ts';
import { triggerSchema } from '../triggers/table.ts';
import type { Facts } from '../triggers/trigger.ts';
import type { ActionKind, ActionOf } from './action.ts';

export const waitAction: ActionKind<ActionOf<'wait'>> = {
  schema: z.strictObject({
    type: z.literal('wait'),
    trigger: triggerSchema.refine(({ type }) => type !== 'manual', 'cannot be waited for'),
    timeoutSeconds: seconds(1),
    continueOnTimeout: z.boolean(),
  }),
  async run({ trigger, timeoutSeconds, continueOnTimeout }, step) {
    const { dry, ports, signal } = step.run;
    if (dry) return step.would(`${trigger.type}, ${timeoutSeconds} s at most`);
    const fired: Facts[] = [];
    await step.until(timeoutSeconds, (done) =>
      ports.arm(trigger, (facts) => {
        fired.push(facts);
        done();
      }),
    );
    if (signal.aborted) return 'stopped';
    const [facts] = fired;
    if (facts !== undefined) {
      step.note('done', facts.to ?? facts.payload ?? facts.event ?? facts.type);
      return 'finished';
    }
    step.note('timeout', `${timeoutSeconds} s`);
    return continueOnTimeout ? 'finished' : 'stopped';
  },
};
