import { describe, expect, it } from 'vitest';
import { sameValue } from '../../../main/service/entities/equal.ts';
import { meets } from '../../../main/service/entities/expectation.ts';

const view = {
  state: 'on',
  attributes: { brightness: 129, rgb_color: [255, 1, 0], current_position: 42, option: 'a' },
};

describe('expectation', () => {
  it.each([
    [{ state: 'on' }, true],
    [{ state: 'off' }, false],
    [{ state: ['opening', 'on'] }, true],
    [{ attributes: { brightness: 128 } }, true],
    [{ attributes: { brightness: 200 } }, false],
    [{ attributes: { rgb_color: [250, 0, 0] } }, true],
    [{ attributes: { rgb_color: [250, 0] } }, false],
    [{ attributes: { current_position: 40 } }, true],
    [{ attributes: { current_position: 30 } }, false],
    [{ attributes: { option: 'b' } }, false],
    [{ attributes: { current_position: 90 }, underWay: 'opening' }, false],
    [{ attributes: { current_position: 90 }, underWay: 'on' }, true],
    [{}, true],
  ])('%j is met: %s', (expectation, met) => {
    expect(meets(expectation, view)).toBe(met);
  });

  it('compares a numeric state as a number', () => {
    expect(meets({ state: '21.0' }, { state: '21', attributes: {} })).toBe(true);
    expect(meets({ state: '21' }, { state: '23', attributes: {} })).toBe(false);
  });
});

describe('sameValue', () => {
  it.each([
    [{ a: [1, { b: null }] }, { a: [1, { b: null }] }, true],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [Number.NaN, Number.NaN, true],
    ['1', 1, false],
    [null, {}, false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
    expect(sameValue(b, a)).toBe(same);
  });
});
