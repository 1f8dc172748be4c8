/** Runs tasks: takes up what is due, starts what can start, stops what may not go on, sleeps until the next time. */
import { sameValue } from '../entities/equal.ts';
import type { Dispose, Emitter } from '../events.ts';
import { limits } from '../limits.ts';
import type { Logger } from '../ports.ts';
import { lazyConditions } from './conditions.ts';
import { isAsked, isBehind, mayGoOn, nextLookMs, obstaclesOf, readyEntries, type TaskEntry } from './entry.ts';
import type { StopReason, Task, TaskDefinition, TaskRun } from './model.ts';
import {
  cancelMark,
  collectDue,
  endRun,
  newMark,
  nextDue,
  type Occurrence,
  parseMark,
  type RunEnd,
  restoreMark,
  stepMark,
  type TaskMark,
  takeFirst,
  updateMark,
} from './queue.ts';
import { type ActiveRun, closedRecord, endRecord, type RunDetails, startRun } from './runner.ts';
import type { TaskEvents, TaskServiceOptions } from './service.ts';
import { isOneOff } from './times.ts';
import { viewTask } from './view.ts';
import { systemTimeZone } from './zone.ts';

/** How often the clock is compared with what is due: after a sleep that nobody announced, timers are late. */
const heartbeatMs = 30_000;
/** So many heartbeats after a suspend mean that the machine is awake, though nobody said so. */
const beatsUntilAwake = 2;

export class TaskEngine {
  readonly #options: TaskServiceOptions;
  readonly #log: Logger;
  readonly #emitter: Emitter<TaskEvents>;
  readonly #entries = new Map<string, TaskEntry>();
  #state: 'new' | 'stopped' | 'running' | 'asleep' = 'new';
  #zone = 'UTC';
  #timer: Dispose | undefined;
  #heartbeat: Dispose | undefined;
  #beatsAsleep = 0;
  #busy = false;
  /** The wall clock less the time that passed: another one tells that the clock was set. */
  #skewMs = 0;
  /** The next portion of missed times. */
  #counting: { readonly cancel: Dispose; readonly done: () => void } | undefined;

  constructor(options: TaskServiceOptions, log: Logger, emitter: Emitter<TaskEvents>) {
    this.#options = options;
    this.#log = log;
    this.#emitter = emitter;
  }

  get running(): boolean {
    return this.#state === 'running';
  }

  /** Reads the tasks from the store, unless that was done. */
  open(): void {
    if (this.#state === 'new') this.#load();
  }

  get entries(): ReadonlyMap<string, TaskEntry> {
    this.open();
    return this.#entries;
  }

  start(): void {
    if (this.#state === 'running' || this.#state === 'asleep') return;
    this.#load();
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
    this.#followClock();
    this.#batch(() => {
      this.#collect();
      this.#dispatch();
    });
    this.#arm();
  }

  /** Starts a run at once. It stands for the one that waits: two of them would be one too many. */
  begin(entry: TaskEntry, trigger: 'manual' | 'automation'): ActiveRun {
    this.#followClock();
    const now = this.#now();
    const { definition, mark } = entry;
    entry.mark = { ...mark, pending: definition.missed === 'all' ? mark.pending.slice(1) : [] };
    const active = this.#begin(entry, { dueAt: now, trigger, attempt: 1, notBefore: now });
    this.#arm();
    return active;
  }

  /**
   * Ends what the chosen tasks do and would do; answers how many had something to end.
   * @param runOnly ends what runs or waits now; the schedule of periodic tasks goes on.
   */
  cancel(chosen: (definition: TaskDefinition) => boolean, runOnly: boolean): number {
    let cancelled = 0;
    this.#followClock();
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
        this.#setMark(entry, goesOn ? entry.mark : cancelMark(entry.mark));
        entry.waitingFor = [];
        this.#changed(entry);
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
    this.#followClock();
    this.#zone = this.#options.timeZone?.() ?? systemTimeZone();
    const ids = new Set(definitions.map((each) => each.id));
    const names = new Set(definitions.map((each) => each.name));
    this.#batch(() => {
      for (const [id, entry] of before) {
        if (!ids.has(id)) this.#drop(id, entry, names.has(entry.definition.name) ? 'replaced' : 'cancelled');
      }
      for (const definition of definitions) {
        const { id } = definition;
        const entry = this.#entries.get(id);
        if (entry === undefined) this.#changed(this.#add(definition, newMark(definition, this.#now()), undefined));
        else if (replaced.has(id)) this.#replace(entry, definition);
        else if (saved.has(id) || !sameValue(entry.definition, definition)) this.#update(entry, definition);
        else entry.dueAt = nextDue(definition, entry.mark, this.#zone);
      }
    });
    this.tick();
  }

  view(entry: TaskEntry): Task {
    const { active } = entry;
    return viewTask({ ...entry, runningAttempt: active?.occurrence.attempt, progress: active?.progress });
  }

  #now(): number {
    return this.#options.clock.now();
  }

  /** Where the wall clock was set, what is remembered in its times is moved along. */
  #followClock(): void {
    const now = this.#now();
    const skewMs = now - this.#options.clock.elapsed();
    const steppedMs = skewMs - this.#skewMs;
    if (Math.abs(steppedMs) <= limits.clockStepMs) return;
    this.#skewMs = skewMs;
    this.#log.info('clock.set', { byMs: Math.round(steppedMs) });
    for (const entry of this.#entries.values()) {
      this.#setMark(entry, stepMark(entry.definition, entry.mark, this.#zone, Math.round(steppedMs), now));
      this.#changed(entry);
    }
  }

  #rest(): void {
    this.#timer?.();
    this.#timer = undefined;
    this.#counting?.cancel();
    this.#counting?.done();
    this.#counting = undefined;
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

  #load(): void {
    const { runs, timeZone } = this.#options;
    const now = this.#now();
    this.#skewMs = now - this.#options.clock.elapsed();
    this.#state = 'stopped';
    this.#zone = timeZone?.() ?? systemTimeZone();
    // Runs of a process that died; their times are among the pending of the marks.
    for (const run of runs.unfinished()) runs.save(closedRecord(run, now));
    const marks = runs.marks();
    const last = runs.last();
    this.#entries.clear();
    for (const definition of this.#options.definitions()) {
      const mark = restoreMark(definition, parseMark(marks.get(definition.id)), this.#zone, now);
      this.#add(definition, mark, last.get(definition.id));
    }
    for (const id of marks.keys()) if (!this.#entries.has(id)) runs.deleteMark(id);
  }

  #add(definition: TaskDefinition, mark: TaskMark, lastRun: TaskRun | undefined): TaskEntry {
    const entry: TaskEntry = { definition, mark, dueAt: undefined, active: undefined, waitingFor: [], lastRun };
    this.#entries.set(definition.id, entry);
    this.#setMark(entry, mark);
    return entry;
  }

  #replace(entry: TaskEntry, definition: TaskDefinition): void {
    entry.mark = { ...entry.mark, pending: [] };
    entry.active?.stop('replaced');
    entry.definition = definition;
    this.#setMark(entry, newMark(definition, this.#now()));
    this.#changed(entry);
  }

  #update(entry: TaskEntry, definition: TaskDefinition): void {
    const mark = updateMark(entry.mark, entry.definition, definition, this.#now());
    entry.definition = definition;
    this.#setMark(entry, definition.enabled ? mark : { ...mark, pending: [] });
    this.#changed(entry);
  }

  #drop(id: string, entry: TaskEntry, reason: StopReason): void {
    entry.mark = { ...entry.mark, pending: [] };
    entry.active?.stop(reason);
    this.#entries.delete(id);
    this.#options.runs.deleteMark(id);
    this.#emitter.emit('task.removed', { id });
  }

  #setMark(entry: TaskEntry, mark: TaskMark): void {
    entry.mark = mark;
    entry.dueAt = nextDue(entry.definition, mark, this.#zone);
    this.#saveMark(entry);
  }

  #saveMark(entry: TaskEntry): void {
    const { mark } = entry;
    const under = entry.active?.occurrence;
    const pending = under === undefined || isAsked(under) ? mark.pending : [under, ...mark.pending];
    this.#options.runs.saveMark(entry.definition.id, { ...mark, pending });
  }

  #collect(): void {
    const now = this.#now();
    for (const entry of this.#entries.values()) {
      if (entry.dueAt === undefined || entry.dueAt > now) continue;
      const mark = collectDue(entry.definition, entry.mark, this.#zone, now);
      if (mark === entry.mark) continue;
      this.#setMark(entry, mark);
      this.#changed(entry);
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
      if (waitingFor.length === 0) {
        free--;
        entry.mark = takeFirst(entry.mark, this.#now());
        this.#begin(entry, head, leftOut);
      } else if (waitingFor.join() !== entry.waitingFor.join()) {
        const follows = waitingFor[0] === 'afterTaskId' && head.trigger === 'schedule';
        if (follows) entry.mark = { ...entry.mark, pending: [{ ...head, trigger: 'append' }, ...rest] };
        entry.waitingFor = waitingFor;
        this.#changed(entry);
      }
    }
  }

  #begin(entry: TaskEntry, occurrence: Occurrence, leftOut?: number): ActiveRun {
    const { clock, timers, services } = this.#options;
    const listener = {
      onProgress: () => {
        if (entry.definition.visible) this.#changed(entry);
      },
      onEnd: (end: RunEnd, details: RunDetails) => this.#end(entry, active, end, details),
    };
    const runner = { clock, timers, services, logger: this.#log };
    const active = startRun(runner, entry.definition, occurrence, listener, leftOut);
    entry.active = active;
    entry.waitingFor = [];
    this.#saveMark(entry);
    this.#record(active.record);
    this.#changed(entry);
    return active;
  }

  #end(entry: TaskEntry, active: ActiveRun, end: RunEnd, details: RunDetails): void {
    this.#followClock();
    const now = this.#now();
    const random = (this.#options.random ?? Math.random)();
    const { mark, result } = endRun(entry.definition, entry.mark, active.occurrence, end, now, random);
    entry.active = undefined;
    entry.lastRun = endRecord(active, result, end, details, now);
    const unchanged = mark.servedUntil === entry.mark.servedUntil && mark.ended === entry.mark.ended;
    entry.mark = mark;
    if (!unchanged) entry.dueAt = nextDue(entry.definition, mark, this.#zone);
    this.#saveMark(entry);
    this.#record(entry.lastRun);
    this.#changed(entry);
    this.tick();
  }

  #record(run: TaskRun): void {
    this.#options.runs.save(run);
    this.#emitter.emit('task.run', { run });
  }

  #arm(): void {
    this.#timer?.();
    this.#timer = undefined;
    if (this.#state !== 'running') return;
    this.#countOn();
    const delay = nextLookMs(this.#entries, this.#now());
    if (delay !== undefined) this.#timer = this.#options.clock.after(delay, () => this.tick());
  }

  /** The next portion of missed times, in another turn of the loop; a clock that is moved by hand waits for it. */
  #countOn(): void {
    const now = this.#now();
    const behind = [...this.#entries.values()].some((entry) => isBehind(entry, now));
    if (!behind) {
      this.#counting?.cancel();
      this.#counting?.done();
      this.#counting = undefined;
      return;
    }
    let done = this.#counting?.done;
    if (done === undefined) {
      const counted = Promise.withResolvers<void>();
      done = counted.resolve;
      this.#options.clock.hold?.(counted.promise);
    }
    this.#counting?.cancel();
    this.#counting = { cancel: this.#options.timers.after(1, () => this.tick()), done };
  }

  #beat(): void {
    this.#heartbeat = this.#options.timers.after(heartbeatMs, () => {
      this.#beat();
      if (this.#state === 'asleep' && ++this.#beatsAsleep >= beatsUntilAwake) this.wake();
      else this.tick();
    });
  }

  #changed(entry: TaskEntry): void {
    if (this.#entries.get(entry.definition.id) !== entry) return;
    this.#emitter.emit('task.changed', { task: this.view(entry) });
  }
}
