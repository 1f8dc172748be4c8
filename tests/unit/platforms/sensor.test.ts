import { describe, expect, it } from 'vitest';
import { sensorPlatform } from '../../../main/service/platforms/sensor/sensor.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const sensorOf = (config: Record<string, unknown> = {}) =>
  platformHarness(sensorPlatform, { state_topic: 't', ...config });

describe('sensor', () => {
  it.each<[string, Record<string, unknown>, ReadonlyArray<readonly [payload: string, state: string]>]>([
    [
      'text',
      {},
      [
        ['hello', 'hello'],
        ['', ''],
        ['\u{1f600}'.repeat(255), '\u{1f600}'.repeat(255)],
        ['None', 'unknown'],
      ],
    ],
    [
      'numbers, as they came',
      { unit_of_measurement: 'W' },
      [
        ['20.50', '20.50'],
        ['-3', '-3'],
        ['1e3', '1e3'],
        ['', '1e3'],
        ['warm', '1e3'],
        ['nan', '1e3'],
        ['inf', '1e3'],
        ['7', '7'],
        ['None', 'unknown'],
      ],
    ],
    [
      'numbers by device class',
      { device_class: 'Temperature' },
      [
        ['x', 'unknown'],
        ['5', '5'],
      ],
    ],
    [
      'numbers by state class',
      { state_class: 'measurement' },
      [
        ['x', 'unknown'],
        ['5', '5'],
      ],
    ],
    [
      'numbers by precision',
      { suggested_display_precision: 0 },
      [
        ['x', 'unknown'],
        ['5', '5'],
      ],
    ],
    [
      'options',
      { device_class: 'enum', options: ['red', 'green'] },
      [
        ['red', 'red'],
        ['blue', 'red'],
        ['', 'red'],
        ['green', 'green'],
      ],
    ],
    ['an enum without options', { device_class: 'enum' }, [['anything', 'anything']]],
    [
      'instants, in UTC',
      { device_class: 'timestamp' },
      [
        ['2021-11-18T20:25:00+00:00', '2021-11-18T20:25:00+00:00'],
        ['2021-11-18T21:26:59.9+01:00', '2021-11-18T20:26:59+00:00'],
        ['2021-11-18 20:27:00Z', '2021-11-18T20:27:00+00:00'],
        // No zone: Home Assistant refuses to show it.
        ['2021-11-18T20:28:00', '2021-11-18T20:27:00+00:00'],
        ['yesterday', 'unknown'],
        ['2021-02-30T20:00:00Z', 'unknown'],
      ],
    ],
    [
      'days',
      { device_class: 'date' },
      [
        ['2021-11-18', '2021-11-18'],
        ['2021-11-19T23:00:00-05:00', '2021-11-19'],
        ['2021-13-01', 'unknown'],
      ],
    ],
  ])('shows %s', (_name, config, steps) => {
    const sensor = sensorOf(config);
    expect(sensor.view().state).toBe('unknown');
    for (const [payload, state] of steps) {
      sensor.receive('t', payload);
      expect(sensor.view().state, JSON.stringify(payload)).toBe(state);
    }
  });

  it('keeps the state object when nothing changed', () => {
    const sensor = sensorOf();
    sensor.receive('t', 'a');
    const before = sensor.state();
    sensor.receive('t', 'a');
    expect(sensor.state()).toBe(before);
  });

  it('ignores a message whose template fails', () => {
    const sensor = sensorOf({ value_template: '{{ value_json.a.b }}' });
    sensor.receive('t', { a: { b: 'ok' } });
    sensor.receive('t', {});
    expect(sensor.view().state).toBe('ok');
    sensor.receive('t', { a: {} });
    expect(sensor.view().state).toBe('');
  });

  it('shows when the total was last reset', () => {
    const sensor = sensorOf({
      state_class: 'total',
      value_template: '{{ value_json.v }}',
      last_reset_value_template: '{{ value_json.r }}',
    });
    sensor.receive('t', { v: 1, r: '2020-01-02T08:11:00' });
    expect(sensor.shown()).toEqual({ state: '1', last_reset: '2020-01-02T08:11:00' });
    sensor.receive('t', { v: 2, r: 'never' });
    expect(sensor.shown()).toEqual({ state: '2', last_reset: '2020-01-02T08:11:00' });
    sensor.receive('t', { v: 2, r: '2020-01-03T08:11:00.5+01:00' });
    expect(sensor.shown()).toEqual({ state: '2', last_reset: '2020-01-03T08:11:00.500000+01:00' });
  });

  it('restarts expire_after with every message, also one that has no effect', () => {
    const sensor = sensorOf({ unit_of_measurement: 'W', expire_after: '5', force_update: 'true' });
    sensor.receive('t', '');
    sensor.receive('t', 'x');
    expect(sensor.expiryRestarts()).toBe(2);
    expect(sensorPlatform.traits?.(sensor.config)).toEqual({ expireAfter: 5, forceUpdate: true });
  });

  it('describes its unit, class and options', () => {
    const power = sensorOf({ unit_of_measurement: 'W', state_class: 'Measurement', suggested_display_precision: 1 });
    expect(sensorPlatform.describe(power.config)).toEqual({
      attributes: { unit_of_measurement: 'W', state_class: 'measurement' },
      actions: [],
      facts: { numeric: true, unit: 'W', precision: 1 },
    });
    const colour = sensorOf({ device_class: 'enum', options: 'red' });
    expect(sensorPlatform.describe(colour.config).attributes).toEqual({ options: ['red'] });
    expect(colour.publishes('turn_on')).toBe('command.unsupported: turn_on');
  });

  it.each([
    [{ state_topic: undefined }, 'state_topic: is required'],
    [{ device_class: 'foobar' }, 'device_class: "foobar" is not known'],
    [{ state_class: 'average' }, 'state_class: "average" is not known'],
    [{ options: [] }, 'options: must not be empty'],
    [{ options: ['a'] }, 'options: needs device_class enum'],
    [{ options: ['a'], device_class: 'enum', unit_of_measurement: 'W' }, 'options: excludes state_class and a unit'],
    [{ expire_after: -1 }, 'expire_after: must not be negative'],
    [
      { last_reset_value_template: 'x', state_class: 'measurement' },
      'last_reset_value_template: needs state_class total',
    ],
  ])('rejects %j', (config, reason) => {
    expect(rejection(sensorPlatform, { state_topic: 't', ...config })).toBe(reason);
  });
});
