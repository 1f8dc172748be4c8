import { taskDefinitionSchema } from '../../main/service/tasks/definition.ts';
import { onTimeMs } from '../../main/service/tasks/queue.ts';
import { timesOf } from '../../main/service/tasks/times.ts';
import { createSleepyClock } from './sleepy-clock.ts';
import { createMemoryRunStore, createTaskWorld, type TaskWorld } from './task-world.ts';

export interface SimulationOptions {
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly days: number;
  readonly seed: number;
}

export interface SimulationReport {
  readonly timeZone: string;
  readonly sleeps: number;
  readonly restarts: number;
  /** By task id: how many times were due, how many runs were done, and what was lost or doubled. */
  readonly tasks: ReadonlyMap<string, { due: number; runs: number; caughtUp: number; lost: number; doubled: number }>;
}

const minute = 60_000;

/** Numbers from 0 to below 1 that a seed always gives (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Lives through days of waking, sleeping (announced or not), and restarts, with a task every 15 minutes and one at
 * 02:30, each with the policies `all` and `once`; then counts. `all` must have run every due time exactly once; `once`
 * exactly the newest of those that were missed together.
 */
export async function simulate({ timeZone, from, days, seed }: SimulationOptions): Promise<SimulationReport> {
  const random = createRandom(seed);
  const clock = createSleepyClock(from);
  const runs = createMemoryRunStore();
  const definitions = ['*/15 * * * *', '30 2 * * *'].flatMap((cron, index) =>
    (['all', 'once'] as const).map((missed) => {
      const id = `${index === 0 ? 'quarter' : 'night'}-${missed}`;
      const task = { id, name: id, kind: 'publish', input: { topic: 'a' }, schedule: { type: 'cron', cron }, missed };
      return taskDefinitionSchema.parse(task);
    }),
  );
  const done = new Map<string, Map<number, number>>(definitions.map(({ id }) => [id, new Map()]));
  const caught = new Map<string, number>();
  const open = (): TaskWorld => {
    const world = createTaskWorld({ clock, runs, definitions, timeZone });
    world.tasks.on('task.run', ({ run }) => {
      if (run.result !== 'done') return;
      const counts = done.get(run.taskId);
      const dueAt = Date.parse(run.dueAt);
      counts?.set(dueAt, (counts.get(dueAt) ?? 0) + 1);
      if (run.trigger === 'catch-up') caught.set(run.taskId, (caught.get(run.taskId) ?? 0) + 1);
    });
    return world;
  };
  let world = open();
  world.tasks.start();
  let sleeps = 0;
  let restarts = 0;
  /** The moments up to which the machine was away, each with when that began. */
  const absences: Array<{ readonly begin: number; readonly end: number }> = [];
  const until = from + days * 86_400_000;
  while (clock.now() < until) {
    await clock.awake(Math.floor(random() * 14 * 60) * minute + Math.floor(random() * minute));
    const begin = clock.now();
    const away = Math.floor(random() * 10 * 60 * minute);
    const kind = random();
    if (kind < 0.4) {
      sleeps++;
      world.tasks.onSuspend();
      clock.jump(away);
      world.tasks.onResume();
    } else if (kind < 0.7) {
      sleeps++;
      clock.jump(away);
    } else {
      restarts++;
      world.tasks.stop();
      clock.jump(away);
      world = open();
      world.tasks.start();
    }
    absences.push({ begin, end: begin + away });
    // Longer than a heartbeat, so that a sleep that nobody announced is noticed.
    await clock.awake(2 * minute);
  }
  await clock.awake(20 * minute);
  world.tasks.stop();
  const end = clock.now();
  const tasks = new Map<string, { due: number; runs: number; caughtUp: number; lost: number; doubled: number }>();
  for (const definition of definitions) {
    const next = timesOf(definition, from, timeZone);
    const due = new Set<number>();
    for (let time = next(from); time !== undefined && time <= end; time = next(time)) due.add(time);
    const counts = done.get(definition.id) ?? new Map<number, number>();
    const served = [...counts.keys()].sort((a, b) => a - b);
    const lost = [...due].filter(
      (time) => !counts.has(time) && !isMerged(definition.missed, time, served, absences),
    ).length;
    const stray = served.filter((time) => !due.has(time)).length;
    const doubled = [...counts.values()].reduce((sum, count) => sum + count - 1, 0) + stray;
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    tasks.set(definition.id, { due: due.size, runs: total, caughtUp: caught.get(definition.id) ?? 0, lost, doubled });
  }
  return { timeZone, sleeps, restarts, tasks };
}

/** Whether policy `once` rightly let a later run stand for this time: both were missed, in one absence. */
function isMerged(
  missed: string,
  time: number,
  served: readonly number[],
  absences: ReadonlyArray<{ readonly begin: number; readonly end: number }>,
): boolean {
  if (missed !== 'once') return false;
  const absence = absences.find(({ begin, end }) => time >= begin - onTimeMs && time <= end);
  return absence !== undefined && served.some((each) => each > time && each <= absence.end + 30 * minute);
}
