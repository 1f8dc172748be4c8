/** The tables of the database, by version: each step leads from the version before it to its own. */
import type { DatabaseSync } from 'node:sqlite';

const steps: readonly string[] = [
  // 1
  `CREATE TABLE entities (id INTEGER PRIMARY KEY, entity_id TEXT NOT NULL UNIQUE) STRICT;
  -- One row per entity and second; number is set where the state is one, and state only where it reads otherwise.
  CREATE TABLE states (
    entity INTEGER NOT NULL, second INTEGER NOT NULL, ms INTEGER NOT NULL, number REAL, state TEXT,
    PRIMARY KEY (entity, second)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE task_runs (
    id TEXT PRIMARY KEY, task_id TEXT NOT NULL, started_at INTEGER NOT NULL, ended INTEGER NOT NULL, json TEXT NOT NULL
  ) STRICT;
  CREATE INDEX task_runs_by_task ON task_runs (task_id, started_at);
  CREATE INDEX task_runs_by_time ON task_runs (started_at);
  CREATE TABLE alerts (
    id TEXT PRIMARY KEY, state TEXT NOT NULL, severity TEXT NOT NULL, rule TEXT NOT NULL, since INTEGER NOT NULL,
    words TEXT NOT NULL, json TEXT NOT NULL
  ) STRICT;
  CREATE INDEX alerts_by_time ON alerts (since);
  CREATE INDEX alerts_open ON alerts (state) WHERE state <> 'recovered';
  CREATE TABLE traces (
    id TEXT PRIMARY KEY, automation_id TEXT NOT NULL, started_at INTEGER NOT NULL, json TEXT NOT NULL
  ) STRICT;
  CREATE INDEX traces_by_automation ON traces (automation_id, started_at);
  CREATE TABLE kv (key TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  // 2: adds columns only, which no row is rewritten for, however many there are.
  // A negative states.ms says that number is the mean of so many seconds, from the row's second on.
  `ALTER TABLE entities ADD COLUMN measured INTEGER NOT NULL DEFAULT 0; -- 1: its states are numbers that have a mean
  ALTER TABLE entities ADD COLUMN thinned INTEGER NOT NULL DEFAULT 0; -- up to this second there are 5-minute means
  ALTER TABLE entities ADD COLUMN thinned_hourly INTEGER NOT NULL DEFAULT 0; -- and hourly ones up to this`,
  // 3: when nothing was heard (milliseconds): of an entity, or of all (entity 0); without an end, it still goes on.
  `CREATE TABLE gaps (
    entity INTEGER NOT NULL, began INTEGER NOT NULL, ended INTEGER, PRIMARY KEY (entity, began)
  ) STRICT, WITHOUT ROWID;`,
];

export const schemaVersion = steps.length;

/** The version a database was written by; 0 for an empty one. */
export function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}

/** Brings the tables to the present version, each step as a whole or not at all. */
export function migrateSchema(db: DatabaseSync): void {
  for (let version = versionOf(db); version < schemaVersion; version++) {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(steps[version] ?? '');
      db.exec(`PRAGMA user_version = ${version + 1}`);
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }
}
