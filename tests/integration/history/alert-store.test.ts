/** Alerts on a disk that refuses them for a while, and records from when pictures were part of them. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { type AlertPictures, createAlertPictures, pictureName } from '../../../main/service/history/alert-pictures.ts';
import { type History, openHistory } from '../../../main/service/history/history.ts';
import { alert, closeLater, folder, manageHistories, open, path, t0, timers } from '../../support/history-folder.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

manageHistories();

let outside: DatabaseSync | undefined;
afterEach(() => {
  outside?.close();
  outside = undefined;
});

/** Another process holds the file: nothing can be written until it lets go, as on a full disk. */
function hold(): () => void {
  outside = new DatabaseSync(path);
  outside.exec('BEGIN IMMEDIATE');
  return () => outside?.exec('COMMIT');
}
const stored = (): unknown[] => {
  const db = new DatabaseSync(path, { readOnly: true });
  const ids = db.prepare('SELECT id FROM alerts ORDER BY id').all();
  db.close();
  return ids.map(({ id }) => id);
};

describe('alerts that the disk refused', () => {
  it('are written by time, without another alert', () => {
    const { alerts } = open();
    const letGo = hold();
    alerts.save(alert('a'));
    alerts.save(alert('b', 1));
    expect(alerts.list().map(({ id }) => id)).toEqual(['b', 'a']);
    timers.advance(limits.alertRetryFirstMs);
    expect(stored()).toEqual([]);
    letGo();
    timers.advance(limits.alertRetryMaxMs);
    expect(stored()).toEqual(['a', 'b']);
    expect(timers.pending).toBe(0);
  });

  it('are written before the end', () => {
    const history = open();
    const letGo = hold();
    history.alerts.save(alert('a'));
    letGo();
    history.close();
    expect(stored()).toEqual(['a']);
    expect(timers.pending).toBe(0);
  });
});

describe('the size of all records', () => {
  it('is bounded, the oldest that are over go', () => {
    const { alerts } = open();
    alerts.save(alert('open', -1));
    const db = new DatabaseSync(path);
    const insert = db.prepare("INSERT INTO alerts VALUES (?, 'recovered', 'info', 'x', ?, ?, ?)");
    const words = 'x'.repeat(limits.alertsBytes / 20);
    db.exec('BEGIN');
    for (let index = 0; index < 40; index++) {
      insert.run(`r${index}`, t0 + index, words, JSON.stringify({ ...alert(`r${index}`), state: 'recovered' }));
    }
    db.exec('COMMIT');
    db.close();
    alerts.prune();
    const left = alerts.list({ limit: 1_000 }).map(({ id }) => id);
    expect(left).toContain('open');
    expect(left).toContain('r39');
    expect(left).not.toContain('r0');
    expect(left.length).toBeLessThan(22);
  });
});

describe('a database with pictures in its records', () => {
  const count = 12;
  const url = (index: number): string => {
    const content = Buffer.alloc(300_000, index);
    content.write('\x89PNG\r\n\x1a\n', 'latin1');
    return `data:image/png;base64,${content.toString('base64')}`;
  };

  function fill(): void {
    open().close();
    const db = new DatabaseSync(path);
    db.exec('DELETE FROM kv');
    const insert = db.prepare('INSERT INTO alerts VALUES (?, ?, ?, ?, ?, ?, ?)');
    for (let index = 0; index < count; index++) {
      const state = index % 2 === 0 ? 'raised' : 'recovered';
      const record = { ...alert(`old${index}`, index), state, title: `T${index}`, body: 'B', image: url(index) };
      insert.run(record.id, state, 'warning', 'foreign', t0 + index * 1_000, 'words', JSON.stringify(record));
    }
    const small = { ...alert('small', 100), title: 'S', body: 'B', image: url(99).slice(0, 422) };
    insert.run('small', 'raised', 'info', 'foreign', t0 + 100_000, 'words', JSON.stringify(small));
    db.close();
  }
  function openWithPictures(): { history: History; pictures: AlertPictures } {
    const logger = createMemoryLogger();
    const pictures = createAlertPictures({ folder: join(folder, 'alert-pictures'), clock: timers, logger });
    const history = openHistory({ path, logger, timers, pictures });
    closeLater(history);
    return { history, pictures };
  }
  /** How many records still hold a picture. */
  const unmoved = (): number => {
    const db = new DatabaseSync(path, { readOnly: true });
    const row = db.prepare(`SELECT count(*) AS count FROM alerts WHERE json LIKE '%"data:image%'`).get();
    db.close();
    return Number(row?.count);
  };

  it('is read at once without them, and they become files one by one', async () => {
    fill();
    const { history, pictures } = openWithPictures();
    const first = history.alerts.open();
    expect(first).toHaveLength(count / 2 + 1);
    expect(first[0]).toEqual({
      ...alert('old0', 0),
      title: 'T0',
      body: 'B',
      image: pictureName('old0'),
    });
    expect(JSON.stringify(history.alerts.list({ limit: 100 })).length).toBeLessThan(20_000);
    // Written anew before its picture was moved: the picture is moved with it.
    const [changed] = first;
    if (changed !== undefined) history.alerts.save({ ...changed, shown: 1 });
    for (let step = 0; step < 200 && unmoved() > 0; step++) {
      timers.advance(100);
      await pictures.flush();
    }
    await pictures.flush();
    expect(unmoved()).toBe(0);
    const isKept = async (id: string, data: string) => (await pictures.read(pictureName(id))) === data;
    expect(await isKept('old0', url(0))).toBe(true);
    expect(await isKept('old7', url(7))).toBe(true);
    expect(await isKept('small', url(99).slice(0, 422))).toBe(true);
    expect(history.alerts.open()[0]).toMatchObject({ id: 'old0', shown: 1, image: pictureName('old0') });
    expect(readdirSync(join(folder, 'alert-pictures'))).toHaveLength(count + 1);
    const room = statSync(path).size;
    await history.compact({ now: t0, days: 30 });
    history.close();
    expect(statSync(path).size).toBeLessThan(room / 4);
  });

  it('is not looked through again', async () => {
    openWithPictures().history.close();
    timers.advance(1_000);
    expect(existsSync(join(folder, 'alert-pictures'))).toBe(false);
    expect(timers.pending).toBe(0);
    openWithPictures();
    expect(timers.pending).toBe(0);
  });
});

describe('a burst of alerts', () => {
  it('is written together after the first few, and each is told of when it is on the disk', () => {
    const { alerts } = open();
    const told: string[] = [];
    const many = limits.alertWritesPerTurn + 20;
    for (let index = 0; index < many; index += 1) {
      alerts.save(alert(`a${index}`, index), () => {
        expect(stored()).toContain(`a${index}`);
        told.push(`a${index}`);
      });
    }
    expect(told).toHaveLength(limits.alertWritesPerTurn);
    expect(alerts.open()).toHaveLength(many);
    timers.advance(0);
    expect(told).toEqual(Array.from({ length: many }, (_, index) => `a${index}`));
    alerts.save(alert('next'), () => told.push('next'));
    expect(told.at(-1)).toBe('next');
    timers.advance(0);
    expect(timers.pending).toBe(0);
  });

  it('is on the disk before anything of it is shown, or is said to be', () => {
    const { alerts } = open();
    for (let index = 0; index < 20; index += 1) alerts.save(alert(`a${index}`, index));
    expect(alerts.isSaved('a19')).toBe(true);
    for (let index = 0; index < 20; index += 1) alerts.save(alert(`b${index}`, index));
    alerts.flush();
    expect(stored()).toHaveLength(40);
  });

  it('is told of too where the disk refuses it, and at the end', () => {
    const history = open();
    const letGo = hold();
    let told = 0;
    for (let index = 0; index < 20; index += 1) history.alerts.save(alert(`a${index}`, index), () => told++);
    timers.advance(0);
    expect(told).toBe(20);
    letGo();
    for (let index = 20; index < 40; index += 1) history.alerts.save(alert(`a${index}`, index), () => told++);
    history.close();
    expect(told).toBe(40);
    expect(stored()).toHaveLength(40);
  });
});
