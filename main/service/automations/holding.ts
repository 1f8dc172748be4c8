/** The state behind a trigger: what was sent because of it is over when that ends. Pure. */
import type { Holding, StateTest } from '../model/alerts.ts';
import type { Trigger } from '../model/automations.ts';

/** Undefined for triggers that tell an event, and for a change to any state: there nothing holds that could end. */
export function holdingOf(trigger: Trigger | undefined): Holding | undefined {
  switch (trigger?.type) {
    case 'state': {
      const { entityId, to, attribute } = trigger;
      if (to === undefined) return undefined;
      if (to === 'unavailable' && attribute === undefined) return { entityId, test: { available: false } };
      return {
        entityId,
        test: { is: [to], ...(attribute === undefined ? {} : { attribute }) },
      };
    }
    case 'numeric': {
      const { type: _type, entityId, forSeconds: _for, ...test } = trigger;
      return { entityId, test: test satisfies StateTest };
    }
    case 'availability':
      return {
        entityId: trigger.entityId,
        test: { available: trigger.to === 'online' },
      };
    default:
      return undefined;
  }
}
