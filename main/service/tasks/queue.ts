/** What one task has to do: which of its times are served, which wait for their turn, and how it ended. Pure. */
import { z } from 'zod';
import { limits } from '../base/limits.ts';
import type { StopReason, TaskDefinition, TaskResult, TaskRun } from '../model/tasks.ts';
import { backoffMs } from './backoff.ts';
import { isBeat, isOneOff, lastTime, type NextTime, timesOf } from './times.ts';

/** A run that is due, or waits. */
export interface Occurrence {
  /** Milliseconds since the epoch, as `notBefore`. */
  readonly dueAt: number;
  readonly trigger: TaskRun['trigger'];
  readonly attempt: number;
  /** The end of the back-off. */
  readonly notBefore: number;
  /** What this run is told in place of the task's own input. */
  readonly input?: TaskDefinition['input'] | undefined;
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
  /** The newest times of the wall clock that were taken up, in order: they do not come twice if the clock goes back. */
  readonly taken?: readonly number[] | undefined;
  /** How many missed times were dropped, for there were more than are caught up; until a run has said so. */
  readonly leftOut?: number | undefined;
}

/** What came of a run: its own outcome, or the reason it was stopped for. */
export type RunEnd =
  | { readonly result: 'done' | 'retry' | 'failed' }
  /** `hasActed`: what it did must not be done again. */
  | { readonly stopReason: StopReason; readonly hasActed?: boolean };

/** A run that starts later than this was missed: the app slept, was off, or the clock jumped. */
export const onTimeMs = 10_000;
/** Policy `all` walks through missed times in portions, so that years of them hold nobody up. */
const walkedAtOnce = 100;
/** So many times taken up are remembered; enough for one hour of every minute, and more. */
const takenKept = 200;
/** A clock that goes back: so many beats of its schedule a task may wait for a time that is not yet served. */
const beatsWaited = { cron: 3, interval: 2 } as const;

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
      input: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  ended: z.enum(['succeeded', 'failed', 'cancelled']).optional(),
  taken: z.array(z.number()).optional(),
  leftOut: z.number().optional(),
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

/**
 * The mark at a start: what is pending was missed meanwhile. How the clock was set while nobody looked is not known, so
 * what lies in the future counts from now.
 */
export function restoreMark(
  definition: TaskDefinition,
  stored: TaskMark | undefined,
  homeZone: string,
  now: number,
): TaskMark {
  if (stored === undefined || stored.schedule !== scheduleKey(definition)) {
    const mark = newMark(definition, now);
    // Without its mark nobody knows whether a one-off ran, and it must not run twice.
    const { schedule } = definition;
    const future = schedule.type === 'once' && schedule.at !== undefined && Date.parse(schedule.at) > now;
    return isOneOff(definition) && !future ? { ...mark, ended: 'cancelled' } : mark;
  }
  const begun = { ...stored, createdAt: Math.min(stored.createdAt, now) };
  const mark = followWall(definition, begun, homeZone, now);
  const missed = mark.pending.map(
    (each): Occurrence => ({
      ...each,
      notBefore: Math.min(each.notBefore, now + definition.backoff.maxSeconds * 2_000),
      trigger: now - each.dueAt > onTimeMs ? 'catch-up' : each.trigger,
    }),
  );
  return withPending(definition, mark, definition.missed === 'none' ? [] : missed);
}

/**
 * The mark after the wall clock was set by `ms` while the process ran: durations (intervals, delays, back-offs) go on as
 * if nothing had happened, and times of the wall clock are those of the clock as it is now.
 */
export function stepMark(
  definition: TaskDefinition,
  mark: TaskMark,
  homeZone: string,
  ms: number,
  now: number,
): TaskMark {
  const { schedule } = definition;
  const byDuration =
    schedule.type === 'interval' ||
    schedule.type === 'after' ||
    (schedule.type === 'once' && schedule.at === undefined);
  // What a one-off has served stays served, whichever of its two times was the later one.
  const moved =
    schedule.type === 'interval' ? ms : isOneOff(definition) && mark.servedUntil !== 0 ? Math.max(ms, 0) : 0;
  const stepped: TaskMark = {
    ...mark,
    createdAt: mark.createdAt + ms,
    servedUntil: mark.servedUntil + moved,
    pending: mark.pending.map((each) => ({
      ...each,
      dueAt: byDuration ? each.dueAt + ms : each.dueAt,
      notBefore: each.notBefore + ms,
    })),
  };
  return followWall(definition, stepped, homeZone, now);
}

/**
 * Where the clock has gone back behind what was served, the schedule begins again at now: a task must not stand still
 * until the clock is there again. A time that was taken up does not come twice. Schedules that name every hour mean "so
 * often": they wait for the next unserved time if it is near, else they go on in the time that comes twice.
 */
function followWall(definition: TaskDefinition, mark: TaskMark, homeZone: string, now: number): TaskMark {
  const { type } = definition.schedule;
  if (mark.servedUntil <= now || (type !== 'cron' && type !== 'interval')) return mark;
  if (type === 'interval' || isBeat(definition)) {
    const next = timesOf(definition, mark.createdAt, homeZone)(mark.servedUntil);
    if (next === undefined) return mark;
    if (next - now <= beatsWaited[type] * (next - mark.servedUntil)) return mark;
  }
  return { ...mark, servedUntil: now };
}

/** The next time of a task that is not yet served; undefined when there is none. */
export function nextDue(definition: TaskDefinition, mark: TaskMark, homeZone: string): number | undefined {
  if (!definition.enabled || mark.ended !== undefined) return undefined;
  return timesLeft(definition, mark, homeZone)(mark.servedUntil);
}

/** The times of a task without those that were taken up before the clock went back. */
function timesLeft(definition: TaskDefinition, mark: TaskMark, homeZone: string): NextTime {
  const next = timesOf(definition, mark.createdAt, homeZone);
  const newest = mark.taken?.at(-1);
  if (newest === undefined || newest <= mark.servedUntil) return next;
  const taken = new Set(mark.taken);
  return (after) => {
    let time = next(after);
    while (time !== undefined && time <= newest && taken.has(time)) time = next(time);
    return time;
  };
}

/** Remembers a time of the wall clock that is taken up. What comes so often is not remembered. */
function withTaken(definition: TaskDefinition, mark: TaskMark, times: readonly number[]): TaskMark {
  if (definition.schedule.type !== 'cron' || isBeat(definition) || times.length === 0) return mark;
  const taken = [...new Set([...(mark.taken ?? []), ...times])].sort((a, b) => a - b);
  return { ...mark, taken: taken.slice(-takenKept) };
}

/**
 * Takes up the times that are due at `now`, as the policy for missed ones says: `once` merges them into the newest,
 * `all` keeps each, `none` keeps only one that is on time. The same holds for times that come while a run is under way.
 */
export function collectDue(definition: TaskDefinition, mark: TaskMark, homeZone: string, now: number): TaskMark {
  if (!definition.enabled || mark.ended !== undefined) return mark;
  const next = timesLeft(definition, mark, homeZone);
  if (definition.missed === 'all') return collectAll(definition, mark, next, now);
  const dueAt = lastTime(next, mark.servedUntil, now);
  if (dueAt === undefined) return mark;
  const served = { ...mark, servedUntil: dueAt };
  const due = occurrence(dueAt, now);
  const dropped = definition.missed === 'none' && due.trigger === 'catch-up';
  return withPending(definition, dropped ? served : withTaken(definition, served, [dueAt]), dropped ? [] : [due]);
}

/**
 * One portion of the times that are due: `nextDue` is in the past while there are more. Only the newest are kept, as many
 * as the task catches up.
 */
function collectAll(definition: TaskDefinition, mark: TaskMark, next: NextTime, now: number): TaskMark {
  const fresh: Occurrence[] = [];
  let { servedUntil } = mark;
  for (let time = next(servedUntil); time !== undefined && time <= now; time = next(servedUntil)) {
    if (fresh.length >= walkedAtOnce) break;
    fresh.push(occurrence(time, now));
    servedUntil = time;
  }
  if (fresh.length === 0) return mark;
  // An attempt that is to be repeated was begun, and is not left out.
  const begun = mark.pending.filter((each) => each.attempt > 1);
  const waiting = [...mark.pending.filter((each) => each.attempt === 1), ...fresh];
  const kept = waiting.slice(-(definition.catchUpAtMost ?? limits.catchUpRuns));
  const leftOut = (mark.leftOut ?? 0) + waiting.length - kept.length;
  const after = { ...mark, servedUntil, pending: [...begun, ...kept], ...(leftOut === 0 ? {} : { leftOut }) };
  return withTaken(
    definition,
    after,
    kept.map((each) => each.dueAt),
  );
}

/**
 * Takes the first run out of those that wait, and lets the next of those that are caught up wait a little: many of them
 * are spread out in time.
 */
export function takeFirst(mark: TaskMark, now: number): TaskMark {
  const [, second, ...rest] = mark.pending;
  const { leftOut: _said, ...others } = mark;
  if (second === undefined) return { ...others, pending: [] };
  const spaced =
    second.trigger === 'catch-up' ? Math.max(second.notBefore, now + limits.catchUpGapMs) : second.notBefore;
  return { ...others, pending: [{ ...second, notBefore: spaced }, ...rest] };
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
  const asked = run.trigger === 'manual' || run.trigger === 'automation';
  const isWanted = !asked && 'stopReason' in end && goesOnAfter(end.stopReason, definition);
  // Whether it was done nobody knows: it is not begun again, and somebody has to hear of it.
  if ('stopReason' in end && end.hasActed === true)
    return over(end.stopReason === 'timeout' || isWanted ? 'failed' : 'cancelled');
  if ('result' in end ? end.result === 'retry' : end.stopReason === 'timeout') {
    if (run.attempt >= definition.maxAttempts) return over('failed');
    const notBefore = now + backoffMs(definition.backoff, run.attempt, random);
    return { mark: again({ ...run, trigger: 'retry', attempt: run.attempt + 1, notBefore }), result: 'retry' };
  }
  if ('result' in end) return over(end.result === 'done' ? 'done' : 'failed');
  if (!isWanted) return over('cancelled');
  const trigger = end.stopReason === 'constraint-lost' ? run.trigger : 'catch-up';
  return { mark: again({ ...run, trigger }), result: 'cancelled' };
}

/** A stop that the task has no part in: what it interrupted is still to be done. */
function goesOnAfter(reason: StopReason, { missed }: TaskDefinition): boolean {
  return reason === 'constraint-lost' || ((reason === 'sleep' || reason === 'quit') && missed !== 'none');
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
