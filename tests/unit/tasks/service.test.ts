import { describe, expect, test } from 'vitest';
import { err, ok } from '../../../main/service/base/errors.ts';
import { limits } from '../../../main/service/base/limits.ts';
import type { TaskServices } from '../../../main/service/tasks/services.ts';
import { settle } from '../../support/sleepy-clock.ts';
import { onlineBroker } from '../../support/task-world.ts';
import { clock, define, held, manageTaskWorlds, minute, open, raw } from '../../support/task-worlds.ts';

manageTaskWorlds();

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
          return ok({});
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
