import { err, ok, type Result } from '../../main/service/base/errors.ts';
import type { Clock, PowerState } from '../../main/service/base/ports.ts';
import type { RunStore } from '../../main/service/history/run-store.ts';
import type { Broker } from '../../main/service/model/brokers.ts';
import type { Task, TaskDefinition, TaskRun } from '../../main/service/model/tasks.ts';
import { createTaskService, type TaskService } from '../../main/service/tasks/service.ts';
import type { TaskServices } from '../../main/service/tasks/services.ts';
import { Listening } from '../../main/service/time/listening.ts';
import { createFakeClock } from './fake-clock.ts';
import { createMemoryLogger } from './memory-logger.ts';

/** A run store in memory that outlives the task service, as a database would. */
export function createMemoryRunStore(): RunStore {
  const runs = new Map<string, TaskRun>();
  const marks = new Map<string, unknown>();
  const newestFirst = () => [...runs.values()].reverse();
  return {
    save: (run) => void runs.set(run.id, run),
    list: ({ taskId, limit = 100 } = {}) =>
      newestFirst()
        .filter((run) => taskId === undefined || run.taskId === taskId)
        .slice(0, limit),
    last: () => new Map([...runs.values()].map((run) => [run.taskId, run])),
    unfinished: () => [...runs.values()].filter((run) => run.endedAt === undefined),
    marks: () => new Map(marks),
    saveMark: (taskId, mark) => void marks.set(taskId, structuredClone(mark)),
    saveMarks(several) {
      for (const [taskId, mark] of several) marks.set(taskId, structuredClone(mark));
    },
    deleteMark: (taskId) => void marks.delete(taskId),
    prune: async () => undefined,
  };
}

export function onlineBroker(state: Broker['state'] = 'online'): Broker {
  return { id: 'home', name: 'Home', url: 'mqtt://h', state, since: '2026-01-01T00:00:00.000Z' };
}

/** Services that do nothing, well. */
export function createFakeServices(changes: Partial<TaskServices> = {}, clock = createFakeClock()): TaskServices {
  const memory = new Map<string, unknown>();
  return {
    entities: () => [],
    devices: () => [],
    brokers: () => [onlineBroker()],
    alerts: () => [],
    lastSeen: () => undefined,
    listening: new Listening(clock, memory),
    ready: () => undefined,
    refresh: async () => ({ asked: 0, resubscribed: 0 }),
    publish: async () => ok({}),
    command: async () => ok({ outcome: 'confirmed', repeatable: true }),
    ingest: () => undefined,
    changeTask: async () => err('service.stopped'),
    settingsJson: () => '{}',
    backupFolder: () => '/nonexistent',
    standstills: () => [],
    lowBatteryPercent: () => 15,
    tellSilent: () => undefined,
    compactHistory: async () => ({ deletedStates: 0, thinnedStates: 0, usedBytes: 0, fits: true }),
    announce: () => undefined,
    secret: async (name) => err('request.invalid', `${name} is not set`),
    recall: (key) => memory.get(key),
    remember: (key, value) => void memory.set(key, value),
    network: () => true,
    freeDiskMiB: () => 1_000,
    ...changes,
  };
}

export interface TaskWorld {
  readonly tasks: TaskService;
  /** Everything that was announced, in order. */
  readonly events: string[];
  readonly ended: TaskRun[];
  definitions: readonly TaskDefinition[];
  power: PowerState;
  /** What saving the definitions answers. */
  saveResult: Result<void>;
  task(id: string): Task | undefined;
}

export interface WorldOptions {
  readonly clock: Clock;
  readonly services?: Partial<TaskServices>;
  readonly runs?: RunStore;
  readonly definitions?: readonly TaskDefinition[];
  readonly timeZone?: string;
}

/** A task service among fakes. */
export function createTaskWorld(options: WorldOptions): TaskWorld {
  const { clock, timeZone = 'UTC' } = options;
  const world: TaskWorld = {
    definitions: options.definitions ?? [],
    power: { onBattery: false },
    saveResult: ok(undefined),
    events: [],
    ended: [],
    tasks: createTaskService({
      clock,
      timers: clock,
      logger: createMemoryLogger(),
      power: { state: () => world.power },
      runs: options.runs ?? createMemoryRunStore(),
      services: createFakeServices(options.services),
      definitions: () => world.definitions,
      edit: async (change) => {
        const changed = change(world.definitions);
        if (!changed.ok) return changed;
        if (!world.saveResult.ok) return world.saveResult;
        world.definitions = changed.value.kept;
        return ok(changed.value.value);
      },
      timeZone: () => timeZone,
      random: () => 0.5,
    }),
    task: (id) => world.tasks.list().find((task) => task.id === id),
  };
  world.tasks.on('task.changed', ({ task }) => world.events.push(`${task.id} ${task.state}`));
  world.tasks.on('task.removed', ({ id }) => world.events.push(`${id} removed`));
  world.tasks.on('task.run', ({ run }) => {
    world.events.push(`${run.taskId} ${run.result ?? 'begun'}`);
    if (run.result !== undefined) world.ended.push(run);
  });
  return world;
}
