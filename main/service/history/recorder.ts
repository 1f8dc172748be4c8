/**
 * Keeps states as they change. On the message path a change is only marked; once per second the marks are written. Of a
 * sensor that measures, small changes wait longer than large ones, and the last value of a burst is always written.
 */
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';
import type { HistoryDatabase } from './database.ts';
import { DueSlots } from './due-slots.ts';
import { Pace } from './pace.ts';
import { type DeadBand, deadBandOf, isSignificant, type RecordedEntity, toNumber } from './significance.ts';

/** What is known of an entity between two flushes. */
interface Slot {
  readonly entityId: string;
  /** The config that `deadBand` was read from. */
  config: unknown;
  deadBand: DeadBand | undefined;
  state: string;
  at: number;
  /** A number that waited when something else came: it has a row too. */
  before: { readonly state: string; readonly at: number } | undefined;
  marked: boolean;
  /** See DueSlots; 0 = it does not wait. */
  due: number;
  saved: string | undefined;
  savedNumber: number | null;
  /** From when on the next wait is counted: the time of the last row, or when its wait was over. */
  savedAt: number;
  waitEnds: number;
  rowId: number;
}

/** A disk that refused is asked again after so long. */
const retryMs = 10_000;

const insertEntity =
  'INSERT INTO entities (entity_id, measured) VALUES (?, ?) ' +
  'ON CONFLICT (entity_id) DO UPDATE SET measured = excluded.measured RETURNING id';
const insertState =
  'INSERT INTO states (entity, second, ms, number, state) VALUES (?, ?, ?, ?, ?) ' +
  'ON CONFLICT (entity, second) DO UPDATE SET ms = excluded.ms, number = excluded.number, state = excluded.state';

export class HistoryRecorder {
  readonly #database: HistoryDatabase;
  readonly #timers: Timers;
  readonly #written: () => void;
  readonly #slots = new Map<string, Slot>();
  readonly #waiting: DueSlots<Slot>;
  /** Rows of one transaction: messages wait for it a few milliseconds at most. */
  readonly #pace = new Pace({ first: 200, least: 20, most: 1_000 });
  #marked: Slot[] = [];
  #timer: Dispose | undefined;
  #enabled = true;
  #sampleMs: number = limits.historySampleMs;
  #generation = 0;

  /** @param written told when rows were added. */
  constructor(database: HistoryDatabase, timers: Timers, written: () => void = () => undefined) {
    this.#database = database;
    this.#timers = timers;
    this.#written = written;
    this.#waiting = new DueSlots(timers, (slots) => {
      for (const slot of slots) this.#mark(slot, 0);
    });
  }

  /** Turns recording off and on; what is marked is dropped. */
  setEnabled(enabled: boolean): void {
    this.#enabled = enabled;
    if (!enabled) this.#dropMarks();
  }

  /** Of a sensor that measures, at most one row in so many milliseconds is written; 0 = of every second. */
  setSampleMs(ms: number): void {
    this.#sampleMs = ms;
  }

  /**
   * Marks the state of an entity for the next flush; of several within it the last one stays, and a state that did not
   * change since the last flush costs no row.
   * @param at milliseconds since the epoch, of the service's clock.
   * @param entity tells whether the state is a measurement; absent = every change counts.
   */
  record(entityId: string, state: string, at: number, entity?: RecordedEntity): void {
    if (!this.#enabled) return;
    let slot = this.#slots.get(entityId);
    if (slot === undefined) {
      slot = newSlot(entityId);
      this.#slots.set(entityId, slot);
    } else if (slot.state === state) return;
    if (entity !== undefined && slot.config !== entity.config) {
      slot.config = entity.config;
      slot.deadBand = deadBandOf(entity);
      slot.rowId = 0;
    }
    if (slot.marked) {
      slot.state = state;
      slot.at = at;
      return;
    }
    if (this.#waitsAnyway(slot, at) && toNumber(state) !== null) {
      slot.state = state;
      slot.at = at;
      return;
    }
    const waitMs = this.#waitOf(slot, state, at);
    if (waitMs === 0 && slot.due !== 0 && toNumber(state) === null) slot.before = { state: slot.state, at: slot.at };
    slot.state = state;
    slot.at = at;
    if (waitMs === 0) this.#mark(slot, limits.historyFlushMs);
    else {
      slot.waitEnds = slot.due === 0 ? at + waitMs : Math.min(slot.waitEnds, at + waitMs);
      this.#waiting.add(slot, Math.max(waitMs, limits.historyFlushMs));
    }
  }

  /** Whether anything was ever recorded under this name since the start. */
  knows(entityId: string): boolean {
    return this.#slots.has(entityId);
  }

  /** Forgets an entity that was removed; its history stays, and what waits is written. */
  forget(entityId: string): void {
    this.#slots.delete(entityId);
  }

  /** Writes everything that is marked or waits: before a stop. */
  flush(): void {
    for (const slot of this.#waiting.takeAll()) this.#mark(slot, 0);
    this.#timer?.();
    this.#timer = undefined;
    while (this.#marked.length > 0 && this.#write());
    if (this.#marked.length > 0) this.#flushLater(retryMs);
  }

  /** Writes what is marked or waits of one entity: before a query that must see it. */
  flushOf(entityId: string): void {
    const slot = this.#slots.get(entityId);
    if (slot !== undefined && (slot.marked || slot.due !== 0)) this.#writeSlots([slot]);
  }

  /** Flushes and records no more. */
  stop(): void {
    this.flush();
    this.setEnabled(false);
  }

  /** How long a state waits for its row, in milliseconds. */
  #waitOf({ deadBand, savedNumber, savedAt }: Slot, state: string, at: number): number {
    if (deadBand === undefined || savedNumber === null || this.#sampleMs === 0) return 0;
    const value = toNumber(state);
    if (value === null) return 0;
    const { historySettleMs } = limits;
    const gap = isSignificant(deadBand, savedNumber, value)
      ? this.#sampleMs
      : Math.max(historySettleMs, this.#sampleMs);
    // A clock that was set back must not hold it for longer.
    return Math.max(Math.min(savedAt + gap - at, gap), 0);
  }

  /** It waits for no longer than a large change would: of the next ones only the last counts. */
  #waitsAnyway({ due, deadBand, waitEnds, savedAt, at: last }: Slot, at: number): boolean {
    return due !== 0 && deadBand !== undefined && waitEnds <= savedAt + this.#sampleMs && at >= last;
  }

  #mark(slot: Slot, afterMs: number): void {
    if (slot.marked) return;
    slot.marked = true;
    this.#marked.push(slot);
    if (this.#timer === undefined) this.#flushLater(afterMs);
  }

  #flushLater(ms: number): void {
    this.#timer = this.#timers.after(ms, () => {
      this.#timer = undefined;
      const written = this.#write();
      // A long queue goes on as soon as waiting messages had their turn.
      if (this.#marked.length > 0) this.#flushLater(written ? 1 : retryMs);
    });
  }

  /** Writes the next piece of what is marked; answers whether it got on. */
  #write(): boolean {
    return this.#pace.do((size) => {
      const slice = this.#marked.slice(0, size);
      if (!this.#writeSlots(slice)) return false;
      this.#marked = this.#marked.slice(slice.length);
      return true;
    });
  }

  #writeSlots(slots: readonly Slot[]): boolean {
    if (!this.#database.persistent) {
      this.#dropMarks();
      return false;
    }
    const known = this.#generation === this.#database.generation;
    this.#generation = this.#database.generation;
    if (!known) for (const slot of this.#slots.values()) slot.rowId = 0;
    const result = this.#database.transaction(() => {
      for (const slot of slots) {
        const { before } = slot;
        if (before !== undefined) this.#insert(slot, before.state, before.at);
        if (before !== undefined || slot.state !== slot.saved) this.#insert(slot, slot.state, slot.at);
      }
    });
    if (!result.ok) {
      // Row ids of the transaction that was rolled back are not real.
      for (const slot of slots) slot.rowId = 0;
      return false;
    }
    for (const slot of slots) {
      slot.marked = false;
      slot.due = 0;
      slot.before = undefined;
      if (slot.state !== slot.saved) {
        slot.saved = slot.state;
        slot.savedNumber = toNumber(slot.state);
        slot.savedAt = Math.max(slot.at, slot.waitEnds);
      }
      slot.waitEnds = 0;
    }
    this.#written();
    return true;
  }

  #insert(slot: Slot, state: string, at: number): void {
    if (slot.rowId === 0) {
      const row = this.#database.statement(insertEntity).get(slot.entityId, slot.deadBand === undefined ? 0 : 1);
      slot.rowId = Number(row?.id);
    }
    const number = toNumber(state);
    const text = number !== null && String(number) === state ? null : state;
    const second = Math.floor(at / 1000);
    this.#database.statement(insertState).run(slot.rowId, second, at - second * 1000, number, text);
  }

  #dropMarks(): void {
    for (const slot of [...this.#marked, ...this.#waiting.takeAll()]) {
      slot.marked = false;
      slot.before = undefined;
    }
    this.#marked = [];
    this.#timer?.();
    this.#timer = undefined;
  }
}

function newSlot(entityId: string): Slot {
  return {
    entityId,
    config: undefined,
    deadBand: undefined,
    // No state of an entity: the first one is always new.
    state: '\0',
    at: 0,
    before: undefined,
    marked: false,
    due: 0,
    saved: undefined,
    savedNumber: null,
    savedAt: 0,
    waitEnds: 0,
    rowId: 0,
  };
}
