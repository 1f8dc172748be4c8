/** One run of a task: its function with a time limit and a way to stop it, and its record. */
import { randomUUID } from 'node:crypto';
import { toError } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Clock, Logger, Timers } from '../base/ports.ts';
import { jsonSize } from '../base/size.ts';
import type { StopReason, TaskDefinition, TaskKind, TaskProgress, TaskResult, TaskRun } from '../model/tasks.ts';
import { taskKindOf } from './kinds/table.ts';
import type { Occurrence, RunEnd } from './queue.ts';
import type { TaskContext, TaskOutcome, TaskServices } from './services.ts';

export interface RunnerOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly services: TaskServices;
}

export interface ActiveRun {
  readonly definition: TaskDefinition;
  readonly occurrence: Occurrence;
  /** The record of the run that began. */
  readonly record: TaskRun;
  readonly progress: TaskProgress | undefined;
  /** It may have done what must not be done twice. */
  readonly hasActed: boolean;
  /** How long it has been at work, in milliseconds. */
  elapsedMs(): number;
  /** Aborts the run; it ends at once for us, whatever its function still does. */
  stop(reason: StopReason): void;
}

/** What a run says besides its result. */
export interface RunDetails {
  readonly message?: string;
  readonly output?: unknown;
}

export interface RunListener {
  onProgress(): void;
  /** It must not be begun again, whatever becomes of this process. */
  onActing(): void;
  /** Called once, never before `startRun` has returned. */
  onEnd(end: RunEnd, details: RunDetails): void;
}

/** Of what a run was told, where that was for this run alone. */
const mostInputChars = 16 * 1024;

const stoppedEarly: TaskOutcome = { result: 'failed' };

/** Starts a run. */
export function startRun(
  { clock, timers, logger, services }: RunnerOptions,
  definition: TaskDefinition,
  occurrence: Occurrence,
  listener: RunListener,
  leftOut?: number,
): ActiveRun {
  const startedAt = clock.elapsed();
  const controller = new AbortController();
  let progress: TaskProgress | undefined;
  let ended = false;
  let endTimeLimit: Dispose = () => undefined;
  const finish = (end: RunEnd, details: RunDetails = {}): void => {
    if (ended) return;
    ended = true;
    endTimeLimit();
    listener.onEnd(end, details);
  };
  let hasActed = false;
  const stop = (reason: StopReason): void => {
    if (ended) return;
    controller.abort(reason);
    finish({ stopReason: reason, hasActed });
  };
  const report = (percent: number, text?: string): void => {
    const next = {
      percent: Math.round(Math.min(Math.max(percent || 0, 0), 100)),
      ...(text === undefined ? {} : { text }),
    };
    if (ended || (progress?.percent === next.percent && progress.text === next.text)) return;
    progress = next;
    listener.onProgress();
  };
  const context = {
    taskId: definition.id,
    services,
    signal: controller.signal,
    clock,
    timers,
    logger: logger.child(definition.kind),
    isLastAttempt: occurrence.attempt >= definition.maxAttempts,
    acting: () => {
      if (hasActed || ended) return;
      hasActed = true;
      listener.onActing();
    },
    progress: report,
  };
  endTimeLimit = clock.after(definition.timeLimitSeconds * 1000, () => stop('timeout'));
  // A turn later, so that the caller knows of the run before it ends.
  const work = Promise.resolve()
    // What was stopped before it began must not act: it may be begun again.
    .then(() => (ended ? stoppedEarly : runKind(definition.kind, occurrence.input ?? definition.input, context)))
    .then(
      ({ result, ...details }) => finish({ result }, details),
      (error: unknown) => {
        if (!ended) logger.error('run.failed', { task: definition.name, error: toError(error) });
        finish({ result: 'failed' }, { message: 'internal' });
      },
    );
  clock.hold?.(work);
  return {
    definition,
    occurrence,
    record: { ...recordOf(definition, occurrence, clock.now()), ...(leftOut === undefined ? {} : { leftOut }) },
    get progress() {
      return progress;
    },
    get hasActed() {
      return hasActed;
    },
    elapsedMs: () => Math.max(clock.elapsed() - startedAt, 0),
    stop,
  };
}

type ContextWithoutInput = Omit<TaskContext<unknown>, 'input'>;

/** The input was checked when the task was saved; it is parsed again because the settings file may be edited by hand. */
async function runKind(kind: TaskKind, raw: unknown, context: ContextWithoutInput): Promise<TaskOutcome> {
  const task = taskKindOf(kind);
  const parsed = task.input.safeParse(raw);
  if (!parsed.success) return { result: 'failed', message: 'task.invalid: input' };
  return await task.run({ ...context, input: parsed.data });
}

function recordOf(definition: TaskDefinition, { trigger, dueAt, attempt, input }: Occurrence, now: number): TaskRun {
  return {
    id: randomUUID(),
    taskId: definition.id,
    taskName: definition.name,
    trigger,
    dueAt: new Date(dueAt).toISOString(),
    startedAt: new Date(now).toISOString(),
    attempt,
    ...(input === undefined ? {} : { input: kept(input, mostInputChars) }),
  };
}

/** The record of a run that ended. */
export function endRecord(
  { record, elapsedMs }: Pick<ActiveRun, 'record' | 'elapsedMs'>,
  result: TaskResult,
  end: RunEnd,
  details: RunDetails,
  now: number,
): TaskRun {
  return {
    ...record,
    endedAt: new Date(now).toISOString(),
    durationMs: Math.round(elapsedMs()),
    result,
    ...('stopReason' in end ? { stopReason: end.stopReason } : {}),
    ...(details.message === undefined ? {} : { message: details.message.slice(0, limits.taskMessageChars) }),
    ...(details.output === undefined ? {} : { output: kept(details.output, limits.taskOutputChars) }),
  };
}

/** Thousands of records are kept: of what is too large for one, that it was. */
function kept<T>(value: T, chars: number): T | { readonly tooLarge: true } {
  return jsonSize(value, chars) > chars ? { tooLarge: true } : value;
}

/** The record of a run that was not begun. */
export function passedRecord(
  definition: TaskDefinition,
  occurrence: Occurrence,
  message: string,
  now: number,
): TaskRun {
  const record = recordOf(definition, occurrence, now);
  return { ...record, endedAt: record.startedAt, result: 'cancelled', stopReason: 'cancelled', message };
}

/** The record of a run whose process ended before it did; `hasActed`: nobody knows whether it was done. */
export function closedRecord(record: TaskRun, hasActed: boolean, now: number): TaskRun {
  const result = hasActed ? 'failed' : 'cancelled';
  return { ...record, endedAt: new Date(now).toISOString(), result, stopReason: 'quit' };
}
