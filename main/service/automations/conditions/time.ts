/** It is between two times of the day, and one of these days. */
import { z } from 'zod';
import { inDayWindow, localTime, parseTimeOfDay } from '../../time/local-time.ts';
import { timeOfDay } from '../fields.ts';
import type { ConditionKind, ConditionOf } from './condition.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export const timeCondition: ConditionKind<ConditionOf<'time'>> = {
  schema: z.strictObject({
    type: z.literal('time'),
    after: timeOfDay.exactOptional(),
    before: timeOfDay.exactOptional(),
    weekdays: z.array(z.number().int().min(0).max(6)).max(7).exactOptional(),
  }),
  judge(condition, home) {
    const local = localTime(home.nowMs, home.timeZone);
    const seen = `${weekdays[local.weekday]} ${clockText(local.secondOfDay)}`;
    if (condition.weekdays !== undefined && !condition.weekdays.includes(local.weekday)) return { passed: false, seen };
    const after = parseTimeOfDay(condition.after ?? '00:00') ?? 0;
    const before = parseTimeOfDay(condition.before ?? '') ?? 86_400;
    return { passed: inDayWindow(local.secondOfDay, after, before), seen };
  },
};

function clockText(second: number): string {
  const part = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${part(second / 3600)}:${part((second % 3600) / 60)}:${part(second % 60)}`;
}
