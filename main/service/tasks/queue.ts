/** What one task has to do: which of its times are served, which wait for their turn, and how it ended. Pure. */
import { z } from 'zod';
import { backoffMs } from './backoff.ts';
import type { StopReason, TaskDefinition, TaskResult, TaskRun } from './model.ts';
import { isOneOff, lastTime, type NextTime, timesOf } from './times.ts';

/** A run that is due, or waits. */
export interface Occurrence {
  /** Milliseconds since the epoch, as `notBefore`. */
  readonly dueAt: number;
  readonly trigger: TaskRun['trigger'];
  readonly attempt: number;
  /** The end of the back-off. */
  readonly notBefore: number;
}

/** What is remembered of a task over a restart. */
export interface TaskMark {
  /** The schedule that the mark is about. */
  readonly schedule: string;
  readonly createdAt: number;
  /** Every time up to this one was run, merged into a later one, or dropped. */
  readonly servedUntil: number;
  /** In order; a run that is under way stays first until it ends. */
  readonly pending: readonly Occurrence[];
  /** Set when nothing more is due: a one-off that ran, or a task that was cancelled. */
  readonly ended?: 'succeeded' | 'failed' | 'cancelled' | undefined;
}

/** What came of a run: its own outcome, or the reason it was stopped for. */
export type RunEnd =
  | { readonly result: 'done' | 'retry' | 'failed' }
  | { readonly stopReason: StopReason /** What it did must not be done again. */; readonly hasActed?: boolean };

/** A run that starts later than this was missed: the app slept, was off, or the clock jumped. */
export const onTimeMs = 10_000;
/** A clock that went back further than this was wrong before, and what it served does not count. */
const clockBackMs = 3 * 3_600_000;
/** Policy `all` takes up missed times in portions. */
const pendingAtOnce = 100;

const markSchema = z.object({
  schedule: z.string(),
  createdAt: z.number(),
  servedUntil: z.number(),
  pending: z.array(
    z.object({
      dueAt: z.number(),
      trigger: z.enum(['schedule', 'manual', 'catch-up', 'retry', 'automation', 'append']),
      attempt: z.number(),
      notBefore: z.number(),
    }),
  ),
  ended: z.enum(['succeeded', 'failed', 'cancelled']).optional(),
});

/** A mark as it was stored, or undefined where it is none. */
export function parseMark(raw: unknown): TaskMark | undefined {
  return markSchema.safeParse(raw).data;
}

/** The mark of a task that is saved now. */
export function newMark(definition: TaskDefinition, now: number): TaskMark {
  // A one-off for a time that has passed is late, not served.
  return {
    schedule: scheduleKey(definition),
    createdAt: now,
    servedUntil: isOneOff(definition) ? 0 : now,
    pending: [],
  };
}

/** The mark of a task whose definition was changed now. A schedule that stays goes on where it was. */
export function updateMark(mark: TaskMark, before: TaskDefinition, after: TaskDefinition, now: number): TaskMark {
  if (mark.schedule !== scheduleKey(after)) return newMark(after, now);
  // A one-off that ran has had its time, whatever is changed about it; `runNow` runs it again.
  const rearmed = mark.ended === 'cancelled' || (mark.ended === undefined && !before.enabled);
  if (!rearmed) return mark;
  if (isOneOff(after)) return newMark(after, now);
  return { ...mark, servedUntil: Math.max(mark.servedUntil, now), pending: [], ended: undefined };
}

/** The mark at a start: what is pending was missed meanwhile, and a clock that was wrong is not believed. */
export function restoreMark(definition: TaskDefinition, stored: TaskMark | undefined, now: number): TaskMark {
  if (stored === undefined || stored.schedule !== scheduleKey(definition)) {
    const mark = newMark(definition, now);
    // Without its mark nobody knows whether a one-off ran, and it must not run twice.
    const { schedule } = definition;
    const future = schedule.type === 'once' && schedule.at !== undefined && Date.parse(schedule.at) > now;
    return isOneOff(definition) && !future ? { ...mark, ended: 'cancelled' } : mark;
  }
  const mark = correctClock(stored, now);
  const missed = mark.pending.map(
    (each): Occurrence => ({ ...each, trigger: now - each.dueAt > onTimeMs ? 'catch-up' : each.trigger }),
  );
  return withPending(definition, mark, definition.missed === 'none' ? [] : missed);
}

/** The mark after the clock was set back: what it served while it was wrong is forgotten. */
export function correctClock(mark: TaskMark, now: number): TaskMark {
  const late = mark.servedUntil > now + clockBackMs;
  if (!late && mark.createdAt <= now) return mark;
  return {
    ...mark,
    createdAt: Math.min(mark.createdAt, now),
    servedUntil: late ? now : mark.servedUntil,
    pending: mark.pending.map((each) => ({ ...each, notBefore: Math.min(each.notBefore, now) })),
  };
}

/** The next time of a task that is not yet served; undefined when there is none. */
export function nextDue(definition: TaskDefinition, mark: TaskMark, homeZone: string): number | undefined {
  if (!definition.enabled || mark.ended !== undefined) return undefined;
  return timesOf(definition, mark.createdAt, homeZone)(mark.servedUntil);
}

/**
 * Takes up the times that are due at `now`, as the policy for missed ones says: `once` merges them into the newest,
 * `all` keeps each, `none` keeps only one that is on time. The same holds for times that come while a run is under way.
 */
export function collectDue(definition: TaskDefinition, mark: TaskMark, homeZone: string, now: number): TaskMark {
  if (!definition.enabled || mark.ended !== undefined) return mark;
  const next = timesOf(definition, mark.createdAt, homeZone);
  if (definition.missed === 'all') return collectAll(mark, next, now);
  const dueAt = lastTime(next, mark.servedUntil, now);
  if (dueAt === undefined) return mark;
  const served = { ...mark, servedUntil: dueAt };
  const due = occurrence(dueAt, now);
  const dropped = definition.missed === 'none' && due.trigger === 'catch-up';
  return withPending(definition, served, dropped ? [] : [due]);
}

function collectAll(mark: TaskMark, next: NextTime, now: number): TaskMark {
  const pending = [...mark.pending];
  let { servedUntil } = mark;
  for (let time = next(servedUntil); time !== undefined && time <= now; time = next(servedUntil)) {
    if (pending.length >= pendingAtOnce) break;
    pending.push(occurrence(time, now));
    servedUntil = time;
  }
  return servedUntil === mark.servedUntil ? mark : { ...mark, servedUntil, pending };
}

/**
 * What a run that ended leads to: the result for its record, and what the task has to do next. A stop that the task has
 * no part in (sleep, a lost constraint, quitting) costs it no attempt.
 * @param run what was under way; it is no longer among the pending.
 */
export function endRun(
  definition: TaskDefinition,
  mark: TaskMark,
  run: Occurrence,
  end: RunEnd,
  now: number,
  random: number,
): { readonly mark: TaskMark; readonly result: TaskResult } {
  const again = (next: Occurrence): TaskMark =>
    withPending(
      definition,
      mark,
      definition.missed === 'all' || mark.pending.length === 0 ? [next, ...mark.pending] : mark.pending,
    );
  const over = (result: 'done' | 'failed' | 'cancelled') => ({ mark: settle(definition, mark, result), result });
  if ('stopReason' in end && end.hasActed === true) return over(end.stopReason === 'timeout' ? 'failed' : 'cancelled');
  if ('result' in end ? end.result === 'retry' : end.stopReason === 'timeout') {
    if (run.attempt >= definition.maxAttempts) return over('failed');
    const notBefore = now + backoffMs(definition.backoff, run.attempt, random);
    return { mark: again({ ...run, trigger: 'retry', attempt: run.attempt + 1, notBefore }), result: 'retry' };
  }
  if ('result' in end) return over(end.result === 'done' ? 'done' : 'failed');
  const asked = run.trigger === 'manual' || run.trigger === 'automation';
  const wanted =
    end.stopReason === 'constraint-lost' ||
    ((end.stopReason === 'sleep' || end.stopReason === 'quit') && definition.missed !== 'none');
  if (!wanted || asked) return over('cancelled');
  const trigger = end.stopReason === 'constraint-lost' ? run.trigger : 'catch-up';
  return { mark: again({ ...run, trigger }), result: 'cancelled' };
}

/** The mark of a task that was cancelled: nothing is due until it is saved again. */
export function cancelMark(mark: TaskMark): TaskMark {
  return { ...mark, pending: [], ended: 'cancelled' };
}

function occurrence(dueAt: number, now: number): Occurrence {
  return { dueAt, trigger: now - dueAt > onTimeMs ? 'catch-up' : 'schedule', attempt: 1, notBefore: dueAt };
}

/** Policies other than `all` keep one run at most. */
function withPending(definition: TaskDefinition, mark: TaskMark, pending: readonly Occurrence[]): TaskMark {
  const next = { ...mark, pending: definition.missed === 'all' ? pending : pending.slice(-1) };
  return pending.length === 0 ? settle(definition, next, 'cancelled') : next;
}

/** A one-off that has nothing left to do has ended. */
function settle(definition: TaskDefinition, mark: TaskMark, result: 'done' | 'failed' | 'cancelled'): TaskMark {
  const unsettled = mark.ended !== undefined || mark.servedUntil === 0 || mark.pending.length > 0;
  if (unsettled || !isOneOff(definition)) return mark;
  return { ...mark, ended: result === 'done' ? 'succeeded' : result };
}

function scheduleKey({ schedule, initialDelaySeconds }: TaskDefinition): string {
  return JSON.stringify([schedule, initialDelaySeconds]);
}
