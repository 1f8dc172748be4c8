/** Records of task runs, and how far each schedule was served. */
import { limits } from '../base/limits.ts';
import type { TaskRun } from '../model/tasks.ts';
import type { HistoryDatabase } from './database.ts';
import { createKvStore, parseJson, setInKv } from './kv-store.ts';
import { Pace } from './pace.ts';

export interface RunFilter {
  readonly taskId?: string;
  /** Default 100. */
  readonly limit?: number;
}

export interface RunStore {
  /** Writes a run that began, or that ended. */
  save(run: TaskRun): void;
  /** Newest first. */
  list(filter?: RunFilter): TaskRun[];
  /** The newest run of each task. */
  last(): Map<string, TaskRun>;
  /** Runs that began and have no end: the process died during them. */
  unfinished(): TaskRun[];
  /** What the task service remembers of each task over a restart, by task id. */
  marks(): Map<string, unknown>;
  saveMark(taskId: string, mark: unknown): void;
  /** Several by task id, in one transaction: each by itself waits for the disk. */
  saveMarks(marks: ReadonlyMap<string, unknown>): void;
  /** Forgets a task's mark; its runs stay. */
  deleteMark(taskId: string): void;
  /** Deletes the oldest runs beyond `limits.taskRunsKept`, but the last few of each task; in small pieces. */
  prune(signal?: AbortSignal): Promise<void>;
}

const markPrefix = 'task:';
/** A task that runs once a month must not lose its record to one that runs each second. */
const keptPerTask = 20;

const upsert =
  'INSERT INTO task_runs (id, task_id, started_at, ended, json) VALUES (?, ?, ?, ?, ?) ' +
  'ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, json = excluded.json';

export function createRunStore(database: HistoryDatabase): RunStore {
  const kv = createKvStore(database);
  const read = (sql: string, ...parameters: Array<string | number>): TaskRun[] =>
    database
      .all(sql, ...parameters)
      // Rows were written by `save` alone, so their shape is known.
      .map((row) => parseJson(String(row.json)) as TaskRun | undefined)
      .filter((run) => run !== undefined);
  return {
    save(run) {
      const ended = run.endedAt === undefined ? 0 : 1;
      database.run(upsert, run.id, run.taskId, Date.parse(run.startedAt), ended, JSON.stringify(run));
    },
    list({ taskId, limit = 100 } = {}) {
      const order = 'ORDER BY started_at DESC, rowid DESC LIMIT ?';
      return taskId === undefined
        ? read(`SELECT json FROM task_runs ${order}`, limit)
        : read(`SELECT json FROM task_runs WHERE task_id = ? ${order}`, taskId, limit);
    },
    last() {
      const sql =
        'SELECT json FROM (SELECT json, row_number() OVER (PARTITION BY task_id ORDER BY started_at DESC, rowid DESC) AS n ' +
        'FROM task_runs) WHERE n = 1';
      return new Map(read(sql).map((run) => [run.taskId, run]));
    },
    unfinished: () => read('SELECT json FROM task_runs WHERE ended = 0'),
    marks() {
      const entries = [...kv.entries(markPrefix)];
      return new Map(entries.map(([key, value]) => [key.slice(markPrefix.length), value]));
    },
    saveMark: (taskId, mark) => kv.set(markPrefix + taskId, mark),
    saveMarks(marks) {
      database.transaction(() => {
        for (const [taskId, mark] of marks) database.statement(setInKv).run(markPrefix + taskId, JSON.stringify(mark));
      });
    },
    deleteMark: (taskId) => kv.delete(markPrefix + taskId),
    async prune(signal) {
      const pace = new Pace({ first: 100, least: 10, most: 2_000 });
      const newest = 'SELECT started_at AS at FROM task_runs ORDER BY started_at DESC LIMIT 1 OFFSET ?';
      const bound = database.all(newest, limits.taskRunsKept)[0]?.at;
      if (bound === undefined) return;
      for (const { id } of database.all('SELECT DISTINCT task_id AS id FROM task_runs')) {
        const kept =
          'SELECT started_at AS at FROM task_runs WHERE task_id = ? ORDER BY started_at DESC LIMIT 1 OFFSET ?';
        const ofTask = database.all(kept, String(id), keptPerTask)[0]?.at;
        if (ofTask === undefined) continue;
        for (let more = true; more && signal?.aborted !== true; await pace.turn()) {
          more = pace.do((size) => {
            const old = Math.min(Number(bound), Number(ofTask));
            const result = database.run(
              'DELETE FROM task_runs WHERE rowid IN (SELECT rowid FROM task_runs WHERE task_id = ? AND started_at <= ? ' +
                'AND ended = 1 ORDER BY started_at LIMIT ?)',
              String(id),
              old,
              size,
            );
            return result.ok && result.value === size;
          });
        }
      }
    },
  };
}
