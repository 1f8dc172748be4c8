/** What tasks and automations do to other tasks, and why no chain of them runs away. */
import { describe, expect, test } from 'vitest';
import { err, ok } from '../../../main/service/base/errors.ts';
import { limits } from '../../../main/service/base/limits.ts';
import type { TaskChange, TaskMaker } from '../../../main/service/model/tasks.ts';
import { TaskChanges } from '../../../main/service/tasks/changes.ts';
import { parseTaskDefinition, taskIssues } from '../../../main/service/tasks/definition.ts';
import type { TaskWorld } from '../../support/task-world.ts';
import { clock, manageTaskWorlds, minute, open, raw } from '../../support/task-worlds.ts';

manageTaskWorlds();

interface World extends TaskWorld {
  readonly sent: string[];
  change(change: TaskChange, maker?: TaskMaker): ReturnType<TaskChanges['apply']>;
}

function worldOf(): World {
  const sent: string[] = [];
  const world: TaskWorld = open({
    services: {
      changeTask: (maker, change) => changes.apply(maker, change),
      publish: async (_broker, { topic, payload }) => {
        sent.push(`${topic} ${payload}`);
        return ok({});
      },
    },
  });
  const changes = new TaskChanges({ clock, definitions: () => world.definitions, tasks: () => world.tasks });
  return Object.assign(world, {
    sent,
    change: (change: TaskChange, maker: TaskMaker = { by: 'automation', id: 'evening' }) =>
      changes.apply(maker, change),
  });
}

const later = { ...raw({ id: 'later', name: 'Later', schedule: { type: 'after', seconds: 60 } }) };
const manage = (change: unknown, changes: object = {}) =>
  raw({ id: 'm', name: 'M', kind: 'manage', input: change, ...changes });

describe('a task that changes tasks', () => {
  test('makes one, which runs and says who made it; made again it begins anew', async () => {
    const world = worldOf();
    await world.tasks.save(manage({ do: 'save', task: { ...later, input: { topic: 't', payload: 'x' } } }));
    world.tasks.runNow('m');
    await clock.awake(minute / 2);
    expect(world.task('later')).toMatchObject({ madeBy: { by: 'task', id: 'm', generation: 1 }, state: 'scheduled' });
    world.tasks.runNow('m');
    await clock.awake(minute * 0.75);
    expect(world.sent).toEqual([]);
    await clock.awake(minute / 2);
    expect(world.sent).toEqual(['t x']);
    expect(world.ended.filter(({ taskId }) => taskId === 'm')).toMatchObject([
      { result: 'done', output: { did: 'save', task: 'later' } },
      { result: 'done' },
    ]);
  });

  test('changes fields of one, of its input those that are named', async () => {
    const world = worldOf();
    await world.tasks.save(raw({ input: { topic: 't', payload: 'old' }, muteFailure: true }));
    await world.change({ do: 'change', taskId: 'a', fields: { input: { payload: 'new' }, maxAttempts: 7 } });
    expect(world.definitions).toMatchObject([
      { id: 'a', input: { topic: 't', payload: 'new' }, maxAttempts: 7, muteFailure: true },
    ]);
    expect(world.definitions[0]).not.toHaveProperty('madeBy');
  });

  test('switches one off and on, and cancels what it waits for', async () => {
    const world = worldOf();
    await world.tasks.save(later);
    await world.change({ do: 'disable', taskId: 'later' });
    expect(world.task('later')).toMatchObject({ enabled: false });
    await world.change({ do: 'enable', taskId: 'later' });
    expect(world.task('later')).toMatchObject({ enabled: true, state: 'scheduled' });
    await world.change({ do: 'cancel', taskId: 'later' });
    await clock.awake(5 * minute);
    expect([world.task('later')?.state, world.sent]).toEqual(['cancelled', []]);
  });

  test('fails with the reason where that cannot be', async () => {
    const world = worldOf();
    await world.tasks.save(raw());
    expect(await world.change({ do: 'enable', taskId: 'gone' })).toEqual(err('task.unknown', 'gone'));
    expect(await world.change({ do: 'change', taskId: 'a', fields: { input: { topic: 'a/#' } } })).toMatchObject({
      error: { code: 'task.invalid', detail: expect.stringMatching(/^input\.topic/) },
    });
    await world.tasks.save(manage({ do: 'disable', taskId: 'gone' }, { maxAttempts: 1 }));
    world.tasks.runNow('m');
    await clock.awake(minute);
    expect(world.task('m')?.lastRun).toMatchObject({ result: 'failed', message: 'task.unknown: gone' });
  });
});

describe('its definition', () => {
  test.each([
    [{ do: 'save', task: { ...later, input: { topic: 'a/#' } } }, 'input.task.input.topic'],
    [{ do: 'save', task: { ...later, schedule: { type: 'cron', cron: 'x' } } }, 'input.task.schedule.cron'],
    [{ do: 'change', taskId: 'a', fields: { maxAttempts: 0 } }, 'input.fields.maxAttempts'],
    [{ do: 'change', taskId: 'a', fields: { unknown: 1 } }, 'input.fields.unknown'],
    [{ do: 'change', taskId: 'a', fields: { id: 'b' } }, 'input.fields'],
    [{ do: 'disable' }, 'input.taskId'],
  ])('%j is refused at %s', (change, path) => {
    expect(taskIssues(manage(change)).map((issue) => issue.path)).toEqual([path]);
  });

  test('makes no tasks that make tasks without end', () => {
    let task: object = later;
    for (let depth = 0; depth < 5_000; depth++) task = manage({ do: 'save', task });
    expect(parseTaskDefinition(task)).toMatchObject({ ok: false, error: { code: 'task.invalid' } });
  });
});

describe('a chain', () => {
  test('ends with a task that would change itself', async () => {
    const world = worldOf();
    const changed = world.change(
      { do: 'save', task: manage({ do: 'disable', taskId: 'a' }) as never },
      { by: 'task', id: 'm' },
    );
    expect(await changed).toMatchObject({ error: { code: 'task.invalid' } });
    expect(world.definitions).toEqual([]);
  });

  test('ends after three generations', async () => {
    const world = worldOf();
    const made: boolean[] = [];
    for (let generation = 1; generation <= 4; generation++) {
      const maker = generation === 1 ? undefined : ({ by: 'task', id: `g${generation - 1}` } as const);
      const task = raw({ id: `g${generation}`, name: `G${generation}` });
      made.push((await world.change({ do: 'save', task: { ...task } }, maker)).ok);
    }
    expect(made).toEqual([true, true, true, false]);
    expect(world.definitions.map(({ id }) => id)).toEqual(['g1', 'g2', 'g3']);
  });

  test('that goes on and on runs dry within the hour, says so, and begins again later', async () => {
    const world = worldOf();
    const change: TaskChange = { do: 'change', taskId: 'a', fields: { tags: ['seen'] } };
    const beat = { schedule: { type: 'interval', seconds: 10 }, maxAttempts: 1 };
    await world.tasks.save(raw());
    await world.tasks.save(manage(change, beat));
    await clock.awake(30 * minute);
    const done = world.ended.filter(({ result }) => result === 'done').length;
    expect(done).toBe(limits.taskChanges.perHour);
    expect(world.ended.at(-1)).toMatchObject({ result: 'failed', message: expect.stringMatching(/^request\.tooMany/) });
    expect(await world.change(change)).toMatchObject({ ok: false });
    world.tasks.cancel({ id: 'm' });
    await clock.awake(61 * minute);
    expect(await world.change(change)).toMatchObject({ ok: true });
  });

  test('of many tasks: those that have ended make room, the others stay', async () => {
    const world = worldOf();
    await world.tasks.save(raw({ id: 'mine', name: 'Mine' }));
    const once = (index: number, schedule: object) => ({
      do: 'save' as const,
      task: { ...raw({ id: `t${index}`, name: `T${index}`, schedule }) },
    });
    for (let index = 0; index < limits.taskChanges.made; index++) {
      if (index % 50 === 0) await clock.awake(61 * minute);
      const isFirst = index === 0;
      expect(
        await world.change(once(index, isFirst ? { type: 'after', seconds: 1 } : { type: 'manual' })),
      ).toMatchObject({
        ok: true,
      });
    }
    await clock.awake(61 * minute);
    expect(await world.change(once(1_000, { type: 'manual' }))).toMatchObject({ ok: true });
    expect(world.task('t0')).toBeUndefined();
    expect(await world.change(once(1_001, { type: 'manual' }))).toMatchObject({ error: { code: 'task.invalid' } });
    expect(world.task('mine')).toBeDefined();
  });
});
