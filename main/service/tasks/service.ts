/** Background work: tasks as people and programs see and change them. The engine runs them. */
import { err, ok, type Result, toError } from '../base/errors.ts';
import { Emitter, type Listenable } from '../base/events.ts';
import type { RunFilter } from '../history/run-store.ts';
import type { ExistingPolicy, FailedTask, StopReason, Task, TaskDefinition, TaskRun } from '../model/tasks.ts';
import { parseTaskDefinition } from './definition.ts';
import {
  importDefinitions,
  readTasksFile,
  type SavedDefinition,
  saveDefinition,
  writeTasksFile,
} from './definitions.ts';
import { TaskEngine } from './engine.ts';
import { FailedWork } from './failed-work.ts';
import type { TaskEvents, TaskServiceOptions } from './ports.ts';
import { type GivenInput, inputOfRun } from './run-input.ts';

export interface TaskSelection {
  readonly id?: string;
  readonly name?: string;
  readonly tag?: string;
  readonly all?: boolean;
  /** Ends what runs or waits now; periodic tasks stay on their schedule. */
  readonly runOnly?: boolean;
}

export interface RunRequest extends GivenInput {
  /** Default: a person. */
  readonly by?: 'manual' | 'automation';
}

export interface TaskService extends Listenable<TaskEvents> {
  /** Takes up where the last process left off. */
  start(): void;
  /** Aborts what runs; with `quit` it is taken up again at the next start, as its policy says. */
  stop(reason?: StopReason): void;
  /** Takes in definitions that were changed elsewhere (imported settings), and a changed time zone. */
  reload(): void;
  list(): Task[];
  /** Adds or changes a task (see `saveDefinition`; on disk when it is answered), and puts it on its schedule again if it was cancelled. */
  save(task: unknown, existing?: ExistingPolicy): Promise<Result<{ id: string }>>;
  remove(id: string): Promise<Result<void>>;
  /** Starts a run at once: constraints are for runs that nobody waits for. Refused while one is under way. */
  runNow(id: string, request?: RunRequest): Result<{ runId: string }>;
  /** Work that failed for good, the newest first. */
  failures(): readonly FailedTask[];
  /** Runs it once more, as it ran, or with other fields of its input; then it is no failed work any more. */
  retry(failureId: string, input?: TaskDefinition['input']): Result<{ runId: string }>;
  /** Takes it off the list. */
  drop(failureId: string): Result<void>;
  /**
   * Aborts what runs or waits, and takes the tasks off their schedule until they are saved again (but for `runOnly`).
   * @returns how many had something to cancel.
   */
  cancel(selection: TaskSelection): { cancelled: number };
  /** Newest first. */
  runs(filter?: RunFilter): TaskRun[];
  exportJson(): string;
  /** All tasks of a file, or none of them. */
  importJson(json: string, existing: ExistingPolicy): Promise<Result<{ imported: number }>>;
  onSuspend(): void;
  onResume(): void;
  /** A broker came or went, the power or network changed: waiting tasks are looked at now rather than in a while. */
  conditionsChanged(): void;
}

/** What an edit makes of the definitions, and what it answers. */
type Edit<T> = Result<{ readonly steps: readonly SavedDefinition[]; readonly value: T }>;

export function createTaskService(options: TaskServiceOptions): TaskService {
  const log = options.logger.child('tasks');
  const emitter = new Emitter<TaskEvents>((error) => log.error('listener.failed', { error: toError(error) }));
  const engine = new TaskEngine(options, log, emitter);
  /** What changes do that are on their way to the disk. */
  const underWay = new Set<readonly SavedDefinition[]>();

  /** Takes in the definitions as they are, with what the changes that led to them do to runs under way. */
  const takeIn = (changes: ReadonlyArray<readonly SavedDefinition[]>): void => {
    const steps = changes.flat();
    const withEffect = (effect: SavedDefinition['effect']): Set<string> =>
      new Set(steps.filter((step) => step.effect === effect).map((step) => step.id));
    engine.apply(options.definitions(), withEffect('replaced'), withEffect('updated'));
  };

  const edit = async <T>(change: (definitions: readonly TaskDefinition[]) => Edit<T>): Promise<Result<T>> => {
    let mine: readonly SavedDefinition[] = [];
    const saved = await options.edit((definitions) => {
      // Before the change: a definition that is new must not look like one whose past was lost.
      engine.open();
      const changed = change(definitions);
      if (!changed.ok) return changed;
      mine = changed.value.steps;
      underWay.add(mine);
      return ok({ kept: mine.at(-1)?.definitions ?? definitions, value: changed.value.value });
    });
    // Still there: nobody told of the change, for the service rests, or no definition is another.
    if (underWay.delete(mine) && saved.ok) takeIn([mine]);
    return saved;
  };

  const failed = new FailedWork(options.services);
  emitter.on('task.run', ({ run }) => failed.ran(run));
  emitter.on('task.removed', ({ id }) => failed.forget(id));

  const runNow: TaskService['runNow'] = (id, { by = 'manual', ...given } = {}) => {
    const entry = engine.entries.get(id);
    if (entry === undefined) return err('task.unknown', id);
    if (!engine.running) return err('service.stopped');
    if (entry.active !== undefined) return err('task.running', id);
    const input = inputOfRun(entry.definition, given);
    return input.ok ? ok({ runId: engine.begin(entry, by, input.value).record.id }) : input;
  };

  return {
    on: (name, listener) => emitter.on(name, listener),
    start: () => engine.start(),
    stop: (reason = 'quit') => engine.stop(reason),
    reload() {
      const changes = [...underWay];
      underWay.clear();
      takeIn(changes);
    },
    list: () => [...engine.entries.values()].map((entry) => engine.view(entry)),
    async save(raw, existing) {
      const task = parseTaskDefinition(raw);
      if (!task.ok) return task;
      return edit((definitions) => {
        const saved = saveDefinition(definitions, task.value, existing);
        return saved.ok ? ok({ steps: [saved.value], value: { id: saved.value.id } }) : saved;
      });
    },
    remove: (id) =>
      edit((definitions): Edit<void> => {
        const rest = definitions.filter((each) => each.id !== id);
        if (rest.length === definitions.length) return err('task.unknown', id);
        return ok({ steps: [{ definitions: rest, id, effect: 'removed' }], value: undefined });
      }),
    runNow,
    failures: () => failed.list(),
    retry(failureId, input) {
      const work = failed.list().find((each) => each.id === failureId);
      if (work === undefined) return err('task.unknown', failureId);
      const started = runNow(work.taskId, { input: { ...work.input, ...input } });
      if (started.ok) failed.drop(failureId);
      return started;
    },
    drop: (failureId) => (failed.drop(failureId) ? ok(undefined) : err('task.unknown', failureId)),
    cancel({ id, name, tag, all, runOnly = false }) {
      const cancelled = engine.cancel(
        (task) =>
          all === true || task.id === id || task.name === name || (tag !== undefined && task.tags.includes(tag)),
        runOnly,
      );
      return { cancelled };
    },
    runs: (filter) => options.runs.list(filter),
    exportJson: () => writeTasksFile(options.definitions()),
    async importJson(json, existing) {
      const tasks = readTasksFile(json);
      if (!tasks.ok) return tasks;
      return edit((definitions) => {
        const steps = importDefinitions(definitions, tasks.value, existing);
        if (!steps.ok) return steps;
        const imported = steps.value.filter((step) => step.effect !== 'kept').length;
        return ok({ steps: steps.value, value: { imported } });
      });
    },
    onSuspend: () => engine.sleep(),
    onResume: () => engine.wake(),
    conditionsChanged: () => engine.tick(),
  };
}
