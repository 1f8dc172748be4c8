import { expect, it } from 'vitest';
import { levelOf } from '../../../../renderer/components/tiles/level.ts';
import { entityFrom } from '../../../support/entities.ts';

const base = {
  id: 'climate.office',
  platform: 'climate',
  objectId: 'office',
  brokerId: 'b',
  name: 'Office',
  available: true,
  discoveryTopic: 't',
  lastChanged: '2026-03-01T12:00:00Z',
  lastUpdated: '2026-03-01T12:00:00Z',
  capabilities: { actions: ['set_temperature'] },
} as const;

it('of a thermostat with two set-points says both, where one has the buttons for it', () => {
  const two = { target_temp_low: 20, target_temp_high: 24.5 };
  const kept = levelOf(entityFrom({ ...base, state: 'heat_cool', attributes: two }));
  expect([kept?.value, kept?.range?.replaceAll(/\s/g, ' ')]).toEqual([undefined, '20 – 24.5 °C']);
  const heated = levelOf(entityFrom({ ...base, state: 'heat', attributes: { temperature: 21, ...two } }));
  expect([heated?.value, heated?.range]).toEqual([21, undefined]);
});
