import { describe, expect, test } from 'vitest';
import { err, ok } from '../../../main/service/base/errors.ts';
import { settle } from '../../support/sleepy-clock.ts';
import { onlineBroker } from '../../support/task-world.ts';
import { clock, define, held, manageTaskWorlds, minute, open, raw } from '../../support/task-worlds.ts';

manageTaskWorlds();

describe('constraints', () => {
  test('a waiting task says for what, and runs when it holds', async () => {
    let online = false;
    const world = open({ services: { brokers: () => (online ? [onlineBroker()] : []) } });
    world.power = { onBattery: true };
    await world.tasks.save(raw({ schedule: { type: 'once' }, constraints: { brokerOnline: true, onAcPower: true } }));
    expect(world.task('a')).toMatchObject({ state: 'waiting', waitingFor: ['brokerOnline', 'onAcPower'] });
    online = true;
    world.tasks.conditionsChanged();
    expect(world.task('a')?.waitingFor).toEqual(['onAcPower']);
    world.power = { onBattery: false };
    await clock.awake(10_000);
    expect(world.ended).toMatchObject([{ result: 'done' }]);
    expect(world.task('a')?.waitingFor).toBeUndefined();
  });

  test('the machine is asked only for what a task waits for', async () => {
    let asked = 0;
    const services = {
      brokers: () => [],
      network: () => ++asked > 0,
      freeDiskMiB: () => ++asked,
    };
    const world = open({ services });
    await world.tasks.save(raw({ schedule: { type: 'once' }, constraints: { brokerOnline: true } }));
    await world.tasks.save(raw({ id: 'b', name: 'B', schedule: { type: 'cron', cron: '* * * * *' } }));
    await clock.awake(60 * minute);
    expect(world.task('a')).toMatchObject({ state: 'waiting', waitingFor: ['brokerOnline'] });
    expect(asked).toBe(0);
  });

  test('one that is lost stops the run, which costs it no attempt', async () => {
    const { services, begun, release } = held();
    const world = open({ services });
    await world.tasks.save(raw({ schedule: { type: 'once' }, constraints: { onAcPower: true }, maxAttempts: 1 }));
    await settle();
    world.power = { onBattery: true };
    await clock.awake(10_000);
    expect(world.ended).toMatchObject([{ result: 'cancelled', stopReason: 'constraint-lost' }]);
    expect(world.task('a')).toMatchObject({ state: 'waiting', waitingFor: ['onAcPower'] });
    world.power = { onBattery: false };
    await clock.awake(10_000);
    expect(begun()).toBe(2);
    release();
    release();
    await settle();
    expect(world.ended[1]).toMatchObject({ result: 'done', attempt: 1 });
  });

  test('a task that waits over its next times runs once', async () => {
    let online = false;
    const world = open({
      definitions: [define({ schedule: { type: 'cron', cron: '*/15 * * * *' }, constraints: { brokerOnline: true } })],
      services: { brokers: () => (online ? [onlineBroker()] : []) },
    });
    await clock.awake(55 * minute);
    online = true;
    await clock.awake(minute);
    expect(world.ended.map((run) => run.dueAt)).toEqual(['2026-01-15T12:45:00.000Z']);
  });
});

describe('cancelling', () => {
  test('aborts a run and drops what waits, by id, by tag, or all', async () => {
    const { services } = held();
    const world = open({ services });
    const hourly = { schedule: { type: 'cron', cron: '0 * * * *' } };
    await world.tasks.save(raw({ schedule: { type: 'once' }, tags: ['x'] }));
    await world.tasks.save(raw({ id: 'b', name: 'B', tags: ['x'], ...hourly }));
    await world.tasks.save(raw({ id: 'c', name: 'C', ...hourly }));
    await world.tasks.save(raw({ id: 'd', name: 'D' }));
    await settle();
    expect(world.task('a')?.state).toBe('running');
    expect(world.tasks.cancel({ tag: 'x' })).toEqual({ cancelled: 2 });
    expect(world.ended).toMatchObject([{ taskId: 'a', result: 'cancelled', stopReason: 'cancelled' }]);
    expect(world.tasks.list().map(({ id, state }) => [id, state])).toEqual([
      ['a', 'cancelled'],
      ['b', 'cancelled'],
      ['c', 'scheduled'],
      ['d', 'scheduled'],
    ]);
    expect(world.tasks.cancel({ id: 'c' })).toEqual({ cancelled: 1 });
    expect(world.tasks.cancel({ all: true })).toEqual({ cancelled: 0 });
    await clock.awake(180 * minute);
    expect(world.ended).toHaveLength(1);
  });

  test('by its name', async () => {
    const world = open();
    await world.tasks.save(raw({ schedule: { type: 'cron', cron: '0 * * * *' } }));
    expect(world.tasks.cancel({ name: 'B' })).toEqual({ cancelled: 0 });
    expect(world.tasks.cancel({ name: 'A' })).toEqual({ cancelled: 1 });
    expect(world.task('a')?.state).toBe('cancelled');
  });

  test('the run alone: what runs and waits ends, a periodic task stays on its schedule', async () => {
    const { services } = held();
    const world = open({ services });
    world.power = { onBattery: true };
    const hourly = { schedule: { type: 'cron', cron: '0 * * * *' } };
    await world.tasks.save(raw(hourly));
    await world.tasks.save(raw({ id: 'b', name: 'B', ...hourly, constraints: { onAcPower: true } }));
    await world.tasks.save(raw({ id: 'd', name: 'D', schedule: { type: 'cron', cron: '0 3 * * *' } }));
    await clock.awake(60 * minute);
    await world.tasks.save(raw({ id: 'c', name: 'C', schedule: { type: 'once' } }));
    expect(['a', 'b', 'c'].map((id) => world.task(id)?.state)).toEqual(['running', 'waiting', 'running']);
    expect(world.tasks.cancel({ all: true, runOnly: true })).toEqual({ cancelled: 3 });
    expect(world.tasks.list().map(({ id, state, nextRun }) => [id, state, nextRun])).toEqual([
      ['a', 'scheduled', '2026-01-15T14:00:00.000Z'],
      ['b', 'scheduled', '2026-01-15T14:00:00.000Z'],
      ['d', 'scheduled', '2026-01-16T03:00:00.000Z'],
      ['c', 'cancelled', undefined],
    ]);
    await clock.awake(60 * minute);
    expect(world.task('a')?.state).toBe('running');
  });

  test('saving a cancelled task puts it on its schedule again', async () => {
    const world = open();
    const hourly = raw({ schedule: { type: 'cron', cron: '0 * * * *' } });
    await world.tasks.save(hourly);
    world.tasks.cancel({ id: 'a' });
    await world.tasks.save(hourly);
    expect(world.task('a')).toMatchObject({ state: 'scheduled', nextRun: '2026-01-15T13:00:00.000Z' });
  });

  test('removing a task ends its run', async () => {
    const { services } = held();
    const world = open({ definitions: [define()], services });
    world.tasks.runNow('a');
    expect(await world.tasks.remove('a')).toMatchObject({ ok: true });
    expect(world.ended).toMatchObject([{ result: 'cancelled', stopReason: 'cancelled' }]);
    expect(world.events.at(-1)).toBe('a removed');
    expect(await world.tasks.remove('a')).toMatchObject({ error: { code: 'task.unknown' } });
  });
});

describe('unique names', () => {
  test('replace stops the run, update lets it go on, keep changes nothing', async () => {
    const { services, release } = held();
    const world = open({ services, definitions: [define()] });
    world.tasks.runNow('a');
    await world.tasks.save(raw({ id: 'b', tags: ['kept'] }), 'keep');
    expect(world.task('a')).toMatchObject({ state: 'running', tags: [] });
    expect(await world.tasks.save(raw({ id: 'b', tags: ['updated'] }), 'update')).toEqual(ok({ id: 'a' }));
    expect(world.task('a')).toMatchObject({ state: 'running', tags: ['updated'] });
    expect(await world.tasks.save(raw({ id: 'b' }), 'replace')).toEqual(ok({ id: 'b' }));
    expect(world.ended).toMatchObject([{ taskId: 'a', result: 'cancelled', stopReason: 'replaced' }]);
    expect(world.tasks.list().map(({ id }) => id)).toEqual(['b']);
    release();
  });

  test('an appended task runs when the one before it has ended', async () => {
    const { services, release, begun } = held();
    const world = open({ services });
    await world.tasks.save(raw({ schedule: { type: 'once' } }));
    await world.tasks.save(raw({ id: 'b', schedule: { type: 'once' } }), 'append');
    await settle();
    expect(world.task('b')).toMatchObject({ name: 'A (2)', state: 'waiting', waitingFor: ['afterTaskId'] });
    expect(begun()).toBe(1);
    release();
    await settle();
    expect(begun()).toBe(2);
    release();
    await settle();
    expect(world.ended.map(({ taskId, trigger }) => [taskId, trigger])).toEqual([
      ['a', 'schedule'],
      ['b', 'append'],
    ]);
  });

  test('what cannot be saved changes nothing', async () => {
    const world = open({ definitions: [define()] });
    world.saveResult = err('settings.readOnly');
    expect(await world.tasks.save(raw({ name: 'New' }))).toMatchObject({ error: { code: 'settings.readOnly' } });
    expect(await world.tasks.save(raw({ kind: 'x' }))).toMatchObject({ error: { code: 'task.invalid' } });
    expect(world.task('a')?.name).toBe('A');
  });
});

test('export and import bring the same tasks', async () => {
  const world = open({ definitions: [define({ tags: ['x'] }), define({ id: 'b', name: 'B' })] });
  const other = open();
  expect(await other.tasks.importJson(world.tasks.exportJson(), 'keep')).toEqual(ok({ imported: 2 }));
  expect(other.definitions).toEqual(world.definitions);
  expect(await other.tasks.importJson(world.tasks.exportJson(), 'keep')).toEqual(ok({ imported: 0 }));
  expect(await other.tasks.importJson('[]', 'keep')).toMatchObject({ error: { code: 'task.invalid' } });
});
