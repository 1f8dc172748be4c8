import { describe, expect, it } from 'vitest';
import { sayDuration, sayMs, sayRelative, sayWhen } from '../../../../renderer/format/time.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const at = (seconds: number): string => new Date(now + seconds * 1_000).toISOString();

describe('sayRelative', () => {
  it.each([
    [0, 'just now'],
    [-30, 'just now'],
    [20, 'in a moment'],
    [-60, '1 minute ago'],
    [-3_600, '1 hour ago'],
    [7_200, 'in 2 hours'],
    [-86_400, 'yesterday'],
    [-40 * 86_400, 'last month'],
  ])('%d seconds is %j', (seconds, words) => {
    expect(sayRelative(at(seconds), now)).toBe(words);
  });

  it('says nothing of a time that is none', () => {
    expect(sayRelative('unknown', now)).toBe('');
    expect(sayWhen('unknown', now)).toBe('');
  });
});

describe('sayDuration', () => {
  it.each([
    [0, '0 seconds'],
    [-5, '0 seconds'],
    [1, '1 second'],
    [90, '1 minute 30 seconds'],
    [3_600, '1 hour'],
    [90_061, '1 day 1 hour'],
    [86_460, '1 day'],
  ])('%d seconds is %j', (seconds, words) => {
    expect(sayDuration(seconds)).toBe(words);
  });
});

describe('sayMs', () => {
  it.each([
    [12.4, '12 ms'],
    [1_240, '1.2 s'],
    [90_000, '1 minute 30 seconds'],
  ])('%d', (ms, words) => {
    expect(sayMs(ms)).toBe(words);
  });
});
