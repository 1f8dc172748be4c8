import { describe, expect, test } from 'vitest';
import { toNumber } from '../../../main/service/history/recorder.ts';

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
