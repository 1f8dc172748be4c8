import { describe, expect, it } from 'vitest';
import { actionFields, paramsProblem } from '../../../../renderer/format/action-fields.ts';
import {
  automationProblems,
  newAutomation,
  tidied,
  withOptional,
} from '../../../../renderer/views/automations/automation-draft.ts';
import {
  finishBroker,
  newBroker,
  prefixProblem,
  urlProblem,
} from '../../../../renderer/views/settings/broker-draft.ts';
import { configOf, draftOf, manualProblem } from '../../../../renderer/views/settings/manual-draft.ts';
import {
  formOf,
  newTask,
  simpleCronOf,
  simpleOf,
  taskProblems,
  withToken,
} from '../../../../renderer/views/tasks/task-draft.ts';
import { fakePageState } from '../../../support/fake-home.ts';

const entities = new Map(fakePageState('home').entities.map((entity) => [entity.id, entity]));

describe('broker form', () => {
  it.each([
    ['mqtt://192.168.1.10:1883', undefined],
    ['wss://broker.example/mqtt', undefined],
    ['http://x', 'Starts with mqtt://, mqtts://, ws:// or wss://'],
    ['192.168.1.10', undefined],
    ['192.168.1', 'A name or an IP address, and a port where it is not the usual one'],
    ['mqtt://', 'The name or address of the broker is missing'],
    ['mqtt://u:p@host', 'User name and password have fields of their own'],
  ])('%j', (url, problem) => {
    expect(urlProblem(url)).toBe(problem);
  });

  it('names a broker after its host when it has no name', () => {
    expect(finishBroker({ ...newBroker(), url: ' mqtt://hub.local ' })).toMatchObject({
      name: 'hub.local',
      url: 'mqtt://hub.local',
    });
  });

  it('refuses wildcards in the prefix', () => {
    expect(prefixProblem('homeassistant')).toBeUndefined();
    expect(prefixProblem('a/#')).toBeDefined();
  });
});

describe('task form', () => {
  it('knows simple crons both ways', () => {
    expect(simpleCronOf('06:30', [5, 1])).toEqual({ type: 'cron', cron: '30 6 * * 1,5' });
    expect(simpleOf({ type: 'cron', cron: '30 6 * * 1,5' })).toEqual({ time: '06:30', days: [1, 5] });
    expect(formOf({ type: 'cron', cron: '0 7 * * *' })).toBe('daily');
    expect(formOf({ type: 'cron', cron: '0 7 * * 0,6' })).toBe('weekly');
    expect(formOf({ type: 'cron', cron: '*/5 * * * *' })).toBe('cron');
    expect(formOf({ type: 'cron', cron: '0 7 * * *', timeZone: 'Europe/Berlin' })).toBe('cron');
  });

  it('says what is missing, part by part', () => {
    const task = newTask('t');
    expect(taskProblems(task, undefined)).toEqual({ name: 'A name is needed', input: 'Choose an entity' });
    const lamp = entities.get('light.reading_lamp_0_reading_lamp');
    const command = { entityId: lamp?.id, action: 'turn_on', params: { brightness: 300 } };
    expect(taskProblems({ ...task, name: 'x', input: command }, lamp).input).toContain('between 1 and 255');
    expect(
      taskProblems({ ...task, name: 'x', kind: 'http', input: { url: 'ftp://x' } }, undefined).input,
    ).toBeDefined();
    expect(taskProblems({ ...task, name: 'x', kind: 'backup', input: {} }, undefined)).toEqual({});
  });
});

describe('action fields', () => {
  it('come from what the entity can do', () => {
    const lamp = entities.get('light.reading_lamp_0_reading_lamp');
    const lock = entities.get('lock.front_door_0_front_door_lock');
    if (lamp === undefined || lock === undefined) throw new Error('missing entity');
    expect(actionFields(lamp, 'turn_on').map((field) => field.name)).toEqual([
      'brightness',
      'color_temp_kelvin',
      'effect',
    ]);
    expect(actionFields(lamp, 'turn_off')).toEqual([]);
    expect(actionFields(lock, 'unlock').map((field) => field.name)).toEqual(['code']);
  });

  it('ask for what is required', () => {
    const select = entities.get('select.irrigation_2_programme');
    if (select === undefined) throw new Error('missing entity');
    expect(paramsProblem(actionFields(select, 'select_option'), {})).toBe('Option is missing');
    expect(paramsProblem(actionFields(select, 'select_option'), { option: 'Summer' })).toBeUndefined();
  });
});

describe('automation form', () => {
  it('says everything that is missing', () => {
    expect(automationProblems(newAutomation('a'))).toEqual(['A name is needed', 'Add a trigger', 'Add an action']);
  });

  it('looks into nested parts', () => {
    const problems = automationProblems({
      ...newAutomation('a'),
      name: 'x',
      triggers: [{ type: 'numeric', entityId: 'sensor.a', above: 5, below: 3 }],
      conditions: [{ type: 'and', conditions: [{ type: 'template', template: ' ' }] }],
      actions: [{ type: 'choose', options: [{ conditions: [], actions: [{ type: 'task', taskId: '' }] }] }],
    });
    expect(problems).toEqual([
      'Trigger 1: “Above” must be less than “below”',
      'Condition 1: The template is missing',
      'Action 1: Choose a task',
    ]);
  });

  it('drops the empty states that a comma left behind, also deep inside', () => {
    const state = { type: 'state', entityId: 'a.b', is: ['on', ' off ', ''] } as const;
    const draft = {
      ...newAutomation('a'),
      conditions: [{ type: 'not', conditions: [state] } as const],
      actions: [{ type: 'choose', options: [{ conditions: [state], actions: [] }] } as const],
    };
    const tidy = tidied(draft);
    expect(tidy.conditions).toMatchObject([{ conditions: [{ is: ['on', 'off'] }] }]);
    expect(tidy.actions).toMatchObject([{ options: [{ conditions: [{ is: ['on', 'off'] }] }] }]);
    expect(tidied({ ...draft, conditions: [{ ...state, is: [''] }] }).conditions).toMatchObject([{ is: [''] }]);
  });

  it('drops optional fields that were emptied', () => {
    expect(withOptional({ type: 'state', to: 'on' } as { type: string; to?: string }, 'to', '')).toEqual({
      type: 'state',
    });
  });
});

describe('entity by hand', () => {
  it('makes a discovery config, and reads it back', () => {
    const draft = {
      ...draftOf({ id: 'm', brokerId: 'b', platform: 'sensor', config: {} }),
      name: 'Outside',
      stateTopic: 'garden/t',
      template: '{{ value_json.t }}',
      unit: '°C',
      extra: '{"expire_after": 600}',
    };
    expect(manualProblem(draft)).toBeUndefined();
    const config = configOf(draft);
    expect(config).toEqual({
      name: 'Outside',
      state_topic: 'garden/t',
      value_template: '{{ value_json.t }}',
      unit_of_measurement: '°C',
      expire_after: 600,
    });
    expect(configOf(draftOf({ id: 'm', brokerId: 'b', platform: 'sensor', config }))).toEqual(config);
  });

  it('says what is missing', () => {
    const draft = draftOf({ id: 'm', brokerId: 'b', platform: 'switch', config: { name: 'x' } });
    expect(manualProblem(draft)).toBe('The topic of its commands is missing');
    expect(manualProblem({ ...draft, commandTopic: 'a', extra: '[1]' })).toContain('JSON object');
  });
});

describe('the token of a task', () => {
  const task = { ...newTask('t'), kind: 'http', input: { url: 'https://a', bearerSecret: 'another' } } as const;

  it.each([
    ['one that is typed is kept under the task', task, 'typed', { url: 'https://a', bearerSecret: 't' }],
    ['one that is stored stays', task, undefined, task.input],
    ['one that is forgotten goes', task, null, { url: 'https://a' }],
    ['other kinds have none', newTask('t'), 'typed', newTask('t').input],
  ])('%s', (_what, given, token, input) => {
    expect(withToken(given, token).input).toEqual(input);
  });
});
