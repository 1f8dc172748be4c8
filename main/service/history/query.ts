/** States of an entity over time, thinned out so that a chart of a month is as light as one of an hour. */
import { err, ok, type Result } from '../base/errors.ts';
import type { HistoryPoint } from '../model/service.ts';
import type { HistoryDatabase, Row } from './database.ts';
import { Pace } from './pace.ts';

const columns = 'second, ms, number, state';
const range = 'FROM states WHERE entity = ? AND second BETWEEN ? AND ?';
/** One statement looks at so many rows at most: there is one a second at most. */
const secondsAtOnce = { first: 5_000, least: 500, most: 40_000 };
const rowsAtOnce = { first: 500, least: 50, most: 2_000 };

/**
 * The states of an entity from `from` to `to` (milliseconds since the epoch), in order. The first point is the state
 * that held at `from`. More than `maxPoints` are thinned out: of numbers each stretch of time keeps its lowest and its
 * highest, of other states its first and its last, so that no spike and no gap is lost. Works in small pieces.
 */
export async function queryHistory(
  database: HistoryDatabase,
  entityId: string,
  from: number,
  to: number,
  maxPoints = 1_000,
): Promise<Result<HistoryPoint[]>> {
  if (!database.persistent) return err('history.unavailable');
  if (!(from <= to)) return err('request.invalid', 'to: must not be before from');
  const entity = database.all('SELECT id FROM entities WHERE entity_id = ?', entityId)[0]?.id;
  if (typeof entity !== 'number') return ok([]);
  const first = Math.floor(from / 1000);
  const last = Math.floor(to / 1000);
  const held = database.all(
    `SELECT ${columns} FROM states WHERE entity = ? AND second < ? ORDER BY second DESC LIMIT 1`,
    entity,
    first,
  )[0];
  const points: HistoryPoint[] = held === undefined ? [] : [{ ...toPoint(held), at: from }];
  const limit = Math.max(maxPoints, 4) - points.length;
  // One more than fits tells that there are too many, without counting them all.
  const plain = await readPlain(database, entity, first, last, limit + 1);
  const begin = Number(plain[0]?.second);
  const rows = plain.length <= limit ? plain : await thinOut(database, entity, begin, last, limit);
  for (const row of rows) {
    const point = toPoint(row);
    if (point.at >= from && point.at <= to) points.push(point);
  }
  return ok(points);
}

async function readPlain(
  database: HistoryDatabase,
  entity: number,
  first: number,
  last: number,
  most: number,
): Promise<Row[]> {
  const pace = new Pace(rowsAtOnce);
  const rows: Row[] = [];
  for (let start = first; rows.length < most; ) {
    const { found, more } = pace.do((size) => {
      const count = Math.min(size, most - rows.length);
      const some = database.all(`SELECT ${columns} ${range} ORDER BY second LIMIT ?`, entity, start, last, count);
      return { found: some, more: some.length === count };
    });
    for (const row of found) rows.push(row);
    if (!more) break;
    start = Number(found.at(-1)?.second) + 1;
    await pace.turn();
  }
  return rows;
}

/** With one min() or max(), SQLite takes the other columns from the row that holds it (sqlite.org/lang_select.html). */
const lowest = `SELECT ${columns}, min(number), count(number) AS numbers, count(*) AS rows ${range}`;
const highest = `SELECT ${columns}, max(number) ${range}`;
const firstOther = `SELECT ${columns}, min(second) ${range} AND number IS NULL`;
const lastOther = `SELECT ${columns}, max(second) ${range} AND number IS NULL`;

/** What is kept of a stretch of time. */
interface Kept {
  low?: Row | undefined;
  high?: Row | undefined;
  firstOther?: Row | undefined;
  lastOther?: Row | undefined;
}

async function thinOut(
  database: HistoryDatabase,
  entity: number,
  first: number,
  last: number,
  limit: number,
): Promise<readonly Row[]> {
  // Up to two numbers and two other states per stretch.
  const width = Math.max(Math.ceil((last - first + 1) / Math.floor(limit / 4)), 1);
  const pace = new Pace(secondsAtOnce);
  const rows = new Map<number, Row>();
  for (let stretch = first; stretch <= last; stretch += width) {
    const stretchEnd = Math.min(stretch + width - 1, last);
    const kept: Kept = {};
    // A stretch may be longer than what is looked at in one piece.
    for (let start = stretch; start <= stretchEnd; ) {
      start = pace.do((size) => {
        const end = Math.min(start + size - 1, stretchEnd);
        lookAt(kept, (sql) => database.all(sql, entity, start, end)[0]);
        return end + 1;
      });
      await pace.turn();
    }
    for (const row of [kept.low, kept.high, kept.firstOther, kept.lastOther]) {
      if (row !== undefined) rows.set(Number(row.second), row);
    }
  }
  return [...rows.values()].sort((a, b) => Number(a.second) - Number(b.second));
}

/** Adds what the next piece of a stretch holds; statements that would find nothing are spared. */
function lookAt(kept: Kept, ask: (sql: string) => Row | undefined): void {
  const low = ask(lowest);
  const numbers = Number(low?.numbers ?? 0);
  if (low !== undefined && numbers > 0) {
    if (kept.low === undefined || Number(low.number) < Number(kept.low.number)) kept.low = low;
    const high = numbers === 1 ? low : ask(highest);
    if (high !== undefined && (kept.high === undefined || Number(high.number) > Number(kept.high.number))) {
      kept.high = high;
    }
  }
  if (numbers === Number(low?.rows ?? 0)) return;
  const other = ask(firstOther);
  kept.firstOther ??= other;
  kept.lastOther = ask(lastOther) ?? kept.lastOther;
}

function toPoint({ second, ms, number, state }: Row): HistoryPoint {
  const part = Number(ms);
  const text = typeof state === 'string' ? state : String(number);
  if (part < 0) return { at: Number(second) * 1000, state: text, meanSeconds: -part };
  return { at: Number(second) * 1000 + part, state: text };
}
