/** Work that failed for good: it waits here until it is run again, is done after all, or is dropped. */
import { z } from 'zod';
import type { FailedTask, TaskRun } from '../model/tasks.ts';

const key = 'tasks.failed';
const mostListed = 100;

const stored = z.array(
  z.object({
    id: z.string(),
    taskId: z.string(),
    taskName: z.string(),
    failedAt: z.string(),
    times: z.number(),
    message: z.string().exactOptional(),
    input: z.record(z.string(), z.unknown()).exactOptional(),
  }),
);

export interface FailedWorkStore {
  recall(key: string): unknown;
  remember(key: string, value: unknown): void;
}

export class FailedWork {
  readonly #store: FailedWorkStore;
  #list: readonly FailedTask[] | undefined;

  constructor(store: FailedWorkStore) {
    this.#store = store;
  }

  /** The newest first. */
  list(): readonly FailedTask[] {
    this.#list ??= stored.safeParse(this.#store.recall(key)).data ?? [];
    return this.#list;
  }

  /** A run began or ended: one that failed is added, and one that is done ends what failed with the same input. */
  ran(run: TaskRun): void {
    if (run.result !== 'failed' && run.result !== 'done') return;
    const before = this.list().find((each) => isSame(each, run));
    if (run.result === 'done' && before === undefined) return;
    const others = this.list().filter((each) => each !== before);
    if (run.result === 'done') {
      this.#set(others);
      return;
    }
    const { id, taskId, taskName, message } = run;
    // What was too large for its record cannot be told again.
    const input = run.input !== undefined && 'tooLarge' in run.input ? undefined : run.input;
    const failure: FailedTask = {
      id,
      taskId,
      taskName,
      failedAt: run.endedAt ?? run.startedAt,
      times: (before?.times ?? 0) + 1,
      ...(message === undefined ? {} : { message }),
      ...(input === undefined ? {} : { input }),
    };
    this.#set([failure, ...others].slice(0, mostListed));
  }

  /** False where it is not there. */
  drop(id: string): boolean {
    const rest = this.list().filter((each) => each.id !== id);
    if (rest.length === this.list().length) return false;
    this.#set(rest);
    return true;
  }

  /** The task is there no more. */
  forget(taskId: string): void {
    const rest = this.list().filter((each) => each.taskId !== taskId);
    if (rest.length < this.list().length) this.#set(rest);
  }

  #set(list: readonly FailedTask[]): void {
    this.#list = list;
    this.#store.remember(key, list);
  }
}

function isSame(failure: FailedTask, run: TaskRun): boolean {
  return failure.taskId === run.taskId && JSON.stringify(failure.input) === JSON.stringify(run.input);
}
