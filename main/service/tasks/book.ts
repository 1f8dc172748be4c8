/** The tasks in memory and what the store knows of them: definitions, marks, records of runs. */
import type { Emitter } from '../base/events.ts';
import type { Logger } from '../base/ports.ts';
import type { Task, TaskDefinition, TaskRun } from '../model/tasks.ts';
import { createWallSteps } from '../time/wall-steps.ts';
import { systemTimeZone } from '../time/zone.ts';
import { isAsked, type TaskEntry } from './entry.ts';
import type { TaskEvents, TaskServiceOptions } from './ports.ts';
import { nextDue, parseMark, restoreMark, stepMark, type TaskMark } from './queue.ts';
import { closedRecord } from './runner.ts';
import { viewTask } from './view.ts';

export class TaskBook {
  readonly entries = new Map<string, TaskEntry>();
  /** The home's. */
  zone = 'UTC';
  readonly #options: TaskServiceOptions;
  readonly #log: Logger;
  readonly #emitter: Emitter<TaskEvents>;
  #wallStep: () => number;

  constructor(options: TaskServiceOptions, log: Logger, emitter: Emitter<TaskEvents>) {
    this.#options = options;
    this.#log = log;
    this.#emitter = emitter;
    this.#wallStep = createWallSteps(options.clock);
  }

  /** Reads everything from the store; runs of a process that died are closed. */
  load(): void {
    const { runs, clock } = this.#options;
    const now = clock.now();
    this.#wallStep = createWallSteps(clock);
    this.readZone();
    const marks = runs.marks();
    const definitions = this.#options.definitions();
    // Their times are among the pending of the marks, unless they had acted.
    for (const run of runs.unfinished()) {
      const definition = definitions.find(({ id }) => id === run.taskId);
      const acted = hadActed(definition, parseMark(marks.get(run.taskId)), run);
      const closed = closedRecord(run, acted, now);
      // A failure tells somebody; what is taken up again tells of itself.
      if (acted) this.record(closed);
      else runs.save(closed);
    }
    const last = runs.last();
    this.entries.clear();
    const changed = new Map<string, TaskMark>();
    for (const definition of definitions) {
      const { id } = definition;
      const stored = marks.get(id);
      const mark = restoreMark(definition, parseMark(stored), this.zone, now);
      this.#take(definition, mark, last.get(id));
      if (JSON.stringify(mark) !== JSON.stringify(stored)) changed.set(id, mark);
    }
    // The tray waits for the first look at the tasks: what is on the disk already is not written once more.
    if (changed.size > 0) runs.saveMarks(changed);
    for (const id of marks.keys()) if (!this.entries.has(id)) runs.deleteMark(id);
  }

  readZone(): void {
    this.zone = this.#options.timeZone?.() ?? systemTimeZone();
  }

  /** Where the wall clock was set, what is remembered in its times is moved along. */
  followClock(): void {
    const byMs = this.#wallStep();
    if (byMs === 0) return;
    this.#log.info('clock.set', { byMs });
    const now = this.#options.clock.now();
    for (const entry of this.entries.values()) {
      this.setMark(entry, stepMark(entry.definition, entry.mark, this.zone, byMs, now));
      this.changed(entry);
    }
  }

  add(definition: TaskDefinition, mark: TaskMark, lastRun: TaskRun | undefined): TaskEntry {
    const entry = this.#take(definition, mark, lastRun);
    this.saveMark(entry);
    return entry;
  }

  #take(definition: TaskDefinition, mark: TaskMark, lastRun: TaskRun | undefined): TaskEntry {
    const dueAt = nextDue(definition, mark, this.zone);
    const entry: TaskEntry = { definition, mark, dueAt, active: undefined, waitingFor: [], lastRun };
    this.entries.set(definition.id, entry);
    return entry;
  }

  remove(id: string): void {
    this.entries.delete(id);
    this.#options.runs.deleteMark(id);
    this.#emitter.emit('task.removed', { id });
  }

  setMark(entry: TaskEntry, mark: TaskMark): void {
    entry.mark = mark;
    entry.dueAt = nextDue(entry.definition, mark, this.zone);
    this.saveMark(entry);
  }

  saveMark(entry: TaskEntry): void {
    const { mark } = entry;
    const under = entry.active?.occurrence;
    const isTakenUp = under !== undefined && !isAsked(under) && entry.active?.hasActed !== true;
    const pending = isTakenUp ? [under, ...mark.pending] : mark.pending;
    this.#options.runs.saveMark(entry.definition.id, { ...mark, pending });
  }

  record(run: TaskRun): void {
    this.#options.runs.save(run);
    this.#emitter.emit('task.run', { run });
  }

  view(entry: TaskEntry): Task {
    const { active } = entry;
    return viewTask({ ...entry, runningAttempt: active?.occurrence.attempt, progress: active?.progress });
  }

  changed(entry: TaskEntry): void {
    if (this.entries.get(entry.definition.id) !== entry) return;
    this.#emitter.emit('task.changed', { task: this.view(entry) });
  }
}

/** Whether a run that its process did not outlive had begun to do what must not be done twice: its mark says it is not due. */
function hadActed(definition: TaskDefinition | undefined, mark: TaskMark | undefined, run: TaskRun): boolean {
  if (definition === undefined || mark === undefined || definition.missed === 'none') return false;
  if (run.trigger === 'manual' || run.trigger === 'automation') return false;
  const dueAt = Date.parse(run.dueAt);
  return !mark.pending.some((each) => each.dueAt === dueAt);
}
