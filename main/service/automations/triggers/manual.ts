/** Never fires on its own: the automation is run by hand. */
import { z } from 'zod';
import type { TriggerKind } from './trigger.ts';

export const manualTrigger: TriggerKind<'manual'> = {
  schema: z.strictObject({ type: z.literal('manual') }),
  arm: () => ({ dispose: () => undefined }),
};
