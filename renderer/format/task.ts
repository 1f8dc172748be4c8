/** Tasks in words: what they wait for, and how a run ended. Pure. */

import type { Task, TaskRun } from '../../preload/contract.ts';
import { say, words } from '../words/words.ts';
import { sayReason } from './failure.ts';
import { sayDuration } from './time.ts';
import { humanize } from './values.ts';

/** "The broker, and at least 500 MiB of free disk space": what a waiting task waits for. */
export function sayWaitingFor(
  task: Pick<Task, 'waitingFor' | 'constraints' | 'afterTaskId' | 'heavy'>,
  nameOf: NameOf,
): string {
  const parts = (task.waitingFor ?? []).map((name) => sayObstacle(name, task, nameOf));
  return words().and(parts);
}

type NameOf = (taskId: string) => string;

function sayObstacle(name: string, task: Pick<Task, 'constraints' | 'afterTaskId' | 'heavy'>, nameOf: NameOf): string {
  const { batteryAbovePercent = 0, idleMinutes = task.heavy === true ? 5 : 0, freeDiskMiB = 0 } = task.constraints;
  switch (name) {
    case 'brokerOnline':
      return say('taskWords.theConnectionToTheBroker');
    case 'network':
      return say('taskWords.aNetwork');
    case 'unmetered':
      return say('taskWords.aNetworkThatIsNotMetered');
    case 'onAcPower':
      return say('taskWords.theComputerToBePluggedIn');
    case 'batteryAbovePercent':
      return say('taskWords.theBatteryToBeAbove', { batteryAbovePercent });
    case 'idleMinutes':
      return say('taskWords.theComputerToBeIdleFor', { idleMinutes });
    case 'freeDiskMiB':
      return say('taskWords.moreThanFreeDiskMiBMiBOfFree', { freeDiskMiB });
    case 'afterTaskId':
      return say('taskWords.afterTaskIdToEnd', { afterTaskId: nameOf(task.afterTaskId ?? '') });
    case 'heavy':
      return say('taskWords.otherHeavyTasksToEnd');
    case 'slot':
      return say('taskWords.otherTasksToEnd');
    default:
      return humanize(name).toLowerCase();
  }
}

export function sayStopReason(reason: NonNullable<TaskRun['stopReason']>): string {
  return say(`taskStopReasons.${reason}`);
}

/** The message of a run; codes become sentences, their details stay. */
export function sayRunMessage(message: string): string {
  const [code = '', ...rest] = message.split(': ');
  const text = words().look('taskMessages', code);
  if (text === undefined) return sayReason(message);
  const detail = rest.join(': ') === 'failed' ? '' : rest.join(': ');
  if (code === 'http.status') return say('readings.sentence', { text: `${text} ${detail}` });
  return say('readings.sentence', {
    text: detail === '' ? text : say('readings.labelled', { label: text, text: detail }),
  });
}

const findingsShown = 20;

/** What the health check found, one line each. */
function sayFinding(finding: unknown): ReadonlyArray<readonly [string, string]> {
  if (typeof finding !== 'object' || finding === null) return [];
  const { type, name, percent, silentMs, ms, ran } = Object.fromEntries(Object.entries(finding));
  if (type === 'standstill') {
    return [
      [
        say('taskWords.inglenookStoodStill'),
        say('taskWords.msBusyWithRan', { ms: sayDuration(Math.round(Number(ms) / 1_000)), ran: String(ran) }),
      ],
    ];
  }
  const named = String(name);
  if (typeof percent === 'number')
    return [[humanize(String(type)), words().list([named, words().quantity(percent, '%')])]];
  const after =
    typeof silentMs === 'number'
      ? say('taskWords.forSilentMs', { silentMs: sayDuration(Math.round(silentMs / 60_000) * 60) })
      : '';
  return [[humanize(String(type)), `${named}${after}`]];
}

/** The output of a run as `name, value` lines; what is nested is left to its details. */
export function outputFacts(output: unknown): ReadonlyArray<readonly [name: string, value: string]> {
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return [];
  const facts: Array<readonly [string, string]> = [];
  for (const [name, value] of Object.entries(output)) {
    const label = words().look('taskOutputWords', name) ?? humanize(name);
    if (name === 'findings' && Array.isArray(value)) facts.push(...value.slice(0, findingsShown).flatMap(sayFinding));
    else if (name === 'more' && value === 0) continue;
    else if (name === 'values' || name === 'outcomes')
      facts.push(...outputFacts(value).map(([each, text]) => [each, text] as const));
    else if (Array.isArray(value)) facts.push([label, String(value.length)]);
    else if (value === null || typeof value !== 'object')
      facts.push([label, value === null ? say('taskWords.nothing') : String(value)]);
  }
  return facts;
}
