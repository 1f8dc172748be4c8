/** An entity, or one of its attributes, changed to or from a state. */
import { z } from 'zod';
import { duration, id, optionalId, value } from '../fields.ts';
import { attributeText } from '../home.ts';
import { armStateful, changeFacts, type Match } from './stateful.ts';
import type { EntityChange, TriggerKind, TriggerOf } from './trigger.ts';

interface Memory {
  /** The attribute's last value, as text. */
  readonly value: string | undefined;
  /** The value that matched, which must hold for the for-duration. */
  readonly matched: string | undefined;
}

export const stateTrigger: TriggerKind<'state'> = {
  schema: z.strictObject({
    type: z.literal('state'),
    entityId: id,
    from: value.exactOptional(),
    to: value.exactOptional(),
    attribute: optionalId,
    forSeconds: duration,
  }),
  arm(trigger, fire, { clock, entity }) {
    const { attribute, forSeconds } = trigger;
    const known = entity(trigger.entityId);
    const now = known === undefined || attribute === undefined ? undefined : attributeText(known, attribute);
    const memory: Memory = { value: now, matched: undefined };
    return armStateful({ memory, forSeconds, match: (last, change) => match(trigger, last, change) }, fire, clock);
  },
};

/**
 * Availability counts only for a trigger that names `unavailable`: a device that comes back with the state it had
 * has not changed it.
 */
function match(trigger: TriggerOf<'state'>, memory: Memory, change: EntityChange): Match<Memory> {
  const { entity, previous } = change;
  const { attribute, from, to } = trigger;
  const seesAvailability = attribute === undefined && (from === 'unavailable' || to === 'unavailable');
  const shown = (side: { state: string; available: boolean }): string =>
    seesAvailability && !side.available ? 'unavailable' : side.state;
  const now = attribute === undefined ? shown(entity) : attributeText(entity, attribute);
  const before = attribute === undefined ? previous && shown(previous) : memory.value;
  const changed = previous !== undefined && before !== now && now !== undefined;
  const fits = (from === undefined || before === from) && (to === undefined || now === to);
  const entered = changed && fits && !change.retained;
  const matched = entered ? now : memory.matched;
  return {
    memory: { value: now, matched },
    entered,
    holds: now === matched,
    facts: changeFacts('state', before, now, entity),
  };
}
