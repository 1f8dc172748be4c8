/** States of an entity over time, thinned out so that a chart of a month is as light as one of an hour. */
import { err, ok, type Result } from '../errors.ts';
import type { HistoryDatabase, Row } from './database.ts';

export interface HistoryPoint {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly state: string;
}

const columns = 'second, ms, number, state';
/** What one statement reads at most before messages get their turn. */
const secondsPerSlice = 100_000;

/**
 * The states of an entity from `from` to `to` (milliseconds since the epoch), in order. The first point is the state
 * that held at `from`. More than `maxPoints` are thinned out: of numbers each stretch of time keeps its lowest and its
 * highest, of other states its first and its last, so that no spike and no gap is lost.
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
  const plain = database.all(
    `SELECT ${columns} FROM states WHERE entity = ? AND second BETWEEN ? AND ? ORDER BY second LIMIT ?`,
    entity,
    first,
    last,
    limit + 1,
  );
  const rows = plain.length <= limit ? plain : await thinOut(database, entity, Number(plain[0]?.second), last, limit);
  for (const row of rows) {
    const point = toPoint(row);
    if (point.at >= from && point.at <= to) points.push(point);
  }
  return ok(points);
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
  const kept = new Map<number, Row>();
  const keep = (sql: string, start: number, end: number): void => {
    for (const row of database.all(sql, first, width, entity, start, end)) kept.set(Number(row.second), row);
  };
  const stretchesPerSlice = Math.max(Math.floor(secondsPerSlice / width), 1);
  for (let start = first; start <= last; start += stretchesPerSlice * width) {
    const end = Math.min(start + stretchesPerSlice * width - 1, last);
    for (const sql of extremes) keep(sql, start, end);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return [...kept.values()].sort((a, b) => Number(a.second) - Number(b.second));
}

/** With one min() or max(), SQLite takes the other columns from the row that holds it (sqlite.org/lang_select.html). */
const extremes = [
  ['min(number)', 'NOT NULL'],
  ['max(number)', 'NOT NULL'],
  ['min(second)', 'NULL'],
  ['max(second)', 'NULL'],
].map(
  ([extreme, kind]) =>
    // Parameters arrive as REAL, and dividing those would not round down.
    `SELECT ${columns}, (second - CAST(? AS INTEGER)) / CAST(? AS INTEGER) AS stretch, ${extreme} FROM states ` +
    `WHERE entity = ? AND second BETWEEN ? AND ? AND number IS ${kind} GROUP BY stretch`,
);

function toPoint(row: Row): HistoryPoint {
  return {
    at: Number(row.second) * 1000 + Number(row.ms),
    state: typeof row.state === 'string' ? row.state : String(row.number),
  };
}
