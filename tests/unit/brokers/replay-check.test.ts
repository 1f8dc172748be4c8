import { describe, expect, it } from 'vitest';
import { ReplayCheck } from '../../../main/service/brokers/replay-check.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

/** A broker that sends these numbers of retained messages, one replay after the other. */
function replays(counts: readonly number[]) {
  const clock = createFakeClock();
  let asked = 0;
  const check = new ReplayCheck(clock, () => {
    asked += 1;
    send(counts[asked] ?? 0);
  });
  const send = (count: number): void => {
    for (let index = 0; index < count; index += 1) check.saw();
  };
  send(counts[0] ?? 0);
  return { check, clock, asked: () => asked };
}

describe('a replay that a broker may have cut', () => {
  it.each([
    ['a small one is whole', [999], 0],
    ['a large one is asked for again, until it brings no more', [10_000, 12_000, 12_000], 2],
    ['once more shows that nothing was missing', [12_000, 12_000], 1],
    ['a broker whose topics grow is not asked for ever', [1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000], 4],
  ])('%s', (_what, counts, expected) => {
    const { clock, asked } = replays(counts);
    clock.advance(60_000);
    expect(asked()).toBe(expected);
  });

  it('waits until it is over', () => {
    const { check, clock, asked } = replays([1_000]);
    for (let index = 0; index < 10; index += 1) {
      clock.advance(400);
      check.saw();
    }
    expect(asked()).toBe(0);
    clock.advance(1_000);
    expect(asked()).toBe(1);
  });

  it('is not asked for on a connection that has ended', () => {
    const { check, clock, asked } = replays([1_000]);
    check.restart();
    clock.advance(60_000);
    expect(asked()).toBe(0);
  });
});
