/** An event entity told an event: a button was pressed, a bell rang. */
import { z } from 'zod';
import { id, optionalId } from '../fields.ts';
import type { TriggerKind } from './trigger.ts';

export const eventTrigger: TriggerKind<'event'> = {
  schema: z.strictObject({ type: z.literal('event'), entityId: id, eventType: optionalId }),
  arm: (trigger, fire) => ({
    event({ entityId, type, attributes }) {
      if (trigger.eventType !== undefined && trigger.eventType !== type) return;
      fire({ type: 'event', entityId, event: type, attributes });
    },
    dispose: () => undefined,
  }),
};
