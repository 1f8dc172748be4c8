/** The machine woke from sleep. */
import { z } from 'zod';
import type { TriggerKind } from './trigger.ts';

export const resumeTrigger: TriggerKind<'resume'> = {
  schema: z.strictObject({ type: z.literal('resume') }),
  arm: (_trigger, fire) => ({ resumed: () => fire({ type: 'resume' }), dispose: () => undefined }),
};
