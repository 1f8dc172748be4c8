import { describe, expect, test } from 'vitest';
import { finiteOf, percentOfValue, valueOfPercent } from '../../../main/service/platforms/shared/ranges.ts';
import { PyFloat } from '../../../main/service/python/numbers.ts';

describe('percentOfValue', () => {
  test.each([
    ['plain', 0, 100, 37, 37],
    ['floored', 0, 99, 50, 50],
    ['floored below zero', 0, 100, -0.5, -1],
    ['inverted', 180, 80, 130, 50],
    ['inverted, floored with sign', 100, 0, 33.5, 66],
    ['offset', 10, 20, 11, 10],
    ['two values', 0, 255, 128, 50],
    ['exactly representable', 0, 1, 0.29, 28],
  ])('%s', (_name, zero, full, value, expected) => {
    expect(percentOfValue({ zero, full }, value)).toBe(expected);
  });

  test('no percentage of an empty range or of nan', () => {
    expect(percentOfValue({ zero: 5, full: 5 }, 5)).toBeUndefined();
    expect(percentOfValue({ zero: 0, full: 100 }, Number.NaN)).toBeUndefined();
  });
});

test('valueOfPercent goes the other way, unrounded', () => {
  expect(valueOfPercent({ zero: 0, full: 200 }, 25)).toBe(50);
  expect(valueOfPercent({ zero: 180, full: 80 }, 50)).toBe(130);
  expect(valueOfPercent({ zero: 0, full: 3 }, 33)).toBeCloseTo(0.99);
});

test.each([
  ['12.5', 12.5],
  [' 1e2 ', 100],
  ['1_000', 1000],
  [true, 1],
  [new PyFloat(20), 20],
  ['nan', undefined],
  ['inf', undefined],
  ['abc', undefined],
  ['', undefined],
  [null, undefined],
  [[1], undefined],
])('finiteOf(%s) is %s', (value, expected) => {
  expect(finiteOf(value)).toBe(expected);
});
