import { describe, expect, it } from 'vitest';
import { climatePlatform } from '../../../main/service/platforms/climate/climate.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const both = ['off', 'heat', 'cool', 'heat_cool'];

describe('climate', () => {
  it('assumes what nothing reports', () => {
    const climate = platformHarness(climatePlatform, {
      mode_command_topic: 'mc',
      temperature_command_topic: 'tc',
      temperature_low_command_topic: 'lc',
      temperature_high_command_topic: 'hc',
      fan_mode_command_topic: 'fc',
      swing_mode_command_topic: 'sc',
      swing_horizontal_mode_command_topic: 'shc',
      preset_mode_command_topic: 'pc',
      preset_modes: ['eco'],
    });
    expect(climate.shown()).toEqual({
      state: 'off',
      current_temperature: null,
      temperature: 21,
      target_temp_low: 21,
      target_temp_high: 21,
      fan_mode: 'low',
      swing_mode: 'off',
      swing_horizontal_mode: 'off',
      preset_mode: 'none',
    });
  });

  it('shows only the traits that have a topic', () => {
    const climate = platformHarness(climatePlatform, { mode_command_topic: 'mc' });
    expect(climate.shown()).toEqual({ state: 'off', current_temperature: null });
  });

  it.each([
    [
      'm',
      'mode_state_topic',
      'state',
      ['cool', 'bogus', '', 'None', 'heat'],
      ['cool', 'cool', 'cool', 'unknown', 'heat'],
    ],
    ['f', 'fan_mode_state_topic', 'fan_mode', ['high', 'x', 'None'], ['high', 'high', null]],
    ['s', 'swing_mode_state_topic', 'swing_mode', ['on', 'x', 'None'], ['on', 'on', null]],
    ['h', 'swing_horizontal_mode_state_topic', 'swing_horizontal_mode', ['on', 'x', 'None'], ['on', 'on', null]],
    [
      'a',
      'action_topic',
      'hvac_action',
      ['preheating', 'x', '', 'None'],
      ['preheating', 'preheating', 'preheating', undefined],
    ],
    ['t', 'temperature_state_topic', 'temperature', ['17', 'x', '', ' 1.5e1 ', 'None'], [17, 17, 17, 15, null]],
    [
      'c',
      'current_temperature_topic',
      'current_temperature',
      ['22.25', '22.35', 'nan', '-0.06'],
      [22.2, 22.4, 22.4, -0.1],
    ],
    ['u', 'current_humidity_topic', 'current_humidity', ['35', '', 'None'], [35, 35, undefined]],
  ])('reads %s', (topic, key, attribute, payloads, shown) => {
    const climate = platformHarness(climatePlatform, { [key]: topic });
    const seen = payloads.map((payload) => {
      climate.receive(topic, payload);
      return climate.shown()[attribute];
    });
    expect(seen).toEqual(shown);
  });

  it('rounds temperatures to the precision', () => {
    const shownWith = (precision: unknown) => {
      const climate = platformHarness(climatePlatform, { current_temperature_topic: 'c', precision });
      climate.receive('c', '21.75');
      return climate.shown().current_temperature;
    };
    expect([shownWith(0.1), shownWith(0.5), shownWith('1.0')]).toEqual([21.8, 22, 22]);
  });

  it('keeps what is shown when a mode is listed that Home Assistant does not know', () => {
    const climate = platformHarness(climatePlatform, { mode_state_topic: 'm', modes: ['off', 'boost'] });
    climate.receive('m', 'off');
    climate.receive('m', 'boost');
    expect(climate.view().state).toBe('off');
  });

  it('reads presets, and resets them by either word', () => {
    const climate = platformHarness(climatePlatform, {
      preset_mode_command_topic: 'pc',
      preset_mode_state_topic: 'p',
      preset_modes: ['away', 'eco'],
    });
    const seen = ['away', 'nonsense', '', 'None', 'eco', 'none'].map((payload) => {
      climate.receive('p', payload);
      return climate.shown().preset_mode;
    });
    expect(seen).toEqual(['away', 'away', 'away', 'none', 'eco', 'none']);
    expect(climatePlatform.describe(climate.config).attributes.preset_modes).toEqual(['none', 'away', 'eco']);
  });

  it('publishes the mode first, then the temperature as a float', () => {
    const climate = platformHarness(climatePlatform, {
      mode_command_topic: 'mc',
      temperature_command_topic: 'tc',
      temperature_state_topic: 't',
    });
    expect(climate.publishes('set_temperature', { temperature: 22, hvac_mode: 'cool' })).toEqual([
      ['mc', 'cool'],
      ['tc', '22.0'],
    ]);
    expect(climate.shown()).toMatchObject({ state: 'cool', temperature: null });
    expect(climate.command('set_temperature', { temperature: '21.5' })).toMatchObject({
      value: { expect: { attributes: { temperature: 21.5 } } },
    });
  });

  it('checks the range of every set-point', () => {
    const climate = platformHarness(climatePlatform, {
      temperature_command_topic: 'tc',
      temperature_low_command_topic: 'lc',
      temperature_high_command_topic: 'hc',
      min_temp: 10,
    });
    expect(climate.publishes('set_temperature', { temperature: 9.9 })).toBe(
      'command.invalid: temperature: must be 10 to 35',
    );
    expect(climate.publishes('set_temperature', { target_temp_low: 20 })).toMatch(/^command.invalid: target_temp_low/);
    expect(climate.publishes('set_temperature', { target_temp_low: 24, target_temp_high: 20 })).toMatch(
      /must not be above/,
    );
    expect(climate.publishes('set_temperature', {})).toMatch(/^command.invalid: temperature: is required/);
    expect(climate.publishes('set_temperature', { target_temp_low: 20, target_temp_high: 24 })).toEqual([
      ['lc', '20.0'],
      ['hc', '24.0'],
    ]);
  });

  it('refuses a set-point that the device lacks', () => {
    const climate = platformHarness(climatePlatform, { temperature_command_topic: 'tc' });
    expect(climate.publishes('set_temperature', { target_temp_low: 20, target_temp_high: 24 })).toMatch(
      /^command.unsupported: target_temp_low/,
    );
  });

  it.each([
    ['set_hvac_mode', { hvac_mode: 'boost' }, 'command.invalid: hvac_mode: must be one of'],
    ['set_hvac_mode', { hvac_mode: 'heat_cool' }, 'command.invalid: hvac_mode: is not among hvac_modes'],
    ['set_fan_mode', { fan_mode: 'turbo' }, 'command.invalid: fan_mode: is not among the options'],
    ['set_swing_mode', {}, 'command.invalid: swing_mode: is required'],
    ['set_preset_mode', { preset_mode: 'eco' }, 'command.unsupported: set_preset_mode'],
    ['set_humidity', { humidity: 101 }, 'command.invalid: humidity: must be 30 to 99'],
    ['set_aux_heat', {}, 'command.unsupported: set_aux_heat'],
  ])('refuses %s %j', (action, params, failure) => {
    const climate = platformHarness(climatePlatform, {
      mode_command_topic: 'mc',
      fan_mode_command_topic: 'fc',
      swing_mode_command_topic: 'sc',
      target_humidity_command_topic: 'uc',
    });
    expect(climate.publishes(action, params)).toContain(failure);
  });

  it.each([
    [['off', 'auto'], 'auto'],
    [['off', 'cool', 'heat'], 'heat'],
    [['off', 'cool', 'heat', 'heat_cool'], 'heat_cool'],
    [['off', 'dry', 'auto'], undefined],
  ])('turns %j on as %s', (modes, mode) => {
    const climate = platformHarness(climatePlatform, { mode_command_topic: 'mc', modes });
    if (mode === undefined) expect(climate.publishes('turn_on')).toMatch(/^command.unsupported/);
    else expect(climate.publishes('turn_on')).toEqual([['mc', mode]]);
  });

  it('uses the power topic, and leaves the mode alone unless it is told to be optimistic', () => {
    const keys = { mode_command_topic: 'mc', power_command_topic: 'pw', payload_on: '1', payload_off: '0' };
    const climate = platformHarness(climatePlatform, keys);
    climate.command('set_hvac_mode', { hvac_mode: 'heat' });
    expect([climate.publishes('turn_on'), climate.publishes('turn_off')]).toEqual([[['pw', '1']], [['pw', '0']]]);
    expect(climate.view().state).toBe('heat');
    const sure = platformHarness(climatePlatform, { ...keys, optimistic: true });
    sure.command('set_hvac_mode', { hvac_mode: 'heat' });
    sure.command('toggle');
    expect(sure.view().state).toBe('off');
  });

  it('publishes nothing for a trait that has only a state topic', () => {
    const climate = platformHarness(climatePlatform, { fan_mode_state_topic: 'f' });
    expect(climate.command('set_fan_mode', { fan_mode: 'low' })).toEqual({ ok: true, value: { publishes: [] } });
  });

  it('parks the range while a single set-point is reported, and the other way', () => {
    const climate = platformHarness(climatePlatform, {
      modes: both,
      temperature_state_topic: 't',
      temperature_low_state_topic: 'l',
      temperature_high_state_topic: 'h',
    });
    climate.receive('l', '19');
    climate.receive('h', '24');
    climate.receive('t', '21');
    expect(climate.shown()).toMatchObject({ temperature: 21, target_temp_low: null, target_temp_high: null });
    climate.receive('t', 'None');
    climate.receive('l', '18');
    climate.receive('h', '23');
    expect(climate.shown()).toMatchObject({ temperature: null, target_temp_low: 18, target_temp_high: 23 });
  });

  it('restores the set-points of a mode that is set without a report', () => {
    const climate = platformHarness(climatePlatform, {
      modes: both,
      mode_command_topic: 'mc',
      temperature_command_topic: 'tc',
      temperature_low_command_topic: 'lc',
      temperature_high_command_topic: 'hc',
    });
    climate.command('set_hvac_mode', { hvac_mode: 'heat' });
    expect(climate.shown()).toMatchObject({ temperature: 21, target_temp_low: null });
    climate.command('set_temperature', { temperature: 20 });
    climate.command('set_hvac_mode', { hvac_mode: 'heat_cool' });
    expect(climate.shown()).toMatchObject({ temperature: null, target_temp_low: 21, target_temp_high: 21 });
    climate.command('set_temperature', { target_temp_low: 18, target_temp_high: 25 });
    climate.command('set_hvac_mode', { hvac_mode: 'cool' });
    expect(climate.shown()).toMatchObject({ temperature: 20, target_temp_low: null });
    climate.command('set_hvac_mode', { hvac_mode: 'heat_cool' });
    expect(climate.shown()).toMatchObject({ temperature: null, target_temp_low: 18, target_temp_high: 25 });
  });

  it('keeps both set-points of a device that has no mode for a range', () => {
    const climate = platformHarness(climatePlatform, {
      temperature_state_topic: 't',
      temperature_low_state_topic: 'l',
    });
    climate.receive('l', '19');
    climate.receive('t', '21');
    expect(climate.shown()).toMatchObject({ temperature: 21, target_temp_low: 19 });
  });

  it('keeps the same state for a message that changes nothing', () => {
    const climate = platformHarness(climatePlatform, { temperature_state_topic: 't' });
    climate.receive('t', '20');
    const state = climate.state();
    climate.receive('t', '20.0');
    expect(climate.state()).toBe(state);
  });

  it.each([
    [{ preset_mode_command_topic: 'pc', preset_modes: ['none'] }, 'preset_modes: must not contain none'],
    [{ preset_mode_command_topic: 'pc' }, 'preset_modes'],
    [{ preset_modes: ['eco'] }, 'preset_modes'],
    [{ min_humidity: 60, max_humidity: 50 }, 'max_humidity: must be greater'],
    [{ max_humidity: 101 }, 'max_humidity: must be 100 at most'],
    [{ target_humidity_state_topic: 'h' }, 'target_humidity_state_topic: needs'],
    [{ precision: 0.2 }, 'precision: must be 0.1'],
    [{ temperature_unit: 'K' }, 'temperature_unit: must be C or F'],
    [{ initial: 'warm' }, 'initial: must be a number'],
  ])('rejects %j', (raw, reason) => {
    expect(rejection(climatePlatform, raw)).toContain(reason);
  });

  it('takes its defaults in the unit of the config', () => {
    const climate = platformHarness(climatePlatform, { temperature_command_topic: 'tc', temperature_unit: 'f' });
    expect(climate.shown().temperature).toBe(69.8);
    expect(climatePlatform.describe(climate.config).attributes).toMatchObject({ min_temp: 44.6, max_temp: 95 });
  });
});
