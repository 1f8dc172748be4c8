/** An automation while it is edited: new parts, presets, and what is still wrong. Pure. */
import type { Action, AutomationDefinition, Condition, Entity, Trigger } from '../../../preload/contract.ts';
import { descriptorOf } from '../../platforms/table.ts';

export function newAutomation(id: string): AutomationDefinition {
  return { id, name: '', enabled: true, triggers: [], conditions: [], actions: [], mode: 'single', maxRuns: 10 };
}

/** Only what a definition holds: a listed automation also carries its live state. */
export function definitionOf(automation: AutomationDefinition): AutomationDefinition {
  const { id, name, enabled, triggers, conditions, actions, mode, maxRuns } = automation;
  return { id, name, enabled, triggers, conditions, actions, mode, maxRuns };
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

interface Kind<T> {
  readonly id: string;
  readonly label: string;
  readonly make: () => T;
}

export const triggerKinds: ReadonlyArray<Kind<Trigger>> = [
  { id: 'state', label: 'A state changes', make: () => ({ type: 'state', entityId: '' }) },
  { id: 'numeric', label: 'A number crosses a limit', make: () => ({ type: 'numeric', entityId: '' }) },
  { id: 'time', label: 'A time of day', make: () => ({ type: 'time', at: '07:00' }) },
  { id: 'sun', label: 'Sunrise or sunset', make: () => ({ type: 'sun', event: 'sunset' }) },
  { id: 'cron', label: 'A cron expression', make: () => ({ type: 'cron', cron: '0 7 * * 1-5' }) },
  { id: 'event', label: 'An event entity fires', make: () => ({ type: 'event', entityId: '' }) },
  {
    id: 'device',
    label: 'A button or remote is used',
    make: () => ({ type: 'device', deviceId: '', triggerType: '' }),
  },
  { id: 'tag', label: 'A tag is scanned', make: () => ({ type: 'tag', tagId: '' }) },
  { id: 'mqtt', label: 'A message arrives', make: () => ({ type: 'mqtt', topic: '' }) },
  {
    id: 'availability',
    label: 'A device goes online or offline',
    make: () => ({ type: 'availability', entityId: '', to: 'offline', forSeconds: 60 }),
  },
  { id: 'silence', label: 'A sensor is silent', make: () => ({ type: 'silence', entityId: '' }) },
  { id: 'service-start', label: 'The service starts', make: () => ({ type: 'service-start' }) },
  { id: 'resume', label: 'The computer wakes up', make: () => ({ type: 'resume' }) },
  { id: 'manual', label: 'Only by hand', make: () => ({ type: 'manual' }) },
];

export const conditionKinds: ReadonlyArray<Kind<Condition>> = [
  { id: 'state', label: 'A state', make: () => ({ type: 'state', entityId: '', is: [''] }) },
  { id: 'numeric', label: 'A number in a range', make: () => ({ type: 'numeric', entityId: '' }) },
  { id: 'time', label: 'Time and weekday', make: () => ({ type: 'time', after: '08:00', before: '22:00' }) },
  { id: 'sun', label: 'Day or night', make: () => ({ type: 'sun', after: 'sunset' }) },
  { id: 'template', label: 'A template', make: () => ({ type: 'template', template: '' }) },
  { id: 'and', label: 'All of several', make: () => ({ type: 'and', conditions: [] }) },
  { id: 'or', label: 'Any of several', make: () => ({ type: 'or', conditions: [] }) },
  { id: 'not', label: 'None of several', make: () => ({ type: 'not', conditions: [] }) },
];

export const actionKinds: ReadonlyArray<Kind<Action>> = [
  { id: 'command', label: 'Command a device', make: () => ({ type: 'command', entityId: '', action: '' }) },
  { id: 'notify', label: 'Notify', make: () => ({ type: 'notify', title: '', message: '', severity: 'info' }) },
  { id: 'delay', label: 'Wait for a while', make: () => ({ type: 'delay', seconds: 60 }) },
  {
    id: 'wait',
    label: 'Wait until something happens',
    make: () => ({
      type: 'wait',
      trigger: { type: 'state', entityId: '' },
      timeoutSeconds: 300,
      continueOnTimeout: true,
    }),
  },
  { id: 'choose', label: 'Choose', make: () => ({ type: 'choose', options: [{ conditions: [], actions: [] }] }) },
  { id: 'repeat', label: 'Repeat', make: () => ({ type: 'repeat', count: 3, actions: [] }) },
  { id: 'task', label: 'Run a task', make: () => ({ type: 'task', taskId: '' }) },
  { id: 'publish', label: 'Publish a message', make: () => ({ type: 'publish', topic: '', payload: '' }) },
  { id: 'stop', label: 'Stop here', make: () => ({ type: 'stop' }) },
];

function rangeProblem(above: number | undefined, below: number | undefined): string | undefined {
  if (above === undefined && below === undefined) return 'Give a limit: above or below';
  return above !== undefined && below !== undefined && above >= below ? '“Above” must be less than “below”' : undefined;
}

const timeOfDay = /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** What is still wrong with a trigger, or undefined. */
export function triggerProblem(trigger: Trigger): string | undefined {
  if ('entityId' in trigger && trigger.entityId === '') return 'Choose an entity';
  switch (trigger.type) {
    case 'numeric':
      return rangeProblem(trigger.above, trigger.below);
    case 'mqtt':
      if (trigger.topic === '') return 'The topic is missing';
      return trigger.topic === '#' ? 'All topics at once are too many' : undefined;
    case 'time':
      return timeOfDay.test(trigger.at) ? undefined : 'The time is missing';
    case 'cron':
      return [5, 6].includes(trigger.cron.trim().split(/\s+/).length) ? undefined : 'A cron expression has 5 fields';
    case 'device':
      if (trigger.deviceId === '') return 'Choose a device';
      return trigger.triggerType === '' ? 'What does the device signal?' : undefined;
    case 'tag':
      return trigger.tagId === '' ? 'The tag is missing' : undefined;
    case 'silence':
      return trigger.seconds !== undefined && trigger.seconds < 1 ? 'At least a second' : undefined;
    default:
      return undefined;
  }
}

/** What is still wrong with a condition, or undefined. */
export function conditionProblem(condition: Condition): string | undefined {
  if ('entityId' in condition && condition.entityId === '') return 'Choose an entity';
  switch (condition.type) {
    case 'state':
      return condition.is.every((state) => state === '') ? 'Which state?' : undefined;
    case 'numeric':
      return rangeProblem(condition.above, condition.below);
    case 'time':
      return condition.after === undefined && condition.before === undefined && (condition.weekdays?.length ?? 0) === 0
        ? 'Give a time or weekdays'
        : undefined;
    case 'sun':
      return condition.after === undefined && condition.before === undefined ? 'After or before what?' : undefined;
    case 'template':
      return condition.template.trim() === '' ? 'The template is missing' : undefined;
    case 'and':
    case 'or':
    case 'not':
      if (condition.conditions.length === 0) return 'Add a condition';
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
      if (action.entityId === '') return 'Choose an entity';
      return action.action === '' ? 'Choose an action' : undefined;
    case 'publish':
      if (action.topic === '') return 'The topic is missing';
      return /[+#]/.test(action.topic) ? 'A topic to publish to has no + or #' : undefined;
    case 'notify':
      return action.title.trim() === '' && action.message.trim() === '' ? 'Write a title or a message' : undefined;
    case 'delay':
      return action.seconds >= 0 ? undefined : 'How long?';
    case 'wait':
      return triggerProblem(action.trigger) ?? (action.timeoutSeconds >= 1 ? undefined : 'How long at most?');
    case 'choose':
      if (action.options.length === 0) return 'Add a way';
      return (
        firstProblem(
          action.options,
          (option) => firstProblem(option.conditions, conditionProblem) ?? firstProblem(option.actions, actionProblem),
        ) ?? firstProblem(action.otherwise ?? [], actionProblem)
      );
    case 'repeat':
      if (!(action.count >= 1)) return 'How often?';
      return firstProblem(action.while ?? [], conditionProblem) ?? firstProblem(action.actions, actionProblem);
    case 'task':
      return action.taskId === '' ? 'Choose a task' : undefined;
    case 'stop':
      return undefined;
  }
}

/** Everything that is still wrong, in the order of the page. Empty when it can be saved. */
export function automationProblems(draft: AutomationDefinition): readonly string[] {
  const problems = [
    draft.name.trim() === '' ? 'A name is needed' : undefined,
    draft.triggers.length === 0 ? 'Add a trigger' : undefined,
    draft.actions.length === 0 ? 'Add an action' : undefined,
    ...draft.triggers.map((trigger, index) => numbered('Trigger', index, triggerProblem(trigger))),
    ...draft.conditions.map((condition, index) => numbered('Condition', index, conditionProblem(condition))),
    ...draft.actions.map((action, index) => numbered('Action', index, actionProblem(action))),
  ];
  return problems.filter((problem) => problem !== undefined);
}

function numbered(word: string, index: number, problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : `${word} ${index + 1}: ${problem}`;
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
