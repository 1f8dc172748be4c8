/** Task services on a clock that sleeps and jumps; what a test opened is stopped after it. */
import { afterEach, beforeEach, expect } from 'vitest';
import { err, ok } from '../../main/service/base/errors.ts';
import type { TaskDefinition } from '../../main/service/model/tasks.ts';
import { parseTaskDefinition } from '../../main/service/tasks/definition.ts';
import type { TaskServices } from '../../main/service/tasks/services.ts';
import { createSleepyClock, type SleepyClock } from './sleepy-clock.ts';
import { createTaskWorld, type TaskWorld } from './task-world.ts';

export const t0 = Date.UTC(2026, 0, 15, 12);
export const minute = 60_000;
/** A new one for each test. */
export let clock: SleepyClock;
let worlds: TaskWorld[] = [];

/** Call it once per file of tests. */
export function manageTaskWorlds(): void {
  beforeEach(() => {
    clock = createSleepyClock(t0);
  });
  afterEach(() => {
    for (const world of worlds) world.tasks.stop();
    worlds = [];
    // Whatever a test does, a stop leaves no timer behind.
    expect(clock.pending).toBe(0);
  });
}

/** A definition as it comes from outside: a task `a` that publishes, run by hand. */
export function raw(changes: object = {}): object {
  return { id: 'a', name: 'A', kind: 'publish', input: { topic: 't' }, schedule: { type: 'manual' }, ...changes };
}

/** The same, parsed. */
export function define(changes: object = {}): TaskDefinition {
  const parsed = parseTaskDefinition(raw(changes));
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

/** A service that has not been started. */
export function prepare(options: Partial<Parameters<typeof createTaskWorld>[0]> = {}): TaskWorld {
  const world = createTaskWorld({ clock, ...options });
  worlds.push(world);
  return world;
}

/** A service that runs. */
export function open(options: Parameters<typeof prepare>[0] = {}): TaskWorld {
  const world = prepare(options);
  world.tasks.start();
  return world;
}

/** A publish that ends when the test says so. */
export function held(): {
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
        return new Promise((resolve) => waiting.push((failure) => resolve(failure ? err(failure) : ok({}))));
      },
    },
    begun: () => begun,
    release: (failure) => waiting.shift()?.(failure),
  };
}
