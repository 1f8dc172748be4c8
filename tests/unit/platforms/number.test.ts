import { describe, expect, it } from 'vitest';
import { numberPlatform } from '../../../main/service/platforms/number.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const numberOf = (config: Record<string, unknown> = {}) =>
  platformHarness(numberPlatform, { command_topic: 'c', state_topic: 't', ...config });

describe('number', () => {
  it('shows integers as integers and the rest as floats, within the range', () => {
    const number = numberOf({ min: -10, payload_reset: 'reset!' });
    for (const [payload, state] of [
      ['10', '10'],
      ['20.5', '20.5'],
      ['20.0', '20.0'],
      ['-5', '-5.0'],
      [' 7 ', '7.0'],
      ['1e1', '10.0'],
      ['0.30000000000000004', '0.3'],
      ['101', '0.3'],
      ['-11', '0.3'],
      ['many', '0.3'],
      ['  ', '0.3'],
      ['None', '0.3'],
      ['reset!', 'unknown'],
    ] as const) {
      number.receive('t', payload);
      expect(number.view().state, payload).toBe(state);
    }
  });

  it('keeps the state when a float comes again', () => {
    const number = numberOf();
    number.receive('t', '20.0');
    const before = number.state();
    number.receive('t', '20.0');
    expect(number.state()).toBe(before);
  });

  it('sends whole numbers without decimals, and refuses what is out of range', () => {
    const number = numberOf({ min: 0, max: 50, step: 0.1 });
    expect(number.publishes('set_value', { value: 30 })).toEqual([['c', '30']]);
    expect(number.publishes('set_value', { value: '42.10' })).toEqual([['c', '42.1']]);
    expect(number.publishes('set_value', { value: 51 })).toBe('command.invalid: value: must be between 0 and 50');
    expect(number.publishes('set_value', { value: 'x' })).toBe('command.invalid: value: must be a number');
    expect(number.publishes('set_value', {})).toBe('command.invalid: value: is required');
    expect(number.publishes('set_value', { value: 1, unit: 'W' })).toBe('command.invalid: unit: is not known');
    expect(number.publishes('turn_on')).toBe('command.unsupported: turn_on');
    expect(number.view().state).toBe('unknown');
    expect(number.command('set_value', { value: 30 })).toMatchObject({ value: { expect: { state: ['30', '30.0'] } } });
  });

  it('is optimistic without a state topic', () => {
    const number = numberOf({ state_topic: undefined });
    number.command('set_value', { value: 42.5 });
    expect(number.view().state).toBe('42.5');
  });

  it('describes its range', () => {
    const number = numberOf({ min: '5', max: 110, mode: 'box', unit_of_measurement: 's' });
    expect(numberPlatform.describe(number.config).attributes).toEqual({
      min: 5,
      max: 110,
      step: 1,
      mode: 'box',
      unit_of_measurement: 's',
    });
  });

  it.each([
    [{ min: 5, max: 5 }, 'max: must be greater than min'],
    [{ step: 0.0001 }, 'step: must be 0.001 or more'],
    [{ mode: 'wheel' }, 'mode: must be one of auto, box, slider'],
    [{ device_class: 'enum' }, 'device_class: "enum" is not known'],
  ])('rejects %j', (config, reason) => {
    expect(rejection(numberPlatform, { command_topic: 'c', ...config })).toBe(reason);
  });
});
