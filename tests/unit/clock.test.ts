import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createElapsed, createVirtualClock, systemClock } from '../../main/service/time/clock.ts';
import { createFakeClock } from '../support/fake-clock.ts';

describe('the fake clock', () => {
  it('fires timers at their own time, in order, also those set on the way', () => {
    const clock = createFakeClock(1_000);
    const seen: Array<[string, number]> = [];
    clock.after(30, () => seen.push(['late', clock.now()]));
    clock.after(10, () => {
      seen.push(['first', clock.now()]);
      clock.after(5, () => seen.push(['nested', clock.now()]));
    });
    clock.after(10, () => seen.push(['second', clock.now()]));
    clock.advance(29);
    expect(seen).toEqual([
      ['first', 1_010],
      ['second', 1_010],
      ['nested', 1_015],
    ]);
    expect(clock.now()).toBe(1_029);
    clock.advance(1);
    expect(seen.at(-1)).toEqual(['late', 1_030]);
    expect(clock.pending).toBe(0);
  });

  it('does not fire a disposed timer, and disposing twice or after firing does nothing', () => {
    const clock = createFakeClock();
    const fire = vi.fn();
    const dispose = clock.after(1, fire);
    dispose();
    dispose();
    const fired = clock.after(1, fire);
    clock.advance(5);
    fired();
    expect(fire).toHaveBeenCalledTimes(1);
    expect(clock.pending).toBe(0);
  });

  it('takes negative and broken delays as none', () => {
    const clock = createFakeClock();
    const fire = vi.fn();
    clock.after(-5, fire);
    clock.after(Number.NaN, fire);
    clock.advance(0);
    expect(fire).toHaveBeenCalledTimes(2);
  });

  it('keeps the order of due times whatever is set and dropped', () => {
    const timer = fc.record({ delay: fc.integer({ min: 0, max: 500 }), drop: fc.boolean() });
    fc.assert(
      fc.property(fc.array(timer, { maxLength: 400 }), (timers) => {
        const clock = createFakeClock(0);
        const seen: number[] = [];
        const disposers = timers.map(({ delay }, index) => clock.after(delay, () => seen.push(index)));
        timers.forEach(({ drop }, index) => {
          if (drop) disposers[index]?.();
        });
        clock.advance(1_000);
        const expected = timers
          .map((each, index) => ({ ...each, index }))
          .filter(({ drop }) => !drop)
          .sort((a, b) => a.delay - b.delay || a.index - b.index)
          .map(({ index }) => index);
        expect(seen).toEqual(expected);
        expect(clock.pending).toBe(0);
      }),
    );
  });
});

describe('the virtual clock', () => {
  it('lets promises settle between timers', async () => {
    const clock = createVirtualClock(0);
    const seen: string[] = [];
    clock.after(10, () => {
      void Promise.resolve()
        .then(() => undefined)
        .then(() => clock.after(5, () => seen.push(`nested ${clock.now()}`)));
    });
    clock.after(20, () => seen.push(`late ${clock.now()}`));
    await clock.advance(20);
    expect(seen).toEqual(['nested 15', 'late 20']);
    expect(clock.now()).toBe(20);
  });

  it('shows whole milliseconds, as real clocks do', async () => {
    const clock = createVirtualClock(1_000);
    const seen: number[] = [];
    clock.after(10.25, () => seen.push(clock.now()));
    await clock.advance(20.5);
    expect([...seen, clock.now()]).toEqual([1_011, 1_021]);
  });

  it('stands still while work holds it, and no longer than that work may take', async () => {
    const clock = createVirtualClock(0);
    const seen: string[] = [];
    clock.after(10, () => {
      const work = new Promise<void>((resolve) => setTimeout(resolve, 20));
      clock.hold(work.then(() => void seen.push(`worked ${clock.now()}`)));
    });
    clock.after(20, () => {
      clock.hold(Promise.reject(new Error('failed')));
      seen.push(`late ${clock.now()}`);
    });
    await clock.advance(20);
    expect(seen).toEqual(['worked 10', 'late 20']);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    clock.hold(new Promise(() => undefined));
    const advanced = clock.advance(1);
    await vi.advanceTimersByTimeAsync(6_000);
    await advanced;
    vi.useRealTimers();
    expect(clock.now()).toBe(21);
  });

  it('queues advances, and goes on after a timer that threw', async () => {
    const clock = createVirtualClock(0);
    clock.after(5, () => {
      throw new Error('broken');
    });
    const first = clock.advance(10);
    const second = clock.advance(10);
    await expect(first).rejects.toThrow('broken');
    await second;
    expect(clock.now()).toBe(15);
  });
});

describe('a virtual clock that is set', () => {
  it('shows another time, and no time passes: timers keep their delays', async () => {
    const clock = createVirtualClock(1_000_000);
    const seen: string[] = [];
    const steps: number[] = [];
    const stop = clock.onStep?.((ms) => steps.push(ms));
    clock.after(60_000, () => seen.push(`due at ${clock.now()}`));
    const before = clock.elapsed();
    await clock.step(-3_600_000);
    expect([clock.now(), clock.elapsed() - before, seen]).toEqual([-2_600_000, 0, []]);
    await clock.step(7_200_000);
    expect([clock.now(), clock.elapsed() - before, seen]).toEqual([4_600_000, 0, []]);
    await clock.advance(59_999);
    expect(seen).toEqual([]);
    await clock.advance(1);
    expect(seen).toEqual(['due at 4660000']);
    expect(steps).toEqual([-3_600_000, 7_200_000]);
    stop?.();
    await clock.step(5);
    expect(steps).toHaveLength(2);
  });

  it('is set after what was advanced before', async () => {
    const clock = createVirtualClock(0);
    const seen: number[] = [];
    clock.after(10, () => seen.push(clock.now()));
    const all = [clock.advance(20), clock.step(1_000), clock.advance(5)];
    await Promise.all(all);
    expect([seen, clock.now()]).toEqual([[10], 1_025]);
  });

  it('fires nothing in sleep, and what fell due then at the first advance after it', async () => {
    const clock = createVirtualClock(0);
    const seen: number[] = [];
    clock.after(10, () => seen.push(clock.now()));
    await clock.sleep();
    await clock.advance(1_000);
    expect([seen, clock.now(), clock.elapsed()]).toEqual([[], 1_000, 1_000]);
    await clock.wake();
    await clock.advance(0);
    expect(seen).toEqual([1_000]);
  });
});

describe('time that passes', () => {
  /** A machine whose clocks a test moves. */
  const machine = (bootTold: boolean) => {
    const at = { wall: 1_700_000_000_000, monotonic: 5_000, boot: 9_000_000 };
    const elapsed = createElapsed({
      wall: () => at.wall,
      monotonic: () => at.monotonic,
      sinceBoot: () => (bootTold ? Math.floor(at.boot / 10) * 10 : undefined),
    });
    const pass = (ms: number, counted: boolean): void => {
      at.wall += ms;
      at.boot += ms;
      if (counted) at.monotonic += ms;
    };
    return { at, elapsed, pass };
  };

  it('counts sleep that the monotonic clock leaves out, and no step of the wall clock', () => {
    const { at, elapsed, pass } = machine(true);
    const start = elapsed();
    pass(60_000, true);
    expect(elapsed() - start).toBe(60_000);
    pass(3_600_000, false);
    expect(Math.abs(elapsed() - start - 3_660_000)).toBeLessThanOrEqual(10);
    for (const ms of [-3_600_000, 365 * 86_400_000, -400 * 86_400_000]) {
      const before = elapsed();
      at.wall += ms;
      expect(elapsed()).toBe(before);
    }
    const before = elapsed();
    at.wall -= 3_600_000;
    pass(3_600_000, false);
    pass(2_000, true);
    // Set back in sleep by as much as was slept: nobody can tell before the next difference.
    expect(elapsed() - before).toBeGreaterThanOrEqual(2_000);
  });

  it('never goes back, whatever the clocks do', () => {
    const change = fc.record({
      ms: fc.integer({ min: 0, max: 10_000_000 }),
      kind: fc.constantFrom('on', 'sleep', 'set', 'back'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), fc.boolean(), (changes, bootTold) => {
        const { at, elapsed, pass } = machine(bootTold);
        let last = elapsed();
        for (const { ms, kind } of changes) {
          if (kind === 'set') at.wall += ms;
          else if (kind === 'back') at.wall -= ms;
          else pass(ms, kind === 'on');
          const now = elapsed();
          expect(now).toBeGreaterThanOrEqual(last);
          last = now;
        }
      }),
    );
  });
});

describe('the system clock', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says that it was set, and by how much', () => {
    vi.useFakeTimers();
    const steps: number[] = [];
    const stop = systemClock.onStep?.((ms) => steps.push(ms));
    vi.advanceTimersByTime(60_000);
    expect(steps).toEqual([]);
    vi.setSystemTime(Date.now() - 3_600_000);
    vi.advanceTimersByTime(60_000);
    expect(steps).toEqual([-3_600_000]);
    stop?.();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits longer than setTimeout can, and not at all once disposed', () => {
    vi.useFakeTimers();
    const fire = vi.fn();
    const days = 86_400_000;
    systemClock.after(60 * days, fire);
    const dispose = systemClock.after(60 * days, fire);
    vi.advanceTimersByTime(30 * days);
    dispose();
    vi.advanceTimersByTime(30 * days - 1);
    expect(fire).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(fire).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
