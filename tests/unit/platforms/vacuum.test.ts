import { describe, expect, it } from 'vitest';
import { vacuumPlatform } from '../../../main/service/platforms/vacuum.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const full = {
  command_topic: 'c',
  state_topic: 't',
  send_command_topic: 'sc',
  set_fan_speed_topic: 'fs',
  fan_speed_list: ['min', 'max'],
  supported_features: [
    'start',
    'stop',
    'pause',
    'return_home',
    'clean_spot',
    'locate',
    'fan_speed',
    'send_command',
    'status',
  ],
};

describe('vacuum', () => {
  it('takes the feature `battery` of older devices, and makes nothing of it', () => {
    const config = vacuumPlatform.parse({ ...full, supported_features: ['start', 'battery'] });
    expect(config).toMatchObject({ ok: true, value: { supported_features: ['start'] } });
  });

  it('merges what its messages say', () => {
    const vacuum = platformHarness(vacuumPlatform, full);
    expect(vacuum.shown()).toEqual({ state: 'unknown', fan_speed: null });
    const seen = [
      { state: 'cleaning' },
      { fan_speed: 'max' },
      { state: 'docked' },
      { state: 'flying' },
      '[1]',
      'docked',
      '',
      { state: null },
    ].map((payload) => {
      vacuum.receive('t', payload);
      return Object.values(vacuum.shown());
    });
    expect(seen).toEqual([
      ['cleaning', 0],
      ['cleaning', 'max'],
      ['docked', 'max'],
      ['docked', 'max'],
      ['docked', 'max'],
      ['docked', 'max'],
      ['docked', 'max'],
      ['unknown', 'max'],
    ]);
  });

  it.each([
    ['start', {}, 'c', 'start'],
    ['return_to_base', {}, 'c', 'return_to_base'],
    ['locate', {}, 'c', 'locate'],
    ['set_fan_speed', { fan_speed: 'max' }, 'fs', 'max'],
    ['send_command', { command: 'dance' }, 'sc', 'dance'],
    ['send_command', { command: 'dance', params: { n: 2 } }, 'sc', '{"command":"dance","n":2}'],
    ['send_command', { command: 'dance', params: [1] }, 'sc', 'dance'],
  ])('%s %j', (action, params, topic, payload) => {
    expect(platformHarness(vacuumPlatform, full).publishes(action, params)).toEqual([[topic, payload]]);
  });

  it('refuses what is not among its features or speeds', () => {
    const vacuum = platformHarness(vacuumPlatform, { command_topic: 'c', supported_features: 'pause' });
    expect(vacuumPlatform.describe(vacuum.config).actions).toEqual(['pause']);
    expect(vacuum.publishes('start')).toBe('command.unsupported: start');
    expect(platformHarness(vacuumPlatform, full).publishes('set_fan_speed', { fan_speed: 'mid' })).toMatch(
      /^command.invalid: fan_speed/,
    );
  });

  it('publishes nothing without the topic', () => {
    const vacuum = platformHarness(vacuumPlatform, {
      ...full,
      command_topic: undefined,
      send_command_topic: undefined,
    });
    expect(vacuum.publishes('start')).toEqual([]);
    expect(vacuum.publishes('send_command', { command: 'x' })).toEqual([]);
  });

  it('waits only for what is reported', () => {
    expect(platformHarness(vacuumPlatform, full).command('start')).toMatchObject({
      value: { expect: { state: 'cleaning' } },
    });
    const mute = platformHarness(vacuumPlatform, { command_topic: 'c' });
    expect(mute.command('start')).toEqual({ ok: true, value: { publishes: [{ topic: 'c', payload: 'start' }] } });
  });

  it.each([
    [{ state_topic: 'a/+/s' }, 'state_topic: wildcards'],
    [{ supported_features: ['fly'] }, 'supported_features'],
    [{ clean_segments_command_topic: 'x' }, 'clean_segments_command_topic: needs a unique_id'],
  ])('rejects %j', (raw, reason) => {
    expect(rejection(vacuumPlatform, raw)).toContain(reason);
  });
});
