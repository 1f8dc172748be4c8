/** Keeps the database within its days and its size, in small steps between which messages get their turn. */
import { limits } from '../limits.ts';
import type { HistoryDatabase } from './database.ts';

export interface RetentionOptions {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly days: number;
  readonly maxMiB?: number;
  readonly signal?: AbortSignal;
  /** Told how much of the work is done, 0-100. */
  readonly onProgress?: (percent: number) => void;
}

export interface RetentionReport {
  readonly deletedStates: number;
  readonly usedBytes: number;
}

const daySeconds = 86_400;
const pagesPerStep = 500;

/** Deletes states older than `days`, then the oldest days until the size fits, and gives the room back to the disk. */
export async function compactHistory(database: HistoryDatabase, options: RetentionOptions): Promise<RetentionReport> {
  const maxBytes = (options.maxMiB ?? limits.historyMiB) * 1024 * 1024;
  const today = Math.floor(options.now / 1000);
  let cutoff = today - options.days * daySeconds;
  let deletedStates = await deleteBefore(database, cutoff, options, options.onProgress);
  while (database.usedBytes() > maxBytes && cutoff < today && options.signal?.aborted !== true) {
    cutoff += daySeconds;
    deletedStates += await deleteBefore(database, cutoff, options);
  }
  await giveBack(database, options.signal);
  database.attempt((db) => db.exec('PRAGMA optimize'));
  options.onProgress?.(100);
  return { deletedStates, usedBytes: database.usedBytes() };
}

async function deleteBefore(
  database: HistoryDatabase,
  cutoff: number,
  { signal }: RetentionOptions,
  onProgress?: (percent: number) => void,
): Promise<number> {
  const entities = database.all('SELECT id FROM entities');
  let deleted = 0;
  for (const [index, { id }] of entities.entries()) {
    if (signal?.aborted === true) break;
    const result = database.run('DELETE FROM states WHERE entity = ? AND second < ?', Number(id), cutoff);
    if (!result.ok) break;
    deleted += result.value;
    if (result.value > 0 || index % 100 === 99) await turn();
    onProgress?.(Math.floor((index / entities.length) * 90));
  }
  return deleted;
}

async function giveBack(database: HistoryDatabase, signal: AbortSignal | undefined): Promise<void> {
  const freePages = (): number => Number(database.all('PRAGMA freelist_count')[0]?.freelist_count ?? 0);
  for (let left = freePages(); left > 0 && signal?.aborted !== true; ) {
    database.attempt((db) => db.exec(`PRAGMA incremental_vacuum(${pagesPerStep})`));
    const now = freePages();
    if (now >= left) return;
    left = now;
    await turn();
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
