/** Alerts on disk. `save` returns when the alert would survive a power cut; only then it may be shown. */
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';
import type { Alert, AlertState, Severity } from '../model/alerts.ts';
import { type AlertPictures, pictureName } from './alert-pictures.ts';
import type { HistoryDatabase, Row } from './database.ts';
import { parseJson } from './kv-store.ts';
import { movePictures } from './move-pictures.ts';

export interface AlertFilter {
  /** Default 100. */
  readonly limit?: number;
  /** ISO 8601: only alerts that began before it. */
  readonly before?: string;
  readonly states?: readonly AlertState[];
  readonly severities?: readonly Severity[];
  readonly rule?: string;
  /** What became of the last showing. */
  readonly deliveries?: ReadonlyArray<NonNullable<Alert['delivery']>['kind']>;
  /** Words that must all occur in its texts, facts, rule or ids. */
  readonly search?: string;
}

export interface AlertStore {
  /**
   * Writes a new alert, or a new state of a known one. What the disk refuses is tried again until it is written.
   * @param tried called once it is on the disk or refused: at once, but for the many of a burst, which are written together
   */
  save(alert: Alert, tried?: () => void): void;
  /** Writes what waits to be written together. */
  flush(): void;
  /** Is its last state on the disk? Not while the disk refuses it. Writes what waits. */
  isSaved(id: string): boolean;
  /** Alerts that have not recovered, oldest first. */
  open(): Alert[];
  /** Newest first. */
  list(filter?: AlertFilter): Alert[];
  /** Deletes the oldest recovered ones beyond `limits.alertsKept` and `limits.alertsBytes`. */
  prune(): void;
}

/** As the history has it: it ends with the database. */
export interface OwnAlertStore extends AlertStore {
  /** The last try for what the disk refused; call it before the database is closed. */
  stop(): void;
}

export interface AlertStoreOptions {
  readonly timers: Timers;
  /** Where the pictures of old records go; without it they are left out. */
  readonly pictures?: AlertPictures;
}

/** Pictures were part of records once: such a record is not read as a whole. `octet_length` reads none of it. */
const columns = `id, CASE WHEN octet_length(json) > ${limits.alertRecordBytes} THEN NULL ELSE json END AS json`;

const upsert =
  'INSERT INTO alerts (id, state, severity, rule, since, words, json) VALUES (?, ?, ?, ?, ?, ?, ?) ' +
  'ON CONFLICT (id) DO UPDATE SET state = excluded.state, severity = excluded.severity, words = excluded.words, json = excluded.json';

export function createAlertStore(database: HistoryDatabase, { timers, pictures }: AlertStoreOptions): OwnAlertStore {
  /** What a full disk refused, oldest first. */
  const unsaved = new Map<string, Alert>();
  let retry: Dispose | undefined;
  let retryMs: number = limits.alertRetryFirstMs;
  let sincePrune = 0;
  const mover = pictures === undefined ? undefined : movePictures(database, timers, pictures);

  /** Who wants to know that those of a burst were tried, and the end of the turn of the loop that it came in. */
  const waiting: Array<() => void> = [];
  let turn: Dispose | undefined;
  let written = 0;

  const write = (alert: Alert): void => {
    const { id, state, severity, rule } = alert;
    const since = Date.parse(alert.since);
    database.statement(upsert).run(id, state, severity, rule, since, wordsOf(alert), JSON.stringify(alert));
  };

  /**
   * The newest first, and where the disk refused something alone: it tells whether it takes anything. Many are one
   * transaction, for each waits for the disk. Answers false while it takes nothing.
   */
  const writeUnsaved = (): boolean => {
    const queue = [...unsaved.values()].reverse();
    let size = retry === undefined ? limits.alertsWrittenTogether : 1;
    for (let from = 0; from < queue.length; from += size, size = limits.alertsWrittenTogether) {
      const piece = queue.slice(from, from + size);
      if (!database.durably(() => piece.forEach(write)).ok) return false;
      for (const { id } of piece) unsaved.delete(id);
    }
    return true;
  };

  /** By time too: after the last alert no other may come. */
  const tryAgainLater = (): void => {
    retry ??= timers.after(retryMs, () => {
      retry = undefined;
      retryMs = writeUnsaved() ? limits.alertRetryFirstMs : Math.min(retryMs * 2, limits.alertRetryMaxMs);
      if (unsaved.size > 0) tryAgainLater();
    });
  };

  /** Memory is not endless either: what is over goes first. */
  const boundUnsaved = (): void => {
    if (unsaved.size <= limits.alertsUnsaved) return;
    const over = unsaved.values().find(({ state }) => state === 'recovered');
    const [oldest] = unsaved.keys();
    const id = over?.id ?? oldest;
    if (id !== undefined) unsaved.delete(id);
  };

  /** A row with everything but a picture that an older version kept in it; its name is known, whether it is moved yet or not. */
  const toAlert = (row: Row): Alert | undefined => {
    const alert = row.json === null ? slimOf(String(row.id)) : alertIn(row.json);
    return alert?.image?.startsWith('data:') ? { ...alert, image: pictureName(alert.id) } : alert;
  };
  const slimOf = (id: string): Alert | undefined => {
    const row = database.all(
      "SELECT json_remove(json, '$.image') AS json, json_type(json, '$.image') AS image FROM alerts WHERE id = ?",
      id,
    )[0];
    const alert = row === undefined ? undefined : alertIn(row.json);
    return alert === undefined || row?.image !== 'text' ? alert : { ...alert, image: pictureName(id) };
  };
  const matching = (rows: readonly Row[], test: (alert: Alert) => boolean): Alert[] => {
    const stored = rows.map(toAlert).filter((alert) => alert !== undefined && !unsaved.has(alert.id));
    return [...stored.filter((alert) => alert !== undefined), ...[...unsaved.values()].filter(test)];
  };

  const prune = (): void => {
    sincePrune = 0;
    database.run(
      "DELETE FROM alerts WHERE state = 'recovered' AND id NOT IN (SELECT id FROM alerts ORDER BY since DESC LIMIT ?)",
      limits.alertsKept,
    );
    database.run(
      "DELETE FROM alerts WHERE state = 'recovered' AND id IN (SELECT id FROM (" +
        'SELECT id, sum(octet_length(json) + octet_length(words)) OVER (ORDER BY since DESC, id) AS total FROM alerts) ' +
        'WHERE total > ?)',
      limits.alertsBytes,
    );
  };

  const tryNow = (): void => {
    if (!writeUnsaved()) {
      boundUnsaved();
      tryAgainLater();
    } else if (sincePrune >= limits.alertsPruneEvery) prune();
  };

  const flush = (): void => {
    if (waiting.length === 0) return;
    tryNow();
    for (const tried of waiting.splice(0)) tried();
  };

  return {
    save(alert, tried) {
      if (alert.image === pictureName(alert.id)) mover?.moveNow(alert.id);
      if (alert.state === 'recovered') sincePrune += 1;
      // Re-inserted: the last to change is the newest.
      unsaved.delete(alert.id);
      unsaved.set(alert.id, alert);
      turn ??= timers.after(0, () => {
        turn = undefined;
        written = 0;
        flush();
      });
      written += 1;
      if (written > limits.alertWritesPerTurn || waiting.length > 0) {
        waiting.push(tried ?? (() => undefined));
        if (waiting.length >= limits.alertsWrittenTogether) flush();
        return;
      }
      tryNow();
      tried?.();
    },
    flush,
    isSaved(id) {
      flush();
      return !unsaved.has(id);
    },
    open() {
      const rows = database.all(`SELECT ${columns} FROM alerts WHERE state <> 'recovered'`);
      return matching(rows, (alert) => alert.state !== 'recovered').sort((a, b) => sinceOf(a) - sinceOf(b));
    },
    list(filter = {}) {
      const limit = filter.limit ?? 100;
      const { where, parameters } = conditions(filter);
      const sql = `SELECT ${columns} FROM alerts WHERE ${where} ORDER BY since DESC, id LIMIT ?`;
      return matching(database.all(sql, ...parameters, limit), (alert) => matchesFilter(filter, alert))
        .sort((a, b) => sinceOf(b) - sinceOf(a))
        .slice(0, limit);
    },
    prune,
    stop() {
      mover?.stop();
      retry?.();
      retry = undefined;
      turn?.();
      turn = undefined;
      writeUnsaved();
      for (const tried of waiting.splice(0)) tried();
    },
  };
}

function conditions(filter: AlertFilter): { where: string; parameters: Array<string | number> } {
  const parts = ['1'];
  const parameters: Array<string | number> = [];
  const add = (part: string, ...values: Array<string | number>): void => {
    parts.push(part);
    parameters.push(...values);
  };
  if (filter.before !== undefined) add('since < ?', Date.parse(filter.before));
  if (filter.states !== undefined) add(`state IN (${filter.states.map(() => '?').join()})`, ...filter.states);
  if (filter.severities !== undefined) {
    add(`severity IN (${filter.severities.map(() => '?').join()})`, ...filter.severities);
  }
  if (filter.rule !== undefined) add('rule = ?', filter.rule);
  if (filter.deliveries !== undefined) {
    const marks = filter.deliveries.map(() => '?').join();
    add(`json_extract(json, '$.delivery.kind') IN (${marks})`, ...filter.deliveries);
  }
  for (const word of searchedWords(filter)) add('instr(words, ?) > 0', word);
  return { where: parts.join(' AND '), parameters };
}

/** The same conditions for alerts that are only in memory. */
function matchesFilter(filter: AlertFilter, alert: Alert): boolean {
  const words = wordsOf(alert);
  return (
    (filter.before === undefined || sinceOf(alert) < Date.parse(filter.before)) &&
    (filter.states === undefined || filter.states.includes(alert.state)) &&
    (filter.severities === undefined || filter.severities.includes(alert.severity)) &&
    (filter.rule === undefined || filter.rule === alert.rule) &&
    (filter.deliveries === undefined ||
      (alert.delivery !== undefined && filter.deliveries.includes(alert.delivery.kind))) &&
    searchedWords(filter).every((word) => words.includes(word))
  );
}

function searchedWords(filter: AlertFilter): string[] {
  return (filter.search ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
}

function wordsOf(alert: Alert): string {
  const { title, body, rule, cause, entityId, deviceId, facts } = alert;
  return [title, body, rule, cause, entityId, deviceId, ...Object.values(facts)].join('\n').toLowerCase();
}

function sinceOf(alert: Alert): number {
  return Date.parse(alert.since);
}

/** Rows were written by `save` alone, so their shape is known; a damaged one is left out. */
function alertIn(json: unknown): Alert | undefined {
  return parseJson(String(json)) as Alert | undefined;
}
