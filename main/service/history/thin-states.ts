/** Puts means in the place of the numbers of one entity, a piece at a time; how far it has come is kept beside it. */
import { limits } from '../base/limits.ts';
import type { HistoryDatabase } from './database.ts';
import { meansOf, type Sample } from './thinning.ts';

export interface Thinning {
  /** Rows older than this are thinned. */
  readonly afterSeconds: number;
  /** Seconds that one mean stands for. */
  readonly width: number;
  /** The column of `entities` that tells up to which second it is done. */
  readonly mark: 'thinned' | 'thinned_hourly';
}

const daySeconds = 86_400;

export const thinnings: readonly Thinning[] = [
  { afterSeconds: limits.historyFullDays * daySeconds, width: 300, mark: 'thinned' },
  { afterSeconds: limits.historyMeansDays * daySeconds, width: 3_600, mark: 'thinned_hourly' },
];

const columns = 'second, number FROM states WHERE entity = ? AND second >= ? AND second < ? ORDER BY second';

/**
 * One piece: reads about `size` rows before the second `bound` and thins them.
 * @returns how many rows went, and whether there is more to do.
 */
export function thinEntity(
  database: HistoryDatabase,
  entity: number,
  { width, mark }: Thinning,
  bound: number,
  size: number,
): { readonly thinned: number; readonly more: boolean } {
  const from = Number(database.all(`SELECT ${mark} AS done FROM entities WHERE id = ?`, entity)[0]?.done ?? bound);
  if (from >= bound) return { thinned: 0, more: false };
  let samples = read(database, entity, from, bound, size);
  let end = bound;
  if (samples.length === size) {
    // The last stretch may be cut in two: it is left to the next piece, or read whole where it is the only one.
    const startOf = (sample: Sample | undefined): number => Math.floor((sample?.second ?? 0) / width) * width;
    end = startOf(samples.at(-1));
    if (end <= startOf(samples[0])) {
      end = Math.min(end + width, bound);
      samples = read(database, entity, from, end, width);
    } else samples = samples.filter(({ second }) => second < end);
  }
  const result = database.transaction(() => {
    let thinned = 0;
    for (const mean of meansOf(samples, width, end)) {
      const removed = database
        .statement('DELETE FROM states WHERE entity = ? AND second > ? AND second <= ?')
        .run(entity, mean.first, mean.last);
      database
        .statement('UPDATE states SET ms = ?, number = ?, state = NULL WHERE entity = ? AND second = ?')
        .run(-width, mean.number, entity, mean.first);
      thinned += Number(removed.changes);
    }
    database.statement(`UPDATE entities SET ${mark} = ? WHERE id = ?`).run(end, entity);
    return thinned;
  });
  return result.ok ? { thinned: result.value, more: end < bound } : { thinned: 0, more: false };
}

function read(database: HistoryDatabase, entity: number, from: number, to: number, most: number): Sample[] {
  return database.all(`SELECT ${columns} LIMIT ?`, entity, from, to, most).map((row) => ({
    second: Number(row.second),
    number: typeof row.number === 'number' ? row.number : null,
  }));
}
