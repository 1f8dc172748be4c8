/**
 * The retained messages of the built-in broker on disk: what changed is written in one go within 10 ms, and then said to be
 * saved. Reading and writing take small parts of a turn of the loop each.
 */
import { closeSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { brokerLimits } from '../../base/broker-limits.ts';
import { toError } from '../../base/errors.ts';
import type { Dispose } from '../../base/events.ts';
import type { Logger, Timers } from '../../base/ports.ts';
import { nextTurn } from '../../base/within.ts';
import { asideName } from '../../files/atomic-file.ts';

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

/** A change that is not on the disk yet; an empty payload means gone. */
interface Change {
  readonly message: RetainedMessage;
  readonly onSaved: Array<() => void>;
}

const schema = `
  PRAGMA busy_timeout = 20;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 500;
  CREATE TABLE IF NOT EXISTS retained (topic TEXT PRIMARY KEY, payload BLOB NOT NULL, qos INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/** Does without the disk when the file cannot be used: the broker then forgets at its end. */
export class RetainedStore {
  readonly #options: RetainedStoreOptions;
  readonly #changed = new Map<string, Change>();
  #db: DatabaseSync | undefined;
  #saving: Dispose | undefined;
  #hasFailed = false;

  constructor(options: RetainedStoreOptions) {
    this.#options = options;
  }

  /** Opens the file and reads it. One that is damaged is moved aside; one that cannot be used is done without. */
  async open(found: (message: RetainedMessage) => void): Promise<void> {
    const { file, logger } = this.#options;
    try {
      await this.#read(found);
      return;
    } catch (thrown) {
      this.#close();
      logger.error('retained.unreadable', { file, error: toError(thrown) });
      if (!isDamage(thrown)) return;
    }
    try {
      const aside = asideName(file, 'corrupt', new Date(this.#options.timers.now()));
      for (const suffix of ['-wal', '-shm']) moveIfThere(file + suffix, aside + suffix);
      renameSync(file, aside);
      logger.warn('retained.setAside', { file, aside });
      await this.#read(found);
    } catch (thrown) {
      this.#close();
      logger.error('retained.notKept', { file, error: toError(thrown) });
    }
  }

  /** Takes a retained message as it was published; an empty payload deletes. */
  put(message: RetainedMessage): void {
    if (this.#db === undefined) return;
    const onSaved = this.#changed.get(message.topic)?.onSaved ?? [];
    this.#changed.set(message.topic, { message, onSaved });
    this.#saving ??= this.#options.timers.after(brokerLimits.saveMs, () => this.#saveSoon());
  }

  /**
   * Calls back once the topic's last message is on the disk, or cannot be written; true when it is to wait for that, false,
   * without calling, when there is nothing to write.
   */
  whenSaved(topic: string, onSaved: () => void): boolean {
    const change = this.#changed.get(topic);
    if (change === undefined) return false;
    change.onSaved.push(onSaved);
    return true;
  }

  /** Writes what is left now, and not in a second. */
  flush(): void {
    this.#save();
  }

  /** Writes what is left, and closes. */
  async close(): Promise<void> {
    while (this.#changed.size > 0 && this.#db !== undefined && !this.#hasFailed) {
      this.#save();
      await nextTurn();
    }
    this.#close();
  }

  async #read(found: (message: RetainedMessage) => void): Promise<void> {
    const { file } = this.#options;
    mkdirSync(dirname(file), { recursive: true });
    // Payloads may be private: only the owner reads them. SQLite's side files get the mode of the main one.
    closeSync(openSync(file, 'a', 0o600));
    const db = new DatabaseSync(file);
    this.#db = db;
    db.exec(schema);
    let endMs = performance.now() + brokerLimits.saveSliceMs;
    for (const row of db.prepare('SELECT topic, payload, qos FROM retained').iterate()) {
      const message = parseRow(row);
      if (message !== undefined) found(message);
      if (performance.now() < endMs) continue;
      await nextTurn();
      endMs = performance.now() + brokerLimits.saveSliceMs;
    }
  }

  /** Never from a timer itself: what follows it would come in the same turn, and make two slices of one. */
  #saveSoon(): void {
    this.#saving = soon(() => this.#save());
  }

  /** Writes as much as one turn of the loop may take; the rest follows in the next. */
  #save(): void {
    this.#saving?.();
    this.#saving = undefined;
    const db = this.#db;
    if (db === undefined || this.#changed.size === 0) return;
    const endMs = performance.now() + brokerLimits.saveSliceMs;
    const written: Change[] = [];
    try {
      db.exec('BEGIN IMMEDIATE');
      const remove = db.prepare('DELETE FROM retained WHERE topic = ?');
      const upsert = db.prepare(`INSERT INTO retained (topic, payload, qos) VALUES (?, ?, ?)
        ON CONFLICT (topic) DO UPDATE SET payload = excluded.payload, qos = excluded.qos`);
      for (const change of this.#changed.values()) {
        const { topic, payload, qos } = change.message;
        if (payload.length === 0) remove.run(topic);
        else upsert.run(topic, payload, qos);
        written.push(change);
        if (written.length === brokerLimits.saveRows || performance.now() >= endMs) break;
      }
      db.exec('COMMIT');
      this.#hasFailed = false;
      for (const { message } of written) this.#changed.delete(message.topic);
      if (this.#changed.size > 0) this.#saveSoon();
    } catch (thrown) {
      // Kept for the next time: a full disk may get room again. Until then devices are not kept waiting for it.
      if (db.isTransaction) db.exec('ROLLBACK');
      if (!this.#hasFailed) this.#options.logger.error('retained.notSaved', { error: toError(thrown) });
      this.#hasFailed = true;
      written.length = 0;
      written.push(...this.#changed.values());
      this.#saving = this.#options.timers.after(brokerLimits.saveAgainMs, () => this.#saveSoon());
    }
    for (const { onSaved } of written) for (const call of onSaved.splice(0)) call();
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
    for (const { onSaved } of this.#changed.values()) for (const call of onSaved.splice(0)) call();
  }
}

function soon(call: () => void): Dispose {
  const turn = setImmediate(call);
  return () => clearImmediate(turn);
}

/** By SQLite's primary result codes: corrupt, not a database. A file that is busy or forbidden is left alone. */
function isDamage(thrown: unknown): boolean {
  if (!(thrown instanceof Error) || !('errcode' in thrown) || typeof thrown.errcode !== 'number') return false;
  const primary = thrown.errcode & 0xff;
  return primary === 11 || primary === 26;
}

function parseRow({ topic, payload, qos }: Record<string, unknown>): RetainedMessage | undefined {
  if (typeof topic !== 'string' || !(payload instanceof Uint8Array)) return undefined;
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.length);
  return { topic, payload: bytes, qos: qos === 1 || qos === 2 ? qos : 0 };
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // Side files exist only while a database is in use.
  }
}
