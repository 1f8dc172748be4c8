/** Automations in sentences: triggers, conditions and actions as a person would say them. Pure. */

import type { Action, Condition, Trace, TraceStep, Trigger } from '../../preload/contract.ts';
import { say, words } from '../words/words.ts';
import { sayAction } from './entity.ts';
import { sayCron } from './schedule.ts';
import { sayDuration } from './time.ts';
import { humanize } from './values.ts';

/** What the sentences need to know of names, and of how values of entities are said. */
export interface Names {
  readonly entity: (id: string) => string;
  readonly device: (id: string) => string;
  readonly task: (id: string) => string;
  /** A limit in the person's unit: "70 °F". */
  readonly limit: (of: Compared, value: number) => string;
  /** A state as it is said: "open". */
  readonly state: (of: Compared, state: string) => string;
  /** A parameter of a command, without its name; undefined for what is not said. */
  readonly param: (entityId: string, name: string, value: unknown) => string | undefined;
}

/** The state of an entity, or one of its attributes. */
export interface Compared {
  readonly entityId: string;
  readonly attribute?: string;
}

function forTime(seconds: number | undefined): string {
  return seconds === undefined || seconds === 0
    ? ''
    : say('automationWords.forSeconds', { seconds: sayDuration(seconds) });
}

function ofAttribute(attribute: string | undefined): string {
  return attribute === undefined ? '' : say('automationWords.attributeOf', { attribute: humanize(attribute) });
}

function range(of: Compared & { readonly above?: number; readonly below?: number }, names: Names): string {
  const above = of.above === undefined ? undefined : names.limit(of, of.above);
  const below = of.below === undefined ? undefined : names.limit(of, of.below);
  if (above !== undefined && below !== undefined) return say('automationWords.betweenAboveAndBelow', { above, below });
  if (above !== undefined) return say('automationWords.aboveAbove', { above });
  return below === undefined ? say('automationWords.aNumber') : say('automationWords.belowBelow', { below });
}

function sunTime(event: 'sunrise' | 'sunset', offsetSeconds: number | undefined): string {
  const sun = say(`automationWords.${event}`);
  if (offsetSeconds === undefined || offsetSeconds === 0) return sun;
  const time = sayDuration(Math.abs(offsetSeconds));
  return offsetSeconds < 0
    ? say('automationWords.beforeSun', { time, sun })
    : say('automationWords.afterSun', { time, sun });
}

function orMissing(text: string, missing: string): string {
  return text === '' ? missing : text;
}

/** "When Front door opens…": begins with "When" or "At". */
export function sayTrigger(trigger: Trigger, names: Names): string {
  switch (trigger.type) {
    case 'state': {
      const what = `${ofAttribute(trigger.attribute)}${orMissing(names.entity(trigger.entityId), say('automationWords.anEntity'))}`;
      const said = (state: string): string => names.state(trigger, state);
      const from = trigger.from === undefined ? '' : say('automationWords.fromFrom', { from: said(trigger.from) });
      const to = trigger.to === undefined ? '' : say('automationWords.toTo', { to: said(trigger.to) });
      return say('automationWords.whenWhatChangesFromToRest', {
        what,
        from,
        to,
        rest: trigger.forSeconds ? say('automationWords.andStays', { forSeconds: forTime(trigger.forSeconds) }) : '',
      });
    }
    case 'numeric': {
      const what = `${ofAttribute(trigger.attribute)}${orMissing(names.entity(trigger.entityId), say('automationWords.anEntity'))}`;
      return say('automationWords.whenWhatComesToBeAbove', {
        what,
        above: range(trigger, names),
        forSeconds: forTime(trigger.forSeconds),
      });
    }
    case 'mqtt': {
      const payload =
        trigger.payload === undefined ? '' : say('automationWords.saysPayload', { payload: trigger.payload });
      return say('automationWords.whenAMessageArrivesOnTopic', {
        topic: orMissing(trigger.topic, say('automationWords.aTopic')),
        payload,
      });
    }
    case 'time':
      return say('automationWords.atAtEveryDay', { at: orMissing(trigger.at, say('automationWords.aTime')) });
    case 'cron':
      return sayCron(trigger.cron) ?? say('automationWords.byCronCron', { cron: trigger.cron });
    case 'sun':
      return say('automationWords.atEvent', { event: sunTime(trigger.event, trigger.offsetSeconds) });
    case 'event':
      return say('automationWords.whenEntityIdFiresRest', {
        entityId: orMissing(names.entity(trigger.entityId), say('automationWords.anEventEntity')),
        rest:
          trigger.eventType === undefined ? '' : say('automationWords.ofType', { type: humanize(trigger.eventType) }),
      });
    case 'device': {
      const { subtype } = trigger;
      return say('automationWords.whenDeviceIdSignalsTriggerType', {
        deviceId: orMissing(names.device(trigger.deviceId), say('automationWords.aDevice')),
        triggerType: words().list([
          humanize(trigger.triggerType),
          ...(subtype === undefined ? [] : [humanize(subtype)]),
        ]),
        subtype: '',
      });
    }
    case 'tag':
      return say('automationWords.whenTheTagTagIdIsScanned', { tagId: orMissing(trigger.tagId, '…') });
    case 'webhook':
      return say('automationWords.whenTheHookIsCalled', { id: orMissing(trigger.id, '…') });
    case 'availability':
      return say('automationWords.whenEntityIdGoesToForSeconds', {
        entityId: orMissing(names.entity(trigger.entityId), say('automationWords.anEntity')),
        to: trigger.to,
        forSeconds: forTime(trigger.forSeconds),
      });
    case 'silence': {
      const time =
        trigger.seconds === undefined ? say('automationWords.longerThanUsual') : forTime(trigger.seconds).trim();
      return say('automationWords.whenEntityIdIsSilentTime', {
        entityId: orMissing(names.entity(trigger.entityId), say('automationWords.anEntity')),
        time,
      });
    }
    case 'task': {
      return say('automationWords.whenTaskEnds', {
        task: orMissing(names.task(trigger.taskId), '…'),
        result: trigger.result ?? 'any',
      });
    }
    case 'service-start':
      return say('automationWords.whenTheBackgroundServiceStarts');
    case 'resume':
      return say('automationWords.whenTheComputerWakesUp');
    case 'manual':
      return say('automationWords.whenItIsRunByHand');
  }
}

function sayTimeCondition(condition: Extract<Condition, { type: 'time' }>): string {
  const { after, before, weekdays: days } = condition;
  const time = [
    after === undefined ? undefined : say('automationWords.afterClock', { time: after }),
    before === undefined ? undefined : say('automationWords.beforeClock', { time: before }),
  ];
  const parts = time.filter((part) => part !== undefined);
  if (days !== undefined && days.length > 0 && days.length < 7)
    parts.push(
      say('automationWords.onDays', {
        days: words().or(days.map((day) => words().weekday(day))),
      }),
    );
  return parts.length === 0
    ? say('automationWords.atAnyTime')
    : say('automationWords.itIsParts', { parts: words().list(parts) });
}

/** "Front door is “on”": to follow "if". */
export function sayCondition(condition: Condition, names: Names): string {
  switch (condition.type) {
    case 'state': {
      const what = `${ofAttribute(condition.attribute)}${orMissing(names.entity(condition.entityId), say('automationWords.anEntity'))}`;
      const states = condition.is
        .filter((state) => state !== '')
        .map((state) => say('automationWords.quoted', { text: names.state(condition, state) }));
      return say('automationWords.whatIsRestForSeconds', {
        what,
        rest: states.length === 0 ? '…' : words().or(states),
        forSeconds: forTime(condition.forSeconds),
      });
    }
    case 'numeric':
      return say('automationWords.attributeEntityIdIsAbove', {
        attribute: ofAttribute(condition.attribute),
        entityId: orMissing(names.entity(condition.entityId), say('automationWords.anEntity')),
        above: range(condition, names),
      });
    case 'time':
      return sayTimeCondition(condition);
    case 'sun': {
      const parts = [
        condition.after === undefined
          ? undefined
          : say('automationWords.afterAfter', { after: sunTime(condition.after, condition.offsetSeconds) }),
        condition.before === undefined
          ? undefined
          : say('automationWords.beforeBefore', { before: sunTime(condition.before, condition.offsetSeconds) }),
      ].filter((part) => part !== undefined);
      return parts.length === 0
        ? say('automationWords.theSun')
        : say('automationWords.itIsParts', { parts: words().and(parts) });
    }
    case 'template':
      return say('automationWords.aTemplateSaysSo');
    case 'and':
    case 'or': {
      const all = condition.conditions.map((each) => sayCondition(each, names));
      return all.length === 0
        ? say('automationWords.nothingYet')
        : say('automationWords.group', { conditions: condition.type === 'and' ? words().and(all) : words().or(all) });
    }
    case 'not':
      return say('automationWords.notConditions', {
        conditions: words().or(condition.conditions.map((each) => sayCondition(each, names))),
      });
  }
}

function withoutWhen(sentence: string): string {
  const when = say('automationWords.whenPrefix');
  return sentence.startsWith(when) ? sentence.slice(when.length) : sentence;
}

function sayParams({ entityId, params = {} }: Extract<Action, { type: 'command' }>, names: Names): string {
  const said = Object.entries(params).flatMap(([name, value]) => {
    const text = names.param(entityId, name, value);
    return text === undefined ? [] : [`${paramName(name)} ${text}`];
  });
  return said.length === 0 ? '' : say('automationWords.withParams', { params: words().list(said) });
}

/** Parameters whose fields have a name of their own. */
const paramFields: ReadonlyMap<string, string> = new Map([
  ['color_temp_kelvin', 'colourTemperatureK'],
  ['transition', 'transitionSeconds'],
  ['duration', 'durationSeconds'],
]);

/** As its field is called, without what the field says of its range: "brightness". */
function paramName(name: string): string {
  const label =
    words()
      .look('fields', paramFields.get(name) ?? name)
      ?.replace(/\s*[(（].*$/u, '') ?? humanize(name);
  return words().inline(label);
}

/** "Turn on Hall light": begins with a capital. */
export function sayStep(action: Action, names: Names): string {
  switch (action.type) {
    case 'command':
      return say('readings.labelled', {
        label: orMissing(sayAction(action.action), say('automationWords.doSomethingWith')),
        text: `${orMissing(names.entity(action.entityId), say('automationWords.anEntity'))}${sayParams(action, names)}`,
      });
    case 'publish':
      return say('automationWords.publishToTopic', { topic: orMissing(action.topic, say('automationWords.aTopic')) });
    case 'notify':
      return say('automationWords.notifyTitle', { title: orMissing(action.title, action.message) || '…' });
    case 'delay':
      return say('automationWords.waitForSeconds', { seconds: sayDuration(action.seconds) });
    case 'wait':
      return say('automationWords.waitUntilTriggerTimeoutSecondsAtMost', {
        trigger: withoutWhen(sayTrigger(action.trigger, names)),
        timeoutSeconds: sayDuration(action.timeoutSeconds),
      });
    case 'choose':
      return say('automationWords.chooseBetweenLengthNumberLength', { length: action.options.length });
    case 'repeat':
      return say('automationWords.repeatCountNumberCount', {
        count: action.count,
        rest: action.while === undefined ? '' : say('automationWords.atMost'),
      });
    case 'task':
      return say('automationWords.runTheTaskTaskId', { taskId: orMissing(names.task(action.taskId), '…') });
    case 'manage': {
      const { change } = action;
      const name = change.do === 'save' ? String(change.task.name ?? '') : names.task(change.taskId);
      return say(`automationWords.${change.do}TheTask`, { task: orMissing(name, '…') });
    }
    case 'stop':
      return action.reason === undefined
        ? say('common.stopHere')
        : say('automationWords.stopHereReason', { reason: action.reason });
  }
}

/** What `problem` of an automation means, and which kind of help there is. */
export function sayAutomationProblem(problem: string): {
  readonly kind: 'loop' | 'place' | 'other';
  readonly text: string;
} {
  if (problem.startsWith('sun: ')) {
    return { kind: 'place', text: say('automationWords.sunriseAndSunsetAreNotKnown') };
  }
  if (!problem.startsWith('loop: '))
    return { kind: 'other', text: say('automationWords.itCannotRunProblem', { problem }) };
  const names = problem.slice('loop: '.length).split(' -> ');
  return {
    kind: 'loop',
    text: say('automationWords.itWasStoppedBecauseItTriggered', { names: shortest(names).join(' → ') }),
  };
}

/** The last round of a chain: "a → b → a" of a chain that went round three times. */
function shortest(names: readonly string[]): readonly string[] {
  const before = names.lastIndexOf(names.at(-1) ?? '', -2);
  return before < 0 ? names : names.slice(before);
}

/** What triggered or was done, out of a trace: `state: binary_sensor.door off -> on` as "Door: closed → open". */
export function sayTraced(text: string, names: Names): string {
  const [, entityId = '', rest = ''] = /^(?:[a-z-]+: )?([a-z_]+\.\w+)(?: (.*))?$/s.exec(text) ?? [];
  if (entityId === '') return names.state({ entityId }, text);
  const label = names.entity(entityId);
  if (rest === '') return label;
  const states = rest.split(' -> ').map((state) => names.state({ entityId }, state));
  return say('readings.labelled', { label, text: states.join(' → ') });
}

export function sayTraceResult(result: Trace['result']): string {
  return say(`automationTraceResults.${result}`);
}

export function sayOutcome(outcome: TraceStep['outcome']): string {
  return say(`automationOutcomes.${outcome}`);
}

/** `actions[1].options[0].conditions[0]` as "Action 2, way 1, condition 1". */
export function sayPath(path: string): string {
  const parts = path.split('.').map((part) => {
    const match = /^([a-z]+)(?:\[(\d+)\])?$/.exec(part);
    const word = words().look('automationPathWords', match?.[1] ?? '') ?? match?.[1] ?? part;
    return match?.[2] === undefined ? word : `${word} ${Number(match[2]) + 1}`;
  });
  return words().list(parts.map((part, index) => (index === 0 ? part : words().inline(part))));
}
