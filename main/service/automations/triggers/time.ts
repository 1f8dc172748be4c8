/** Every day at a time. */
import { z } from 'zod';
import { type CronFields, nextOccurrence } from '../../time/cron.ts';
import { parseTimeOfDay } from '../../time/local-time.ts';
import { systemTimeZone } from '../../time/zone.ts';
import { timeOfDay } from '../fields.ts';
import { armTimed } from './timed.ts';
import type { TriggerKind } from './trigger.ts';

export const timeTrigger: TriggerKind<'time'> = {
  schema: z.strictObject({ type: z.literal('time'), at: timeOfDay }),
  arm({ at }, fire, host) {
    const fields = dailyAt(parseTimeOfDay(at) ?? 0);
    const next = (afterMs: number) => nextOccurrence(fields, host.timeZone() ?? systemTimeZone(), afterMs);
    return armTimed({ type: 'time', next }, fire, host);
  },
};

function dailyAt(second: number): CronFields {
  const count = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return {
    second: [second % 60],
    minute: [Math.floor(second / 60) % 60],
    hour: [Math.floor(second / 3600)],
    dayOfMonth: count(1, 31),
    month: count(1, 12),
    dayOfWeek: count(0, 6),
  };
}
