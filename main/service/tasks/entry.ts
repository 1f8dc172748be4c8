/** A task in memory, and what can be read from it: what it waits for, and when to look at it again. Pure. */
import type { TaskDefinition, TaskRun } from '../model/tasks.ts';
import { type Conditions, isConstrained, isPolled, unmetConstraints } from './constraints.ts';
import type { Occurrence, TaskMark } from './queue.ts';
import type { ActiveRun } from './runner.ts';
import { isOneOff } from './times.ts';

export interface TaskEntry {
  definition: TaskDefinition;
  mark: TaskMark;
  /** The next time that is not yet served, in milliseconds since the epoch. */
  dueAt: number | undefined;
  active: ActiveRun | undefined;
  waitingFor: readonly string[];
  /** The newest run that ended. */
  lastRun: TaskRun | undefined;
}

export type TaskEntries = ReadonlyMap<string, TaskEntry>;

/** How often constraints are looked at that nothing announces: network, idle time, battery, free disk. */
const pollMs = 5_000;

/** Whether somebody asked for this run: it waits for nothing, and is not taken up again by the next process. */
export function isAsked({ trigger }: Occurrence): boolean {
  return trigger === 'manual' || trigger === 'automation';
}

/** The names of what keeps a task from running: its constraints, and the task that it follows. */
export function obstaclesOf(entries: TaskEntries, entry: TaskEntry, conditions: () => Conditions): string[] {
  const { definition } = entry;
  const unmet = unmetOf(definition, conditions);
  if (isHeavyTaken(entries, entry)) unmet.push('heavy');
  const before = definition.afterTaskId === undefined ? undefined : entries.get(definition.afterTaskId);
  if (before === undefined) return unmet;
  const busy = before.active !== undefined || before.mark.pending.length > 0;
  const toCome = isOneOff(before.definition) && before.dueAt !== undefined;
  const isOpen = definition.afterResult !== undefined && before.lastRun === undefined;
  return busy || toCome || isOpen ? ['afterTaskId', ...unmet] : unmet;
}

/** Why a run that nothing keeps back is left out: the task that it follows ended otherwise. */
export function whyPassedOver(entries: TaskEntries, { definition }: TaskEntry): string | undefined {
  const { afterTaskId, afterResult } = definition;
  const before = afterTaskId === undefined || afterResult === undefined ? undefined : entries.get(afterTaskId);
  const result = before?.lastRun?.result;
  if (before === undefined || (afterResult === 'done' ? result === 'done' : result === 'failed')) return undefined;
  return `task.passedOver: ${before.definition.name} ended as ${result ?? 'unknown'}`;
}

/** Whether a run under way may go on. */
export function mayGoOn({ definition, occurrence }: ActiveRun, conditions: () => Conditions): boolean {
  if (isAsked(occurrence)) return true;
  const unmet = unmetOf(definition, conditions);
  // Somebody is at the computer again: what has begun is not begun anew for that, unless the task itself says so.
  const isOwn = (name: string): boolean => name !== 'idleMinutes' || definition.constraints.idleMinutes !== undefined;
  return !unmet.some(isOwn);
}

function unmetOf(definition: TaskDefinition, conditions: () => Conditions): string[] {
  const constraints = constraintsOf(definition);
  return isConstrained(constraints) ? unmetConstraints(constraints, conditions()) : [];
}

/** Whether missed times are still being counted: its runs begin when the newest of them are known. */
export function isBehind({ definition, dueAt }: TaskEntry, now: number): boolean {
  return definition.missed === 'all' && dueAt !== undefined && dueAt <= now;
}

const ranks = { high: 0, normal: 1, low: 2 } as const;

/** Heavy work begins when nobody has used the computer for so long. */
const heavyIdleMinutes = 5;

/** What a task waits for: heavy work has constraints of its own, where it does not ask for more. */
function constraintsOf({ constraints, heavy }: TaskDefinition): TaskDefinition['constraints'] {
  return heavy === true ? { idleMinutes: heavyIdleMinutes, ...constraints, onAcPower: true } : constraints;
}

/** Whether another heavy task is at work. */
function isHeavyTaken(entries: TaskEntries, { definition }: TaskEntry): boolean {
  if (definition.heavy !== true) return false;
  return [...entries.values()].some((each) => each.active !== undefined && each.definition.heavy === true);
}

/** Tasks whose next run may start as far as time goes: by their priority, and then the longest due first. */
export function readyEntries(entries: TaskEntries, now: number): TaskEntry[] {
  const ready: Array<readonly [TaskEntry, number]> = [];
  for (const entry of entries.values()) {
    const head = entry.mark.pending[0];
    if (isBehind(entry, now)) continue;
    if (entry.active === undefined && head !== undefined && head.notBefore <= now) ready.push([entry, head.dueAt]);
  }
  const rank = ({ definition }: TaskEntry): number => ranks[definition.priority ?? 'normal'];
  return ready.sort(([a, dueA], [b, dueB]) => rank(a) - rank(b) || dueA - dueB).map(([entry]) => entry);
}

/** How long until something has to be looked at, in milliseconds; undefined when nothing is to come. */
export function nextLookMs(entries: TaskEntries, now: number): number | undefined {
  let at = Number.POSITIVE_INFINITY;
  for (const { dueAt, mark, active, waitingFor, definition } of entries.values()) {
    // Times in the past are counted by the engine, portion by portion.
    if (dueAt !== undefined) at = Math.min(at, dueAt > now ? dueAt : now + pollMs);
    const head = mark.pending[0];
    if (active === undefined && head !== undefined && head.notBefore > now) at = Math.min(at, head.notBefore);
    const watched = isPolled(constraintsOf(definition)) && (active !== undefined || waitingFor.length > 0);
    if (watched) at = Math.min(at, now + pollMs);
  }
  return at === Number.POSITIVE_INFINITY ? undefined : at - now;
}
