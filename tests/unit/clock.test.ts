import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createVirtualClock, systemClock } from '../../main/service/clock.ts';
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

describe('the system clock', () => {
  afterEach(() => {
    vi.useRealTimers();
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
