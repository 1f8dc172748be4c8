import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, numberText, parseNumber, sayFixed, stepFrom } from '../../../../renderer/format/number-text.ts';

describe('a number as it is typed', () => {
  it.each<[string, string, number | undefined]>([
    ['en', '22.5', 22.5],
    ['en', '22,5', 22.5],
    ['de', '22,5', 22.5],
    ['de', '22.5', 22.5],
    ['en', '1,500', 1500],
    ['de', '1.500', 1500],
    ['en', '1.500', 1.5],
    ['de', '1,500', 1.5],
    ['en', '1,234.5', 1234.5],
    ['de', '1.234,5', 1234.5],
    ['de', '1,234.5', 1234.5],
    ['fr', '1\u202f234,5', 1234.5],
    ['fr', '1 234', 1234],
    ['de-CH', '1’234.5', 1234.5],
    ['en', '1,234,567', 1_234_567],
    ['en', '-0,5', -0.5],
    ['sv', '−5', -5],
    ['en', ',5', 0.5],
    ['en', '.5', 0.5],
    ['en', '5.', 5],
    ['en', '+3', 3],
    ['en', '', undefined],
    ['en', '-', undefined],
    ['en', ',', undefined],
    ['en', '1,2,3', undefined],
    ['en', '1.2.3', undefined],
    ['en', '12e3', undefined],
    ['en', '0x10', undefined],
    ['en', '5 °C', undefined],
  ])('in %s, %j is %s', (language, text, value) => {
    expect(parseNumber(text, language)).toBe(value);
  });

  it.each(['en', 'de', 'fr', 'sv', 'zh', 'de-CH'])('in %s, what is shown is read as what it is', (language) => {
    const values = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((each) => each / 1_000);
    fc.assert(
      fc.property(values, (value) => {
        expect(parseNumber(numberText(value, language), language)).toBeCloseTo(value, 6);
      }),
    );
  });
});

describe('a set-point', () => {
  const bounds = { min: 7, max: 35, step: 1 };
  it.each<[number, 1 | -1, Partial<typeof bounds>, number]>([
    [20.5, 1, {}, 21.5],
    [20.5, -1, {}, 19.5],
    [21, 1, { step: 2 }, 23],
    [16.5, -1, { min: 16.5 }, 16.5],
    [34.5, 1, {}, 35],
    [0.2, 1, { min: 0, step: 0.1 }, 0.3],
  ])('of %s moves %s step with %j to %s', (value, direction, given, next) => {
    expect(stepFrom(value, direction, { ...bounds, ...given })).toBe(next);
  });

  it('shows the decimals that it has', () => {
    expect([20.5, 21, 0.25, 21.500000000000004].map(decimalsOf)).toEqual([1, 0, 2, 1]);
    expect([sayFixed(20.5, 1), sayFixed(21, 1)]).toEqual(['20.5', '21.0']);
  });
});
