import { describe, expect, it } from 'vitest';
import { createCrashBudget, rebuildWindowMs } from '../../../main/shell/crash-budget.ts';
import { createRateLimit } from '../../../main/shell/rate-limit.ts';

describe('rate limit', () => {
  it('allows a burst of a second, then the rate', () => {
    const allow = createRateLimit(10);
    expect(Array.from({ length: 12 }, () => allow(0))).toEqual([...Array(10).fill(true), false, false]);
    expect([allow(100), allow(100)]).toEqual([true, false]);
    expect(Array.from({ length: 11 }, () => allow(60_000)).filter(Boolean)).toHaveLength(10);
  });
});

describe('crash budget', () => {
  it('rebuilds three times in five minutes, and again when they are over', () => {
    const may = createCrashBudget();
    expect([may(0), may(1_000), may(2_000), may(3_000)]).toEqual([true, true, true, false]);
    expect(may(rebuildWindowMs + 500)).toBe(true);
    expect(may(rebuildWindowMs + 600)).toBe(false);
  });
});
