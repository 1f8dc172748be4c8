import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyScreen, type Lane, leave, overviewWait, place } from '../../../main/service/alerts/screen.ts';
import { limits } from '../../../main/service/base/limits.ts';

const step = fc.record({
  afterMs: fc.integer({ min: 0, max: 20_000 }),
  id: fc.integer({ min: 0, max: 40 }).map(String),
  lane: fc.constantFrom<Lane>('critical', 'other', 'answer'),
  leaves: fc.boolean(),
});

describe('what is on the screen', () => {
  it('is at most ten notifications and twenty per minute with the overviews, whatever comes when', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let screen = emptyScreen;
        let nowMs = 0;
        const shown: Array<{ readonly lane: Lane; readonly atMs: number }> = [];
        for (const { afterMs, id, lane, leaves } of steps) {
          nowMs += afterMs;
          if (leaves) {
            screen = leave(screen, id);
            continue;
          }
          const placed = place(screen, { id: `${lane} ${id}`, lane, stays: lane === 'critical' }, nowMs);
          screen = placed.screen;
          if (placed.apart) shown.push({ lane, atMs: nowMs });
          expect(screen.entries.has(`${lane} ${id}`)).toBe(placed.apart);
          // And the two overviews.
          expect(screen.entries.size).toBeLessThanOrEqual(8);
        }
        for (const { atMs } of shown) {
          const within = shown.filter((each) => each.atMs >= atMs && each.atMs < atMs + 60_000);
          expect(within.length).toBeLessThanOrEqual(14);
        }
      }),
    );
    const { critical, other } = limits.notificationOverviewEveryMs;
    expect(14 + 60_000 / critical + 60_000 / other).toBe(20);
  });

  it('takes three critical ones apart, replaces them, and has room again when one leaves', () => {
    let screen = emptyScreen;
    const show = (id: string, nowMs: number): boolean => {
      const placed = place(screen, { id, lane: 'critical', stays: true }, nowMs);
      screen = placed.screen;
      return placed.apart;
    };
    expect(['a', 'b', 'c', 'd'].map((id) => show(id, 0))).toEqual([true, true, true, false]);
    expect([show('a', 60_000), show('d', 60_000)]).toEqual([true, false]);
    screen = leave(screen, 'b');
    expect(show('d', 61_000)).toBe(true);
  });

  it('forgets what times out by itself, and is not kept from showing by a clock that is set back', () => {
    let screen = emptyScreen;
    const show = (id: string, nowMs: number): boolean => {
      const placed = place(screen, { id, lane: 'other', stays: false }, nowMs);
      screen = placed.screen;
      return placed.apart;
    };
    const day = 86_400_000;
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => show(id, day))).toEqual([true, true, true, true, false]);
    expect(show('e', day + 60_000)).toBe(true);
    expect(show('f', 0)).toBe(true);
  });
});

describe('an overview', () => {
  it('waits for others that come with the first, and then for its turn', () => {
    expect(overviewWait('critical', undefined, 5)).toBe(1_000);
    expect(overviewWait('critical', 0, 4_000)).toBe(11_000);
    expect(overviewWait('critical', 0, 100_000)).toBe(1_000);
    expect(overviewWait('critical', 100_000, 0)).toBe(15_000);
  });
});
