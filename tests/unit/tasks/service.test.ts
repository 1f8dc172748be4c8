import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '../../../main/service/errors.ts';
import { limits } from '../../../main/service/limits.ts';
import { parseTaskDefinition } from '../../../main/service/tasks/definition.ts';
import type { TaskDefinition } from '../../../main/service/tasks/model.ts';
import type { TaskServices } from '../../../main/service/tasks/services.ts';
import { createSleepyClock, type SleepyClock, settle } from '../../support/sleepy-clock.ts';
import { createMemoryRunStore, createTaskWorld, onlineBroker, type TaskWorld } from '../../support/task-world.ts';

const t0 = Date.UTC(2026, 0, 15, 12);
const minute = 60_000;
let clock: SleepyClock;
let worlds: TaskWorld[] = [];

beforeEach(() => {
  clock = createSleepyClock(t0);
});
afterEach(() => {
  for (const world of worlds) world.tasks.stop();
  worlds = [];
  // Whatever a test does, a stop leaves no timer behind.
  expect(clock.pending).toBe(0);
});

function raw(changes: object = {}): object {
  return { id: 'a', name: 'A', kind: 'publish', input: { topic: 't' }, schedule: { type: 'manual' }, ...changes };
}

function define(changes: object = {}): TaskDefinition {
  const parsed = parseTaskDefinition(raw(changes));
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

function open(options: Partial<Parameters<typeof createTaskWorld>[0]> = {}): TaskWorld {
  const world = createTaskWorld({ clock, ...options });
  worlds.push(world);
  world.tasks.start();
  return world;
}

/** A publish that ends when the test says so. */
function held(): {
  services: Partial<TaskServices>;
  begun: () => number;
  release: (failure?: 'broker.offline') => void;
} {
  const waiting: Array<(failure?: 'broker.offline') => void> = [];
  let begun = 0;
  return {
    services: {
      publish: () => {
        begun++;
        return new Promise((resolve) => waiting.push((failure) => resolve(failure ? err(failure) : ok(undefined))));
      },
    },
    begun: () => begun,
    release: (failure) => waiting.shift()?.(failure),
  };
}

describe('when a task runs', () => {
  test('at once, at a time, after a while', async () => {
    const world = open();
    await world.tasks.save(raw({ schedule: { type: 'once' } }));
    await world.tasks.save(raw({ id: 'b', name: 'B', schedule: { type: 'once', at: '2026-01-15T12:10:00Z' } }));
    await world.tasks.save(raw({ id: 'c', name: 'C', schedule: { type: 'after', seconds: 300 } }));
    expect(world.task('b')).toMatchObject({ state: 'scheduled', nextRun: '2026-01-15T12:10:00.000Z' });
    await clock.awake(60 * minute);
    expect(world.ended.map(({ taskId, startedAt, result }) => [taskId, startedAt.slice(11, 16), result])).toEqual([
      ['a', '12:00', 'done'],
      ['c', '12:05', 'done'],
      ['b', '12:10', 'done'],
    ]);
    expect(world.task('a')?.state).toBe('succeeded');
    expect(world.task('a')?.nextRun).toBeUndefined();
  });

  test('periodically, in its zone, with seconds', async () => {
    const world = open();
    await world.tasks.save(raw({ schedule: { type: 'cron', cron: '30 0 9 * * *', timeZone: 'America/New_York' } }));
    expect(world.task('a')?.nextRun).toBe('2026-01-15T14:00:30.000Z');
    await clock.awake(48 * 60 * minute);
    expect(world.ended.map((run) => run.dueAt)).toEqual(['2026-01-15T14:00:30.000Z', '2026-01-16T14:00:30.000Z']);
    expect(world.task('a')).toMatchObject({ state: 'scheduled', nextRun: '2026-01-17T14:00:30.000Z' });
  });

  test('a disabled task does not, and catches nothing up when it is enabled', async () => {
    const world = open();
    const schedule = { type: 'cron', cron: '*/15 * * * *' };
    await world.tasks.save(raw({ schedule, enabled: false }));
    await clock.awake(120 * minute);
    expect(world.ended).toEqual([]);
    await world.tasks.save(raw({ schedule, enabled: true }));
    await clock.awake(20 * minute);
    expect(world.ended).toHaveLength(1);
  });

  test('500 tasks that are due in one second all run, a few at a time', async () => {
    let now = 0;
    let most = 0;
    const world = open({
      definitions: Array.from({ length: 500 }, (_, index) =>
        define({ id: `t${index}`, name: `T${index}`, schedule: { type: 'cron', cron: '0 13 * * *' } }),
      ),
      services: {
        publish: async () => {
          most = Math.max(most, ++now);
          await settle();
          now--;
          return ok(undefined);
        },
      },
    });
    await clock.awake(60 * minute + 1_000);
    for (let round = 0; round < 2_000 && world.ended.length < 500; round++) await settle();
    expect(new Set(world.ended.map((run) => run.taskId)).size).toBe(500);
    expect(world.ended).toHaveLength(500);
    expect(most).toBe(limits.tasksAtOnce);
  });
});

describe('run now', () => {
  test('answers the run, which is refused a second time while it is under way', async () => {
    const { services, release, begun } = held();
    const world = open({
      definitions: [define({ schedule: { type: 'cron', cron: '*/15 * * * *' }, timeLimitSeconds: 3_600 })],
      services,
    });
    const started = world.tasks.runNow('a');
    expect(world.tasks.runs()[0]?.id).toBe(started.ok && started.value.runId);
    expect(world.tasks.runNow('a')).toMatchObject({ error: { code: 'task.running' } });
    // The lock holds the schedule off as well; the time that came meanwhile is served afterwards.
    await clock.awake(16 * minute);
    await clock.awake(0);
    expect(begun()).toBe(1);
    release();
    await settle();
    expect(begun()).toBe(2);
    expect(world.tasks.runs()[0]).toMatchObject({ dueAt: '2026-01-15T12:15:00.000Z' });
    release();
    await settle();
  });

  test('waits for no constraint', async () => {
    const world = open({
      definitions: [define({ constraints: { network: true } })],
      services: { network: () => false },
    });
    world.tasks.runNow('a');
    await settle();
    expect(world.ended.map(({ trigger, result }) => [trigger, result])).toEqual([['manual', 'done']]);
    expect(world.task('a')?.state).toBe('succeeded');
  });

  test('stands for a run that waits', async () => {
    let online = false;
    const definition = define({ schedule: { type: 'once' }, constraints: { brokerOnline: true } });
    const world = open({ services: { brokers: () => (online ? [onlineBroker()] : []) } });
    await world.tasks.save(definition);
    expect(world.task('a')).toMatchObject({ state: 'waiting', waitingFor: ['brokerOnline'] });
    world.tasks.runNow('a');
    await settle();
    online = true;
    await clock.awake(minute);
    expect(world.ended.map((run) => run.trigger)).toEqual(['manual']);
    expect(world.task('a')?.state).toBe('succeeded');
  });

  test('an unknown task, and one of a stopped service, are refused', () => {
    const world = open({ definitions: [define()] });
    expect(world.tasks.runNow('x')).toMatchObject({ error: { code: 'task.unknown' } });
    world.tasks.stop();
    expect(world.tasks.runNow('a')).toMatchObject({ error: { code: 'service.stopped' } });
    expect(world.task('a')?.state).toBe('scheduled');
  });
});

describe('results', () => {
  test('a retry comes after its back-off, until the attempts are used up', async () => {
    const backoff = { kind: 'exponential', firstSeconds: 60, maxSeconds: 600, jitter: 0 };
    const world = open({ services: { publish: async () => err('broker.offline') } });
    await world.tasks.save(raw({ schedule: { type: 'once' }, backoff, maxAttempts: 3 }));
    await settle();
    expect(world.task('a')).toMatchObject({ state: 'retrying', attempt: 2, nextRun: '2026-01-15T12:01:00.000Z' });
    await clock.awake(60 * minute);
    expect(
      world.ended.map(({ attempt, result, trigger, startedAt }) => [attempt, result, trigger, startedAt.slice(14, 19)]),
    ).toEqual([
      [1, 'retry', 'schedule', '00:00'],
      [2, 'retry', 'retry', '01:00'],
      [3, 'failed', 'retry', '03:00'],
    ]);
    expect(world.task('a')).toMatchObject({ state: 'failed', lastRun: { message: 'broker.offline' } });
  });

  test('what no second attempt would mend fails at once', async () => {
    const world = open({ definitions: [define()], services: { publish: async () => err('request.invalid', 'topic') } });
    world.tasks.runNow('a');
    await settle();
    expect(world.ended).toMatchObject([{ result: 'failed', message: 'request.invalid: topic' }]);
  });

  test('a bug in a task is a failed run, without its text', async () => {
    const publish = async () => {
      throw new Error('password=hunter2');
    };
    const world = open({ definitions: [define()], services: { publish } });
    world.tasks.runNow('a');
    await settle();
    expect(world.ended).toMatchObject([{ result: 'failed', message: 'internal' }]);
    expect(JSON.stringify(world.tasks.list())).not.toContain('hunter2');
  });

  test('a run that exceeds its time limit is aborted, and tried again', async () => {
    let aborted: unknown;
    const refresh: TaskServices['refresh'] = (signal) =>
      new Promise(() => signal.addEventListener('abort', () => (aborted = signal.reason)));
    const world = open({ services: { refresh } });
    const schedule = { type: 'once' };
    await world.tasks.save(raw({ kind: 'refresh', input: {}, schedule, timeLimitSeconds: 10, maxAttempts: 2 }));
    await clock.awake(11_000);
    expect(aborted).toBe('timeout');
    expect(world.ended).toMatchObject([{ result: 'retry', stopReason: 'timeout', durationMs: 10_000 }]);
    await clock.awake(5 * minute);
    expect(world.ended[1]).toMatchObject({ result: 'failed', stopReason: 'timeout', attempt: 2 });
  });
});

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
    clock.jump(-20 * minute);
    await clock.awake(18 * minute);
    expect(world.ended).toHaveLength(2);
    clock.jump(-365 * 24 * 60 * minute);
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
    const world = createTaskWorld({ clock, runs });
    worlds.push(world);
    await world.tasks.save(raw({ schedule: { type: 'once' } }));
    await clock.awake(minute);
    expect(world.ended).toEqual([]);
    world.tasks.start();
    await settle();
    expect(world.ended).toMatchObject([{ result: 'done' }]);
  });
});

test('a visible task shows its progress, a silent one does not', async () => {
  let report: (percent: number) => void = () => undefined;
  const compactHistory: TaskServices['compactHistory'] = (_signal, onProgress) => {
    report = onProgress;
    return new Promise(() => undefined);
  };
  const compact = { kind: 'compact', input: {} };
  const world = open({
    services: { compactHistory },
    definitions: [define({ ...compact, visible: true }), define({ ...compact, id: 'b', name: 'B' })],
  });
  for (const id of ['a', 'b']) {
    world.tasks.runNow(id);
    await settle();
    const before = world.events.length;
    for (const percent of [10, 10.2, 55, 400, Number.NaN]) report(percent);
    expect(world.events.length - before).toBe(id === 'a' ? 4 : 0);
    report(70);
  }
  expect(world.task('a')?.progress).toEqual({ percent: 70, text: 'Removing old history' });
  expect(world.task('b')?.progress).toBeUndefined();
});

test('export and import bring the same tasks', async () => {
  const world = open({ definitions: [define({ tags: ['x'] }), define({ id: 'b', name: 'B' })] });
  const other = open();
  expect(await other.tasks.importJson(world.tasks.exportJson(), 'keep')).toEqual(ok({ imported: 2 }));
  expect(other.definitions).toEqual(world.definitions);
  expect(await other.tasks.importJson(world.tasks.exportJson(), 'keep')).toEqual(ok({ imported: 0 }));
  expect(await other.tasks.importJson('[]', 'keep')).toMatchObject({ error: { code: 'task.invalid' } });
});
