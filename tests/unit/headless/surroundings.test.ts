import { describe, expect, it } from 'vitest';
import { createHeadlessPower, createVirtualPower } from '../../../main/headless/surroundings.ts';
import { createVirtualClock } from '../../../main/service/time/clock.ts';
import { createSleepyClock } from '../../support/sleepy-clock.ts';

describe('sleep without a word from the system', () => {
  it('is seen by its gap, and small delays are none', async () => {
    const clock = createSleepyClock(0);
    const power = createHeadlessPower(clock);
    let resumed = 0;
    power.on('resume', () => {
      resumed += 1;
    });
    await clock.awake(60_000);
    clock.jump(5_000);
    await clock.awake(30_000);
    expect(resumed).toBe(0);
    clock.jump(3_600_000);
    await clock.awake(30_000);
    expect(resumed).toBe(1);
    clock.step(-3_600_000);
    await clock.awake(30_000);
    clock.step(7_200_000);
    await clock.awake(30_000);
    expect(resumed).toBe(1);
    power.stop();
    expect(clock.pending).toBe(0);
  });
});

describe('sleep that a client asks for', () => {
  it('says suspend and resume once each, and what fell due meanwhile comes after waking', async () => {
    const clock = createVirtualClock(0);
    const power = createVirtualPower(clock);
    const seen: string[] = [];
    for (const event of ['suspend', 'resume'] as const) power.on(event, () => seen.push(`${event} ${clock.now()}`));
    clock.after(60_000, () => seen.push(`timer ${clock.now()}`));
    await power.resume();
    expect(seen).toEqual([]);
    await clock.advance(1_000);
    await power.suspend();
    await power.suspend();
    await clock.advance(3_600_000);
    expect(seen).toEqual(['suspend 1000']);
    await power.resume();
    await power.resume();
    expect(seen).toEqual(['suspend 1000', 'resume 3601000', 'timer 3601000']);
  });
});
