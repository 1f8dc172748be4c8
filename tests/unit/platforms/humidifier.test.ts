import { describe, expect, it } from 'vitest';
import { humidifierPlatform } from '../../../main/service/platforms/humidifier.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const silent = { command_topic: 'c', target_humidity_command_topic: 'hc' };
const reporting = {
  ...silent,
  state_topic: 't',
  target_humidity_state_topic: 'h',
  current_humidity_topic: 'ch',
  mode_command_topic: 'mc',
  mode_state_topic: 'm',
  modes: ['auto', 'eco'],
  action_topic: 'a',
};

describe('humidifier', () => {
  it.each([
    ['t', 'state', ['ON', 'x', '', 'OFF', 'None'], ['on', 'on', 'on', 'off', 'unknown']],
    ['h', 'humidity', ['50.5', '51.5', '101', 'x', '', 'None'], [50, 52, 52, 52, 52, undefined]],
    ['ch', 'current_humidity', ['48', '-1', 'None'], [48, 48, undefined]],
    ['m', 'mode', ['eco', 'x', '', 'None'], ['eco', 'eco', 'eco', null]],
  ])('reads topic %s', (topic, attribute, payloads, shown) => {
    const humidifier = platformHarness(humidifierPlatform, reporting);
    const seen = payloads.map((payload) => {
      humidifier.receive(topic, payload);
      return humidifier.shown()[attribute];
    });
    expect(seen).toEqual(shown);
  });

  it('shows the action as off whenever the device is not on', () => {
    const humidifier = platformHarness(humidifierPlatform, reporting);
    humidifier.receive('a', 'humidifying');
    expect(humidifier.shown().action).toBe('off');
    humidifier.receive('t', 'ON');
    for (const payload of ['bogus', '', 'None']) humidifier.receive('a', payload);
    expect(humidifier.shown().action).toBe('humidifying');
  });

  it('publishes, and assumes what nothing reports', () => {
    const humidifier = platformHarness(humidifierPlatform, { ...silent, mode_command_topic: 'mc', modes: ['eco'] });
    expect(humidifier.publishes('toggle')).toEqual([['c', 'ON']]);
    expect(humidifier.publishes('set_humidity', { humidity: 43.9 })).toEqual([['hc', '43']]);
    expect(humidifier.publishes('set_mode', { mode: 'eco' })).toEqual([['mc', 'eco']]);
    expect(humidifier.shown()).toEqual({ state: 'on', humidity: 43, mode: 'eco' });
  });

  it('waits for reports where there are any', () => {
    const humidifier = platformHarness(humidifierPlatform, reporting);
    expect(humidifier.command('set_humidity', { humidity: 40 })).toMatchObject({
      value: { expect: { attributes: { humidity: 40 } } },
    });
    expect(humidifier.shown().humidity).toBeUndefined();
  });

  it.each([
    ['set_humidity', { humidity: 29 }, 'command.invalid: humidity: must be 30 to 70'],
    ['set_mode', { mode: 'turbo' }, 'command.invalid: mode'],
    ['set_mode', {}, 'command.invalid: mode: is required'],
    ['boost', {}, 'command.unsupported: boost'],
  ])('refuses %s %j', (action, params, failure) => {
    const humidifier = platformHarness(humidifierPlatform, { ...reporting, min_humidity: 30, max_humidity: 70 });
    expect(humidifier.publishes(action, params)).toContain(failure);
  });

  it.each([
    [{ max_humidity: 101 }, 'max_humidity: must be 100 at most'],
    [{ min_humidity: 50, max_humidity: 50 }, 'max_humidity: must be greater'],
    [{ modes: ['eco'] }, 'modes'],
    [{ mode_command_topic: 'mc', modes: ['None'] }, 'modes: must not contain payload_reset_mode'],
    [{ device_class: 'Humidifier' }, 'device_class'],
    [{ target_humidity_command_topic: undefined }, 'target_humidity_command_topic: is required'],
  ])('rejects %j', (raw, reason) => {
    expect(rejection(humidifierPlatform, { ...silent, ...raw })).toContain(reason);
  });

  it('has a device class unless that is null', () => {
    const classOf = (raw: object) =>
      humidifierPlatform.deviceClass?.(platformHarness(humidifierPlatform, { ...silent, ...raw }).config);
    expect([classOf({}), classOf({ device_class: 'dehumidifier' }), classOf({ device_class: null })]).toEqual([
      'humidifier',
      'dehumidifier',
      undefined,
    ]);
  });
});
