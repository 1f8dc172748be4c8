/** Tasks in words: what they wait for, and how a run ended. Pure. */
import type { Task, TaskRun } from '../../preload/contract.ts';
import { sayReason } from './failure.ts';
import { sayDuration } from './time.ts';
import { humanize } from './values.ts';

/** "The broker, and at least 500 MiB of free disk space": what a waiting task waits for. */
export function sayWaitingFor(task: Pick<Task, 'waitingFor' | 'constraints' | 'afterTaskId'>, nameOf: NameOf): string {
  const parts = (task.waitingFor ?? []).map((name) => sayObstacle(name, task, nameOf));
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

type NameOf = (taskId: string) => string;

function sayObstacle(name: string, task: Pick<Task, 'constraints' | 'afterTaskId'>, nameOf: NameOf): string {
  const { batteryAbovePercent, idleMinutes, freeDiskMiB } = task.constraints;
  switch (name) {
    case 'brokerOnline':
      return 'the connection to the broker';
    case 'network':
      return 'a network';
    case 'unmetered':
      return 'a network that is not metered';
    case 'onAcPower':
      return 'the computer to be plugged in';
    case 'batteryAbovePercent':
      return `the battery to be above ${batteryAbovePercent} %`;
    case 'idleMinutes':
      return `the computer to be idle for ${idleMinutes} ${idleMinutes === 1 ? 'minute' : 'minutes'}`;
    case 'freeDiskMiB':
      return `more than ${freeDiskMiB} MiB of free disk space`;
    case 'afterTaskId':
      return `“${nameOf(task.afterTaskId ?? '')}” to end`;
    case 'slot':
      return 'other tasks to end';
    default:
      return humanize(name).toLowerCase();
  }
}

const stopReasons: Readonly<Record<NonNullable<TaskRun['stopReason']>, string>> = {
  timeout: 'it took too long',
  cancelled: 'by a person or program',
  quit: 'Inglenook was closed',
  sleep: 'the computer went to sleep',
  'constraint-lost': 'what it needs was no longer so',
  replaced: 'it was replaced by another task',
};

export function sayStopReason(reason: NonNullable<TaskRun['stopReason']>): string {
  return stopReasons[reason];
}

const messages: ReadonlyMap<string, string> = new Map([
  ['http.timeout', 'There was no answer in time'],
  ['http.unreachable', 'Nothing answers at this address'],
  ['http.status', 'The server answered with status'],
  ['http.size', 'The answer is too large'],
  ['http.json', 'The answer could not be read'],
  ['http.value', 'A value was not found'],
  ['http.redirect', 'The address points elsewhere, which is not followed'],
  ['http.secret', 'The access token is missing, or was kept for another host'],
  ['backup.damaged', 'The copy could not be read back'],
  ['backup.olderDamaged', 'Older copies are damaged, and are left where they are'],
  ['backup.write', 'The copy could not be written'],
  ['command.failed', 'The command failed'],
  ['command.partly', 'Some devices did not take the command'],
]);

/** The message of a run; codes become sentences, their details stay. */
export function sayRunMessage(message: string): string {
  const [code = '', ...rest] = message.split(': ');
  const words = messages.get(code);
  if (words === undefined) return sayReason(message);
  const detail = rest.join(': ') === 'failed' ? '' : rest.join(': ');
  if (code === 'http.status') return `${words} ${detail}.`;
  return detail === '' ? `${words}.` : `${words}: ${detail}.`;
}

const outputWords: ReadonlyMap<string, string> = new Map([
  ['asked', 'Devices asked'],
  ['resubscribed', 'Topics asked for again'],
  ['checked', 'Entities checked'],
  ['durationMs', 'Milliseconds'],
  ['usedBytes', 'Bytes in use'],
  ['deletedStates', 'Old states removed'],
  ['kept', 'Copies kept'],
]);

const findingsShown = 20;

/** What the health check found, one line each. */
function sayFinding(finding: unknown): ReadonlyArray<readonly [string, string]> {
  if (typeof finding !== 'object' || finding === null) return [];
  const { type, name, percent, silentMs, ms, ran } = Object.fromEntries(Object.entries(finding));
  if (type === 'standstill') {
    return [['Inglenook stood still', `${sayDuration(Math.round(Number(ms) / 1_000))}, busy with: ${String(ran)}`]];
  }
  const after =
    typeof percent === 'number'
      ? `, ${percent} %`
      : typeof silentMs === 'number'
        ? `, for ${sayDuration(Math.round(silentMs / 60_000) * 60)}`
        : '';
  return [[humanize(String(type)), `${String(name)}${after}`]];
}

/** The output of a run as `name, value` lines; what is nested is left to its details. */
export function outputFacts(output: unknown): ReadonlyArray<readonly [name: string, value: string]> {
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return [];
  const facts: Array<readonly [string, string]> = [];
  for (const [name, value] of Object.entries(output)) {
    const label = outputWords.get(name) ?? humanize(name);
    if (name === 'findings' && Array.isArray(value)) facts.push(...value.slice(0, findingsShown).flatMap(sayFinding));
    else if (name === 'more' && value === 0) continue;
    else if (name === 'values' || name === 'outcomes')
      facts.push(...outputFacts(value).map(([each, text]) => [each, text] as const));
    else if (Array.isArray(value)) facts.push([label, String(value.length)]);
    else if (value === null || typeof value !== 'object')
      facts.push([label, value === null ? 'nothing' : String(value)]);
  }
  return facts;
}
