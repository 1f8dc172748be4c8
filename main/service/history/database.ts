/** The one SQLite file: history, alerts, task runs, traces. A broken file or disk never stops the service. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { err, ok, type Result, toError } from '../base/errors.ts';
import type { Logger, Notice } from '../base/ports.ts';
import { asideName } from '../files/atomic-file.ts';
import { migrateSchema, schemaVersion, versionOf } from './schema.ts';

/** Checking every page of a larger file would hold up the start; its damage shows when a page is read. */
const checkedBytes = 4 * 1024 * 1024;

const pagesPerCheckpoint = 250;

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const corrupt = 11;
const notADatabase = 26;

export interface DatabaseOptions {
  /** Path of the file; absent = in memory only. */
  readonly path?: string;
  readonly logger: Logger;
  /** Told when something goes wrong later: `database.recovered`, `history.unavailable`. */
  readonly onNotice?: (notice: Notice) => void;
}

type Parameter = string | number | bigint | null;
export type Row = Readonly<Record<string, unknown>>;

/**
 * Where the file cannot be used (a read-only folder), the same tables live in memory for this run: alerts and task runs
 * go on, states are not kept, and a notice says so.
 */
export class HistoryDatabase {
  readonly notices: Notice[] = [];
  readonly #path: string | undefined;
  readonly #log: Logger;
  readonly #onNotice: ((notice: Notice) => void) | undefined;
  readonly #statements = new Map<string, StatementSync>();
  #db: DatabaseSync | undefined;
  #persistent = false;
  #failing = false;
  #generation = 0;

  constructor(options: DatabaseOptions) {
    this.#path = options.path;
    this.#log = options.logger.child('database');
    this.#onNotice = options.onNotice;
    this.#open();
  }

  /** Whether what is written outlives the process. */
  get persistent(): boolean {
    return this.#persistent;
  }

  /** Counts the databases this object has had: ids cached from an earlier one are worth nothing. */
  get generation(): number {
    return this.#generation;
  }

  /** Bytes in use by tables and indexes. */
  usedBytes(): number {
    const pages = this.all(
      'SELECT page_count - freelist_count AS n, page_size AS size FROM pragma_page_count, pragma_freelist_count, pragma_page_size',
    )[0];
    return Number(pages?.n ?? 0) * Number(pages?.size ?? 0);
  }

  /** Rows of a query; none where the database fails. */
  all(sql: string, ...parameters: Parameter[]): readonly Row[] {
    const result = this.attempt(() => this.statement(sql).all(...parameters));
    return result.ok ? result.value : [];
  }

  /** Writes; a failure is an error, logged once until it works again. */
  run(sql: string, ...parameters: Parameter[]): Result<number> {
    return this.attempt(() => Number(this.statement(sql).run(...parameters).changes));
  }

  /** Runs `work` in one transaction, so that it is on the disk when this returns. */
  durably<T>(work: () => T): Result<T> {
    return this.attempt((db) => {
      db.exec('PRAGMA synchronous = FULL');
      try {
        return inTransaction(db, work);
      } finally {
        db.exec('PRAGMA synchronous = NORMAL');
      }
    });
  }

  /** Runs `work` in one transaction: all of it or nothing. */
  transaction<T>(work: () => T): Result<T> {
    return this.attempt((db) => inTransaction(db, work));
  }

  /** A prepared statement, kept for the next time. Throws; for use inside `attempt` and `transaction`. */
  statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#db === undefined) throw new Error('the database is closed');
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Runs `work` and turns what SQLite throws into `history.unavailable`. A damaged file is replaced at once. */
  attempt<T>(work: (db: DatabaseSync) => T): Result<T> {
    if (this.#db === undefined) return err('history.unavailable', 'closed');
    try {
      const value = work(this.#db);
      this.#failing = false;
      return ok(value);
    } catch (error) {
      if (this.#persistent && isDamage(error)) this.#replace(error);
      else if (!this.#failing) {
        this.#failing = true;
        this.#log.error('access.failed', { error: toError(error) });
        this.#notify({ code: 'history.unavailable', detail: toError(error).message });
      }
      return err('history.unavailable', toError(error).message);
    }
  }

  close(): void {
    this.#statements.clear();
    try {
      this.#db?.close();
    } catch (error) {
      this.#log.warn('close.failed', { error: toError(error) });
    }
    this.#db = undefined;
    this.#persistent = false;
  }

  #open(): void {
    this.#generation++;
    if (this.#path === undefined) {
      this.#openMemory();
      return;
    }
    try {
      this.#db = openFile(this.#path);
      this.#persistent = true;
    } catch (error) {
      if (isDamage(error) || error instanceof UnusableFile) this.#replace(error);
      else this.#giveUp(error);
    }
  }

  /** Moves the damaged file aside and begins anew. */
  #replace(cause: unknown): void {
    const path = this.#path ?? '';
    this.close();
    try {
      const aside = asideName(path, cause instanceof UnusableFile ? cause.reason : 'corrupt', new Date());
      for (const suffix of ['', '-wal', '-shm']) {
        if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
      }
      this.#log.error('file.setAside', { error: toError(cause), path: aside });
      this.#generation++;
      this.#db = openFile(path);
      this.#persistent = true;
      this.#notify({ code: 'database.recovered', detail: aside });
    } catch (error) {
      this.#giveUp(error);
    }
  }

  #giveUp(error: unknown): void {
    this.#log.error('open.failed', { error: toError(error) });
    this.#openMemory();
    this.#notify({ code: 'history.unavailable', detail: toError(error).message });
  }

  #openMemory(): void {
    this.#db = new DatabaseSync(':memory:');
    this.#persistent = false;
    migrateSchema(this.#db);
  }

  #notify(notice: Notice): void {
    this.notices.push(notice);
    this.#onNotice?.(notice);
  }
}

class UnusableFile extends Error {
  readonly reason: string;
  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

function openFile(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  // SQLite gives its side files the mode of the main file, so it is enough to set that first.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const db = new DatabaseSync(path);
  try {
    db.exec('PRAGMA busy_timeout = 250');
    const version = versionOf(db);
    if (version > schemaVersion) throw new UnusableFile('newer', `written by version ${version}`);
    if (version === 0) db.exec('PRAGMA auto_vacuum = INCREMENTAL');
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 8388608');
    // Smaller than by default (1 000), for each copies what it covers within one commit.
    db.exec(`PRAGMA wal_autocheckpoint = ${pagesPerCheckpoint}`);
    if (statSync(path).size <= checkedBytes) {
      const found = db.prepare('PRAGMA quick_check(1)').get()?.quick_check;
      if (found !== 'ok') throw new UnusableFile('corrupt', String(found));
    }
    migrateSchema(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  const primary = error.errcode & 0xff;
  return primary === corrupt || primary === notADatabase;
}

function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    db.exec('COMMIT');
    return value;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
