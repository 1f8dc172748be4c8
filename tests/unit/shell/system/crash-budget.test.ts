import { describe, expect, it } from 'vitest';
import { createCrashBudget, rebuildWindowMs } from '../../../../main/shell/system/crash-budget.ts';

describe('crash budget', () => {
  it('rebuilds three times in five minutes, and again when they are over', () => {
    const may = createCrashBudget();
    expect([may(0), may(1_000), may(2_000), may(3_000)]).toEqual([true, true, true, false]);
    expect(may(rebuildWindowMs + 500)).toBe(true);
    expect(may(rebuildWindowMs + 600)).toBe(false);
  });
});
