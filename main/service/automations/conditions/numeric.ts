/** A number is in a range. */
import { z } from 'zod';
import { bound, boundNeeded, hasBound, id, optionalId } from '../fields.ts';
import { inRange, numberOf, shownValue } from '../home.ts';
import type { ConditionKind, ConditionOf } from './condition.ts';

export const numericCondition: ConditionKind<ConditionOf<'numeric'>> = {
  schema: z
    .strictObject({ type: z.literal('numeric'), entityId: id, attribute: optionalId, above: bound, below: bound })
    .refine(hasBound, boundNeeded),
  judge(condition, home) {
    const entity = home.entity(condition.entityId);
    if (entity === undefined) return { passed: false, detail: `unknown entity ${condition.entityId}` };
    const seen = shownValue(entity, condition.attribute);
    const number = numberOf(seen);
    return number === undefined
      ? { passed: false, seen, detail: 'not a number' }
      : { passed: inRange(number, condition), seen };
  },
};
