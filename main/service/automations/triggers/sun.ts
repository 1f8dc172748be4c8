/** At sunrise or sunset, or so long before or after it; never without a place. */
import { z } from 'zod';
import { sunEvent } from '../fields.ts';
import { nextSunEvent } from '../sun.ts';
import { armTimed } from './timed.ts';
import type { TriggerKind } from './trigger.ts';

export const sunTrigger: TriggerKind<'sun'> = {
  schema: z.strictObject({
    type: z.literal('sun'),
    event: sunEvent,
    offsetSeconds: z.number().min(-43_200).max(43_200).exactOptional(),
  }),
  arm({ event, offsetSeconds = 0 }, fire, host) {
    const next = (afterMs: number): number | undefined => {
      const place = host.place();
      return place && nextSunEvent(place, event, offsetSeconds * 1000, afterMs);
    };
    return armTimed({ type: 'sun', next }, fire, host);
  },
};
