/** Moves the pictures that older versions kept inside the records of alerts to where pictures are, one at a time. */
import type { Dispose } from '../base/events.ts';
import type { Timers } from '../base/ports.ts';
import { type AlertPictures, pictureName } from './alert-pictures.ts';
import type { HistoryDatabase } from './database.ts';
import { createKvStore } from './kv-store.ts';

const doneKey = 'alerts:picturesMoved';
/** Records are small; one with a picture ends its step, for it takes its time. */
const rowsPerStep = 100;
const pauseMs = 20;
/** No picture is smaller, as a data URL inside a record. */
const smallestBytes = 300;

export interface PictureMover {
  /** Before a record is written anew: what it holds is moved at once. */
  moveNow(id: string): void;
  /** The rest follows at the next start. */
  stop(): void;
}

/** Begins soon, and remembers when it has been through. */
export function movePictures(database: HistoryDatabase, timers: Timers, pictures: AlertPictures): PictureMover {
  const kv = createKvStore(database);
  let isDone = kv.get(doneKey) === true;
  let last = 0;
  let timer: Dispose | undefined;
  let isStopped = false;

  const next = (): void => {
    timer = isStopped ? undefined : timers.after(pauseMs, step);
  };
  const following = () =>
    database.all(
      'SELECT rowid AS number, id, octet_length(json) AS size FROM alerts WHERE rowid > ? ORDER BY rowid LIMIT ?',
      last,
      rowsPerStep,
    );

  const step = (): void => {
    const rows = following();
    if (rows.length === 0) {
      isDone = true;
      kv.set(doneKey, true);
      return;
    }
    for (const row of rows) {
      last = Number(row.number);
      if (Number(row.size) < smallestBytes || !move(String(row.id))) continue;
      // The next picture comes into memory when this one has left it.
      pictures.flush().then(next, next);
      return;
    }
    next();
  };

  /** Answers whether the record had a picture in it. */
  const move = (id: string): boolean => {
    const image = database.all("SELECT json_extract(json, '$.image') AS image FROM alerts WHERE id = ?", id)[0]?.image;
    if (typeof image !== 'string' || !image.startsWith('data:')) return false;
    const name = pictures.keep(image, pictureName(id));
    if (name === undefined) database.run("UPDATE alerts SET json = json_remove(json, '$.image') WHERE id = ?", id);
    else database.run("UPDATE alerts SET json = json_set(json, '$.image', ?) WHERE id = ?", name, id);
    return true;
  };

  if (!isDone) {
    // A new database has nothing to move.
    if (following().length === 0) step();
    else next();
  }
  return {
    moveNow(id) {
      if (!isDone) move(id);
    },
    stop() {
      isStopped = true;
      timer?.();
    },
  };
}
