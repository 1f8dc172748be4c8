import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../../preload/contract.ts';
import { presetsFor } from '../../../../renderer/format/presets.ts';
import { automationProblems } from '../../../../renderer/views/automations/automation-draft.ts';
import { type EntityChanges, entityFrom } from '../../../support/entities.ts';
import { fakePageState } from '../../../support/fake-home.ts';

const [some] = fakePageState('home').entities;
const entity = (id: string, changes: EntityChanges = {}): Entity => {
  if (some === undefined) throw new Error('the home is empty');
  const platform = id.split('.')[0] as Entity['platform'];
  return entityFrom({
    ...some,
    id,
    platform,
    state: 'unknown',
    attributes: {},
    capabilities: { actions: [] },
    ...changes,
  });
};
const labels = (each: Entity, kind: 'notify' | 'automate' = 'notify'): string[] =>
  presetsFor('a', each, 'X', kind).map(({ label }) => label);

describe('"Notify me when…"', () => {
  it.each([
    [
      'a door',
      entity('binary_sensor.a', { attributes: { device_class: 'door' } }),
      ['X opens', 'X closes', 'X stays open for 10 minutes'],
    ],
    [
      'smoke',
      entity('binary_sensor.a', { attributes: { device_class: 'smoke' } }),
      ['X detects smoke', 'X is fine again'],
    ],
    [
      'motion',
      entity('binary_sensor.a', { attributes: { device_class: 'motion' } }),
      ['X detects motion', 'X sees no more motion'],
    ],
    ['a lock', entity('lock.a'), ['X is unlocked', 'X stays unlocked for 10 minutes', 'X is locked', 'X is jammed']],
    ['a phone', entity('device_tracker.a'), ['X comes home', 'X leaves home']],
    [
      'a temperature',
      entity('sensor.a', { state: '20', attributes: { unit_of_measurement: '°C' } }),
      ['X rises above 24 °C', 'X falls below 16 °C'],
    ],
    [
      'a temperature below zero',
      entity('sensor.a', { state: '-10', attributes: { unit_of_measurement: '°C' } }),
      ['X rises above -8 °C', 'X falls below -12 °C'],
    ],
    [
      'a battery',
      entity('sensor.a', { state: '80', attributes: { unit_of_measurement: '%', device_class: 'battery' } }),
      ['X falls below 20 %'],
    ],
    ['a doorbell', entity('event.a', { attributes: { event_types: ['press'] } }), ['X fires', 'X fires “press”']],
  ])('%s', (_name, each, first) => {
    expect(labels(each).slice(0, first.length)).toEqual(first);
    expect(labels(each)).toContain('X is offline for 5 minutes');
  });

  it('tells the number at that time, and takes no template from a name', () => {
    const each = entity('sensor.a', { state: '20', attributes: { unit_of_measurement: '°C' } });
    const [preset] = presetsFor('a', each, 'X {{ evil }}', 'notify');
    expect(preset?.automation.actions).toEqual([
      {
        type: 'notify',
        title: 'X  evil  rises above 24 °C',
        message: "It is {{ states('sensor.a') }} °C now.",
        severity: 'info',
      },
    ]);
  });
});

describe('"Automate…"', () => {
  it('offers times for what can be switched, and moments of what can be watched', () => {
    const light = entity('light.a', { capabilities: { actions: ['turn_on', 'turn_off'] } });
    expect(labels(light, 'automate').slice(0, 3)).toEqual([
      'Turn on at sunset: X',
      'Turn off at 23:00: X',
      'When X turns on…',
    ]);
    expect(labels(entity('sensor.a', { state: 'x' }), 'automate')[0]).toBe('When X changes…');
  });
});

it('every preset of every entity of a home can be saved, or lacks its actions alone', () => {
  for (const each of fakePageState('home').entities) {
    for (const kind of ['notify', 'automate'] as const) {
      const presets = presetsFor('a', each, each.name, kind);
      expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
      for (const { automation } of presets) {
        const missing = automation.actions.length === 0 ? ['Add an action'] : [];
        expect(automationProblems(automation)).toEqual(missing);
      }
    }
  }
});
