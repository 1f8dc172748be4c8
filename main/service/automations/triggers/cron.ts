/** At the times of a cron expression. */
import { z } from 'zod';
import { timeZoneSchema } from '../../schema/fields.ts';
import { nextOccurrence } from '../../time/cron.ts';
import { parseCron } from '../../time/cron-text.ts';
import { systemTimeZone } from '../../time/zone.ts';
import { cron } from '../fields.ts';
import { armTimed } from './timed.ts';
import type { TriggerKind } from './trigger.ts';

export const cronTrigger: TriggerKind<'cron'> = {
  schema: z.strictObject({ type: z.literal('cron'), cron, timeZone: timeZoneSchema.exactOptional() }),
  arm(trigger, fire, host) {
    const fields = parseCron(trigger.cron);
    const next = (afterMs: number) =>
      nextOccurrence(fields, trigger.timeZone ?? host.timeZone() ?? systemTimeZone(), afterMs);
    return armTimed({ type: 'cron', next, isBeat: fields.hour.length === 24 }, fire, host);
  },
};
