import { describe, expect, test } from 'vitest';
import { deadBandOf, isSignificant, toNumber } from '../../../main/service/history/significance.ts';
import { sensorPlatform } from '../../../main/service/platforms/sensor/sensor.ts';

describe('which states are numbers', () => {
  test.each([
    ['21.5', 21.5],
    ['-3', -3],
    ['1e3', 1000],
    ['.5', 0.5],
    ['007', 7],
    ['on', null],
    ['', null],
    [' 1', null],
    ['0x10', null],
    ['Infinity', null],
    ['1e999', null],
    ['unknown', null],
  ])('%j is %j', (state, expected) => {
    expect(toNumber(state)).toBe(expected);
  });
});

describe('the dead band', () => {
  const of = (config: object, name = 'sensor') =>
    deadBandOf({ config, platform: { name, describe: (each) => sensorPlatform.describe(each as never) } });

  test('follows the precision that is shown', () => {
    const band = of({ unit_of_measurement: '°C', suggested_display_precision: 1 });
    expect(band).toEqual({ absolute: 0.1, relative: 0 });
    if (band === undefined) return;
    expect(isSignificant(band, 0.2, 0.3)).toBe(true);
    expect(isSignificant(band, 21.5, 21.59)).toBe(false);
  });

  test('without one it is a thousandth of the value, but nothing for a meter', () => {
    const band = of({ device_class: 'voltage', state_class: 'measurement' });
    expect(band).toEqual({ absolute: 0, relative: 0.001 });
    if (band === undefined) return;
    expect(isSignificant(band, 230, 230.1)).toBe(false);
    expect(isSignificant(band, 230, 229.7)).toBe(true);
    expect(isSignificant(band, 0, 0.001)).toBe(true);
    expect(of({ device_class: 'energy', state_class: 'total_increasing' })).toEqual({ absolute: 0, relative: 0 });
  });

  test('belongs to sensors that measure alone', () => {
    expect(of({})).toBeUndefined();
    expect(of({ device_class: 'enum', options: ['1', '2'] })).toBeUndefined();
    expect(of({ unit_of_measurement: '°C' }, 'number')).toBeUndefined();
  });
});
