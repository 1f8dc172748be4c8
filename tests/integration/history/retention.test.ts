import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { type History, openHistory } from '../../../main/service/history/history.ts';
import { closeLater, manageHistories, open, path, t0, timers } from '../../support/history-folder.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { waitUntil } from '../../support/wait-until.ts';

manageHistories();

const hour = 3_600_000;
const day = 24 * hour;

async function states(history: History, entityId: string, from: number, to: number, maxPoints = 1_000_000) {
  const result = await history.query(entityId, from, to, maxPoints);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('the limit of size', () => {
  test('never takes the last day, however small it is', async () => {
    const history = open();
    const last = fill('sensor.a', 80_000, 1_000, (index) => `state number ${index}`);
    const report = await history.compact({ now: last, days: 30, maxMiB: 1 });
    expect(report.fits).toBe(false);
    const kept = await states(history, 'sensor.a', 0, last);
    expect(kept).toHaveLength(80_000);
    const later = await history.compact({ now: last + 25 * hour, days: 30, maxMiB: 1 });
    expect(later.fits).toBe(true);
    expect((await states(history, 'sensor.a', 0, last)).at(-1)).toEqual({ at: last, state: 'state number 79999' });
  });

  test('takes the oldest of all entities alike, and no more than it must', async () => {
    const history = open();
    let last = 0;
    for (const id of ['sensor.a', 'sensor.b', 'sensor.c']) {
      last = fill(id, 60_000, 20_000, (index) => `state number ${index}`);
    }
    const report = await history.compact({ now: last, days: 3_650, maxMiB: 3 });
    expect(report.fits).toBe(true);
    expect(report.usedBytes).toBeGreaterThan(2 * 1024 * 1024);
    const firsts = [];
    for (const id of ['sensor.a', 'sensor.b', 'sensor.c']) firsts.push((await states(history, id, 0, last))[0]?.at);
    expect(new Set(firsts).size).toBe(1);
    expect(firsts[0]).toBeLessThan(last - day);
  });

  test('leaves the last state of an entity that has said nothing for years', async () => {
    const history = open();
    fill('binary_sensor.door', 2, 1_000, (index) => (index === 0 ? 'on' : 'off'));
    const last = fill('sensor.a', 100_000, 30_000, (index) => `state number ${index}`);
    await history.compact({ now: last + 400 * day, days: 30, maxMiB: 1 });
    expect(await states(history, 'binary_sensor.door', 0, last)).toEqual([{ at: t0 + 1_000, state: 'off' }]);
  });

  test('is seen to when it is passed, not at night', async () => {
    let now = t0;
    const history = openHistory({
      path,
      logger: createMemoryLogger(),
      timers,
      retention: () => ({ now, days: 30, maxMiB: 1 }),
    });
    closeLater(history);
    now = fill('sensor.a', 100_000, 30_000, (index) => `state number ${index}`);
    history.recorder.record('sensor.b', 'on', now);
    history.recorder.flush();
    await waitUntil('it fits', () => usedBytes() <= 1024 * 1024);
    expect((await states(history, 'sensor.a', 0, now)).at(-1)?.at).toBe(now);
  });
});

describe('thinning', () => {
  test('numbers become means of 5 minutes after 7 days and of an hour after 30; queries say so', async () => {
    const history = open();
    const last = fill('sensor.a', 40 * 24 * 60, 60_000, (index) => String(index % 2 === 0 ? 10 : 11), true);
    const report = await history.compact({ now: last, days: 3_650 });
    expect(report.deletedStates).toBe(0);
    const of = async (from: number, to: number) => (await states(history, 'sensor.a', from, to)).slice(1, -1);
    const fresh = await of(last - 6 * day, last - 5 * day);
    expect(fresh.length).toBeGreaterThan(1_400);
    expect(fresh.every(({ meanSeconds }) => meanSeconds === undefined)).toBe(true);
    const older = await of(last - 20 * day, last - 19 * day);
    expect(older.length).toBeGreaterThan(280);
    expect(older.length).toBeLessThanOrEqual(289);
    expect(older.every(({ meanSeconds }) => meanSeconds === 300)).toBe(true);
    expect(older.every(({ state }) => state === '10.4' || state === '10.6')).toBe(true);
    const oldest = await of(last - 39 * day, last - 38 * day);
    expect(oldest.length).toBeLessThanOrEqual(25);
    expect(oldest.every(({ state, meanSeconds }) => state === '10.5' && meanSeconds === 3_600)).toBe(true);
    expect(await history.compact({ now: last, days: 3_650 })).toMatchObject({ thinnedStates: 0, deletedStates: 0 });
  });

  test('states that are no numbers keep every change, and so does what is not measured', async () => {
    const history = open();
    const measured = (index: number): string => (index % 10 === 5 ? 'unavailable' : String(index % 10));
    const last = fill('sensor.a', 10_000, 10_000, measured, true);
    fill('select.mode', 10_000, 10_000, (index) => String(index % 3));
    await history.compact({ now: last + 8 * day, days: 3_650 });
    const kept = await states(history, 'sensor.a', 0, last);
    expect(kept.filter(({ state }) => state === 'unavailable')).toHaveLength(1_000);
    expect(kept.length).toBeLessThan(4_000);
    expect(kept.at(-1)).toEqual({ at: last, state: '9' });
    expect(await states(history, 'select.mode', 0, last)).toHaveLength(10_000);
  });

  test('a stretch with more rows than a piece reads at once has one mean', async () => {
    const history = open();
    const last = fill('sensor.a', 8_000, 1_000, (index) => String(index % 4), true);
    await history.compact({ now: last + 60 * day, days: 3_650 });
    const means = (await states(history, 'sensor.a', 0, last)).filter(({ meanSeconds }) => meanSeconds === 3_600);
    expect(means.map(({ state }) => state)).toEqual(['1.5', '1.5', '1.5']);
  });
});

describe('while the database is looked after', () => {
  test('others have their turn all the time', async () => {
    const history = open();
    const last = fill('sensor.a', 400_000, 10_000, String, true);
    let turns = 0;
    let counting = true;
    const count = (): void => {
      turns++;
      if (counting) setImmediate(count);
    };
    const during = async (work: () => Promise<unknown>): Promise<number> => {
      turns = 0;
      await work();
      return turns;
    };
    setImmediate(count);
    expect(await during(() => history.query('sensor.a', 0, last, 600))).toBeGreaterThan(5);
    expect(await during(() => history.compact({ now: last, days: 3_650 }))).toBeGreaterThan(20);
    expect(await during(() => history.compact({ now: last, days: 1 }))).toBeGreaterThan(2);
    counting = false;
  });

  test('closing the history ends it', async () => {
    const history = open();
    const last = fill('sensor.a', 100_000, 30_000, (index) => `state number ${index}`);
    const work = history.compact({ now: last, days: 1 });
    history.close();
    await expect(work).resolves.toMatchObject({ deletedStates: 0 });
  });
});

test('a database of the first version is taken over with all that it holds', async () => {
  const db = new DatabaseSync(path);
  db.exec(`CREATE TABLE entities (id INTEGER PRIMARY KEY, entity_id TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE states (entity INTEGER NOT NULL, second INTEGER NOT NULL, ms INTEGER NOT NULL, number REAL, state TEXT,
      PRIMARY KEY (entity, second)) STRICT, WITHOUT ROWID;
    CREATE TABLE task_runs (id TEXT PRIMARY KEY, task_id TEXT NOT NULL, started_at INTEGER NOT NULL, ended INTEGER NOT NULL,
      json TEXT NOT NULL) STRICT;
    CREATE TABLE alerts (id TEXT PRIMARY KEY, state TEXT NOT NULL, severity TEXT NOT NULL, rule TEXT NOT NULL,
      since INTEGER NOT NULL, words TEXT NOT NULL, json TEXT NOT NULL) STRICT;
    CREATE TABLE traces (id TEXT PRIMARY KEY, automation_id TEXT NOT NULL, started_at INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
    CREATE TABLE kv (key TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO entities VALUES (1, 'sensor.a');
    INSERT INTO states VALUES (1, ${t0 / 1000}, 250, 21.5, NULL), (1, ${t0 / 1000 + 60}, 0, NULL, 'unavailable');
    INSERT INTO kv VALUES ('mark', '7');
    PRAGMA user_version = 1`);
  db.close();
  const history = open();
  expect(history.notices).toEqual([]);
  expect(history.kv.get('mark')).toBe(7);
  expect(await states(history, 'sensor.a', t0, t0 + day)).toEqual([
    { at: t0 + 250, state: '21.5' },
    { at: t0 + 60_000, state: 'unavailable' },
  ]);
});

function usedBytes(): number {
  const db = new DatabaseSync(path, { readOnly: true });
  const row = db
    .prepare(
      'SELECT (page_count - freelist_count) * page_size AS n FROM pragma_page_count, pragma_freelist_count, pragma_page_size',
    )
    .get();
  db.close();
  return Number(row?.n);
}

/** Puts rows in from outside, one each `everyMs` from `t0` on; the time of the last. */
function fill(
  entityId: string,
  count: number,
  everyMs: number,
  state: (index: number) => string,
  measured = false,
): number {
  const db = new DatabaseSync(path);
  db.exec('BEGIN');
  const entity = db
    .prepare('INSERT INTO entities (entity_id, measured) VALUES (?, ?) RETURNING id')
    .get(entityId, measured ? 1 : 0)?.id;
  const insert = db.prepare('INSERT OR REPLACE INTO states VALUES (?, ?, ?, ?, ?)');
  let at = t0;
  for (let index = 0; index < count; index++) {
    at = t0 + index * everyMs;
    const text = state(index);
    const number = Number.isNaN(Number(text)) ? null : Number(text);
    insert.run(Number(entity), Math.floor(at / 1000), at % 1000, number, number === null ? text : null);
  }
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  return at;
}
