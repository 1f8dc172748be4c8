/** A tag was scanned. */
import { z } from 'zod';
import { id } from '../fields.ts';
import type { TriggerKind } from './trigger.ts';

export const tagTrigger: TriggerKind<'tag'> = {
  schema: z.strictObject({ type: z.literal('tag'), tagId: id }),
  arm: (trigger, fire) => ({
    tag: (tagId) => (tagId === trigger.tagId ? fire({ type: 'tag', event: tagId }) : undefined),
    dispose: () => undefined,
  }),
};
