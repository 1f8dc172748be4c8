import { describe, expect, it } from 'vitest';
import { waterHeaterPlatform } from '../../../main/service/platforms/water-heater.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

describe('water heater', () => {
  it('starts off at 43.3 degrees where nothing reports', () => {
    const heater = platformHarness(waterHeaterPlatform, { mode_command_topic: 'mc', temperature_command_topic: 'tc' });
    expect(heater.shown()).toEqual({
      state: 'off',
      current_temperature: null,
      temperature: 43.3,
      operation_mode: 'off',
    });
    expect(waterHeaterPlatform.describe(heater.config).attributes).toMatchObject({ min_temp: 43.3, max_temp: 60 });
  });

  it('reads modes that are listed', () => {
    const heater = platformHarness(waterHeaterPlatform, { mode_state_topic: 'm' });
    const seen = ['eco', 'bogus', ' ', '', 'None'].map((payload) => {
      heater.receive('m', payload);
      return heater.view().state;
    });
    expect(seen).toEqual(['eco', 'eco', 'eco', 'eco', 'unknown']);
  });

  it('publishes the mode first, then the temperature', () => {
    const heater = platformHarness(waterHeaterPlatform, {
      mode_command_topic: 'mc',
      temperature_command_topic: 'tc',
      temperature_state_topic: 't',
    });
    expect(heater.publishes('set_temperature', { temperature: 50, operation_mode: 'eco' })).toEqual([
      ['mc', 'eco'],
      ['tc', '50.0'],
    ]);
    expect(heater.shown()).toMatchObject({ state: 'eco', temperature: null });
  });

  it.each([
    ['set_temperature', { temperature: 'warm' }, 'command.invalid: temperature'],
    ['set_temperature', { operation_mode: 'eco' }, 'command.invalid: temperature'],
    ['set_operation_mode', { operation_mode: 'warp' }, 'command.invalid: operation_mode'],
    ['turn_on', {}, 'command.unsupported: turn_on'],
  ])('refuses %s %j', (action, params, failure) => {
    const heater = platformHarness(waterHeaterPlatform, { mode_command_topic: 'mc', temperature_command_topic: 'tc' });
    expect(heater.publishes(action, params)).toContain(failure);
  });

  it('sends a temperature beyond the limits and a mode that is not listed, as the service checks neither', () => {
    const heater = platformHarness(waterHeaterPlatform, { mode_command_topic: 'mc', temperature_command_topic: 'tc' });
    expect(heater.publishes('set_temperature', { temperature: 61, operation_mode: 'warp' })).toEqual([
      ['mc', 'warp'],
      ['tc', '61.0'],
    ]);
    expect(heater.shown()).toMatchObject({ state: 'warp', temperature: 61 });
  });

  it('switches the power without a change of mode', () => {
    const heater = platformHarness(waterHeaterPlatform, { power_command_topic: 'pw', payload_on: '1' });
    expect(heater.publishes('turn_on')).toEqual([['pw', '1']]);
    expect(heater.publishes('turn_off')).toEqual([['pw', 'OFF']]);
    expect(heater.view().state).toBe('off');
  });

  it('rejects a broken initial temperature', () => {
    expect(rejection(waterHeaterPlatform, { initial: -1 })).toMatch(/^initial: /);
    expect(rejection(waterHeaterPlatform, { initial: '43.5' })).toMatch(/^initial: /);
  });
});
