/** The alarm clock by the bed: times, dates, and how it sounds. */
import { between, round, soon } from '../chance.ts';
import type { Device } from '../model.ts';
import { own } from '../styles/entity.ts';
import { plainDevice } from '../styles/plain.ts';
import { numberIn, onOff, powerIn, wordIn } from '../values.ts';

const melodies = ['Birdsong', 'Marimba', 'Radio', 'Waves'] as const;

interface AlarmClock {
  /** `06:45:00`. */
  readonly time: string;
  readonly on: boolean;
  /** `2026-12-24`. */
  readonly holiday: string;
  /** ISO 8601 with an offset. */
  readonly next: string;
  /** 0-100. */
  readonly volume: number;
  readonly melody: (typeof melodies)[number];
  readonly illuminance: number;
  readonly nextAt: number;
}

function matching(payload: string, pattern: RegExp, before: string): string {
  return pattern.test(payload) ? payload : before;
}

/** The next time of day after now, as a moment. */
function nextRing(time: string, now: number): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const at = new Date(now);
  at.setHours(hours, minutes, 0, 0);
  if (at.getTime() <= now) at.setDate(at.getDate() + 1);
  return at.toISOString().replace('.000Z', '+00:00');
}

export function alarmClock(): Device<AlarmClock> {
  return plainDevice<AlarmClock>({
    id: 'alarm-clock',
    origin: 'Alarm clock',
    name: 'Alarm clock',
    area: 'Bedroom',
    manufacturer: 'Ulanzi',
    model: 'TC001',
    version: '0.98',
    entities: [
      {
        component: 'time',
        object: 'time',
        name: 'Wake-up time',
        config: { ic: 'mdi:alarm' },
        traits: [
          own(
            ({ time }) => time,
            (clock, payload, { now }) => {
              const time = matching(payload, /^\d{2}:\d{2}(:\d{2})?$/, clock.time);
              return { state: { ...clock, time, next: nextRing(time, now) } };
            },
          ),
        ],
      },
      {
        component: 'switch',
        object: 'on',
        name: 'Alarm',
        config: { ic: 'mdi:alarm-check' },
        traits: [
          own(
            ({ on }) => onOff(on),
            (clock, payload) => ({ state: { ...clock, on: powerIn(payload, clock.on) ?? clock.on } }),
          ),
        ],
      },
      {
        component: 'date',
        object: 'holiday',
        name: 'Sleep in on',
        config: { ic: 'mdi:calendar-heart' },
        traits: [
          own(
            ({ holiday }) => holiday,
            (clock, payload) => ({
              state: { ...clock, holiday: matching(payload, /^\d{4}-\d{2}-\d{2}$/, clock.holiday) },
            }),
          ),
        ],
      },
      {
        component: 'datetime',
        object: 'next',
        name: 'Next alarm',
        config: { ic: 'mdi:calendar-clock' },
        traits: [
          own(
            ({ next }) => next,
            (clock, payload) => ({ state: { ...clock, next: matching(payload, /^\d{4}-\d{2}-\d{2}T/, clock.next) } }),
          ),
        ],
      },
      {
        component: 'number',
        object: 'volume',
        name: 'Volume',
        config: { min: 0, max: 100, step: 5, unit_of_meas: '%', mode: 'slider', ic: 'mdi:volume-high' },
        traits: [
          own(
            ({ volume }) => String(volume),
            (clock, payload) => ({
              state: { ...clock, volume: Math.round(numberIn(payload, 0, 100) ?? clock.volume) },
            }),
          ),
        ],
      },
      {
        component: 'select',
        object: 'melody',
        name: 'Melody',
        config: { ops: melodies, ent_cat: 'config', ic: 'mdi:music' },
        traits: [
          own(
            ({ melody }) => melody,
            (clock, payload) => ({ state: { ...clock, melody: wordIn(payload, melodies) ?? clock.melody } }),
          ),
        ],
      },
      {
        component: 'sensor',
        object: 'illuminance',
        name: 'Illuminance',
        config: { dev_cla: 'illuminance', unit_of_meas: 'lx', stat_cla: 'measurement' },
        traits: [own(({ illuminance }) => String(illuminance))],
      },
    ],
    initial: ({ now }) => ({
      time: '06:45:00',
      on: true,
      holiday: new Date(now + 5 * 86_400_000).toISOString().slice(0, 10),
      next: nextRing('06:45:00', now),
      volume: 35,
      melody: 'Birdsong',
      illuminance: 42,
      nextAt: 0,
    }),
    tick: (clock, context) => {
      if (context.now < clock.nextAt) return { state: clock };
      const illuminance = round(between(context, 36, 52));
      return { state: { ...clock, illuminance, nextAt: soon(context, 10, 25) } };
    },
  });
}
