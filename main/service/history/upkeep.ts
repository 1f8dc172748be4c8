/** When the database is thinned out and shortened: each night by a task, and as soon as it passes its size. */
import { performance } from 'node:perf_hooks';
import { toError } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Logger, Timers } from '../base/ports.ts';
import type { Activity } from '../loop/watch.ts';
import type { HistoryDatabase } from './database.ts';
import { compactHistory, type RetentionOptions, type RetentionReport } from './retention.ts';

export interface UpkeepOptions {
  readonly logger: Logger;
  readonly timers: Timers;
  readonly activity: Activity | undefined;
  readonly retention: (() => Pick<RetentionOptions, 'now' | 'days' | 'maxMiB'>) | undefined;
  /** Shortens what is not states. */
  prune(signal: AbortSignal): Promise<void>;
}

export class Upkeep {
  readonly #database: HistoryDatabase;
  readonly #options: UpkeepOptions;
  readonly #log: Logger;
  readonly #stopped = new AbortController();
  /** The work that was begun last; the next waits for it. */
  #turn: Promise<unknown> = Promise.resolve();
  #isRunning = false;
  #restUntil = 0;

  constructor(database: HistoryDatabase, options: UpkeepOptions) {
    this.#database = database;
    this.#options = options;
    this.#log = options.logger.child('history');
  }

  /** Rows were added: where that passed the limit, it is seen to now, and not only at night. */
  grown(): void {
    const { retention, timers } = this.#options;
    if (retention === undefined || this.#isRunning || timers.now() < this.#restUntil) return;
    const { maxMiB = limits.historyMiB } = retention();
    if (this.#database.usedBytes() <= maxMiB * 1024 * 1024) {
      // Growing by what one check may miss takes longer than that.
      this.#restUntil = timers.now() + limits.historySizeCheckMs;
      return;
    }
    this.#isRunning = true;
    void this.compact(retention())
      .then(({ fits }) => {
        // What must stay is too large: looking again at once would find the same.
        this.#restUntil = timers.now() + (fits ? limits.historySizeCheckMs : limits.historyTooLargeMs);
        if (!fits) this.#log.warn('size.notReached', { maxMiB, usedBytes: this.#database.usedBytes() });
      })
      .catch((error: unknown) => this.#log.error('compact.failed', { error: toError(error) }))
      .finally(() => {
        this.#isRunning = false;
      });
  }

  /** One at a time; ends early when the history is closed. */
  compact(retention: RetentionOptions): Promise<RetentionReport> {
    const { signal = this.#stopped.signal } = retention;
    const work = async (): Promise<RetentionReport> => {
      this.#options.activity?.note('history upkeep');
      const began = performance.now();
      const both = AbortSignal.any([signal, this.#stopped.signal]);
      await this.#options.prune(both);
      const report = await compactHistory(this.#database, { ...retention, signal: both });
      this.#log.info('compacted', { ...report, ms: Math.round(performance.now() - began) });
      return report;
    };
    const next = this.#turn.then(work, work);
    this.#turn = next;
    return next;
  }

  stop(): void {
    this.#stopped.abort();
  }
}
