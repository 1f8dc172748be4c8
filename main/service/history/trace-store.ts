/** Traces of automations: the last ones of each. */
import { limits } from '../base/limits.ts';
import type { Trace } from '../model/automations.ts';
import type { HistoryDatabase } from './database.ts';
import { parseJson } from './kv-store.ts';

export interface TraceStore {
  /** Writes a trace, or its later state; the oldest ones of its automation make room. */
  save(trace: Trace): void;
  /** Newest first. */
  list(automationId: string, limit?: number): Trace[];
  /** The start of the newest trace of each automation, ISO 8601. */
  lastTriggered(): Map<string, string>;
  /** Deletes the traces of an automation that was removed. */
  forget(automationId: string): void;
}

export function createTraceStore(database: HistoryDatabase): TraceStore {
  return {
    save(trace) {
      database.run(
        'INSERT INTO traces (id, automation_id, started_at, json) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json',
        trace.id,
        trace.automationId,
        Date.parse(trace.startedAt),
        JSON.stringify(trace),
      );
      database.run(
        'DELETE FROM traces WHERE automation_id = ?1 AND rowid NOT IN ' +
          '(SELECT rowid FROM traces WHERE automation_id = ?1 ORDER BY started_at DESC, rowid DESC LIMIT ?2)',
        trace.automationId,
        limits.tracesKeptPerAutomation,
      );
    },
    list: (automationId, limit = limits.tracesKeptPerAutomation) =>
      database
        .all(
          'SELECT json FROM traces WHERE automation_id = ? ORDER BY started_at DESC, rowid DESC LIMIT ?',
          automationId,
          limit,
        )
        // Rows were written by `save` alone, so their shape is known.
        .map((row) => parseJson(String(row.json)) as Trace | undefined)
        .filter((trace) => trace !== undefined),
    lastTriggered() {
      const rows = database.all('SELECT automation_id AS id, max(started_at) AS at FROM traces GROUP BY automation_id');
      return new Map(rows.map((row) => [String(row.id), new Date(Number(row.at)).toISOString()]));
    },
    forget(automationId) {
      database.run('DELETE FROM traces WHERE automation_id = ?', automationId);
    },
  };
}
