/** Clocks that are set, by any amount: durations go on, times of the wall clock follow it, nothing comes twice or stands. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { err, ok } from '../../../main/service/base/errors.ts';
import { limits } from '../../../main/service/base/limits.ts';
import { createMemoryRunStore } from '../../support/task-world.ts';
import { clock, define, manageTaskWorlds, minute, open, t0 } from '../../support/task-worlds.ts';

const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

manageTaskWorlds();

test.each([-year, -3 * hour, -170 * minute, -hour, -5_000, 5_000, hour, year])(
  'an interval goes on as time passes when the clock is set by %i ms',
  async (ms) => {
    const world = open({ definitions: [define({ schedule: { type: 'interval', seconds: 60 }, missed: 'all' })] });
    await clock.awake(10 * minute + 1_000);
    expect(world.ended).toHaveLength(10);
    clock.step(ms);
    await clock.awake(60 * minute);
    expect(world.ended).toHaveLength(70);
    expect(world.ended.map(({ trigger }) => trigger)).not.toContain('catch-up');
  },
);

test('whatever the clock is set to, a delay, a back-off and an interval take the time they say', async () => {
  const step = fc.record({
    set: fc.integer({ min: -2 * year, max: 2 * year }),
    wait: fc.integer({ min: 0, max: 400 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const seen = new Map<string, number[]>();
      const start = clock.elapsed();
      const note = (topic: string): void => {
        seen.set(topic, [...(seen.get(topic) ?? []), Math.round((clock.elapsed() - start) / 1000)]);
      };
      const world = open({
        services: {
          publish: async (_broker, { topic }) => {
            note(topic);
            return topic === 'back-off' ? err('broker.offline') : ok({});
          },
        },
        definitions: [
          define({ id: 'i', name: 'i', input: { topic: 'interval' }, schedule: { type: 'interval', seconds: 500 } }),
        ],
      });
      await world.tasks.save({
        ...define({ id: 'b', name: 'b', input: { topic: 'back-off' }, schedule: { type: 'once' } }),
        maxAttempts: 3,
        backoff: { kind: 'linear', firstSeconds: 300, maxSeconds: 18_000, jitter: 0 },
      });
      await world.tasks.save(
        define({ id: 'a', name: 'a', input: { topic: 'after' }, schedule: { type: 'after', seconds: 701 } }),
      );
      let left = 1_600;
      for (const { set, wait } of steps) {
        clock.step(set);
        const ms = Math.min(wait, left) * 1000;
        left -= ms / 1000;
        await clock.awake(ms);
      }
      await clock.awake(left * 1000);
      world.tasks.stop();
      // A clock that was set is noticed with the next heartbeat; what was due meanwhile comes with it.
      const near = (times: readonly number[] | undefined, expected: readonly number[]): void => {
        expect(times).toHaveLength(expected.length);
        for (const [index, at] of expected.entries()) {
          expect(Math.abs((times?.[index] ?? 0) - at)).toBeLessThanOrEqual(31);
        }
      };
      near(seen.get('after'), [701]);
      near(seen.get('interval'), [500, 1_000, 1_500]);
      near(seen.get('back-off'), [0, 300, 900]);
    }),
    { numRuns: 60 },
  );
});

test('a time of the day comes once, however often the clock passes it', async () => {
  const world = open({ definitions: [define({ schedule: { type: 'cron', cron: '10 12 * * *' }, missed: 'none' })] });
  await clock.awake(20 * minute);
  expect(world.ended).toHaveLength(1);
  for (const back of [15 * minute, hour, 3 * hour, 5 * hour]) {
    clock.step(-back);
    await clock.awake(back + minute);
    expect(world.ended).toHaveLength(1);
  }
  await clock.awake(day);
  expect(world.ended.map(({ dueAt }) => dueAt)).toEqual(['2026-01-15T12:10:00.000Z', '2026-01-16T12:10:00.000Z']);
});

test.each(['all', 'once', 'none'] as const)(
  'a clock that was a year ahead is not waited for (missed: %s)',
  async (missed) => {
    const definitions = [define({ schedule: { type: 'cron', cron: '0 7 * * *' }, missed })];
    const runs = createMemoryRunStore();
    const world = open({ definitions, runs });
    clock.step(year);
    await clock.awake(5 * minute);
    clock.step(-year);
    world.ended.length = 0;
    await clock.awake(day);
    expect(world.ended.map(({ dueAt }) => dueAt)).toContain('2026-01-16T07:00:00.000Z');
  },
);

test('what runs every quarter of an hour does not stand still for the hour that comes twice', async () => {
  const world = open({ definitions: [define({ schedule: { type: 'cron', cron: '*/15 * * * *' } })] });
  await clock.awake(hour + minute);
  expect(world.ended).toHaveLength(4);
  clock.step(-hour);
  await clock.awake(hour);
  expect(world.ended).toHaveLength(8);
});

test('a clock that was set while the app was off starts an interval anew', async () => {
  const runs = createMemoryRunStore();
  const definitions = [define({ schedule: { type: 'interval', seconds: 60 } })];
  open({ definitions, runs }).tasks.stop();
  clock.step(-2 * hour);
  const world = open({ definitions, runs });
  await clock.awake(5 * minute + 1_000);
  expect(world.ended.length).toBeGreaterThanOrEqual(4);
});

test('of a year of missed runs the newest 100 are caught up, spread out, and the record says how many were left out', async () => {
  const runs = createMemoryRunStore();
  const definitions = [define({ schedule: { type: 'cron', cron: '*/10 * * * *' }, missed: 'all' })];
  open({ definitions, runs }).tasks.stop();
  clock.jump(year + 5 * minute);
  const at: number[] = [];
  const world = open({
    definitions,
    runs,
    services: {
      publish: async () => {
        at.push(clock.elapsed());
        return ok({});
      },
    },
  });
  await clock.awake(minute);
  expect(world.ended).toHaveLength(limits.catchUpRuns);
  expect(world.ended[0]).toMatchObject({ trigger: 'catch-up', leftOut: year / (10 * minute) - limits.catchUpRuns });
  expect(world.ended.slice(1).map(({ leftOut }) => leftOut)).not.toContain(expect.anything());
  expect(world.ended.at(-1)?.dueAt).toBe(new Date(t0 + year).toISOString());
  for (const [index, time] of at.entries()) {
    if (index > 0) expect(time - (at[index - 1] ?? 0)).toBeGreaterThanOrEqual(limits.catchUpGapMs);
  }
});

test('a task says for itself how many are caught up', async () => {
  const runs = createMemoryRunStore();
  const definitions = [define({ schedule: { type: 'interval', seconds: 60 }, missed: 'all', catchUpAtMost: 3 })];
  open({ definitions, runs }).tasks.stop();
  clock.jump(hour);
  const world = open({ definitions, runs });
  await clock.awake(10_000);
  expect(world.ended.map(({ dueAt, leftOut }) => [dueAt.slice(11, 16), leftOut])).toEqual([
    ['12:58', 57],
    ['12:59', undefined],
    ['13:00', undefined],
  ]);
  expect(world.task('a')?.lastRun?.dueAt).toBe('2026-01-15T13:00:00.000Z');
});
