/** Runs tasks: takes up what is due, starts what can start, stops what may not go on, sleeps until the next time. */
import type { Dispose, Emitter } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Logger } from '../base/ports.ts';
import { sameValue } from '../entities/equal.ts';
import type { StopReason, Task, TaskDefinition } from '../model/tasks.ts';
import { TaskBook } from './book.ts';
import { lazyConditions } from './conditions.ts';
import { Counting } from './counting.ts';
import {
  isAsked,
  isBehind,
  mayGoOn,
  nextLookMs,
  obstaclesOf,
  readyEntries,
  type TaskEntry,
  whyPassedOver,
} from './entry.ts';
import type { TaskEvents, TaskServiceOptions } from './ports.ts';
import {
  cancelMark,
  collectDue,
  endRun,
  newMark,
  nextDue,
  type Occurrence,
  type RunEnd,
  takeFirst,
  updateMark,
} from './queue.ts';
import { type ActiveRun, endRecord, passedRecord, type RunDetails, startRun } from './runner.ts';
import { isOneOff } from './times.ts';

/** How often the clock is compared with what is due: after a sleep that nobody announced, timers are late. */
const heartbeatMs = 30_000;
/** So many heartbeats after a suspend mean that the machine is awake, though nobody said so. */
const beatsUntilAwake = 2;

export class TaskEngine {
  readonly #options: TaskServiceOptions;
  readonly #log: Logger;
  readonly #book: TaskBook;
  readonly #entries: ReadonlyMap<string, TaskEntry>;
  #state: 'new' | 'stopped' | 'running' | 'asleep' = 'new';
  #timer: Dispose | undefined;
  #heartbeat: Dispose | undefined;
  #beatsAsleep = 0;
  #busy = false;
  readonly #counting: Counting;

  constructor(options: TaskServiceOptions, log: Logger, emitter: Emitter<TaskEvents>) {
    this.#options = options;
    this.#log = log;
    this.#book = new TaskBook(options, log, emitter);
    this.#entries = this.#book.entries;
    this.#counting = new Counting(options.clock, options.timers, () => this.tick());
  }

  get running(): boolean {
    return this.#state === 'running';
  }

  /** Reads the tasks from the store, unless that was done. */
  open(): void {
    if (this.#state !== 'new') return;
    this.#book.load();
    this.#state = 'stopped';
  }

  get entries(): ReadonlyMap<string, TaskEntry> {
    this.open();
    return this.#entries;
  }

  start(): void {
    if (this.#state === 'running' || this.#state === 'asleep') return;
    this.#book.load();
    this.#state = 'running';
    this.#beat();
    this.tick();
  }

  stop(reason: StopReason): void {
    if (this.#state !== 'running' && this.#state !== 'asleep') return;
    this.#state = 'stopped';
    this.#heartbeat?.();
    this.#rest();
    for (const entry of this.#entries.values()) entry.active?.stop(reason);
  }

  sleep(): void {
    if (this.#state !== 'running') return;
    this.#state = 'asleep';
    this.#beatsAsleep = 0;
    this.#rest();
    for (const entry of this.#entries.values()) entry.active?.stop('sleep');
  }

  wake(): void {
    if (this.#state !== 'asleep') return;
    this.#state = 'running';
    this.tick();
  }

  /** Looks at everything, now. Calls from within are served by the one that is under way. */
  tick(): void {
    if (this.#state !== 'running' || this.#busy) return;
    this.#book.followClock();
    this.#batch(() => {
      this.#collect();
      this.#dispatch();
    });
    this.#arm();
  }

  /** Starts a run at once. It stands for the one that waits: two of them would be one too many. */
  begin(entry: TaskEntry, trigger: 'manual' | 'automation', input?: TaskDefinition['input']): ActiveRun {
    this.#book.followClock();
    const now = this.#now();
    const { definition, mark } = entry;
    entry.mark = { ...mark, pending: definition.missed === 'all' ? mark.pending.slice(1) : [] };
    const active = this.#begin(entry, { dueAt: now, trigger, attempt: 1, notBefore: now, input });
    this.#arm();
    return active;
  }

  /**
   * Ends what the chosen tasks do and would do; answers how many had something to end.
   * @param runOnly ends what runs or waits now; the schedule of periodic tasks goes on.
   */
  cancel(chosen: (definition: TaskDefinition) => boolean, runOnly: boolean): number {
    let cancelled = 0;
    this.#book.followClock();
    const entries = [...this.entries.values()].filter((entry) => chosen(entry.definition));
    this.#batch(() => {
      for (const entry of entries) {
        const { definition, mark, active, dueAt } = entry;
        const isAtWork = active !== undefined || mark.pending.length > 0;
        if (!isAtWork && (runOnly || dueAt === undefined)) continue;
        cancelled++;
        entry.mark = { ...mark, pending: [] };
        active?.stop('cancelled');
        const goesOn = definition.schedule.type === 'manual' || (runOnly && !isOneOff(definition));
        this.#book.setMark(entry, goesOn ? entry.mark : cancelMark(entry.mark));
        entry.waitingFor = [];
        this.#book.changed(entry);
      }
    });
    this.tick();
    return cancelled;
  }

  /**
   * Makes the tasks those of `definitions`.
   * @param replaced ids whose past does not count any more, their run is stopped.
   * @param saved ids that were saved, and so are on their schedule again even if nothing in them is new.
   */
  apply(definitions: readonly TaskDefinition[], replaced: ReadonlySet<string>, saved: ReadonlySet<string>): void {
    const before = [...this.entries];
    this.#book.followClock();
    this.#book.readZone();
    const ids = new Set(definitions.map((each) => each.id));
    const names = new Set(definitions.map((each) => each.name));
    this.#batch(() => {
      for (const [id, entry] of before) {
        if (!ids.has(id)) this.#drop(id, entry, names.has(entry.definition.name) ? 'replaced' : 'cancelled');
      }
      for (const definition of definitions) {
        const { id } = definition;
        const entry = this.#entries.get(id);
        if (entry === undefined)
          this.#book.changed(this.#book.add(definition, newMark(definition, this.#now()), undefined));
        else if (replaced.has(id)) this.#replace(entry, definition);
        else if (saved.has(id) || !sameValue(entry.definition, definition)) this.#update(entry, definition);
        else entry.dueAt = nextDue(definition, entry.mark, this.#book.zone);
      }
    });
    this.tick();
  }

  view(entry: TaskEntry): Task {
    return this.#book.view(entry);
  }

  #now(): number {
    return this.#options.clock.now();
  }

  #rest(): void {
    this.#timer?.();
    this.#timer = undefined;
    this.#counting.set(false);
  }

  /** Runs that end meanwhile start nothing new before all of it is done. */
  #batch(work: () => void): void {
    const outer = this.#busy;
    this.#busy = true;
    try {
      work();
    } finally {
      this.#busy = outer;
    }
  }

  #replace(entry: TaskEntry, definition: TaskDefinition): void {
    entry.mark = { ...entry.mark, pending: [] };
    entry.active?.stop('replaced');
    entry.definition = definition;
    this.#book.setMark(entry, newMark(definition, this.#now()));
    this.#book.changed(entry);
  }

  #update(entry: TaskEntry, definition: TaskDefinition): void {
    const mark = updateMark(entry.mark, entry.definition, definition, this.#now());
    entry.definition = definition;
    this.#book.setMark(entry, definition.enabled ? mark : { ...mark, pending: [] });
    this.#book.changed(entry);
  }

  #drop(id: string, entry: TaskEntry, reason: StopReason): void {
    entry.mark = { ...entry.mark, pending: [] };
    entry.active?.stop(reason);
    this.#book.remove(id);
  }

  #collect(): void {
    const now = this.#now();
    for (const entry of this.#entries.values()) {
      if (entry.dueAt === undefined || entry.dueAt > now) continue;
      const mark = collectDue(entry.definition, entry.mark, this.#book.zone, now);
      if (mark === entry.mark) continue;
      this.#book.setMark(entry, mark);
      this.#book.changed(entry);
    }
  }

  #dispatch(): void {
    const conditions = lazyConditions(this.#options);
    let free: number = limits.tasksAtOnce;
    for (const { active } of this.#entries.values()) {
      if (active === undefined || isAsked(active.occurrence)) continue;
      if (mayGoOn(active, conditions)) free--;
      else active.stop('constraint-lost');
    }
    for (const entry of readyEntries(this.#entries, this.#now())) {
      const [head, ...rest] = entry.mark.pending;
      const { leftOut } = entry.mark;
      // Of hundreds that wait for a slot, each end of a run would look at all their constraints again.
      if (head === undefined || (free <= 0 && entry.waitingFor[0] === 'slot')) continue;
      const waitingFor = obstaclesOf(this.#entries, entry, conditions);
      if (waitingFor.length === 0 && free <= 0) waitingFor.push('slot');
      const passedOver = waitingFor.length === 0 ? whyPassedOver(this.#entries, entry) : undefined;
      if (passedOver !== undefined) this.#passOver(entry, head, passedOver);
      else if (waitingFor.length === 0) {
        free--;
        entry.mark = takeFirst(entry.mark, this.#now());
        this.#begin(entry, head, leftOut);
      } else if (waitingFor.join() !== entry.waitingFor.join()) {
        const follows = waitingFor[0] === 'afterTaskId' && head.trigger === 'schedule';
        if (follows) entry.mark = { ...entry.mark, pending: [{ ...head, trigger: 'append' }, ...rest] };
        entry.waitingFor = waitingFor;
        this.#book.changed(entry);
      }
    }
  }

  /** A run that is not begun leaves a record that says why. */
  #passOver(entry: TaskEntry, occurrence: Occurrence, message: string): void {
    const now = this.#now();
    const rest = takeFirst(entry.mark, now);
    const end = { stopReason: 'cancelled' } as const;
    entry.waitingFor = [];
    entry.lastRun = passedRecord(entry.definition, occurrence, message, now);
    this.#book.setMark(entry, endRun(entry.definition, rest, occurrence, end, now, 0).mark);
    this.#book.record(entry.lastRun);
    this.#book.changed(entry);
  }

  #begin(entry: TaskEntry, occurrence: Occurrence, leftOut?: number): ActiveRun {
    const { clock, timers, services } = this.#options;
    const listener = {
      onProgress: () => {
        if (entry.definition.visible) this.#book.changed(entry);
      },
      onActing: () => this.#book.saveMark(entry),
      onEnd: (end: RunEnd, details: RunDetails) => this.#end(entry, active, end, details),
    };
    const runner = { clock, timers, services, logger: this.#log };
    const active = startRun(runner, entry.definition, occurrence, listener, leftOut);
    entry.active = active;
    entry.waitingFor = [];
    this.#book.saveMark(entry);
    this.#book.record(active.record);
    this.#book.changed(entry);
    return active;
  }

  #end(entry: TaskEntry, active: ActiveRun, end: RunEnd, details: RunDetails): void {
    this.#book.followClock();
    const now = this.#now();
    const random = (this.#options.random ?? Math.random)();
    const { mark, result } = endRun(entry.definition, entry.mark, active.occurrence, end, now, random);
    entry.active = undefined;
    entry.lastRun = endRecord(active, result, end, details, now);
    const unchanged = mark.servedUntil === entry.mark.servedUntil && mark.ended === entry.mark.ended;
    entry.mark = mark;
    if (!unchanged) entry.dueAt = nextDue(entry.definition, mark, this.#book.zone);
    this.#book.saveMark(entry);
    this.#book.record(entry.lastRun);
    this.#book.changed(entry);
    this.tick();
  }

  #arm(): void {
    this.#timer?.();
    this.#timer = undefined;
    if (this.#state !== 'running') return;
    const now = this.#now();
    this.#counting.set([...this.#entries.values()].some((entry) => isBehind(entry, now)));
    const delay = nextLookMs(this.#entries, now);
    if (delay !== undefined) this.#timer = this.#options.clock.after(delay, () => this.tick());
  }

  #beat(): void {
    this.#heartbeat = this.#options.timers.after(heartbeatMs, () => {
      this.#beat();
      if (this.#state === 'asleep' && ++this.#beatsAsleep >= beatsUntilAwake) this.wake();
      else this.tick();
    });
  }
}
