/** Keeps states as they change. On the message path a change is only marked; once per second the marks are written. */
import type { Dispose } from '../events.ts';
import { limits } from '../limits.ts';
import type { Timers } from '../ports.ts';
import type { HistoryDatabase } from './database.ts';

/** What is known of an entity between two flushes. */
interface Slot {
  readonly entityId: string;
  state: string;
  at: number;
  marked: boolean;
  saved: string | undefined;
  rowId: number;
}

/** A transaction stays so small that messages wait for it a few milliseconds at most. */
const rowsPerTransaction = 500;

/** A disk that refused is asked again after so long. */
const retryMs = 10_000;

const insertEntity =
  'INSERT INTO entities (entity_id) VALUES (?) ON CONFLICT (entity_id) DO UPDATE SET entity_id = entity_id RETURNING id';
const insertState =
  'INSERT INTO states (entity, second, ms, number, state) VALUES (?, ?, ?, ?, ?) ' +
  'ON CONFLICT (entity, second) DO UPDATE SET ms = excluded.ms, number = excluded.number, state = excluded.state';

export class HistoryRecorder {
  readonly #database: HistoryDatabase;
  readonly #timers: Timers;
  readonly #written: () => void;
  readonly #slots = new Map<string, Slot>();
  #marked: Slot[] = [];
  #timer: Dispose | undefined;
  #enabled = true;
  #generation = 0;

  /** @param written told when rows were added. */
  constructor(database: HistoryDatabase, timers: Timers, written: () => void = () => undefined) {
    this.#database = database;
    this.#timers = timers;
    this.#written = written;
  }

  /** Turns recording off and on; what is marked is dropped. */
  setEnabled(enabled: boolean): void {
    this.#enabled = enabled;
    if (!enabled) this.#dropMarks();
  }

  /**
   * Marks the state of an entity for the next flush; of several within it the last one stays, and a state that did not
   * change since the last flush costs no row.
   * @param at milliseconds since the epoch, of the service's clock.
   */
  record(entityId: string, state: string, at: number): void {
    if (!this.#enabled) return;
    let slot = this.#slots.get(entityId);
    if (slot === undefined) {
      slot = { entityId, state, at, marked: false, saved: undefined, rowId: 0 };
      this.#slots.set(entityId, slot);
    } else if (slot.state === state) return;
    slot.state = state;
    slot.at = at;
    if (slot.marked) return;
    slot.marked = true;
    this.#marked.push(slot);
    if (this.#timer === undefined) this.#flushLater(limits.historyFlushMs);
  }

  /** Forgets an entity that was removed; its history stays. */
  forget(entityId: string): void {
    this.#slots.delete(entityId);
  }

  /** Writes everything that is marked now: before a stop, and before a query that must see it. */
  flush(): void {
    this.#timer?.();
    this.#timer = undefined;
    while (this.#marked.length > 0 && this.#write());
    if (this.#marked.length > 0) this.#flushLater(retryMs);
  }

  /** Flushes and records no more. */
  stop(): void {
    this.flush();
    this.setEnabled(false);
  }

  #flushLater(ms: number): void {
    this.#timer = this.#timers.after(ms, () => {
      this.#timer = undefined;
      const written = this.#write();
      // A long queue goes on as soon as waiting messages had their turn.
      if (this.#marked.length > 0) this.#flushLater(written ? 1 : retryMs);
    });
  }

  /** Answers whether it got on. */
  #write(): boolean {
    if (!this.#database.persistent) {
      this.#dropMarks();
      return false;
    }
    const known = this.#generation === this.#database.generation;
    this.#generation = this.#database.generation;
    if (!known) for (const slot of this.#slots.values()) slot.rowId = 0;
    const slice = this.#marked.slice(0, rowsPerTransaction);
    const result = this.#database.transaction(() => {
      const statement = this.#database.statement(insertState);
      for (const slot of slice) {
        if (slot.state === slot.saved) continue;
        if (slot.rowId === 0) slot.rowId = Number(this.#database.statement(insertEntity).get(slot.entityId)?.id);
        const number = toNumber(slot.state);
        const text = number !== null && String(number) === slot.state ? null : slot.state;
        const second = Math.floor(slot.at / 1000);
        statement.run(slot.rowId, second, slot.at - second * 1000, number, text);
      }
    });
    if (!result.ok) {
      // Row ids of the transaction that was rolled back are not real.
      for (const slot of slice) slot.rowId = 0;
      return false;
    }
    this.#marked = this.#marked.slice(slice.length);
    for (const slot of slice) {
      slot.marked = false;
      slot.saved = slot.state;
    }
    this.#written();
    return true;
  }

  #dropMarks(): void {
    for (const slot of this.#marked) slot.marked = false;
    this.#marked = [];
    this.#timer?.();
    this.#timer = undefined;
  }
}

/** The number that a state is, or null: `21.5` and `1e3` are, `on`, an empty text and `Infinity` are not. */
export function toNumber(state: string): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(state)) return null;
  const value = Number(state);
  return Number.isFinite(value) ? value : null;
}
