import { describe, expect, test } from 'vitest';
import { settle } from '../../support/sleepy-clock.ts';
import { createMemoryRunStore, createTaskWorld } from '../../support/task-world.ts';
import { clock, define, held, manageTaskWorlds, minute, open, prepare, raw } from '../../support/task-worlds.ts';

manageTaskWorlds();

describe('sleep and clock', () => {
  const quarter = { type: 'cron', cron: '*/15 * * * *' };

  test.each([
    ['once', true, ['14:00']],
    ['once', false, ['14:00']],
    ['all', true, ['12:15', '12:30', '12:45', '13:00', '13:15', '13:30', '13:45', '14:00']],
    ['all', false, ['12:15', '12:30', '12:45', '13:00', '13:15', '13:30', '13:45', '14:00']],
    ['none', true, []],
    ['none', false, []],
  ])('missed times: %s (announced: %j)', async (missed, announced, expected) => {
    const world = open({ definitions: [define({ schedule: quarter, missed })] });
    await clock.awake(5 * minute);
    if (announced) world.tasks.onSuspend();
    clock.jump(120 * minute);
    if (announced) world.tasks.onResume();
    await clock.awake(minute);
    for (let round = 0; round < 20; round++) await settle();
    expect(world.ended.map((run) => run.dueAt.slice(11, 16))).toEqual(expected);
    for (const run of world.ended) expect(run.trigger).toBe('catch-up');
    await clock.awake(10 * minute);
    expect(world.ended.at(-1)).toMatchObject({ dueAt: '2026-01-15T14:15:00.000Z', trigger: 'schedule' });
  });

  test.each([
    ['once', ['12:30']],
    ['all', ['12:15', '12:30']],
    ['none', []],
  ])('the app having been off: %s', async (missed, expected) => {
    const runs = createMemoryRunStore();
    const definitions = [define({ schedule: quarter, missed })];
    open({ runs, definitions }).tasks.stop();
    clock.jump(40 * minute);
    const world = open({ runs, definitions });
    await clock.awake(1_000);
    expect(world.ended.map((run) => run.dueAt.slice(11, 16))).toEqual(expected);
  });

  test('sleep stops a run, which is taken up again on waking', async () => {
    const { services, release, begun } = held();
    const world = open({ services });
    await world.tasks.save(raw({ schedule: { type: 'once' } }));
    await settle();
    world.tasks.onSuspend();
    expect(world.ended).toMatchObject([{ result: 'cancelled', stopReason: 'sleep' }]);
    clock.jump(60 * minute);
    world.tasks.onResume();
    await settle();
    expect(begun()).toBe(2);
    release();
    release();
    await settle();
    expect(world.ended[1]).toMatchObject({ result: 'done', trigger: 'catch-up', attempt: 1 });
  });

  test('a machine that goes on without having slept is noticed', async () => {
    const world = open({ definitions: [define({ schedule: quarter })] });
    world.tasks.onSuspend();
    await clock.awake(16 * minute);
    expect(world.ended).toHaveLength(1);
  });

  test('a clock set back a little doubles nothing; one that was wrong by far starts anew', async () => {
    const world = open({ definitions: [define({ schedule: quarter })] });
    await clock.awake(31 * minute);
    expect(world.ended).toHaveLength(2);
    clock.step(-20 * minute);
    await clock.awake(18 * minute);
    expect(world.ended).toHaveLength(2);
    clock.step(-365 * 24 * 60 * minute);
    await clock.awake(20 * minute);
    expect(world.ended.length).toBeGreaterThanOrEqual(3);
  });

  test('quitting stops a run, and the next process takes it up', async () => {
    const { services } = held();
    const runs = createMemoryRunStore();
    const definitions = [define({ schedule: quarter })];
    const first = open({ runs, definitions, services });
    await clock.awake(15 * minute + 100);
    first.tasks.stop('quit');
    expect(first.ended).toMatchObject([{ result: 'cancelled', stopReason: 'quit' }]);
    clock.jump(5 * minute);
    const second = open({ runs, definitions });
    await settle();
    expect(second.ended).toMatchObject([{ result: 'done', dueAt: '2026-01-15T12:15:00.000Z', trigger: 'catch-up' }]);
  });

  test('a process that died in a run leaves a closed record, and the run is taken up', async () => {
    const { services } = held();
    const runs = createMemoryRunStore();
    const definitions = [define({ schedule: quarter })];
    const died = createTaskWorld({ clock, runs, definitions, services });
    died.tasks.start();
    await clock.awake(15 * minute + 100);
    const snapshot = createMemoryRunStore();
    for (const run of [...runs.list()].reverse()) snapshot.save(run);
    for (const [id, mark] of runs.marks()) snapshot.saveMark(id, mark);
    died.tasks.stop();
    const second = open({ runs: snapshot, definitions });
    await settle();
    expect(second.tasks.runs().map(({ result, stopReason }) => [result, stopReason])).toEqual([
      ['done', undefined],
      ['cancelled', 'quit'],
    ]);
  });

  test.each(['a process that died', 'quitting', 'sleep'])(
    'a command that may have been sent is not sent again: %s',
    async (what) => {
      let sent = 0;
      const services = {
        command: () => {
          sent += 1;
          return new Promise<never>(() => undefined);
        },
      };
      const runs = createMemoryRunStore();
      const input = { entityId: 'button.bell', action: 'press' };
      const definitions = [define({ kind: 'command', input, schedule: quarter })];
      const first = createTaskWorld({ clock, runs, definitions, services });
      first.tasks.start();
      await clock.awake(15 * minute + 100);
      expect(sent).toBe(1);
      if (what === 'sleep') {
        first.tasks.onSuspend();
        await settle();
        first.tasks.onResume();
        await settle();
        expect(sent).toBe(1);
        // Whether it arrived nobody knows, and the person hears of it.
        expect(first.ended).toMatchObject([{ result: 'failed', stopReason: 'sleep' }]);
        expect(first.tasks.failures()).toMatchObject([{ taskId: 'a' }]);
        first.tasks.stop();
        return;
      }
      const left = createMemoryRunStore();
      if (what === 'quitting') first.tasks.stop();
      for (const run of [...runs.list()].reverse()) left.save(run);
      for (const [id, mark] of runs.marks()) left.saveMark(id, mark);
      first.tasks.stop();
      const second = open({ runs: left, definitions, services });
      await settle();
      expect(sent).toBe(1);
      expect(second.tasks.runs()).toMatchObject([{ result: 'failed', stopReason: 'quit' }]);
      if (what !== 'quitting') expect(second.tasks.failures()).toMatchObject([{ taskId: 'a' }]);
    },
  );

  test.each([
    ['none', 'sleep'],
    ['once', 'cancelled'],
  ] as const)('what was not to be caught up, or was given up, failed nobody: %s, %s', async (missed, reason) => {
    const services = { command: () => new Promise<never>(() => undefined) };
    const input = { entityId: 'button.bell', action: 'press' };
    const world = open({ definitions: [define({ kind: 'command', input, schedule: quarter, missed })], services });
    await clock.awake(15 * minute + 100);
    if (reason === 'sleep') world.tasks.onSuspend();
    else world.tasks.stop('cancelled');
    await settle();
    expect(world.ended).toMatchObject([{ result: 'cancelled', stopReason: reason }]);
  });

  test('a one-off that ran does not run again after a restart, nor where its record was lost', async () => {
    const runs = createMemoryRunStore();
    const first = open({ runs });
    await first.tasks.save(raw({ schedule: { type: 'once' } }));
    await settle();
    const { definitions } = first;
    first.tasks.stop();
    const second = open({ runs, definitions });
    await settle();
    expect(second.ended).toEqual([]);
    expect(second.task('a')).toMatchObject({ state: 'succeeded', lastRun: { result: 'done' } });
    second.tasks.stop();
    const third = open({ definitions });
    await settle();
    expect(third.ended).toEqual([]);
  });

  test('a task saved while the service is stopped runs when it starts', async () => {
    const runs = createMemoryRunStore();
    const world = prepare({ runs });
    await world.tasks.save(raw({ schedule: { type: 'once' } }));
    await clock.awake(minute);
    expect(world.ended).toEqual([]);
    world.tasks.start();
    await settle();
    expect(world.ended).toMatchObject([{ result: 'done' }]);
  });
});
