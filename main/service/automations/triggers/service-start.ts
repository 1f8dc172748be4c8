/** The service began to work. */
import { z } from 'zod';
import type { TriggerKind } from './trigger.ts';

export const serviceStartTrigger: TriggerKind<'service-start'> = {
  schema: z.strictObject({ type: z.literal('service-start') }),
  arm: (_trigger, fire) => ({ started: () => fire({ type: 'service-start' }), dispose: () => undefined }),
};
