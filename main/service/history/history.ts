/** Everything that is kept in the database, opened together. */

import type { Result } from '../base/errors.ts';
import type { Clock, Logger, Notice, Timers } from '../base/ports.ts';
import type { Activity } from '../loop/watch.ts';
import type { HistoryPoint } from '../model/service.ts';
import type { AlertPictures } from './alert-pictures.ts';
import { type AlertStore, createAlertStore } from './alert-store.ts';
import { HistoryDatabase } from './database.ts';
import { GapKeeper } from './gaps.ts';
import { createKvStore, type KvStore } from './kv-store.ts';
import { queryHistory } from './query.ts';
import { HistoryRecorder } from './recorder.ts';
import type { RetentionOptions, RetentionReport } from './retention.ts';
import { createRunStore, type RunStore } from './run-store.ts';
import { createTraceStore, type TraceStore } from './trace-store.ts';
import { Upkeep } from './upkeep.ts';

export interface HistoryOptions {
  /** Path of the database; absent = in memory, without states. */
  readonly path?: string;
  readonly logger: Logger;
  readonly timers: Timers;
  /** The home's time; without it, no gaps are kept. */
  readonly clock?: Clock;
  /** What is kept, asked whenever the size may have passed its limit; absent = nothing is done by itself. */
  readonly retention?: () => Pick<RetentionOptions, 'now' | 'days' | 'maxMiB'>;
  /** Where the pictures of alerts are, for records that an older version kept them in. */
  readonly pictures?: AlertPictures;
  /** Told what the main loop is busy with. */
  readonly activity?: Activity;
  /** Told of what goes wrong after the start; what went wrong at the start is in `notices`. */
  readonly onNotice?: (notice: Notice) => void;
}

export interface History {
  readonly recorder: HistoryRecorder;
  readonly gaps: GapKeeper | undefined;
  readonly alerts: AlertStore;
  readonly runs: RunStore;
  readonly traces: TraceStore;
  readonly kv: KvStore;
  /** `database.recovered` with the path of the damaged file, `history.unavailable` with the reason. */
  readonly notices: readonly Notice[];
  /** States between two times (milliseconds since the epoch), the newest included. */
  query(entityId: string, from: number, to: number, maxPoints?: number): Promise<Result<HistoryPoint[]>>;
  /** Thins out and drops what is older than its days or beyond its size, in states, alerts and runs. */
  compact(options: RetentionOptions): Promise<RetentionReport>;
  /** Writes what is marked and closes the file. */
  close(): void;
}

export function openHistory(options: HistoryOptions): History {
  const database = new HistoryDatabase(options);
  const { activity } = options;
  const recorder = new HistoryRecorder(database, options.timers, () => {
    activity?.note('history');
    upkeep.grown();
  });
  const gaps = options.clock === undefined ? undefined : new GapKeeper(database, options.clock);
  gaps?.start();
  const alerts = createAlertStore(database, options);
  const runs = createRunStore(database);
  const upkeep = new Upkeep(database, {
    logger: options.logger,
    timers: options.timers,
    activity,
    retention: options.retention,
    prune: async (signal) => {
      alerts.prune();
      await runs.prune(signal);
    },
  });
  return {
    recorder,
    gaps,
    alerts,
    runs,
    traces: createTraceStore(database),
    kv: createKvStore(database),
    notices: database.notices,
    query(entityId, from, to, maxPoints) {
      recorder.flushOf(entityId);
      return queryHistory(database, entityId, from, to, maxPoints);
    },
    compact: (retention) => upkeep.compact(retention),
    close() {
      upkeep.stop();
      recorder.stop();
      gaps?.stop();
      alerts.stop();
      database.close();
    },
  };
}
