import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { type History, openHistory } from '../../../main/service/history/history.ts';
import { alert, closeLater, folder, manageHistories, open, path, t0, timers } from '../../support/history-folder.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

manageHistories();

async function states(history: History, entityId: string, from: number, to: number, maxPoints?: number) {
  const result = await history.query(entityId, from, to, maxPoints);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

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
    closeLater(history);
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
