import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Alert } from '../../../main/service/alerts/model.ts';
import type { Trace } from '../../../main/service/automations/model.ts';
import { type History, openHistory } from '../../../main/service/history/history.ts';
import { limits } from '../../../main/service/limits.ts';
import type { TaskRun } from '../../../main/service/tasks/model.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

let folder: string;
let path: string;
let timers: FakeClock;
const opened: History[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inglenook-history-'));
  path = join(folder, 'inglenook.db');
  timers = createFakeClock();
});
afterEach(() => {
  for (const history of opened.splice(0)) history.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(at: string = path): History {
  const history = openHistory({ path: at, logger: createMemoryLogger(), timers });
  opened.push(history);
  return history;
}

async function states(history: History, entityId: string, from: number, to: number, maxPoints?: number) {
  const result = await history.query(entityId, from, to, maxPoints);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const t0 = Date.UTC(2026, 0, 15, 12);

describe('recording', () => {
  test('what was flushed is there after a restart, also without a clean end', async () => {
    const first = open();
    first.recorder.record('sensor.a', '21.5', t0);
    first.recorder.record('light.b', 'on', t0 + 250);
    timers.advance(limits.historyFlushMs);
    first.recorder.record('sensor.a', '22', t0 + 5_000);
    timers.advance(limits.historyFlushMs);
    const second = open();
    expect(await states(second, 'sensor.a', t0, t0 + 10_000)).toEqual([
      { at: t0, state: '21.5' },
      { at: t0 + 5_000, state: '22' },
    ]);
    expect(await states(second, 'light.b', t0, t0 + 10_000)).toEqual([{ at: t0 + 250, state: 'on' }]);
  });

  test('keeps the text of a number as it was said', async () => {
    const history = open();
    history.recorder.record('sensor.a', '21.50', t0);
    expect(await states(history, 'sensor.a', t0, t0)).toEqual([{ at: t0, state: '21.50' }]);
  });

  test('one row per entity and second at most, and none for a state that did not change', async () => {
    const history = open();
    for (let index = 0; index < 500; index++) history.recorder.record('sensor.a', String(index), t0 + index);
    timers.advance(limits.historyFlushMs);
    history.recorder.record('sensor.a', 'x', t0 + 900);
    timers.advance(limits.historyFlushMs);
    history.recorder.record('sensor.a', 'x', t0 + 5_000);
    timers.advance(limits.historyFlushMs);
    expect(await states(history, 'sensor.a', t0, t0 + 10_000)).toEqual([{ at: t0 + 900, state: 'x' }]);
    expect(timers.pending).toBe(0);
  });

  test('many entities at once are all written', async () => {
    const history = open();
    for (let index = 0; index < 3_500; index++) history.recorder.record(`sensor.s${index}`, 'on', t0);
    timers.advance(limits.historyFlushMs + 100);
    expect(timers.pending).toBe(0);
    const db = new DatabaseSync(path, { readOnly: true });
    expect(db.prepare('SELECT count(*) AS n FROM states').get()?.n).toBe(3_500);
    db.close();
  });

  test('nothing is kept while it is off', async () => {
    const history = open();
    history.recorder.setEnabled(false);
    history.recorder.record('sensor.a', '1', t0);
    expect(timers.pending).toBe(0);
    expect(await states(history, 'sensor.a', t0, t0)).toEqual([]);
  });
});

describe('queries', () => {
  test('begin with the state that held at the start', async () => {
    const history = open();
    history.recorder.record('light.a', 'on', t0);
    history.recorder.flush();
    history.recorder.record('light.a', 'off', t0 + 60_000);
    expect(await states(history, 'light.a', t0 + 30_000, t0 + 90_000)).toEqual([
      { at: t0 + 30_000, state: 'on' },
      { at: t0 + 60_000, state: 'off' },
    ]);
    expect(await states(history, 'light.unknown', t0, t0 + 1)).toEqual([]);
    expect(await history.query('light.a', 2, 1)).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  });

  test('thinning out keeps spikes, gaps and the order, within the points asked for', async () => {
    const history = open();
    fill(path, 'sensor.a', 100_000, (index) =>
      index === 33_333
        ? '999'
        : index === 66_666
          ? '-999'
          : index === 50_000
            ? 'unavailable'
            : String(20 + (index % 7)),
    );
    const started = performance.now();
    const points = await states(history, 'sensor.a', t0, t0 + 1_000_000_000, 500);
    const tookMs = performance.now() - started;
    expect(points.length).toBeLessThanOrEqual(500);
    expect(points.length).toBeGreaterThan(100);
    const kept = points.map((point) => point.state);
    expect(kept).toContain('999');
    expect(kept).toContain('-999');
    expect(kept).toContain('unavailable');
    expect(points.map((point) => point.at)).toEqual(points.map((point) => point.at).sort((a, b) => a - b));
    expect(tookMs).toBeLessThan(2_000);
  });
});

describe('retention', () => {
  test('drops what is too old, then what is too much, and gives the room back', async () => {
    const history = open();
    fill(path, 'sensor.a', 200_000, (index) => `state number ${index}`);
    const lastAt = t0 + 200_000 * 10_000;
    const sizeBefore = statSync(path).size;
    const byAge = await history.compact({ now: lastAt, days: 10 });
    expect(byAge.deletedStates).toBe(200_000 - 86_400);
    expect((await states(history, 'sensor.a', 0, lastAt, 4))[0]?.at).toBeGreaterThanOrEqual(lastAt - 10 * 86_400_000);
    const bySize = await history.compact({ now: lastAt, days: 10, maxMiB: 1 });
    expect(bySize.usedBytes).toBeLessThanOrEqual(1024 * 1024);
    expect(await states(history, 'sensor.a', 0, lastAt, 4)).not.toEqual([]);
    history.close();
    expect(statSync(path).size).toBeLessThan(sizeBefore / 4);
  });

  test('ends early when it is cancelled', async () => {
    const history = open();
    fill(path, 'sensor.a', 100, String);
    const report = await history.compact({ now: t0 + 1e12, days: 1, signal: AbortSignal.abort() });
    expect(report.deletedStates).toBe(0);
  });
});

describe('when the file is unusable', () => {
  test.each([
    ['text', Buffer.from('this is no database, it is a letter to my aunt'.repeat(100))],
    ['damage inside', undefined],
  ])('%s: it is moved aside, said, and a new one works', async (_name, content) => {
    if (content === undefined) {
      open().close();
      fill(path, 'sensor.a', 5_000, (index) => `state number ${index}`);
      const bytes = readFileSync(path);
      bytes.fill(0xab, 8_192, 60_000);
      writeFileSync(path, bytes);
    } else writeFileSync(path, content);
    const damaged = readFileSync(path);
    const history = open();
    expect(history.notices).toEqual([{ code: 'database.recovered', detail: expect.any(String) }]);
    expect(readFileSync(history.notices[0]?.detail ?? '').equals(damaged)).toBe(true);
    history.recorder.record('sensor.a', '1', t0);
    expect(await states(history, 'sensor.a', t0, t0)).toHaveLength(1);
  });

  test('a database of a newer version is not touched', () => {
    const db = new DatabaseSync(path);
    db.exec('CREATE TABLE future (x); PRAGMA user_version = 99');
    db.close();
    const history = open();
    expect(history.notices).toEqual([{ code: 'database.recovered', detail: expect.stringContaining('newer') }]);
  });

  test('no folder to write to: the service goes on without history, and says so', async () => {
    writeFileSync(join(folder, 'file'), '');
    const history = open(join(folder, 'file', 'inglenook.db'));
    expect(history.notices).toEqual([{ code: 'history.unavailable', detail: expect.any(String) }]);
    history.recorder.record('sensor.a', '1', t0);
    history.recorder.flush();
    expect(await history.query('sensor.a', t0, t0)).toMatchObject({
      ok: false,
      error: { code: 'history.unavailable' },
    });
    history.alerts.save(alert('a'));
    expect(history.alerts.open()).toEqual([alert('a')]);
  });

  test('a full disk: one notice, alerts and states stay known and are written when there is room', async () => {
    const notices: string[] = [];
    const history = openHistory({
      path,
      logger: createMemoryLogger(),
      timers,
      onNotice: ({ code }) => notices.push(code),
    });
    opened.push(history);
    const blocker = new DatabaseSync(path);
    blocker.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE');
    // Another writer in the way fails a write just as a full disk does.
    history.alerts.save(alert('a'));
    history.recorder.record('sensor.a', '1', t0);
    history.recorder.flush();
    expect(history.alerts.open()).toEqual([alert('a')]);
    expect(history.alerts.list({ search: 'boiler' })).toEqual([alert('a')]);
    expect(notices).toEqual(['history.unavailable']);
    blocker.exec('ROLLBACK');
    blocker.close();
    history.alerts.save(alert('b'));
    timers.advance(10_000);
    expect(await states(history, 'sensor.a', t0, t0)).toHaveLength(1);
    expect(
      open()
        .alerts.open()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b']);
  }, 20_000);

  test.runIf(process.platform !== 'win32')('the files are for their owner only', () => {
    const history = open();
    history.alerts.save(alert('a'));
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    history.close();
    chmodSync(path, 0o644);
    open();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

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

  test('pruning leaves the last runs of a rare task', () => {
    const { runs } = open();
    runs.save(run('rare', 'rare', -1_000, true));
    for (let index = 0; index < limits.taskRunsKept + 10; index++) runs.save(run(`f${index}`, 'often', index, true));
    runs.prune();
    expect(runs.list({ limit: 10_000 })).toHaveLength(limits.taskRunsKept + 1);
    expect(runs.list({ taskId: 'rare' })).toHaveLength(1);
  });

  test('marks survive a restart', () => {
    const history = open();
    history.runs.saveMark('a', { served: 1 });
    history.runs.saveMark('b', { served: 2 });
    history.runs.saveMark('a', { served: 3 });
    history.runs.deleteMark('b');
    history.kv.set('other', 'x');
    expect(open().runs.marks()).toEqual(new Map([['a', { served: 3 }]]));
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

/** Puts rows in from outside, one state each 10 seconds. */
function fill(file: string, entityId: string, count: number, state: (index: number) => string): void {
  const db = new DatabaseSync(file);
  db.exec('BEGIN');
  const entity = db.prepare('INSERT INTO entities (entity_id) VALUES (?) RETURNING id').get(entityId)?.id;
  const insert = db.prepare('INSERT INTO states VALUES (?, ?, 0, ?, ?)');
  for (let index = 0; index < count; index++) {
    const text = state(index);
    const number = Number(text);
    insert.run(
      Number(entity),
      t0 / 1000 + index * 10,
      Number.isNaN(number) ? null : number,
      Number.isNaN(number) ? text : null,
    );
  }
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
}

const iso = (seconds: number) => new Date(t0 + seconds * 1000).toISOString();

function alert(id: string, seconds = 0): Alert {
  return {
    id,
    rule: 'device.offline',
    cause: `device:${id}`,
    severity: 'warning',
    state: 'raised',
    facts: { name: 'Boiler', minutes: 5 },
    actions: [],
    since: iso(seconds),
    shown: 0,
  };
}

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
