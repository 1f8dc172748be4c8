/** A task as the window and programs see it. Pure. */
import type { Task, TaskDefinition, TaskProgress, TaskRun, TaskState } from '../model/tasks.ts';
import type { TaskMark } from './queue.ts';

export interface TaskFacts {
  readonly definition: TaskDefinition;
  readonly mark: TaskMark;
  /** The next time of the schedule, in milliseconds since the epoch. */
  readonly dueAt: number | undefined;
  /** The attempt that runs now. */
  readonly runningAttempt: number | undefined;
  readonly progress: TaskProgress | undefined;
  readonly waitingFor: readonly string[];
  readonly lastRun: TaskRun | undefined;
}

export function viewTask(facts: TaskFacts): Task {
  const { definition, mark, progress, waitingFor, lastRun } = facts;
  const pending = mark.pending[0];
  const state = stateOf(facts);
  const waits = pending !== undefined && state !== 'running';
  const nextRun = waits ? Math.max(pending.notBefore, pending.dueAt) : facts.dueAt;
  return {
    ...definition,
    state,
    attempt: facts.runningAttempt ?? pending?.attempt ?? 0,
    ...(nextRun === undefined ? {} : { nextRun: new Date(nextRun).toISOString() }),
    ...(state === 'waiting' ? { waitingFor } : {}),
    ...(state === 'running' && definition.visible && progress !== undefined ? { progress } : {}),
    ...(lastRun === undefined ? {} : { lastRun }),
  };
}

function stateOf({ definition, mark, runningAttempt, waitingFor, lastRun }: TaskFacts): TaskState {
  if (runningAttempt !== undefined) return 'running';
  const pending = mark.pending[0];
  if (pending !== undefined) {
    if (waitingFor.length > 0) return 'waiting';
    return pending.attempt > 1 ? 'retrying' : 'scheduled';
  }
  if (mark.ended !== undefined) return mark.ended;
  // A task that only runs when it is asked is as its last run left it.
  if (definition.schedule.type !== 'manual') return 'scheduled';
  if (lastRun?.result === undefined) return 'scheduled';
  return lastRun.result === 'done' ? 'succeeded' : lastRun.result === 'cancelled' ? 'cancelled' : 'failed';
}
