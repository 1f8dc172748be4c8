import { describe, expect, it } from 'vitest';
import { createHeadlessPower } from '../../../main/headless/surroundings.ts';
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
    clock.jump(-3_600_000);
    await clock.awake(30_000);
    expect(resumed).toBe(1);
    power.stop();
    expect(clock.pending).toBe(0);
  });
});
