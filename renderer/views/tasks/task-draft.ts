/** A task while it is edited: defaults, kinds, and what is still wrong. Pure. */

import type {
  Entity,
  FieldProblem,
  Task,
  TaskChange,
  TaskDefinition,
  TaskSchedule,
} from '../../../preload/contract.ts';
import { problemWithin } from '../../format/problems.ts';
import { sayCron } from '../../format/schedule.ts';
import { humanize } from '../../format/values.ts';
import { say } from '../../words/words.ts';
import { pageKind } from './kinds/table.ts';

export function newTask(id: string): TaskDefinition {
  return {
    id,
    name: '',
    kind: 'command',
    input: { ...pageKind('command').empty },
    schedule: { type: 'cron', cron: '0 7 * * *' },
    enabled: true,
    tags: [],
    constraints: {},
    backoff: { kind: 'exponential', firstSeconds: 30, maxSeconds: 18_000, jitter: 0.2 },
    maxAttempts: 3,
    timeLimitSeconds: 60,
    missed: 'once',
    visible: true,
  };
}

/** Only what a definition holds: a listed task also carries its live state. */
export function definitionOf(task: Task): TaskDefinition {
  const {
    state: _state,
    nextRun: _nextRun,
    waitingFor: _waitingFor,
    progress: _progress,
    attempt: _attempt,
    lastRun: _lastRun,
    ...definition
  } = task;
  return definition;
}

type Input = TaskDefinition['input'];

/** What a run is told: the task's own input, with what is given for this run in place of its fields. */
export function inputWith(own: Input, given: Input | undefined): Input {
  return Object.fromEntries(Object.entries({ ...own, ...given }).filter(([, value]) => value !== null));
}

/** What has to be given so that a run is told `edited`: fields of its own, and null for those that go. */
export function givenFor(own: Input, edited: Input): Input {
  const names = new Set([...Object.keys(own), ...Object.keys(edited)]);
  const changed = [...names].filter((name) => JSON.stringify(own[name]) !== JSON.stringify(edited[name]));
  return Object.fromEntries(changed.map((name) => [name, edited[name] ?? null]));
}

/** Says in the task that its token is kept under its id (text), or that it has none (null). */
export function withToken(task: TaskDefinition, token: string | null | undefined): TaskDefinition {
  if (token === undefined || pageKind(task.kind).hasToken !== true) return task;
  const { bearerSecret: _old, ...input } = task.input;
  return { ...task, input: token === null ? input : { ...input, bearerSecret: task.id } };
}

/** How a schedule is edited: the common crons have fields of their own. */
export type ScheduleForm = 'daily' | 'weekly' | 'interval' | 'cron' | 'once' | 'after' | 'manual';

const simpleCron = /^(\d{1,2}) (\d{1,2}) \* \* (\*|[0-7](?:,[0-7])*)$/;

export function formOf(schedule: TaskSchedule): ScheduleForm {
  if (schedule.type !== 'cron') return schedule.type;
  const match = simpleCron.exec(schedule.cron);
  if (match === null || schedule.timeZone !== undefined) return 'cron';
  return match[3] === '*' ? 'daily' : 'weekly';
}

/** Time `HH:MM` and weekdays (0 = Sunday) of a simple cron. */
export function simpleOf(schedule: TaskSchedule): { readonly time: string; readonly days: readonly number[] } {
  const match = schedule.type === 'cron' ? simpleCron.exec(schedule.cron) : null;
  if (match === null) return { time: '07:00', days: [1, 2, 3, 4, 5] };
  const [, minute = '0', hour = '7', days = '*'] = match;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  return { time, days: days === '*' ? [1, 2, 3, 4, 5] : days.split(',').map((day) => Number(day) % 7) };
}

export function simpleCronOf(time: string, days: readonly number[] | undefined): TaskSchedule {
  const [hour = '7', minute = '0'] = time.split(':');
  const field = days === undefined ? '*' : [...days].sort((a, b) => a - b).join(',');
  return { type: 'cron', cron: `${Number(minute)} ${Number(hour)} * * ${field}` };
}

export function startSchedule(form: ScheduleForm, now: number): TaskSchedule {
  switch (form) {
    case 'daily':
      return simpleCronOf('07:00', undefined);
    case 'weekly':
      return simpleCronOf('07:00', [1, 2, 3, 4, 5]);
    case 'interval':
      return { type: 'interval', seconds: 3_600 };
    case 'cron':
      return { type: 'cron', cron: '*/15 * * * *' };
    case 'once':
      return { type: 'once', at: new Date(now + 3_600_000).toISOString() };
    case 'after':
      return { type: 'after', seconds: 600 };
    case 'manual':
      return { type: 'manual' };
  }
}

/** What is wrong with a cron expression at first sight; the service looks closer. */
function cronProblem(cron: string): string | undefined {
  const count = cron.trim().split(/\s+/).length;
  if (count !== 5 && count !== 6) return say('taskEditor.aCronExpressionHas5Fields');
  return sayCron(cron) === undefined && !/^[\d*/,\-\sA-Za-z#L?]+$/.test(cron)
    ? say('taskEditor.thisHasCharactersThatCronDoes')
    : undefined;
}

function scheduleProblem(schedule: TaskSchedule): string | undefined {
  if (schedule.type === 'cron') {
    if (/ $/.test(schedule.cron)) return say('taskEditor.chooseAtLeastOneDay');
    return cronProblem(schedule.cron);
  }
  if (schedule.type === 'interval') {
    if (!(schedule.seconds >= 1)) return say('taskEditor.theIntervalIsMissing');
    if ((schedule.flexSeconds ?? 0) > schedule.seconds) return say('taskEditor.withinMustNotBeLongerThan');
  }
  if (schedule.type === 'once' && schedule.at !== undefined && Number.isNaN(Date.parse(schedule.at)))
    return say('common.theTimeIsMissing');
  return undefined;
}

/**
 * True for a task that is to run once, at a time that has passed: it would run as soon as it is saved.
 * @param before the task that is edited; where its time stays, it has had its run.
 */
export function runsAtOnce(task: TaskDefinition, before: TaskDefinition | undefined, now: number): boolean {
  const { schedule, enabled } = task;
  if (!enabled || schedule.type !== 'once' || schedule.at === undefined || Date.parse(schedule.at) > now) return false;
  const was = before?.schedule;
  return !(was?.type === 'once' && was.at === schedule.at && before?.enabled === true);
}

/** Adds what the service found, where the form itself has nothing to say. */
export function withChecked(own: TaskProblems, checked: readonly FieldProblem[]): TaskProblems {
  const parts = ['name', 'input', 'schedule'] as const;
  const found = parts.map((part) => [part, own[part] ?? problemWithin(checked, part)] as const);
  const isElsewhere = ({ path }: FieldProblem): boolean => !parts.some((part) => path.startsWith(part));
  const other = checked
    .filter(isElsewhere)
    .map(({ path, message }) => `${humanize(path.replaceAll(/([A-Z])/g, ' $1').toLowerCase())}: ${message}`);
  return Object.fromEntries([...found, ['other', other[0]]].filter(([, problem]) => problem !== undefined));
}

export interface TaskProblems {
  readonly other?: string | undefined;
  readonly name?: string | undefined;
  readonly input?: string | undefined;
  readonly schedule?: string | undefined;
}

/** What is still wrong with a change of a task. */
export function changeProblem(change: TaskChange): string | undefined {
  if (change.do !== 'save') return change.taskId === '' ? say('automationEditor.chooseATask') : undefined;
  return Object.values(taskProblems(madeTask(change.task), undefined))[0];
}

/** The task that a change makes, with what it leaves out as a new task has it. */
export function madeTask(task: Readonly<Record<string, unknown>>): TaskDefinition {
  return { ...newTask(String(task.id ?? '')), ...task };
}

/** What is still wrong, by part. Empty when the task can be saved. */
export function taskProblems(task: TaskDefinition, entity: Entity | undefined): TaskProblems {
  const problems = {
    name: task.name.trim() === '' ? say('common.aNameIsNeeded') : undefined,
    input: pageKind(task.kind).problem?.(task.input, entity),
    schedule: scheduleProblem(task.schedule),
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}
