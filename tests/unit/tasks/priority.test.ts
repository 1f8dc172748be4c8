/** Which of several tasks begins first, and heavy work, which waits for its hour. */
import { describe, expect, test } from 'vitest';
import { ok } from '../../../main/service/base/errors.ts';
import { limits } from '../../../main/service/base/limits.ts';
import { clock, held, manageTaskWorlds, minute, open, raw, t0 } from '../../support/task-worlds.ts';

manageTaskWorlds();

const at = new Date(t0 + minute).toISOString();
const once = (id: string, changes: object = {}) =>
  raw({
    id,
    name: id.toUpperCase(),
    input: { topic: id },
    schedule: { type: 'once', at },
    timeLimitSeconds: 3_600,
    ...changes,
  });

describe('when there are fewer slots than tasks', () => {
  test('those of high priority begin first, and those of low priority last', async () => {
    const begun: string[] = [];
    const slots = held();
    const world = open({
      services: {
        publish: (broker, message) => {
          begun.push(message.topic);
          return slots.services.publish?.(broker, message) ?? Promise.resolve(ok({}));
        },
      },
    });
    for (let index = 0; index < limits.tasksAtOnce; index++) await world.tasks.save(once(`n${index}`));
    await world.tasks.save(once('low', { priority: 'low' }));
    await world.tasks.save(once('last', {}));
    await world.tasks.save(once('high', { priority: 'high' }));
    await clock.awake(2 * minute);
    expect(begun).toHaveLength(limits.tasksAtOnce);
    expect(begun[0]).toBe('high');
    for (let index = 0; index < begun.length + 3; index++) {
      slots.release();
      await clock.awake(1_000);
    }
    expect(begun.at(-1)).toBe('low');
    while (slots.begun() > 0 && world.ended.length < begun.length) {
      slots.release();
      await clock.awake(1_000);
    }
  });
});

describe('heavy work', () => {
  test('waits for mains and for a computer that nobody uses, and begins one at a time', async () => {
    const slots = held();
    const world = open({ services: slots.services });
    world.power = { onBattery: true, idleSeconds: 0 };
    await world.tasks.save(once('a', { heavy: true }));
    await world.tasks.save(once('b', { heavy: true }));
    await clock.awake(2 * minute);
    expect(world.task('a')?.waitingFor).toEqual(['onAcPower', 'idleMinutes']);
    world.power = { onBattery: false, idleSeconds: 0 };
    await clock.awake(minute);
    expect(world.task('a')?.waitingFor).toEqual(['idleMinutes']);
    world.power = { onBattery: false, idleSeconds: 301 };
    await clock.awake(minute);
    expect([slots.begun(), world.task('b')?.waitingFor]).toEqual([1, ['heavy']]);
    // Somebody comes back: what has begun goes on.
    world.power = { onBattery: false, idleSeconds: 0 };
    await clock.awake(30_000);
    expect(world.task('a')?.state).toBe('running');
    slots.release();
    world.power = { onBattery: false, idleSeconds: 600 };
    await clock.awake(minute);
    expect([slots.begun(), world.task('a')?.state]).toEqual([2, 'succeeded']);
    slots.release();
    await clock.awake(1_000);
    expect(world.task('b')?.state).toBe('succeeded');
  });

  test('that somebody asks for begins at once', async () => {
    const world = open();
    world.power = { onBattery: true, idleSeconds: 0 };
    await world.tasks.save(raw({ heavy: true }));
    world.tasks.runNow('a');
    await clock.awake(1_000);
    expect(world.task('a')?.lastRun?.result).toBe('done');
  });
});
