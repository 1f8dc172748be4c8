import { beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import type { Power } from '../../../main/service/base/ports.ts';
import { judge } from '../../../main/service/loop/policy.ts';
import { LoopWatch } from '../../../main/service/loop/watch.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

describe('a late beat', () => {
  const beat = { lateMs: 0, periodMs: 50, processorMs: 0, slept: false };
  test.each([
    ['in time', {}, { kind: 'fine', ms: 0 }],
    ['a bit late', { lateMs: 40, processorMs: 60 }, { kind: 'fine', ms: 0 }],
    ['held for less than the bound', { lateMs: 100, processorMs: 150 }, { kind: 'fine', ms: 150 }],
    ['held, and begun before the beat was due', { lateMs: 190, processorMs: 230 }, { kind: 'held', ms: 230 }],
    ['held by the disk', { lateMs: 300, processorMs: 1 }, { kind: 'held', ms: 300 }],
    ['held for long', { lateMs: 6_000, processorMs: 5_900 }, { kind: 'bad', ms: 6_000 }],
    ['asleep, as the system says', { lateMs: 6_000, processorMs: 5_900, slept: true }, { kind: 'fine', ms: 0 }],
    ['asleep, as nothing was computed', { lateMs: 3_600_000, processorMs: 20 }, { kind: 'fine' }],
    ['busy in small pieces while it rested', { lateMs: 2, periodMs: 5_000, processorMs: 900 }, { kind: 'fine', ms: 0 }],
  ])('%s', (_name, changes, expected) => {
    const verdict = judge({ ...beat, ...changes });
    expect(verdict.kind).toBe(expected.kind);
    if ('ms' in expected && expected.kind !== 'fine') expect(verdict.ms).toBe(expected.ms);
  });
});

describe('the watch', () => {
  let timers: FakeClock;
  let logger: ReturnType<typeof createMemoryLogger>;
  let processorMs: number;
  let sleep: Array<() => void>;
  let behindMs: number;
  let looks: number;
  let watch: LoopWatch;

  beforeEach(() => {
    timers = createFakeClock();
    logger = createMemoryLogger();
    processorMs = 0;
    behindMs = 0;
    looks = 0;
    sleep = [];
    const power: Power = {
      state: () => ({ onBattery: false }),
      on: (event, listener) => {
        if (event === 'suspend' || event === 'resume') sleep.push(listener);
        return () => undefined;
      },
    };
    watch = new LoopWatch({
      timers,
      logger,
      power,
      now: () => timers.now() + behindMs,
      processorMs: () => {
        looks += 1;
        return processorMs;
      },
    });
    watch.start();
  });

  /** Nothing else has its turn for so long; then the timers that are due. */
  const hold = (ms: number, usedMs = ms): void => {
    behindMs += ms;
    processorMs += usedMs;
    timers.advance(limits.loopBeatMs);
  };
  const lines = () => logger.lines.filter(({ event }) => event === 'loop.held').map(({ fields }) => fields);

  test('tells what ran when the loop was held', () => {
    watch.note('messages from Home');
    watch.note('task Refresh');
    hold(400);
    expect(lines()).toEqual([{ ms: 400, ran: 'messages from Home, task Refresh' }]);
    expect(watch.standstills()).toEqual([]);
  });

  test('keeps a long one for a day', () => {
    watch.note('command history.query');
    hold(7_000);
    expect(watch.standstills()).toEqual([
      { ms: 7_000, ran: 'command history.query', at: new Date(timers.now()).toISOString() },
    ]);
    timers.advance(limits.loopBadKeptMs + 60_000);
    expect(watch.standstills()).toEqual([]);
  });

  test('is quiet through sleep', () => {
    watch.note('messages from Home');
    hold(3_600_000, 5);
    for (const each of sleep) each();
    hold(8_000, 7_000);
    expect(watch.standstills()).toEqual([]);
    expect(lines()).toEqual([]);
  });

  test('a slow machine does not fill the log', () => {
    for (let index = 0; index < 50; index++) {
      watch.note(`task ${index}`);
      hold(250);
    }
    expect(lines().length).toBeLessThan(5);
    expect(lines().at(-1)).toMatchObject({ others: expect.any(Number), worstMs: 250 });
  });

  test('looks seldom while nothing happens', () => {
    timers.advance(60_000);
    const before = looks;
    timers.advance(60_000);
    expect(looks - before).toBeLessThanOrEqual(60_000 / limits.loopRestBeatMs + 1);
    watch.note('task Refresh');
    hold(300);
    expect(lines()).toHaveLength(1);
  });

  test('does not miss what held it at rest, though a note comes before the beat', () => {
    timers.advance(60_000);
    behindMs += 9_000;
    processorMs += 9_000;
    watch.note('command service.snapshot');
    expect(watch.standstills()).toHaveLength(1);
  });

  test('ends', () => {
    watch.stop();
    watch.note('late');
    expect(timers.pending).toBe(0);
  });
});
