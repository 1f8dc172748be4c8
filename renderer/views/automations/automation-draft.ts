/** An automation while it is edited: new parts, presets, and what is still wrong. Pure. */

import type {
  Action,
  Automation,
  AutomationDefinition,
  Condition,
  Entity,
  Trigger,
} from '../../../preload/contract.ts';
import type { PageCatalogue } from '../../../preload/words/page.ts';
import { descriptorOf } from '../../platforms/table.ts';
import { say } from '../../words/words.ts';
import { changeProblem } from '../tasks/task-draft.ts';

export function newAutomation(id: string): AutomationDefinition {
  return { id, name: '', enabled: true, triggers: [], conditions: [], actions: [], mode: 'single', maxRuns: 10 };
}

/** Only what a definition holds: a listed automation also carries its live state. */
export function definitionOf(automation: Automation): AutomationDefinition {
  const { running: _running, lastTriggered: _lastTriggered, problem: _problem, ...definition } = automation;
  return definition;
}

/** Without the empty states that typing "on, " leaves behind, also deep inside. */
export function tidied(draft: AutomationDefinition): AutomationDefinition {
  const tidy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(tidy);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, each]): [string, unknown] => {
      if (key !== 'is' || !Array.isArray(each)) return [key, tidy(each)];
      const states = each.map((state) => String(state).trim()).filter((state) => state !== '');
      return [key, states.length === 0 ? each : states];
    });
    return Object.fromEntries(entries);
  };
  return {
    ...draft,
    conditions: tidy(draft.conditions) as AutomationDefinition['conditions'],
    actions: tidy(draft.actions) as AutomationDefinition['actions'],
  };
}

/** A copy with `key` set, or without it for undefined. */
export function withOptional<T extends object, K extends keyof T>(object: T, key: K, value: T[K] | undefined): T {
  if (value !== undefined && value !== '') return { ...object, [key]: value };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key)) as T;
}

/** Messages without arguments. */
type KindKey =
  | `common.${Exclude<keyof PageCatalogue['common'], 'actionsOf' | 'andLengthMore'>}`
  | `automationEditor.${Exclude<keyof PageCatalogue['automationEditor'], 'templatesWorkStatesSensorOutside' | 'ifCondition'>}`;

interface Kind<T> {
  readonly id: string;
  readonly label: string;
  readonly make: () => T;
}

/** All kinds of a part: one that is missing does not compile. Labels are asked for when shown: the language may change. */
function kindsOf<T extends { readonly type: string }>(
  table: {
    readonly [K in T['type']]: readonly [key: KindKey, make: () => T];
  },
): ReadonlyArray<Kind<T>> {
  return Object.entries<readonly [KindKey, () => T]>(table).map(([id, [key, make]]) => ({
    id,
    get label() {
      return say(key);
    },
    make,
  }));
}

export const triggerKinds = kindsOf<Trigger>({
  state: ['automationEditor.aStateChanges', () => ({ type: 'state', entityId: '' })],
  numeric: ['automationEditor.aNumberCrossesALimit', () => ({ type: 'numeric', entityId: '' })],
  time: ['automationEditor.aTimeOfDay', () => ({ type: 'time', at: '07:00' })],
  sun: ['automationEditor.sunriseOrSunset', () => ({ type: 'sun', event: 'sunset' })],
  cron: ['automationEditor.aCronExpression', () => ({ type: 'cron', cron: '0 7 * * 1-5' })],
  event: ['automationEditor.anEventEntityFires', () => ({ type: 'event', entityId: '' })],
  device: ['automationEditor.aButtonOrRemoteIsUsed', () => ({ type: 'device', deviceId: '', triggerType: '' })],
  tag: ['automationEditor.aTagIsScanned', () => ({ type: 'tag', tagId: '' })],
  webhook: ['automationEditor.aHookIsCalled', () => ({ type: 'webhook', id: '' })],
  mqtt: ['automationEditor.aMessageArrives', () => ({ type: 'mqtt', topic: '' })],
  availability: [
    'automationEditor.aDeviceGoesOnlineOrOffline',
    () => ({
      type: 'availability',
      entityId: '',
      to: 'offline',
      forSeconds: 60,
    }),
  ],
  silence: ['automationEditor.aSensorIsSilent', () => ({ type: 'silence', entityId: '' })],
  task: ['automationEditor.aTaskHasEnded', () => ({ type: 'task', taskId: '', result: 'failed' })],
  'service-start': ['automationEditor.theServiceStarts', () => ({ type: 'service-start' })],
  resume: ['automationEditor.theComputerWakesUp', () => ({ type: 'resume' })],
  manual: ['common.onlyByHand', () => ({ type: 'manual' })],
});

export const conditionKinds = kindsOf<Condition>({
  state: ['automationEditor.aState', () => ({ type: 'state', entityId: '', is: [''] })],
  numeric: ['automationEditor.aNumberInARange', () => ({ type: 'numeric', entityId: '' })],
  time: ['automationEditor.timeAndWeekday', () => ({ type: 'time', after: '08:00', before: '22:00' })],
  sun: ['automationEditor.dayOrNight', () => ({ type: 'sun', after: 'sunset' })],
  template: ['automationEditor.aTemplate', () => ({ type: 'template', template: '' })],
  and: ['automationEditor.allOfSeveral', () => ({ type: 'and', conditions: [] })],
  or: ['automationEditor.anyOfSeveral', () => ({ type: 'or', conditions: [] })],
  not: ['automationEditor.noneOfSeveral', () => ({ type: 'not', conditions: [] })],
});

export const actionKinds = kindsOf<Action>({
  command: ['common.commandADevice', () => ({ type: 'command', entityId: '', action: '' })],
  notify: ['automationEditor.notify', () => ({ type: 'notify', title: '', message: '', severity: 'info' })],
  delay: ['automationEditor.waitForAWhile', () => ({ type: 'delay', seconds: 60 })],
  wait: [
    'automationEditor.waitUntilSomethingHappens',
    () => ({
      type: 'wait',
      trigger: { type: 'state', entityId: '' },
      timeoutSeconds: 300,
      continueOnTimeout: true,
    }),
  ],
  choose: ['automationEditor.choose', () => ({ type: 'choose', options: [{ conditions: [], actions: [] }] })],
  repeat: ['automationEditor.repeat', () => ({ type: 'repeat', count: 3, actions: [] })],
  task: ['automationEditor.runATask', () => ({ type: 'task', taskId: '' })],
  manage: ['common.changeATask', () => ({ type: 'manage', change: { do: 'disable', taskId: '' } })],
  publish: ['common.publishAMessage', () => ({ type: 'publish', topic: '', payload: '' })],
  stop: ['common.stopHere', () => ({ type: 'stop' })],
});

function rangeProblem(above: number | undefined, below: number | undefined): string | undefined {
  if (above === undefined && below === undefined) return say('automationEditor.giveALimitAboveOrBelow');
  return above !== undefined && below !== undefined && above >= below
    ? say('automationEditor.aboveMustBeLessThanBelow')
    : undefined;
}

const timeOfDay = /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** What is still wrong with a trigger, or undefined. */
export function triggerProblem(trigger: Trigger): string | undefined {
  if ('entityId' in trigger && trigger.entityId === '') return say('common.chooseAnEntity');
  switch (trigger.type) {
    case 'numeric':
      return rangeProblem(trigger.above, trigger.below);
    case 'mqtt':
      if (trigger.topic === '') return say('common.theTopicIsMissing');
      return trigger.topic === '#' ? say('automationEditor.allTopicsAtOnceAreToo') : undefined;
    case 'time':
      return timeOfDay.test(trigger.at) ? undefined : say('common.theTimeIsMissing');
    case 'cron':
      return [5, 6].includes(trigger.cron.trim().split(/\s+/).length)
        ? undefined
        : say('automationEditor.aCronExpressionHas5Fields');
    case 'device':
      if (trigger.deviceId === '') return say('automationEditor.chooseADevice');
      return trigger.triggerType === '' ? say('automationEditor.whatDoesTheDeviceSignal') : undefined;
    case 'tag':
      return trigger.tagId === '' ? say('automationEditor.theTagIsMissing') : undefined;
    case 'webhook':
      return /^[a-z0-9_-]+$/.test(trigger.id) ? undefined : say('automationEditor.theHookIsMissing');
    case 'task':
      return trigger.taskId === '' ? say('automationEditor.chooseATask') : undefined;
    case 'silence':
      return trigger.seconds !== undefined && trigger.seconds < 1 ? say('automationEditor.atLeastASecond') : undefined;
    default:
      return undefined;
  }
}

/** What is still wrong with a condition, or undefined. */
export function conditionProblem(condition: Condition): string | undefined {
  if ('entityId' in condition && condition.entityId === '') return say('common.chooseAnEntity');
  switch (condition.type) {
    case 'state':
      return condition.is.every((state) => state === '') ? say('automationEditor.whichState') : undefined;
    case 'numeric':
      return rangeProblem(condition.above, condition.below);
    case 'time':
      return condition.after === undefined && condition.before === undefined && (condition.weekdays?.length ?? 0) === 0
        ? say('automationEditor.giveATimeOrWeekdays')
        : undefined;
    case 'sun':
      return condition.after === undefined && condition.before === undefined
        ? say('automationEditor.afterOrBeforeWhat')
        : undefined;
    case 'template':
      return condition.template.trim() === '' ? say('automationEditor.theTemplateIsMissing') : undefined;
    case 'and':
    case 'or':
    case 'not':
      if (condition.conditions.length === 0) return say('automationEditor.addACondition');
      return firstProblem(condition.conditions, conditionProblem);
  }
}

function firstProblem<T>(items: readonly T[], problemOf: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** What is still wrong with an action, or undefined. */
export function actionProblem(action: Action): string | undefined {
  switch (action.type) {
    case 'command':
      if (action.entityId === '') return say('common.chooseAnEntity');
      return action.action === '' ? say('common.chooseAnAction') : undefined;
    case 'publish':
      if (action.topic === '') return say('common.theTopicIsMissing');
      return /[+#]/.test(action.topic) ? say('common.aTopicToPublishToHas') : undefined;
    case 'notify':
      return action.title.trim() === '' && action.message.trim() === ''
        ? say('automationEditor.writeATitleOrAMessage')
        : undefined;
    case 'delay':
      return action.seconds >= 0 ? undefined : say('automationEditor.howLong');
    case 'wait':
      return (
        triggerProblem(action.trigger) ??
        (action.timeoutSeconds >= 1 ? undefined : say('automationEditor.howLongAtMost'))
      );
    case 'choose':
      if (action.options.length === 0) return say('automationEditor.addAWay');
      return (
        firstProblem(
          action.options,
          (option) => firstProblem(option.conditions, conditionProblem) ?? firstProblem(option.actions, actionProblem),
        ) ?? firstProblem(action.otherwise ?? [], actionProblem)
      );
    case 'repeat':
      if (!(action.count >= 1)) return say('automationEditor.howOften');
      return firstProblem(action.while ?? [], conditionProblem) ?? firstProblem(action.actions, actionProblem);
    case 'task':
      return action.taskId === '' ? say('automationEditor.chooseATask') : undefined;
    case 'manage':
      return changeProblem(action.change);
    case 'stop':
      return undefined;
  }
}

/** Everything that is still wrong, in the order of the page. Empty when it can be saved. */
export function automationProblems(draft: AutomationDefinition): readonly string[] {
  const problems = [
    draft.name.trim() === '' ? say('common.aNameIsNeeded') : undefined,
    draft.triggers.length === 0 ? say('automationEditor.addATrigger') : undefined,
    draft.actions.length === 0 ? say('automationEditor.addAnAction') : undefined,
    ...draft.triggers.map((trigger, index) =>
      numbered(say('automationEditor.trigger'), index, triggerProblem(trigger)),
    ),
    ...draft.conditions.map((condition, index) =>
      numbered(say('automationEditor.condition'), index, conditionProblem(condition)),
    ),
    ...draft.actions.map((action, index) => numbered(say('common.action'), index, actionProblem(action))),
  ];
  return problems.filter((problem) => problem !== undefined);
}

function numbered(word: string, index: number, problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : say('readings.labelled', { label: `${word} ${index + 1}`, text: problem });
}

/** States that an entity can have, as suggestions; the present one is among them. */
export function knownStates(entity: Entity): readonly string[] {
  const listed = ['options', 'hvac_modes', 'operation_list'].flatMap((name) => {
    const value = entity.attributes[name];
    return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  });
  const words = descriptorOf(entity).states;
  return [...new Set([...words, ...listed, entity.state, 'unknown'])].slice(0, 60);
}
