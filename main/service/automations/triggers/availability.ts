/** A device came or went, by its own word: the coming and going of its broker is not meant. */
import { z } from 'zod';
import { duration, id } from '../fields.ts';
import { armStateful, changeFacts, type Match } from './stateful.ts';
import type { EntityChange, TriggerKind, TriggerOf } from './trigger.ts';

export const availabilityTrigger: TriggerKind<'availability'> = {
  schema: z.strictObject({
    type: z.literal('availability'),
    entityId: id,
    to: z.enum(['online', 'offline']),
    forSeconds: duration,
  }),
  arm(trigger, fire, { clock }) {
    const { forSeconds } = trigger;
    return armStateful(
      { memory: undefined, forSeconds, match: (_none, change) => match(trigger, change) },
      fire,
      clock,
    );
  },
};

function match(trigger: TriggerOf<'availability'>, { entity, previous, retained }: EntityChange): Match<undefined> {
  const changed = previous !== undefined && previous.available !== entity.available;
  const holds = entity.available === (trigger.to === 'online');
  const word = (available: boolean): string => (available ? 'online' : 'offline');
  const facts = changeFacts('availability', previous && word(previous.available), word(entity.available), entity);
  return { memory: undefined, entered: changed && holds && !retained, holds, facts };
}
