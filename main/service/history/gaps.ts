/**
 * When nothing was heard: the app was off or asleep, or a device was away. Without it the last state before would seem to
 * have held all the time. A gap is written once it has lasted a minute, so that a start costs nothing.
 */
import type { Dispose } from '../base/events.ts';
import type { Clock } from '../base/ports.ts';
import type { HistoryGap } from '../model/service.ts';
import type { HistoryDatabase } from './database.ts';

const beatMs = 120_000;
/** A beat that comes later than this was held up by sleep, or by nobody being there. */
const missedMs = 150_000;
/** A shorter absence is no hole in a chart. */
const leastMs = 60_000;
/** Written in one transaction. */
const atOnce = 500;
/** The row that stands for all entities. */
const everything = 0;
const aliveKey = 'history.alive';

export class GapKeeper {
  readonly #database: HistoryDatabase;
  readonly #clock: Clock;
  /** Entities that are away, and since when; not written yet. */
  readonly #away = new Map<string, number>();
  /** Those whose gap is written and has no end. */
  #open: Set<string> | undefined;
  #enabled = true;
  #stopBeat: Dispose | undefined;

  constructor(database: HistoryDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** From now on somebody listens; what was missed since the last time is a gap. */
  start(): void {
    this.#beat();
  }

  /** While nothing is recorded, nothing is missed: that time shows as a gap afterwards. */
  setEnabled(enabled: boolean): void {
    this.#enabled = enabled;
    if (!enabled) this.#away.clear();
  }

  /** @param at milliseconds since the epoch */
  availability(entityId: string, isAvailable: boolean, at: number): void {
    if (!this.#enabled || !this.#database.persistent) return;
    if (!isAvailable) {
      if (!this.#away.has(entityId) && !this.#opened().has(entityId)) this.#away.set(entityId, at);
      return;
    }
    const since = this.#away.get(entityId);
    this.#away.delete(entityId);
    if (since !== undefined && at - since >= leastMs) this.#insert(entityId, since, at);
    if (this.#opened().delete(entityId)) {
      this.#database.run(
        'UPDATE gaps SET ended = ? WHERE ended IS NULL AND entity = (SELECT id FROM entities WHERE entity_id = ?)',
        at,
        entityId,
      );
    }
  }

  forget(entityId: string): void {
    this.#away.delete(entityId);
  }

  /** Notes until when somebody listened. */
  stop(): void {
    this.#stopBeat?.();
    this.#stopBeat = undefined;
    if (!this.#enabled) return;
    this.#writeAway();
    this.#setAlive(this.#clock.now());
  }

  /** Gaps of an entity between two times, in order, none touching the next. */
  between(entityId: string, from: number, to: number): HistoryGap[] {
    const rows = this.#database.all(
      `SELECT began, ended FROM gaps WHERE entity IN (0, (SELECT id FROM entities WHERE entity_id = ?))
       AND began < ? AND (ended IS NULL OR ended > ?) ORDER BY began`,
      entityId,
      to,
      from,
    );
    const found = rows.map(({ began, ended }) => ({ from: Number(began), to: ended === null ? to : Number(ended) }));
    const since = this.#away.get(entityId);
    if (since !== undefined && since < to && this.#clock.now() - since >= leastMs) found.push({ from: since, to });
    return merge(found, from, to);
  }

  #beat(): void {
    const now = this.#clock.now();
    if (this.#enabled && this.#database.persistent) {
      const last = Number(this.#database.all('SELECT json FROM kv WHERE key = ?', aliveKey)[0]?.json ?? Number.NaN);
      if (now - last > missedMs) this.#insertOf(everything, last, now);
      this.#setAlive(now);
      this.#writeAway();
    }
    this.#stopBeat = this.#clock.after(beatMs, () => this.#beat());
  }

  #writeAway(): void {
    const due = this.#clock.now() - leastMs;
    const old = [...this.#away].filter(([, since]) => since <= due).slice(0, atOnce);
    if (old.length === 0) return;
    const written = this.#database.transaction(() => {
      for (const [entityId, since] of old) this.#insert(entityId, since, null);
    });
    if (!written.ok) return;
    for (const [entityId] of old) {
      this.#away.delete(entityId);
      this.#opened().add(entityId);
    }
  }

  #opened(): Set<string> {
    this.#open ??= new Set(
      this.#database
        .all('SELECT entity_id FROM gaps JOIN entities ON entities.id = gaps.entity WHERE ended IS NULL')
        .map((row) => String(row.entity_id)),
    );
    return this.#open;
  }

  /** Of an entity that nothing is recorded of there is nothing to interrupt. */
  #insert(entityId: string, began: number, ended: number | null): void {
    const row = this.#database.all('SELECT id FROM entities WHERE entity_id = ?', entityId)[0];
    if (row !== undefined) this.#insertOf(Number(row.id), began, ended);
  }

  #insertOf(entity: number, began: number, ended: number | null): void {
    this.#database.run('INSERT OR REPLACE INTO gaps (entity, began, ended) VALUES (?, ?, ?)', entity, began, ended);
  }

  #setAlive(now: number): void {
    this.#database.run(
      'INSERT INTO kv (key, json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json',
      aliveKey,
      String(now),
    );
  }
}

/** Cut to the range; what overlaps or all but touches becomes one: a device needs a moment after each start. */
function merge(gaps: readonly HistoryGap[], from: number, to: number): HistoryGap[] {
  const merged: HistoryGap[] = [];
  for (const gap of [...gaps].sort((a, b) => a.from - b.from)) {
    const cut = { from: Math.max(gap.from, from), to: Math.min(gap.to, to) };
    const last = merged.at(-1);
    if (cut.to <= cut.from) continue;
    if (last !== undefined && cut.from - last.to < leastMs) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, cut.to) };
    } else merged.push(cut);
  }
  return merged;
}
