import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import type { Trace } from '../../../main/service/model/automations.ts';
import type { TaskRun } from '../../../main/service/model/tasks.ts';
import { alert, iso, manageHistories, open, path, t0 } from '../../support/history-folder.ts';

manageHistories();

describe('alerts', () => {
  test('are on disk when save returns, and change in place', () => {
    const history = open();
    history.alerts.save(alert('a'));
    history.alerts.save({ ...alert('b'), state: 'recovered' });
    history.alerts.save({ ...alert('a'), state: 'acknowledged' });
    const other = open();
    expect(other.alerts.open()).toEqual([{ ...alert('a'), state: 'acknowledged' }]);
    expect(
      other.alerts
        .list()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b']);
  });

  test('are found by state, severity, rule, time and words', () => {
    const { alerts } = open();
    alerts.save({ ...alert('a', 0), severity: 'critical' });
    alerts.save({ ...alert('b', 60), rule: 'battery.low', state: 'recovered' });
    alerts.save({ ...alert('c', 120), title: '100% "quoted" Text' });
    const ids = (filter: Parameters<typeof alerts.list>[0]) => alerts.list(filter).map(({ id }) => id);
    expect(ids({})).toEqual(['c', 'b', 'a']);
    expect(ids({ limit: 1 })).toEqual(['c']);
    expect(ids({ severities: ['critical'] })).toEqual(['a']);
    expect(ids({ states: ['recovered', 'snoozed'] })).toEqual(['b']);
    expect(ids({ states: [] })).toEqual([]);
    expect(ids({ rule: 'battery.low' })).toEqual(['b']);
    expect(ids({ before: alert('c', 120).since })).toEqual(['b', 'a']);
    expect(ids({ search: 'TEXT 100%' })).toEqual(['c']);
    expect(ids({ search: '%' })).toEqual(['c']);
  });

  test('pruning never takes an open one', () => {
    const { alerts } = open();
    alerts.save(alert('open', -1));
    const db = new DatabaseSync(path);
    const insert = db.prepare("INSERT INTO alerts VALUES (?, 'recovered', 'info', 'x', ?, '', ?)");
    db.exec('BEGIN');
    for (let index = 0; index < limits.alertsKept + 50; index++)
      insert.run(`r${index}`, t0 + index, JSON.stringify(alert(`r${index}`)));
    db.exec('COMMIT');
    db.close();
    alerts.prune();
    expect(alerts.open().map(({ id }) => id)).toEqual(['open']);
    expect(alerts.list({ limit: 10_000 })).toHaveLength(limits.alertsKept + 1);
  });
});

describe('runs, traces and marks', () => {
  test('the newest run of each task, and those that never ended', () => {
    const history = open();
    history.runs.save(run('1', 'a', 0, true));
    history.runs.save(run('2', 'a', 10, true));
    history.runs.save(run('3', 'b', 5, false));
    const { runs } = open();
    expect(runs.list().map(({ id }) => id)).toEqual(['2', '3', '1']);
    expect(runs.list({ taskId: 'a', limit: 1 })).toEqual([run('2', 'a', 10, true)]);
    expect([...runs.last()].map(([task, { id }]) => [task, id])).toEqual([
      ['a', '2'],
      ['b', '3'],
    ]);
    expect(runs.unfinished().map(({ id }) => id)).toEqual(['3']);
    runs.save(run('3', 'b', 5, true));
    expect(runs.unfinished()).toEqual([]);
  });

  test('pruning leaves the last runs of a rare task', async () => {
    const { runs } = open();
    runs.save(run('rare', 'rare', -1_000, true));
    for (let index = 0; index < limits.taskRunsKept + 10; index++) runs.save(run(`f${index}`, 'often', index, true));
    await runs.prune();
    expect(runs.list({ limit: 10_000 })).toHaveLength(limits.taskRunsKept + 1);
    expect(runs.list({ taskId: 'rare' })).toHaveLength(1);
  });

  test('marks survive a restart', () => {
    const history = open();
    history.runs.saveMark('a', { served: 1 });
    history.runs.saveMark('b', { served: 2 });
    history.runs.saveMark('a', { served: 3 });
    history.runs.deleteMark('b');
    history.runs.saveMarks(new Map([['c', { served: 4 }]]));
    history.kv.set('other', 'x');
    expect(open().runs.marks()).toEqual(
      new Map([
        ['a', { served: 3 }],
        ['c', { served: 4 }],
      ]),
    );
  });

  test('an automation keeps its last traces', () => {
    const { traces } = open();
    for (let index = 0; index < limits.tracesKeptPerAutomation + 5; index++)
      traces.save(trace(`t${index}`, 'a', index));
    traces.save(trace('other', 'b', 0));
    traces.save({ ...trace('t54', 'a', 54), result: 'finished' });
    expect(traces.list('a')).toHaveLength(limits.tracesKeptPerAutomation);
    expect(traces.list('a', 1)).toEqual([{ ...trace('t54', 'a', 54), result: 'finished' }]);
    expect(traces.lastTriggered().get('b')).toBe(trace('other', 'b', 0).startedAt);
    traces.forget('a');
    expect(traces.list('a')).toEqual([]);
  });
});

function run(id: string, taskId: string, seconds: number, ended: boolean): TaskRun {
  const begun: TaskRun = {
    id,
    taskId,
    taskName: taskId,
    trigger: 'schedule',
    dueAt: iso(seconds),
    startedAt: iso(seconds),
    attempt: 1,
  };
  return ended ? { ...begun, endedAt: iso(seconds + 1), durationMs: 1_000, result: 'done' } : begun;
}

function trace(id: string, automationId: string, seconds: number): Trace {
  return { id, automationId, startedAt: iso(seconds), trigger: 'state', result: 'running', steps: [] };
}
