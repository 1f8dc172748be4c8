import { describe, expect, it } from 'vitest';
import type { Action, Condition, Trigger } from '../../../../preload/contract.ts';
import { sayCondition, sayPath, sayStep, sayTraced, sayTrigger } from '../../../../renderer/format/automation.ts';
import { plainNames } from '../../../components/support/plain-names.ts';

describe('sentences', () => {
  const triggers: Array<[Trigger, string]> = [
    [
      { type: 'state', entityId: 'Door', to: 'on', forSeconds: 300 },
      'When Door changes to “on”, and stays for 5 minutes',
    ],
    [{ type: 'numeric', entityId: 'Power', below: 5 }, 'When Power comes to be below 5'],
    [{ type: 'sun', event: 'sunset', offsetSeconds: -1_800 }, 'At 30 minutes before sunset'],
    [{ type: 'state', entityId: '' }, 'When an entity changes'],
    [{ type: 'silence', entityId: 'Sensor' }, 'When Sensor is silent longer than usual'],
    [{ type: 'cron', cron: '0 7 * * 1-5' }, 'On weekdays at 07:00'],
  ];
  it.each(triggers)('trigger %#', (trigger, words) => {
    expect(sayTrigger(trigger, plainNames)).toBe(words);
  });

  const conditions: Array<[Condition, string]> = [
    [{ type: 'state', entityId: 'Alarm', is: ['armed_home', 'armed_away'] }, 'Alarm is “armed_home” or “armed_away”'],
    [{ type: 'time', after: '08:00', weekdays: [1, 2] }, 'it is after 08:00, on Monday or Tuesday'],
    [
      {
        type: 'or',
        conditions: [
          { type: 'sun', after: 'sunset' },
          { type: 'numeric', entityId: 'Lux', below: 50 },
        ],
      },
      '(it is after sunset or Lux is below 50)',
    ],
  ];
  it.each(conditions)('condition %#', (condition, words) => {
    expect(sayCondition(condition, plainNames)).toBe(words);
  });

  const actions: Array<[Action, string]> = [
    [
      { type: 'command', entityId: 'Lamp', action: 'turn_on', params: { brightness: 80 } },
      'Turn on: Lamp (brightness 80)',
    ],
    [{ type: 'command', entityId: 'Alarm', action: 'alarm_disarm', params: { code: '1234' } }, 'Disarm: Alarm'],
    [{ type: 'delay', seconds: 120 }, 'Wait for 2 minutes'],
  ];
  it.each(actions)('action %#', (action, words) => {
    expect(sayStep(action, plainNames)).toBe(words);
  });

  it.each([
    ['state: binary_sensor.door off -> on', 'binary_sensor.door: off → on'],
    ['event: event.bell pressed', 'event.bell: pressed'],
    ['light.hall turn_on', 'light.hall: turn_on'],
    ['availability: light.hall', 'light.hall'],
    ['mqtt: a/b.c x', 'mqtt: a/b.c x'],
    ['21.5', '21.5'],
  ])('of what a trace saw: %s', (text, words) => {
    expect(sayTraced(text, plainNames)).toBe(words);
  });

  it('of a path in a trace', () => {
    expect(sayPath('actions[1].options[0].conditions[0]')).toBe('Action 2, way 1, condition 1');
  });
});
