/** The retained messages of the built-in broker on disk: only what changed is written, at most a second later. */
import { closeSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { toError } from '../errors.ts';
import type { Dispose } from '../events.ts';
import { limits } from '../limits.ts';
import type { Logger, Timers } from '../ports.ts';
import { asideName } from '../settings/atomic-file.ts';

export interface RetainedMessage {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1 | 2;
}

export interface RetainedStoreOptions {
  /** Path of an SQLite file. */
  readonly file: string;
  readonly timers: Timers;
  readonly logger: Logger;
}

const schema = `
  PRAGMA busy_timeout = 250;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS retained (topic TEXT PRIMARY KEY, payload BLOB NOT NULL, qos INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/** Does without the disk when the file cannot be used: the broker then forgets at its end. */
export class RetainedStore {
  readonly #options: RetainedStoreOptions;
  /** What changed since the last write; an empty payload means gone. */
  readonly #changed = new Map<string, RetainedMessage>();
  #db: DatabaseSync | undefined;
  #saving: Dispose | undefined;

  constructor(options: RetainedStoreOptions) {
    this.#options = options;
  }

  /** Opens the file and reads it. One that is damaged is moved aside; one that cannot be used is done without. */
  open(): readonly RetainedMessage[] {
    const { file, logger } = this.#options;
    try {
      return this.#read();
    } catch (thrown) {
      this.#close();
      logger.error('retained.unreadable', { file, error: toError(thrown) });
      if (!isDamage(thrown)) return [];
    }
    try {
      const aside = asideName(file, 'corrupt', new Date(this.#options.timers.now()));
      for (const suffix of ['-wal', '-shm']) moveIfThere(file + suffix, aside + suffix);
      renameSync(file, aside);
      logger.warn('retained.setAside', { file, aside });
      return this.#read();
    } catch (thrown) {
      this.#close();
      logger.error('retained.notKept', { file, error: toError(thrown) });
      return [];
    }
  }

  /** Takes a retained message as it was published; an empty payload deletes. */
  put(message: RetainedMessage): void {
    if (this.#db === undefined) return;
    this.#changed.set(message.topic, message);
    this.#saving ??= this.#options.timers.after(limits.builtinBrokerSaveMs, () => this.#save());
  }

  /** Writes what is left, and closes. */
  close(): void {
    this.#save();
    this.#close();
  }

  #read(): readonly RetainedMessage[] {
    const { file } = this.#options;
    mkdirSync(dirname(file), { recursive: true });
    // Payloads may be private: only the owner reads them. SQLite's side files get the mode of the main one.
    closeSync(openSync(file, 'a', 0o600));
    const db = new DatabaseSync(file);
    this.#db = db;
    db.exec(schema);
    return db.prepare('SELECT topic, payload, qos FROM retained').all().flatMap(parseRow);
  }

  #save(): void {
    this.#saving?.();
    this.#saving = undefined;
    const db = this.#db;
    if (db === undefined || this.#changed.size === 0) return;
    try {
      db.exec('BEGIN IMMEDIATE');
      const remove = db.prepare('DELETE FROM retained WHERE topic = ?');
      // The same value again costs no page on the disk.
      const upsert = db.prepare(`INSERT INTO retained (topic, payload, qos) VALUES (?, ?, ?)
        ON CONFLICT (topic) DO UPDATE SET payload = excluded.payload, qos = excluded.qos
        WHERE payload IS NOT excluded.payload OR qos IS NOT excluded.qos`);
      for (const { topic, payload, qos } of this.#changed.values()) {
        if (payload.length === 0) remove.run(topic);
        else upsert.run(topic, payload, qos);
      }
      db.exec('COMMIT');
      this.#changed.clear();
    } catch (thrown) {
      // Kept for the next time: a full disk may get room again.
      if (db.isTransaction) db.exec('ROLLBACK');
      this.#options.logger.error('retained.notSaved', { error: toError(thrown) });
    }
  }

  #close(): void {
    this.#saving?.();
    this.#saving = undefined;
    try {
      this.#db?.close();
    } catch (thrown) {
      this.#options.logger.warn('retained.notClosed', { error: toError(thrown) });
    }
    this.#db = undefined;
  }
}

/** By SQLite's primary result codes: corrupt, not a database. A file that is busy or forbidden is left alone. */
function isDamage(thrown: unknown): boolean {
  if (!(thrown instanceof Error) || !('errcode' in thrown) || typeof thrown.errcode !== 'number') return false;
  const primary = thrown.errcode & 0xff;
  return primary === 11 || primary === 26;
}

function parseRow({ topic, payload, qos }: Record<string, unknown>): RetainedMessage[] {
  if (typeof topic !== 'string' || !(payload instanceof Uint8Array)) return [];
  return [{ topic, payload: Buffer.from(payload), qos: qos === 1 || qos === 2 ? qos : 0 }];
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // Side files exist only while a database is in use.
  }
}
