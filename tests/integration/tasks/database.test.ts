import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type History, openHistory } from '../../../main/service/history/history.ts';
import type { TaskDefinition } from '../../../main/service/model/tasks.ts';
import { parseTaskDefinition } from '../../../main/service/tasks/definition.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { createSleepyClock } from '../../support/sleepy-clock.ts';
import { createTaskWorld } from '../../support/task-world.ts';

let folder: string;
const opened: History[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inglenook-tasks-'));
});
afterEach(() => {
  for (const history of opened.splice(0)) history.close();
  rmSync(folder, { recursive: true, force: true });
});

const t0 = Date.UTC(2026, 0, 15, 12);
const minute = 60_000;

function definition(changes: object): TaskDefinition {
  const parsed = parseTaskDefinition({ kind: 'publish', input: { topic: 't' }, ...changes });
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

test('a killed process leaves enough on disk to go on: nothing lost, nothing twice', async () => {
  const clock = createSleepyClock(t0);
  const definitions = [
    definition({ id: 'all', name: 'All', schedule: { type: 'cron', cron: '*/15 * * * *' }, missed: 'all' }),
    definition({
      id: 'stuck',
      name: 'Stuck',
      kind: 'refresh',
      input: {},
      schedule: { type: 'once', at: '2026-01-15T12:20:00Z' },
      timeLimitSeconds: 3_600,
    }),
    definition({
      id: 'retry',
      name: 'Retry',
      schedule: { type: 'interval', seconds: 86_400 },
      initialDelaySeconds: 60,
    }),
  ];
  const open = () => {
    const history = openHistory({ path: join(folder, 'x.db'), logger: createMemoryLogger(), timers: clock });
    opened.push(history);
    return history.runs;
  };
  // Never stopped: its database is read by the next one as a crash would have left it.
  const first = createTaskWorld({
    clock,
    definitions,
    runs: open(),
    services: { refresh: () => new Promise(() => undefined) },
  });
  first.tasks.start();
  await clock.awake(35 * minute);
  expect(first.ended.map((run) => `${run.taskId} ${run.dueAt.slice(11, 16)}`)).toEqual([
    'retry 12:01',
    'all 12:15',
    'all 12:30',
  ]);
  expect(first.task('stuck')?.state).toBe('running');
  clock.jump(30 * minute);
  const second = createTaskWorld({ clock, definitions, runs: open() });
  second.tasks.start();
  // What is caught up is spread out a little.
  await clock.awake(1_000);
  const done = second.ended.map((run) => `${run.taskId} ${run.dueAt.slice(11, 16)} ${run.trigger} ${run.result}`);
  expect(done.sort()).toEqual(['all 12:45 catch-up done', 'all 13:00 catch-up done', 'stuck 12:20 catch-up done']);
  expect(second.task('stuck')?.state).toBe('succeeded');
  expect(second.tasks.runs({ taskId: 'stuck' }).map(({ result, stopReason }) => [result, stopReason])).toEqual([
    ['done', undefined],
    ['cancelled', 'quit'],
  ]);
  first.tasks.stop();
  second.tasks.stop();
});
