/** A number came into a range. Once in it, it has to leave it by the hysteresis before it can come in again. */
import { z } from 'zod';
import { bound, boundNeeded, duration, hasBound, id, optionalId } from '../fields.ts';
import { attributeText, inRange, numberOf } from '../home.ts';
import { armStateful, changeFacts, type Match } from './stateful.ts';
import type { EntityChange, TriggerKind, TriggerOf } from './trigger.ts';

/** Whether it was in range; undefined while nothing is known. */
type Inside = boolean | undefined;

export const numericTrigger: TriggerKind<'numeric'> = {
  schema: z
    .strictObject({
      type: z.literal('numeric'),
      entityId: id,
      attribute: optionalId,
      above: bound,
      below: bound,
      hysteresis: z.number().min(0).exactOptional(),
      forSeconds: duration,
    })
    .refine(hasBound, boundNeeded),
  arm(trigger, fire, { clock, entity }) {
    const { forSeconds, attribute } = trigger;
    const known = entity(trigger.entityId);
    const text = known === undefined || attribute === undefined ? known?.state : attributeText(known, attribute);
    const number = known?.available === true ? numberOf(text ?? known.state) : undefined;
    const memory: Inside = number === undefined ? undefined : inRange(number, trigger);
    return armStateful<Inside>(
      { memory, forSeconds, match: (was, change) => match(trigger, was, change) },
      fire,
      clock,
    );
  },
};

function match(trigger: TriggerOf<'numeric'>, inside: Inside, change: EntityChange): Match<Inside> {
  const { entity, previous, retained } = change;
  const { attribute, hysteresis = 0 } = trigger;
  const text = attribute === undefined ? entity.state : attributeText(entity, attribute);
  const number = entity.available ? numberOf(text) : undefined;
  const facts = changeFacts('numeric', attribute === undefined ? previous?.state : undefined, text, entity);
  const was = inside === true;
  // Nothing is known of it now: what was stays.
  if (number === undefined) return { memory: inside, entered: false, holds: was, facts };
  const widened = {
    above: (trigger.above ?? Number.NEGATIVE_INFINITY) - hysteresis,
    below: (trigger.below ?? Number.POSITIVE_INFINITY) + hysteresis,
  };
  const isIn = inRange(number, was ? widened : trigger);
  return { memory: isIn, entered: isIn && !was && previous !== undefined && !retained, holds: isIn, facts };
}
