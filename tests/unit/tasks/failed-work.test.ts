/** Work that failed for good waits until somebody takes it up; a run can be told something else than its task. */
import { describe, expect, test } from 'vitest';
import { err, ok } from '../../../main/service/base/errors.ts';
import type { PublishRequest } from '../../../main/service/tasks/services.ts';
import { clock, manageTaskWorlds, minute, open, raw } from '../../support/task-worlds.ts';

manageTaskWorlds();

const manual = { schedule: { type: 'manual' }, maxAttempts: 2, backoff: { firstSeconds: 60, jitter: 0 } } as const;

function worldOf(refuses: (message: PublishRequest) => boolean) {
  const sent: string[] = [];
  const world = open({
    services: {
      publish: async (_broker, message) => {
        if (refuses(message)) return err('broker.offline');
        sent.push(`${message.topic} ${message.payload}`);
        return ok({});
      },
    },
  });
  return { world, sent };
}

describe('a run with input of its own', () => {
  test('is told that instead of the same fields of the task, in every attempt', async () => {
    let refusals = 1;
    const { world, sent } = worldOf(() => refusals-- > 0);
    await world.tasks.save(raw({ ...manual, input: { topic: 't', payload: 'usual' } }));
    expect(world.tasks.runNow('a', { input: { payload: 'other' } })).toMatchObject({ ok: true });
    await clock.awake(5 * minute);
    world.tasks.runNow('a');
    await clock.awake(minute);
    expect(sent).toEqual(['t other', 't usual']);
    expect(world.ended.map(({ result, input }) => [result, input?.payload])).toEqual([
      ['retry', 'other'],
      ['done', 'other'],
      ['done', undefined],
    ]);
  });

  test('is refused with the field that the kind does not take, and nothing has run', async () => {
    const { world } = worldOf(() => false);
    await world.tasks.save(raw({ ...manual, input: { topic: 't' } }));
    expect(world.tasks.runNow('a', { input: { topic: 'a/#' } })).toMatchObject({
      error: { code: 'task.invalid', detail: expect.stringMatching(/^input\.topic/) },
    });
    expect(world.ended).toEqual([]);
  });

  test('of an automation: its texts become what triggered makes of them', async () => {
    const { world, sent } = worldOf(() => false);
    await world.tasks.save(raw({ ...manual, input: { topic: 't', payload: '{{ trigger.payload }}' } }));
    const render = (text: string) => ok(text.replace('{{ trigger.payload }}', 'ding'));
    expect(world.tasks.runNow('a', { by: 'automation', render })).toMatchObject({ ok: true });
    await clock.awake(minute);
    expect(sent).toEqual(['t ding']);
  });
});

describe('work that failed for good', () => {
  test('is listed once with how often it failed, until it is done', async () => {
    let isRefused = true;
    const { world, sent } = worldOf(() => isRefused);
    await world.tasks.save(raw({ ...manual, input: { topic: 't', payload: 'x' } }));
    for (let run = 0; run < 2; run++) {
      world.tasks.runNow('a');
      await clock.awake(5 * minute);
    }
    expect(world.tasks.failures()).toMatchObject([{ taskId: 'a', times: 2, message: 'broker.offline' }]);
    isRefused = false;
    const [failure] = world.tasks.failures();
    expect(world.tasks.retry(failure?.id ?? '')).toMatchObject({ ok: true });
    await clock.awake(minute);
    expect([sent, world.tasks.failures()]).toEqual([['t x'], []]);
  });

  test('runs again with what it was told, or with other fields of it', async () => {
    const { world, sent } = worldOf(({ topic }) => topic === 'wrong');
    await world.tasks.save(raw({ ...manual, maxAttempts: 1, input: { topic: 'wrong', payload: 'usual' } }));
    world.tasks.runNow('a', { input: { payload: 'special' } });
    await clock.awake(minute);
    const [failure] = world.tasks.failures();
    expect(failure?.input).toMatchObject({ payload: 'special' });
    expect(world.tasks.retry(failure?.id ?? '', { topic: 'right' })).toMatchObject({ ok: true });
    await clock.awake(minute);
    expect([sent, world.tasks.failures()]).toEqual([['right special'], []]);
  });

  test('takes a field of its own away for one run where null is given', async () => {
    const { world, sent } = worldOf(() => false);
    await world.tasks.save(raw({ ...manual, input: { topic: 't', payload: 'x', unconfirmed: 'failed' } }));
    expect(world.tasks.runNow('a', { input: { unconfirmed: null } })).toMatchObject({ ok: true });
    await clock.awake(minute);
    expect([sent, world.task('a')?.lastRun?.input]).toEqual([
      ['t x'],
      expect.not.objectContaining({ unconfirmed: 'failed' }),
    ]);
  });

  test('is dropped when a person says so, and goes with its task', async () => {
    const { world } = worldOf(() => true);
    await world.tasks.save(raw({ ...manual, maxAttempts: 1, input: { topic: 't', payload: 'x' } }));
    await world.tasks.save(raw({ ...manual, id: 'b', name: 'B', maxAttempts: 1, input: { topic: 't', payload: 'x' } }));
    world.tasks.runNow('a');
    world.tasks.runNow('b');
    await clock.awake(minute);
    const [newest] = world.tasks.failures();
    expect(world.tasks.drop(newest?.id ?? '')).toEqual(ok(undefined));
    expect(world.tasks.drop('none')).toMatchObject({ ok: false });
    expect(world.tasks.failures()).toHaveLength(1);
    await world.tasks.remove('a');
    await world.tasks.remove('b');
    expect(world.tasks.failures()).toEqual([]);
  });
});

describe('a task that follows another', () => {
  const once = { schedule: { type: 'once' }, maxAttempts: 1 } as const;
  const follower = { ...once, id: 'b', name: 'B', afterTaskId: 'a', input: { topic: 'b', payload: 'after' } };

  test.each([
    ['done', false, true],
    ['done', true, false],
    ['failed', false, false],
    ['failed', true, true],
    [undefined, true, true],
  ] as const)('only if it was %s (it fails: %s)', async (afterResult, fails, runs) => {
    const { world, sent } = worldOf(({ topic }) => fails && topic === 'a');
    await world.tasks.save(raw({ ...once, input: { topic: 'a', payload: 'first' } }));
    await world.tasks.save(raw({ ...follower, ...(afterResult === undefined ? {} : { afterResult }) }));
    await clock.awake(5 * minute);
    expect(sent.includes('b after')).toBe(runs);
    const last = world.task('b')?.lastRun;
    if (runs) expect(last?.result).toBe('done');
    else
      expect(last).toMatchObject({ result: 'cancelled', message: expect.stringMatching(/^task\.passedOver: A ended/) });
  });

  test('waits for one that has never run', async () => {
    const { world, sent } = worldOf(() => false);
    await world.tasks.save(raw({ ...manual, input: { topic: 'a', payload: 'first' } }));
    await world.tasks.save(raw({ ...follower, afterResult: 'done' }));
    await clock.awake(5 * minute);
    expect([sent, world.task('b')?.waitingFor]).toEqual([[], ['afterTaskId']]);
    world.tasks.runNow('a');
    await clock.awake(minute);
    expect(sent).toEqual(['a first', 'b after']);
  });
});
