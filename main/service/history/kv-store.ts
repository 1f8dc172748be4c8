/** Small records by name that belong to no table: schedule marks, learnt rhythms, last known states. */
import type { HistoryDatabase } from './database.ts';

export interface KvStore {
  get(key: string): unknown;
  /** Everything whose key begins with `prefix`. */
  entries(prefix: string): Map<string, unknown>;
  set(key: string, value: unknown): void;
  delete(key: string): void;
}

export const setInKv = 'INSERT INTO kv (key, json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json';

export function createKvStore(database: HistoryDatabase): KvStore {
  return {
    get(key) {
      const json = database.all('SELECT json FROM kv WHERE key = ?', key)[0]?.json;
      return typeof json === 'string' ? parseJson(json) : undefined;
    },
    entries(prefix) {
      // U+FFFF sorts behind every key that begins with the prefix, and lets the index find them.
      const sql = 'SELECT key, json FROM kv WHERE key >= ? AND key < ?';
      const rows = database.all(sql, prefix, `${prefix}\uffff`);
      return new Map(rows.map((row) => [String(row.key), parseJson(String(row.json))]));
    },
    set(key, value) {
      database.run(setInKv, key, JSON.stringify(value));
    },
    delete(key) {
      database.run('DELETE FROM kv WHERE key = ?', key);
    },
  };
}

/** What was stored as JSON; undefined for text that is none. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
