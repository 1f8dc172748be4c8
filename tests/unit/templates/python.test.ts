import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../main/service/python/json.ts';
import {
  fixedDigits,
  floatRepr,
  PyFloat,
  parseFloatText,
  parseIntText,
  pyFloat,
  roundDigits,
  roundHalfEven,
} from '../../../main/service/python/numbers.ts';
import { pyRepr, pyStr } from '../../../main/service/python/repr.ts';

describe('printing as Python does', () => {
  it.each([
    [true, 'True'],
    [null, 'None'],
    [22, '22'],
    [new PyFloat(22), '22.0'],
    [0.1 * 3, '0.30000000000000004'],
    [[1, 'a', true, null], "[1, 'a', True, None]"],
    [{ k: null }, "{'k': None}"],
    [new Map([['a', 1]]), "{'a': 1}"],
    [undefined, ''],
    [2n ** 70n, '1180591620717411303424'],
  ])('%s is %s', (value, text) => {
    expect(pyStr(value)).toBe(text);
  });

  it.each([
    [1e16, '1e+16'],
    [123456789012345680, '1.2345678901234568e+17'],
    [1e-5, '1e-05'],
    [0.0001, '0.0001'],
    [Number.NaN, 'nan'],
    [Number.NEGATIVE_INFINITY, '-inf'],
    [-0, '-0.0'],
    [5e-324, '5e-324'],
  ])('float %d is %s', (value, text) => {
    expect(floatRepr(value)).toBe(text);
  });

  it('quotes texts as repr does', () => {
    expect(pyRepr("it's")).toBe('"it\'s"');
    expect(pyRepr('a"\'')).toBe("'a\"\\''");
    expect(pyRepr('\u0000é\u200b\ud800😀')).toBe("'\\x00é\\u200b\\ud800😀'");
  });
});

describe('rounding on the binary value', () => {
  it.each([
    [2.675, 2, 2.67],
    [0.5, 0, 0],
    [1.5, 0, 2],
    [2.5, 0, 2],
    [-2.5, 0, -2],
    [0.125, 2, 0.12],
    [0.375, 2, 0.38],
    [-0.125, 2, -0.12],
    [1250, -2, 1200],
    [1350, -2, 1400],
    [1250.5, -2, 1300],
    [1e22, 3, 1e22],
    [1.0000000000000002, 20, 1.0000000000000002],
    [5e-324, 100, 0],
  ])('round(%d, %d) is %d', (value, digits, rounded) => {
    expect(roundDigits(value, digits)).toBe(rounded);
  });

  it('rounds halves to even', () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5].map(roundHalfEven).map((each) => each + 0)).toEqual([0, 2, 2, 0, -2]);
    expect(fixedDigits(0.25, 1)).toBe('0.2');
    expect(fixedDigits(-2.5, 0)).toBe('-2');
    expect(fixedDigits(1e21, 1)).toBe('1000000000000000000000.0');
  });
});

describe('reading numbers', () => {
  it.each([
    ['1.5', 1.5],
    [' -1_0.5e1 ', -105],
    ['inf', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['.5', 0.5],
    ['5.', 5],
    ['0x10', undefined],
    ['', undefined],
    ['1 2', undefined],
    ['1__0', undefined],
    ['Infinit', undefined],
  ])('float(%j) is %s', (text, value) => {
    expect(parseFloatText(text)).toBe(value);
  });

  it.each([
    ['5', 10, 5],
    ['-0', 10, 0],
    ['ff', 16, 255],
    ['0xff', 16, 255],
    ['0b11', 0, 3],
    ['07', 0, undefined],
    ['00', 0, 0],
    ['9', 8, undefined],
    ['1.5', 10, undefined],
    ['12345678901234567890', 10, 12345678901234567890n],
  ])('int(%j, %d) is %s', (text, base, value) => {
    expect(parseIntText(text, base)).toBe(value);
  });

  it('boxes only floats that look like ints', () => {
    expect(pyFloat(1.5)).toBe(1.5);
    expect(pyFloat(2)).toEqual(new PyFloat(2));
    expect(isRecord(new PyFloat(2))).toBe(false);
    expect(JSON.stringify({ a: new PyFloat(2) })).toBe('{"a":2}');
  });
});
