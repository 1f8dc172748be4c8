import { describe, expect, it } from 'vitest';
import { fanPlatform } from '../../../main/service/platforms/fan/fan.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const silent = {
  command_topic: 'c',
  percentage_command_topic: 'pc',
  preset_mode_command_topic: 'mc',
  preset_modes: ['auto', 'eco'],
  oscillation_command_topic: 'oc',
  direction_command_topic: 'dc',
};
const reporting = {
  ...silent,
  state_topic: 't',
  percentage_state_topic: 'p',
  preset_mode_state_topic: 'm',
  oscillation_state_topic: 'o',
  direction_state_topic: 'd',
};

describe('fan', () => {
  it('starts unknown, oscillation reported as off', () => {
    const traits = { percentage: null, preset_mode: null, direction: null };
    expect(platformHarness(fanPlatform, reporting).shown()).toEqual({
      state: 'unknown',
      ...traits,
      oscillating: false,
    });
    expect(platformHarness(fanPlatform, silent).shown()).toEqual({ state: 'unknown', ...traits, oscillating: null });
    expect(platformHarness(fanPlatform, { command_topic: 'c' }).shown()).toEqual({ state: 'unknown' });
  });

  it.each([
    ['t', 'state', ['ON', 'x', '', 'OFF', 'None'], ['on', 'on', 'on', 'off', 'unknown']],
    ['p', 'percentage', ['40', '50.0', '', '101', '-1', 'None'], [40, 40, 40, 40, 40, null]],
    ['m', 'preset_mode', ['eco', 'x', '', 'None'], ['eco', 'eco', 'eco', null]],
    ['o', 'oscillating', ['oscillate_on', 'x', '', 'oscillate_off'], [true, true, true, false]],
    ['d', 'direction', ['forward', '', 'sideways'], ['forward', 'forward', 'sideways']],
  ])('reads topic %s', (topic, attribute, payloads, shown) => {
    const fan = platformHarness(fanPlatform, reporting);
    const seen = payloads.map((payload) => {
      fan.receive(topic, payload);
      return fan.shown()[attribute];
    });
    expect(seen).toEqual(shown);
  });

  it.each([
    [1, 3, '2', 66],
    [1, 200, '50', 25],
    [11, 20, '11', 10],
    [11, 20, '10', 0],
    [11, 20, '5', null],
    [1, 3, '4', null],
  ])('in %i-%i a speed of %s is %s percent', (min, max, payload, percent) => {
    const fan = platformHarness(fanPlatform, { ...reporting, speed_range_min: min, speed_range_max: max });
    fan.receive('p', payload);
    expect(fan.shown().percentage).toBe(percent);
  });

  it.each([
    [1, 3, 33, '1'],
    [1, 3, 34, '2'],
    [1, 10, 25, '3'],
    [11, 20, 0, '10'],
    [11, 20, 100, '20'],
  ])('in %i-%i, %i percent is sent as %s', (min, max, percentage, payload) => {
    const fan = platformHarness(fanPlatform, { ...reporting, speed_range_min: min, speed_range_max: max });
    expect(fan.publishes('set_percentage', { percentage })).toEqual([['pc', payload]]);
  });

  it('turns on with a speed and a preset, in this order', () => {
    const fan = platformHarness(fanPlatform, reporting);
    expect(fan.publishes('turn_on', { percentage: 25, preset_mode: 'eco' })).toEqual([
      ['c', 'ON'],
      ['pc', '25'],
      ['mc', 'eco'],
    ]);
    expect(fan.publishes('turn_on', { percentage: 0 })).toEqual([['c', 'ON']]);
    expect(fan.publishes('turn_on', { preset_mode: 'turbo' })).toMatch(/^command.invalid: preset_mode/);
    expect(fan.shown()).toMatchObject({ state: 'unknown', percentage: null });
    expect(fan.command('turn_on', { percentage: 25 })).toMatchObject({
      value: { expect: { state: 'on', attributes: { percentage: 25 } } },
    });
  });

  it('expects the speed that the device has', () => {
    const fan = platformHarness(fanPlatform, { ...reporting, speed_range_max: 3 });
    expect(fan.command('set_percentage', { percentage: 40 })).toMatchObject({
      value: { expect: { attributes: { percentage: 66 } } },
    });
  });

  it('assumes what nothing reports, trait by trait', () => {
    const fan = platformHarness(fanPlatform, { ...silent, state_topic: 't' });
    fan.command('turn_on', { percentage: 30 });
    fan.command('oscillate', { oscillating: true });
    fan.command('set_direction', { direction: 'reverse' });
    fan.command('set_preset_mode', { preset_mode: 'auto' });
    expect(fan.shown()).toEqual({
      state: 'unknown',
      percentage: 30,
      oscillating: true,
      direction: 'reverse',
      preset_mode: 'auto',
    });
  });

  it('steps through the speeds', () => {
    const fan = platformHarness(fanPlatform, { ...silent, speed_range_max: 3 });
    const sent = ['increase_speed', 'increase_speed', 'increase_speed', 'increase_speed', 'decrease_speed'].map(
      (action) => fan.publishes(action),
    );
    expect(sent).toEqual([[['pc', '1']], [['pc', '2']], [['pc', '3']], [['pc', '3']], [['pc', '2']]]);
    expect(fan.publishes('increase_speed', { percentage_step: 50 })).toEqual([['pc', '3']]);
  });

  it.each([
    ['set_direction', {}, 'command.invalid: direction: is required'],
    ['oscillate', {}, 'command.invalid: oscillating'],
    ['set_percentage', { percentage: 101 }, 'command.invalid: percentage: must be 0 to 100'],
    ['set_speed', {}, 'command.unsupported: set_speed'],
  ])('refuses %s %j', (action, params, failure) => {
    expect(platformHarness(fanPlatform, silent).publishes(action, params)).toContain(failure);
  });

  it('offers only what has a command topic', () => {
    const fan = platformHarness(fanPlatform, { command_topic: 'c', percentage_state_topic: 'p' });
    expect(fanPlatform.describe(fan.config).actions).toEqual(['turn_on', 'turn_off', 'toggle']);
    expect(
      fanPlatform.describe(platformHarness(fanPlatform, { ...silent, speed_range_max: 3 }).config).attributes,
    ).toEqual({ percentage_step: 100 / 3, preset_modes: ['auto', 'eco'] });
  });

  it.each([
    [{ preset_modes: ['a'] }, 'preset_modes'],
    [{ preset_mode_command_topic: 'mc' }, 'preset_modes'],
    [{ preset_mode_command_topic: 'mc', preset_modes: ['None'] }, 'must not contain payload_reset_preset_mode'],
    [{ speed_range_min: 0 }, 'speed_range_min: must be greater than 0'],
    [{ speed_range_min: 5, speed_range_max: 5 }, 'speed_range_max: must be greater'],
  ])('rejects %j', (raw, reason) => {
    expect(rejection(fanPlatform, { command_topic: 'c', ...raw })).toContain(reason);
  });
});
