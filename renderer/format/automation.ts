/** Automations in sentences: triggers, conditions and actions as a person would say them. Pure. */
import type { Action, Condition, Trace, TraceStep, Trigger } from '../../preload/contract.ts';
import { sayAction } from './entity.ts';
import { sayCron } from './schedule.ts';
import { sayDuration } from './time.ts';
import { humanize, sayNumber } from './values.ts';

/** What the sentences need to know of names. */
export interface Names {
  readonly entity: (id: string) => string;
  readonly device: (id: string) => string;
  readonly task: (id: string) => string;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function forTime(seconds: number | undefined): string {
  return seconds === undefined || seconds === 0 ? '' : ` for ${sayDuration(seconds)}`;
}

function ofAttribute(attribute: string | undefined): string {
  return attribute === undefined ? '' : `${humanize(attribute)} of `;
}

function range(above: number | undefined, below: number | undefined): string {
  if (above !== undefined && below !== undefined) return `between ${sayNumber(above)} and ${sayNumber(below)}`;
  if (above !== undefined) return `above ${sayNumber(above)}`;
  return below === undefined ? 'a number' : `below ${sayNumber(below)}`;
}

function sunTime(event: string, offsetSeconds: number | undefined): string {
  if (offsetSeconds === undefined || offsetSeconds === 0) return event;
  return `${sayDuration(Math.abs(offsetSeconds))} ${offsetSeconds < 0 ? 'before' : 'after'} ${event}`;
}

function orMissing(text: string, missing: string): string {
  return text === '' ? missing : text;
}

/** "When Front door opens…": begins with "When" or "At". */
export function sayTrigger(trigger: Trigger, names: Names): string {
  switch (trigger.type) {
    case 'state': {
      const what = `${ofAttribute(trigger.attribute)}${orMissing(names.entity(trigger.entityId), 'an entity')}`;
      const from = trigger.from === undefined ? '' : ` from “${trigger.from}”`;
      const to = trigger.to === undefined ? '' : ` to “${trigger.to}”`;
      return `When ${what} changes${from}${to}${trigger.forSeconds ? `, and stays${forTime(trigger.forSeconds)}` : ''}`;
    }
    case 'numeric': {
      const what = `${ofAttribute(trigger.attribute)}${orMissing(names.entity(trigger.entityId), 'an entity')}`;
      return `When ${what} comes to be ${range(trigger.above, trigger.below)}${forTime(trigger.forSeconds)}`;
    }
    case 'mqtt': {
      const payload = trigger.payload === undefined ? '' : ` says “${trigger.payload}”`;
      return `When a message arrives on ${orMissing(trigger.topic, 'a topic')}${payload}`;
    }
    case 'time':
      return `At ${orMissing(trigger.at, 'a time')}, every day`;
    case 'cron':
      return sayCron(trigger.cron) ?? `By cron: ${trigger.cron}`;
    case 'sun':
      return `At ${sunTime(trigger.event, trigger.offsetSeconds)}`;
    case 'event':
      return `When ${orMissing(names.entity(trigger.entityId), 'an event entity')} fires${trigger.eventType === undefined ? '' : ` “${humanize(trigger.eventType)}”`}`;
    case 'device': {
      const subtype = trigger.subtype === undefined ? '' : `, ${humanize(trigger.subtype)}`;
      return `When ${orMissing(names.device(trigger.deviceId), 'a device')} signals “${humanize(trigger.triggerType)}${subtype}”`;
    }
    case 'tag':
      return `When the tag ${orMissing(trigger.tagId, '…')} is scanned`;
    case 'availability':
      return `When ${orMissing(names.entity(trigger.entityId), 'an entity')} goes ${trigger.to}${forTime(trigger.forSeconds)}`;
    case 'silence': {
      const time = trigger.seconds === undefined ? 'longer than usual' : forTime(trigger.seconds).trim();
      return `When ${orMissing(names.entity(trigger.entityId), 'an entity')} is silent ${time}`;
    }
    case 'service-start':
      return 'When the background service starts';
    case 'resume':
      return 'When the computer wakes up';
    case 'manual':
      return 'When it is run by hand';
  }
}

function list(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function sayTimeCondition(condition: Extract<Condition, { type: 'time' }>): string {
  const { after, before, weekdays: days } = condition;
  const time = [
    after === undefined ? undefined : `after ${after}`,
    before === undefined ? undefined : `before ${before}`,
  ];
  const parts = time.filter((part) => part !== undefined);
  if (days !== undefined && days.length > 0 && days.length < 7)
    parts.push(
      `on ${list(
        days.map((day) => weekdays[day] ?? ''),
        'or',
      )}`,
    );
  return parts.length === 0 ? 'at any time' : `it is ${parts.join(', ')}`;
}

/** "Front door is “on”": to follow "if". */
export function sayCondition(condition: Condition, names: Names): string {
  switch (condition.type) {
    case 'state': {
      const what = `${ofAttribute(condition.attribute)}${orMissing(names.entity(condition.entityId), 'an entity')}`;
      const states = condition.is.filter((state) => state !== '').map((state) => `“${state}”`);
      return `${what} is ${states.length === 0 ? '…' : list(states, 'or')}${forTime(condition.forSeconds)}`;
    }
    case 'numeric':
      return `${ofAttribute(condition.attribute)}${orMissing(names.entity(condition.entityId), 'an entity')} is ${range(condition.above, condition.below)}`;
    case 'time':
      return sayTimeCondition(condition);
    case 'sun': {
      const parts = [
        condition.after === undefined ? undefined : `after ${sunTime(condition.after, condition.offsetSeconds)}`,
        condition.before === undefined ? undefined : `before ${sunTime(condition.before, condition.offsetSeconds)}`,
      ].filter((part) => part !== undefined);
      return parts.length === 0 ? 'the sun …' : `it is ${parts.join(' and ')}`;
    }
    case 'template':
      return 'a template says so';
    case 'and':
    case 'or': {
      const all = condition.conditions.map((each) => sayCondition(each, names));
      return all.length === 0 ? 'nothing yet' : `(${all.join(condition.type === 'and' ? ' and ' : ' or ')})`;
    }
    case 'not':
      return `not (${condition.conditions.map((each) => sayCondition(each, names)).join(' or ')})`;
  }
}

function sayParams(params: Readonly<Record<string, unknown>> | undefined): string {
  const shown = Object.entries(params ?? {}).filter(([name]) => name !== 'code');
  if (shown.length === 0) return '';
  return ` (${shown.map(([name, value]) => `${humanize(name).toLowerCase()} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`).join(', ')})`;
}

/** "Turn on Hall light": begins with a capital. */
export function sayStep(action: Action, names: Names): string {
  switch (action.type) {
    case 'command':
      return `${orMissing(sayAction(action.action), 'Do something with')}: ${orMissing(names.entity(action.entityId), 'an entity')}${sayParams(action.params)}`;
    case 'publish':
      return `Publish to ${orMissing(action.topic, 'a topic')}`;
    case 'notify':
      return `Notify: ${orMissing(action.title, action.message) || '…'}`;
    case 'delay':
      return `Wait for ${sayDuration(action.seconds)}`;
    case 'wait':
      return `Wait until: ${sayTrigger(action.trigger, names).replace(/^When /, '')}, ${sayDuration(action.timeoutSeconds)} at most`;
    case 'choose':
      return `Choose between ${action.options.length} ${action.options.length === 1 ? 'way' : 'ways'}`;
    case 'repeat':
      return `Repeat ${action.count} ${action.count === 1 ? 'time' : 'times'}${action.while === undefined ? '' : ' at most'}`;
    case 'task':
      return `Run the task ${orMissing(names.task(action.taskId), '…')}`;
    case 'stop':
      return action.reason === undefined ? 'Stop here' : `Stop here: ${action.reason}`;
  }
}

/** What `problem` of an automation means, and which kind of help there is. */
export function sayAutomationProblem(problem: string): {
  readonly kind: 'loop' | 'place' | 'other';
  readonly text: string;
} {
  if (problem.startsWith('sun: ')) {
    return { kind: 'place', text: 'Sunrise and sunset are not known before the place of the home is set.' };
  }
  if (!problem.startsWith('loop: ')) return { kind: 'other', text: `It cannot run: ${problem}` };
  const names = problem.slice('loop: '.length).split(' -> ');
  return { kind: 'loop', text: `It was stopped because it triggered itself: ${shortest(names).join(' → ')}.` };
}

/** The last round of a chain: "a → b → a" of a chain that went round three times. */
function shortest(names: readonly string[]): readonly string[] {
  const before = names.lastIndexOf(names.at(-1) ?? '', -2);
  return before < 0 ? names : names.slice(before);
}

const traceResults: Readonly<Record<Trace['result'], string>> = {
  running: 'Running',
  finished: 'Finished',
  'conditions-failed': 'Conditions not met',
  stopped: 'Stopped',
  error: 'Error',
  'mode-refused': 'Already running',
  'loop-stopped': 'Stopped: it triggered itself',
  test: 'Test',
};

export function sayTraceResult(result: Trace['result']): string {
  return traceResults[result];
}

const outcomes: Readonly<Record<TraceStep['outcome'], string>> = {
  passed: 'passed',
  failed: 'not met',
  done: 'done',
  'would-do': 'would be done',
  error: 'error',
  skipped: 'skipped',
  timeout: 'timed out',
};

export function sayOutcome(outcome: TraceStep['outcome']): string {
  return outcomes[outcome];
}

const pathWords: ReadonlyMap<string, string> = new Map([
  ['manual', 'By hand'],
  ['trigger', 'Trigger'],
  ['triggers', 'Trigger'],
  ['condition', 'Condition'],
  ['conditions', 'Condition'],
  ['action', 'Action'],
  ['actions', 'Action'],
  ['options', 'way'],
  ['otherwise', 'otherwise'],
  ['while', 'while'],
  ['loop', 'Loop'],
  ['mode', 'Mode'],
]);

/** `actions[1].options[0].conditions[0]` as "Action 2, way 1, condition 1". */
export function sayPath(path: string): string {
  const parts = path.split('.').map((part) => {
    const match = /^([a-z]+)(?:\[(\d+)\])?$/.exec(part);
    const word = pathWords.get(match?.[1] ?? '') ?? match?.[1] ?? part;
    return match?.[2] === undefined ? word : `${word} ${Number(match[2]) + 1}`;
  });
  return parts.map((part, index) => (index === 0 ? part : part.toLowerCase())).join(', ');
}
