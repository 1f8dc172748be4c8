/** Alerts on disk. `save` returns when the alert would survive a power cut; only then it may be shown. */
import type { Alert, AlertState, Severity } from '../alerts/model.ts';
import { limits } from '../limits.ts';
import type { HistoryDatabase, Row } from './database.ts';
import { parseJson } from './kv-store.ts';

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
  /** Writes a new alert, or a new state of a known one. */
  save(alert: Alert): void;
  /** Alerts that have not recovered, oldest first. */
  open(): Alert[];
  /** Newest first. */
  list(filter?: AlertFilter): Alert[];
  /** Deletes the oldest recovered ones beyond `limits.alertsKept`. */
  prune(): void;
}

const upsert =
  'INSERT INTO alerts (id, state, severity, rule, since, words, json) VALUES (?, ?, ?, ?, ?, ?, ?) ' +
  'ON CONFLICT (id) DO UPDATE SET state = excluded.state, severity = excluded.severity, words = excluded.words, json = excluded.json';

export function createAlertStore(database: HistoryDatabase): AlertStore {
  /** What a full disk refused: still known, and tried again with the next alert. */
  const unsaved = new Map<string, Alert>();
  const write = (alert: Alert): boolean =>
    database.runDurably(
      upsert,
      alert.id,
      alert.state,
      alert.severity,
      alert.rule,
      Date.parse(alert.since),
      wordsOf(alert),
      JSON.stringify(alert),
    ).ok;
  const matching = (rows: readonly Row[], test: (alert: Alert) => boolean): Alert[] => {
    const stored = rows.map(toAlert).filter((alert) => alert !== undefined && !unsaved.has(alert.id));
    return [...stored.filter((alert) => alert !== undefined), ...[...unsaved.values()].filter(test)];
  };
  return {
    save(alert) {
      unsaved.set(alert.id, alert);
      for (const each of [...unsaved.values()].reverse()) {
        if (!write(each)) return;
        unsaved.delete(each.id);
      }
    },
    open() {
      const rows = database.all("SELECT json FROM alerts WHERE state <> 'recovered'");
      return matching(rows, (alert) => alert.state !== 'recovered').sort((a, b) => sinceOf(a) - sinceOf(b));
    },
    list(filter = {}) {
      const limit = filter.limit ?? 100;
      const { where, parameters } = conditions(filter);
      const sql = `SELECT json FROM alerts WHERE ${where} ORDER BY since DESC, id LIMIT ?`;
      return matching(database.all(sql, ...parameters, limit), (alert) => matchesFilter(filter, alert))
        .sort((a, b) => sinceOf(b) - sinceOf(a))
        .slice(0, limit);
    },
    prune() {
      database.run(
        "DELETE FROM alerts WHERE state = 'recovered' AND id NOT IN (SELECT id FROM alerts ORDER BY since DESC LIMIT ?)",
        limits.alertsKept,
      );
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
function toAlert(row: Row): Alert | undefined {
  return parseJson(String(row.json)) as Alert | undefined;
}
