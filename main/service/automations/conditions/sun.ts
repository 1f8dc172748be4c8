/** It is after or before sunrise or sunset. `after: sunset` with `before: sunrise` is the night, which passes midnight. */
import { z } from 'zod';
import { localTime } from '../../time/local-time.ts';
import { sunEvent as eventSchema } from '../fields.ts';
import type { HomeView } from '../home.ts';
import { isSunUp, type SunEvent, sunEvent } from '../sun.ts';
import type { ConditionKind, ConditionOf } from './condition.ts';

export const sunCondition: ConditionKind<ConditionOf<'sun'>> = {
  schema: z.strictObject({
    type: z.literal('sun'),
    after: eventSchema.exactOptional(),
    before: eventSchema.exactOptional(),
    offsetSeconds: z.number().min(-43_200).max(43_200).exactOptional(),
  }),
  judge(condition, home) {
    const { place, nowMs } = home;
    if (place === undefined) return { passed: false, detail: 'no place is set' };
    const { after, before } = condition;
    if (after === undefined && before === undefined) return { passed: true };
    const at = nowMs - (condition.offsetSeconds ?? 0) * 1000;
    const up = isSunUp(place, at);
    const seen = up ? 'sun is up' : 'sun is down';
    if (after !== undefined && before !== undefined) {
      if (after === before) return { passed: false, seen };
      return { passed: up === (after === 'sunrise'), seen };
    }
    const passed = after !== undefined ? isPast(after, home, at, up) : !isPast(before ?? 'sunset', home, at, up);
    return { passed, seen };
  },
};

/** Has today's sunrise or sunset been? Where there is none today, the sun's being up or down answers. */
function isPast(event: SunEvent, home: HomeView, at: number, up: boolean): boolean {
  const place = home.place;
  const { secondOfDay } = localTime(at, home.timeZone);
  const noon = at + (43_200 - secondOfDay) * 1000;
  const time = place === undefined ? undefined : sunEvent(place, event, noon);
  return time === undefined ? up === (event === 'sunrise') : at >= time;
}
