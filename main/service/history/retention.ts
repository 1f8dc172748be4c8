/**
 * Keeps the database within its days and its size. What is old is thinned out to means before anything is deleted; then
 * goes what is older than its days, and then the oldest until the rest fits. The last 24 hours and the last state of each
 * entity stay, whatever the size.
 */
import { limits } from '../base/limits.ts';
import type { HistoryDatabase } from './database.ts';
import { Pace } from './pace.ts';
import { thinEntity, thinnings } from './thin-states.ts';

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
  /** Rows that means took the place of. */
  readonly thinnedStates: number;
  readonly usedBytes: number;
  /** False when what must stay is larger than the limit. */
  readonly fits: boolean;
}

const mebibyte = 1024 * 1024;
const hourSeconds = 3_600;
const daySeconds = 86_400;
/** Down to this part of the limit, so that the next message does not pass it again. */
const roomyPart = 0.9;

/** Thins out and deletes what is too old or too much, and gives the room back to the disk. */
export async function compactHistory(database: HistoryDatabase, options: RetentionOptions): Promise<RetentionReport> {
  const { signal, onProgress } = options;
  const job = new Job(database, signal);
  const maxBytes = (options.maxMiB ?? limits.historyMiB) * mebibyte;
  const now = Math.floor(options.now / 1000);
  let deletedStates = await job.deleteBefore(now - options.days * daySeconds, (part) => onProgress?.(part * 30));
  database.run('DELETE FROM gaps WHERE ended < ?', (now - options.days * daySeconds) * 1_000);
  const thinnedStates = await job.thin(now, (part) => onProgress?.(30 + part * 50));
  if (database.usedBytes() > maxBytes) deletedStates += await job.deleteOldest(now, maxBytes * roomyPart);
  onProgress?.(90);
  await job.giveBack();
  // No PRAGMA optimize: it reads whole tables at once, and each of our queries has one index to go by.
  onProgress?.(100);
  const usedBytes = database.usedBytes();
  return { deletedStates, thinnedStates, usedBytes, fits: usedBytes <= maxBytes };
}

interface KnownEntity {
  readonly id: number;
  readonly measured: boolean;
}

class Job {
  readonly #database: HistoryDatabase;
  readonly #signal: AbortSignal | undefined;
  readonly #rows = new Pace({ first: 500, least: 20, most: 20_000 });
  readonly #pages = new Pace({ first: 50, least: 4, most: 2_000 });

  constructor(database: HistoryDatabase, signal: AbortSignal | undefined) {
    this.#database = database;
    this.#signal = signal;
  }

  /** Deletes the states before a second, but the last of each entity; how many. */
  async deleteBefore(cutoff: number, onPart: (part: number) => void = () => undefined): Promise<number> {
    let deleted = 0;
    for await (const { id, part } of this.#entities()) {
      onPart(part);
      const last = this.#edge(id, 'max');
      if (last === undefined) continue;
      deleted += await this.#deleteOf(id, Math.min(cutoff, last));
    }
    return deleted;
  }

  async #deleteOf(entity: number, cutoff: number): Promise<number> {
    let deleted = 0;
    while (!this.#ended) {
      const count = this.#rows.do((size) => {
        const next = this.#database.all(
          'SELECT second FROM states WHERE entity = ? AND second < ? ORDER BY second LIMIT 1 OFFSET ?',
          entity,
          cutoff,
          size,
        )[0]?.second;
        const bound = next === undefined ? cutoff : Number(next);
        const result = this.#database.run('DELETE FROM states WHERE entity = ? AND second < ?', entity, bound);
        return { more: result.ok && next !== undefined, deleted: result.ok ? result.value : 0 };
      });
      deleted += count.deleted;
      await this.#rows.turn();
      if (!count.more) break;
    }
    return deleted;
  }

  /** Deletes the oldest hours of all entities until so few bytes are in use, or only the last day is left; how many. */
  async deleteOldest(now: number, bytes: number): Promise<number> {
    const floor = now - daySeconds;
    let deleted = 0;
    while (!this.#ended) {
      const used = this.#database.usedBytes();
      if (used <= bytes) break;
      const oldest = await this.#oldest();
      if (oldest === undefined || oldest >= floor) break;
      // Half of what seems to be needed: the past may be denser than the present.
      const seconds = ((now - oldest) * (1 - bytes / used)) / 2;
      const step = Math.ceil(Math.min(Math.max(seconds, hourSeconds), daySeconds));
      deleted += await this.deleteBefore(Math.min(oldest + step, floor));
    }
    return deleted;
  }

  /** The first second of all that may be deleted. */
  async #oldest(): Promise<number | undefined> {
    let oldest: number | undefined;
    for await (const { id } of this.#entities()) {
      const first = this.#edge(id, 'min');
      if (first === undefined || (oldest !== undefined && first >= oldest)) continue;
      if (first !== this.#edge(id, 'max')) oldest = first;
    }
    return oldest;
  }

  /** Puts means in the place of old numbers; the number of rows that went. */
  async thin(now: number, onPart: (part: number) => void): Promise<number> {
    let thinned = 0;
    for await (const { id, measured, part } of this.#entities()) {
      onPart(part);
      const last = measured ? this.#edge(id, 'max') : undefined;
      if (last === undefined) continue;
      for (const thinning of thinnings) {
        const bound = Math.min(Math.floor((now - thinning.afterSeconds) / thinning.width) * thinning.width, last);
        for (let more = true; more && !this.#ended; ) {
          const step = this.#rows.do((size) => thinEntity(this.#database, id, thinning, bound, size));
          thinned += step.thinned;
          more = step.more;
          await this.#rows.turn();
        }
      }
    }
    return thinned;
  }

  /** Gives free pages back to the file system. */
  async giveBack(): Promise<void> {
    const freePages = (): number => Number(this.#database.all('PRAGMA freelist_count')[0]?.freelist_count ?? 0);
    for (let left = freePages(); left > 0 && !this.#ended; ) {
      this.#pages.do((pages) => this.#database.attempt((db) => db.exec(`PRAGMA incremental_vacuum(${pages})`)));
      const now = freePages();
      if (now >= left) return;
      left = now;
      await this.#pages.turn();
    }
  }

  get #ended(): boolean {
    return this.#signal?.aborted === true;
  }

  #edge(entity: number, which: 'min' | 'max'): number | undefined {
    const sql = `SELECT ${which}(second) AS second FROM states WHERE entity = ?`;
    const second = this.#rows.do(() => this.#database.all(sql, entity)[0]?.second);
    return typeof second === 'number' ? second : undefined;
  }

  /** All entities that were ever recorded, a few at a time, and how far along each is, 0-1. */
  async *#entities(): AsyncIterable<KnownEntity & { readonly part: number }> {
    const highest = Number(this.#database.all('SELECT max(id) AS id FROM entities')[0]?.id ?? 0);
    for (let after = 0; !this.#ended; ) {
      const rows = this.#database.all(
        'SELECT id, measured FROM entities WHERE id > ? ORDER BY id LIMIT ?',
        after,
        entitiesAtOnce,
      );
      for (const row of rows) {
        if (this.#ended) return;
        after = Number(row.id);
        yield { id: after, measured: row.measured === 1, part: after / highest };
        await this.#rows.turn();
      }
      if (rows.length < entitiesAtOnce) return;
    }
  }
}

const entitiesAtOnce = 200;
