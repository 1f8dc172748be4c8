/** An entity, or one of its attributes, is in one of these states, and was so for so long. */
import { z } from 'zod';
import { duration, id, mostItems, optionalId, value } from '../fields.ts';
import { shownValue } from '../home.ts';
import type { ConditionKind, ConditionOf } from './condition.ts';

export const stateCondition: ConditionKind<ConditionOf<'state'>> = {
  schema: z.strictObject({
    type: z.literal('state'),
    entityId: id,
    attribute: optionalId,
    is: z.array(value).min(1).max(mostItems),
    forSeconds: duration,
  }),
  judge(condition, home) {
    const entity = home.entity(condition.entityId);
    if (entity === undefined) return { passed: false, detail: `unknown entity ${condition.entityId}` };
    const seen = shownValue(entity, condition.attribute);
    if (seen === undefined || !condition.is.includes(seen)) return { passed: false, seen };
    const wantedSeconds = condition.forSeconds ?? 0;
    if (wantedSeconds === 0) return { passed: true, seen };
    // The record does not tell when a single attribute changed: then its last change of any kind counts.
    const since = condition.attribute === undefined ? entity.lastChanged : entity.lastUpdated;
    const heldSeconds = (home.nowMs - Date.parse(since)) / 1000;
    return { passed: heldSeconds >= wantedSeconds, seen, detail: `for ${Math.floor(heldSeconds)} s` };
  },
};
