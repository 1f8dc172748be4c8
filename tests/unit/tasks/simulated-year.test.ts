import { expect, test } from 'vitest';
import { simulate } from '../../support/year-simulation.ts';

// Two weeks around a change of the clocks; tests/long has whole years.
test.each([
  ['Europe/Berlin', Date.UTC(2026, 2, 22), 1],
  ['America/New_York', Date.UTC(2026, 9, 25), 2],
  ['Australia/Lord_Howe', Date.UTC(2026, 8, 27), 3],
])(
  'sleeps, restarts and clock changes in %s lose no run and double none',
  async (timeZone, from, seed) => {
    const report = await simulate({ timeZone, from, days: 14, seed });
    expect(report.sleeps).toBeGreaterThan(10);
    expect(report.restarts).toBeGreaterThan(2);
    expect(report.tasks.get('night-all')?.due).toBeGreaterThanOrEqual(14);
    for (const [id, { due, runs, lost, doubled }] of report.tasks) {
      expect({ id, lost, doubled }).toEqual({ id, lost: 0, doubled: 0 });
      if (id.endsWith('-all')) expect(runs).toBe(due);
    }
  },
  60_000,
);
