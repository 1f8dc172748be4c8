/** Temperatures as a person reads and sets them, and what goes out to the device. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../preload/words/format.ts';
import { sayMeasure } from '../../../preload/words/measure.ts';
import { plainEnglish } from '../../../preload/words/outside.ts';
import { scaleFor } from '../../../preload/words/scale.ts';

const inFahrenheit = createFormat({ ...plainEnglish().manner, temperatureUnit: 'F' });
const number = { platform: 'number', unit: '°C' } as const;

describe('what is set in °F', () => {
  it('goes back to the very step of the device that was shown', () => {
    const steps = fc.constantFrom(0.1, 0.5, 1, 2);
    const ranges = fc.tuple(steps, fc.integer({ min: -40, max: 60 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(ranges, ([step, min, count]) => {
        const range = { step, min, max: min + 60 * step };
        const value = Number((min + count * step).toFixed(6));
        const scale = scaleFor({ ...number, deviceClass: 'temperature' }, 'F');
        expect(scale.device(scale.shown(value), range)).toBe(value);
      }),
    );
  });

  it('stays within the limits, and on steps that are counted from the lowest', () => {
    const scale = scaleFor({ ...number, deviceClass: 'temperature' }, 'F');
    expect(scale.device(200, { step: 1, min: 16.5, max: 30 })).toBe(30);
    expect(scale.device(0, { step: 1, min: 16.5, max: 30 })).toBe(16.5);
    expect(scale.device(70, { step: 1, min: 16.5, max: 30 })).toBe(21.5);
  });
});

describe('a number with a unit of temperature', () => {
  it.each([
    ['a temperature by its class', { deviceClass: 'temperature', min: 0, max: 10 }, '41\u202f°F'],
    ['a difference by its class', { deviceClass: 'temperature_delta', min: -5, max: 5 }, '9\u202f°F'],
    ['a temperature by its range', { min: 5, max: 30 }, '41\u202f°F'],
    ['what may be a hysteresis', { min: 0.5, max: 5 }, '5\u202f°C'],
    ['what may be an offset', { min: -10, max: 30 }, '5\u202f°C'],
    ['what says no range', {}, '5\u202f°C'],
  ])('is %s', (_what, about, said) => {
    expect(sayMeasure(inFahrenheit, { ...number, state: '5', ...about })).toBe(said);
  });
});
