import { describe, expect, it } from 'vitest';
import type { Entity, PlatformName } from '../../../../preload/contract.ts';
import { isActive, isAlarming, sayState } from '../../../../renderer/format/entity.ts';
import { sayFailure, sayReason } from '../../../../renderer/format/failure.ts';
import { sayWanted } from '../../../../renderer/format/wanted.ts';
import { entityFrom } from '../../../support/entities.ts';

const now = Date.parse('2026-03-01T12:00:00Z');

function entity(platform: PlatformName, state: string, attributes: Entity['attributes'] = {}): Entity {
  const at = new Date(now).toISOString();
  return entityFrom({
    id: `${platform}.x`,
    platform,
    objectId: 'x',
    brokerId: 'b',
    name: 'X',
    state,
    available: true,
    attributes,
    capabilities: { actions: [] },
    discoveryTopic: 't',
    lastChanged: at,
    lastUpdated: at,
  });
}

describe('sayState', () => {
  it.each([
    [entity('binary_sensor', 'on', { device_class: 'door' }), 'Open'],
    [entity('binary_sensor', 'off', { device_class: 'moisture' }), 'Dry'],
    [entity('binary_sensor', 'on', { device_class: 'made_up' }), 'On'],
    [entity('binary_sensor', 'unknown', { device_class: 'door' }), 'Unknown'],
    [entity('sensor', '21.537', { unit_of_measurement: '°C', suggested_display_precision: 1 }), '21.5\u202f°C'],
    [entity('sensor', '20.50', {}), '20.50'],
    [entity('sensor', 'idle', { unit_of_measurement: 'W' }), 'idle W'],
    [entity('light', 'on', { brightness: 128 }), 'On · 50\u202f%'],
    [entity('light', 'on', { brightness: null }), 'On'],
    [entity('cover', 'open', { current_position: 70 }), 'Open · 70\u202f%'],
    [entity('cover', 'open', { current_position: 100 }), 'Open'],
    [entity('alarm_control_panel', 'armed_away'), 'Armed away'],
    [entity('button', 'unknown'), 'Never'],
    [entity('select', 'stop_effect'), 'Stop effect'],
    [entity('select', 'ECO 2'), 'ECO 2'],
    [entity('device_tracker', 'not_home'), 'Away'],
    [entity('date', '2026-12-24'), '2026-12-24'],
    [entity('update', 'on'), 'Update available'],
  ])('%#', (subject, words) => {
    expect(sayState(subject, now)).toBe(words);
  });

  it('survives attributes of any type', () => {
    const hostile = {
      device_class: { a: 1 },
      unit_of_measurement: 5,
      brightness: 'x',
      suggested_display_precision: -3,
    };
    expect(sayState(entity('sensor', '1.5', hostile), now)).toBe('1.5');
    expect(sayState(entity('light', 'on', hostile), now)).toBe('On');
    expect(
      sayState(entity('sensor', '1.5', { unit_of_measurement: 'W', suggested_display_precision: 1e9 }), now),
    ).toContain('W');
  });
});

describe('isActive and isAlarming', () => {
  it('glows for what is on, and not for what is offline', () => {
    expect(isActive(entity('light', 'on'))).toBe(true);
    expect(isActive({ ...entity('light', 'on'), available: false })).toBe(false);
    expect(isActive(entity('climate', 'heat', { hvac_action: 'idle' }))).toBe(false);
    expect(isActive(entity('climate', 'heat', { hvac_action: 'heating' }))).toBe(true);
  });

  it('warns of smoke, jammed locks and triggered alarms only', () => {
    expect(isAlarming(entity('binary_sensor', 'on', { device_class: 'smoke' }))).toBe(true);
    expect(isAlarming(entity('binary_sensor', 'on', { device_class: 'motion' }))).toBe(false);
    expect(isAlarming(entity('lock', 'jammed'))).toBe(true);
    expect(isAlarming(entity('alarm_control_panel', 'triggered'))).toBe(true);
  });
});

describe('failures', () => {
  it('are sentences with their detail', () => {
    expect(sayFailure({ code: 'broker.offline' })).toBe('Not connected to the broker, so nothing was sent.');
    expect(sayFailure({ code: 'command.invalid', detail: 'brightness' })).toBe(
      'The device does not accept this value: brightness.',
    );
  });

  it('of brokers are read from their reason', () => {
    expect(sayReason('broker.unreachable: ECONNREFUSED')).toBe('Nothing answers at this address.');
    expect(sayReason('toString')).toBe('toString');
  });
});

describe('sayWanted', () => {
  it.each([
    ['turn_on', { brightness: 191 }, '75\u202f%'],
    ['turn_on', {}, 'Turn on'],
    ['set_temperature', { temperature: 21.5 }, '21.5°'],
    ['set_temperature', { target_temp_low: 19, target_temp_high: 24 }, '19° – 24°'],
    ['set_hvac_mode', { hvac_mode: 'fan_only' }, 'Fan only'],
    ['alarm_disarm', { code: '1234' }, 'Disarm'],
    ['turn_on', { hs_color: [1, 2] }, 'new colour'],
  ])('%s %j', (action, params, words) => {
    expect(sayWanted({ action, params })).toBe(words);
  });
});
