import { describe, expect, test } from 'vitest';
import { err, type Failure, ok, type Result } from '../../../main/service/base/errors.ts';
import type { EndedCommand } from '../../../main/service/entities/commands.ts';
import type { Alert } from '../../../main/service/model/alerts.ts';
import type { Entity } from '../../../main/service/model/entities.ts';
import type {} from '../../../main/service/model/tasks.ts';
import type { DigestReport } from '../../../main/service/tasks/digest-report.ts';
import { commandTask } from '../../../main/service/tasks/kinds/command.ts';
import { compactTask } from '../../../main/service/tasks/kinds/compact.ts';
import { digestTask } from '../../../main/service/tasks/kinds/digest.ts';
import { type HealthReport, healthTask, lowBatteries } from '../../../main/service/tasks/kinds/health.ts';
import { valueAt } from '../../../main/service/tasks/kinds/http.ts';
import { publishTask } from '../../../main/service/tasks/kinds/publish.ts';
import { refreshTask } from '../../../main/service/tasks/kinds/refresh.ts';
import type { TaskContext, TaskServices } from '../../../main/service/tasks/services.ts';
import { Listening } from '../../../main/service/time/listening.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { createFakeServices, onlineBroker } from '../../support/task-world.ts';

const t0 = Date.UTC(2026, 0, 15, 12);
const hour = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();

function entity(id: string, changes: Partial<Entity> = {}): Entity {
  const [platform, objectId] = id.split('.');
  return {
    id,
    platform: platform === 'binary_sensor' ? 'binary_sensor' : platform === 'light' ? 'light' : 'sensor',
    objectId: objectId ?? '',
    brokerId: 'home',
    name: objectId ?? '',
    state: 'unknown',
    available: true,
    attributes: {},
    capabilities: { actions: [] },
    discoveryTopic: '',
    lastChanged: iso(t0),
    lastUpdated: iso(t0),
    ...changes,
  };
}

function context<I>(input: I, services: TaskServices, clock = createFakeClock(t0)): TaskContext<I> {
  return {
    taskId: 'task',
    input,
    services,
    signal: new AbortController().signal,
    clock,
    timers: clock,
    logger: createMemoryLogger(),
    isLastAttempt: false,
    acting: () => undefined,
    progress: () => undefined,
  };
}

const healthInput = (changes: object = {}) => healthTask.input.parse(changes);

describe('health check', () => {
  test('a sensor that is silent for longer than its fixed bound, as far as somebody listened', async () => {
    const clock = createFakeClock(t0);
    const seen = new Map([
      ['sensor.quiet', t0 - 3 * hour],
      ['sensor.fresh', t0 + hour],
      ['light.lamp', t0 - 99 * hour],
      ['sensor.left_out', t0 - 99 * hour],
    ]);
    const services = createFakeServices({
      entities: () => [...seen.keys()].map((id) => entity(id)),
      lastSeen: (id) => seen.get(id),
      listening: new Listening(clock, new Map()),
    });
    const input = healthInput({ silentAfterHours: 2, ignore: ['sensor.left_out'] });
    const check = async (): Promise<unknown> => (await healthTask.run(context(input, services, clock))).output;
    expect(await check()).toMatchObject({ findings: [] });
    for (let quarter = 0; quarter < 8; quarter++) {
      clock.advance(hour / 4);
      expect(await check()).toMatchObject({ findings: [] });
    }
    clock.advance(hour / 4);
    const quiet = { type: 'silent', entityId: 'sensor.quiet', silentMs: 2.25 * hour, boundMs: 2 * hour };
    expect(await check()).toMatchObject({ checked: 3, findings: [quiet], more: 0 });
  });

  test('a sensor that is silent for much longer than is its habit, and only that one', async () => {
    const clock = createFakeClock(t0);
    let talks = true;
    let last = t0;
    const services = createFakeServices({
      entities: () => [entity('sensor.talker'), entity('binary_sensor.leak')],
      // The leak sensor spoke once, at the start: it has no habit.
      lastSeen: (id) => (id === 'sensor.talker' ? last : t0),
      listening: new Listening(clock, new Map()),
    });
    const check = async (): Promise<string[]> => {
      clock.advance(hour / 4);
      if (talks) last = clock.now() - 1_000;
      const outcome = await healthTask.run(context(healthInput(), services, clock));
      return (outcome.output as HealthReport).findings.map((finding) => finding.type);
    };
    for (let index = 0; index < 20; index++) expect(await check()).toEqual([]);
    talks = false;
    const later: string[][] = [];
    for (let index = 0; index < 6; index++) later.push(await check());
    expect(later).toEqual([[], [], [], ['silent'], ['silent'], ['silent']]);
    // The app slept for a day, and heard nothing: that is no silence of the sensor's.
    clock.advance(24 * hour);
    expect(await check()).toEqual([]);
    talks = true;
    expect(await check()).toEqual([]);
  });

  test('a device is offline when nothing of it is available', async () => {
    const services = createFakeServices({
      entities: () => [
        entity('sensor.a', { available: false, lastUpdated: iso(t0 - hour) }),
        entity('sensor.b', { available: false, lastUpdated: iso(t0 - 2 * hour) }),
        entity('sensor.c', { available: false }),
        entity('sensor.d'),
      ],
      devices: () => [
        { id: 'gone', name: 'Gone', identifiers: [], connections: [], entityIds: ['sensor.a', 'sensor.b'] },
        { id: 'half', name: 'Half', identifiers: [], connections: [], entityIds: ['sensor.c', 'sensor.d'] },
        { id: 'bare', name: 'Bare', identifiers: [], connections: [], entityIds: [] },
      ],
    });
    const outcome = await healthTask.run(context(healthInput(), services));
    expect((outcome.output as HealthReport).findings).toEqual([
      { type: 'offline', deviceId: 'gone', name: 'Gone', since: iso(t0 - hour) },
    ]);
  });

  test('low batteries, the emptiest first', () => {
    const battery = { device_class: 'battery' };
    const low = lowBatteries(
      [
        entity('sensor.nineteen', { attributes: battery, state: '19.5', deviceId: 'd' }),
        entity('sensor.zero', { attributes: battery, state: '0' }),
        entity('sensor.full', { attributes: battery, state: '20' }),
        entity('sensor.unknown', { attributes: battery, state: 'unknown' }),
        entity('sensor.empty_text', { attributes: battery, state: '' }),
        entity('binary_sensor.low', { attributes: battery, state: 'on' }),
        entity('binary_sensor.fine', { attributes: battery, state: 'off' }),
        entity('sensor.humidity', { attributes: { device_class: 'humidity' }, state: '5' }),
      ],
      20,
    );
    expect(low).toEqual([
      { entityId: 'binary_sensor.low', name: 'low' },
      { entityId: 'sensor.zero', name: 'zero', percent: 0 },
      { entityId: 'sensor.nineteen', name: 'nineteen', percent: 19.5, deviceId: 'd' },
    ]);
  });

  test('thousands of findings are counted, not listed', async () => {
    const battery = { attributes: { device_class: 'battery' }, state: '1' };
    const entities = Array.from({ length: 1_000 }, (_, index) => entity(`sensor.s${index}`, battery));
    const outcome = await healthTask.run(context(healthInput(), createFakeServices({ entities: () => entities })));
    expect(outcome.output).toMatchObject({ checked: 1_000, more: 800 });
  });
});

test('the digest names batteries by their devices', async () => {
  const battery = entity('sensor.remote_battery', { name: 'Remote Battery', deviceId: 'd', state: '8' });
  const told: DigestReport[] = [];
  const services = createFakeServices({
    entities: () => [{ ...battery, attributes: { device_class: 'battery' } }],
    devices: () => [{ id: 'd', name: 'Remote', identifiers: [], connections: [], entityIds: [battery.id] }],
    announce: (report) => told.push(report),
  });
  await digestTask.run(context({}, services));
  expect(told[0]?.batteries).toMatchObject([{ name: 'Remote', percent: 8 }]);
});

test('every kind that works for a while says what it is at', async () => {
  const said: string[] = [];
  const progress = (percent: number, text?: string): void => void said.push(`${percent} ${text ?? '-'}`);
  const services = createFakeServices({
    compactHistory: async (_signal, onProgress) => {
      onProgress(50);
      onProgress(100);
      return { deletedStates: 0, thinnedStates: 0, usedBytes: 0, fits: true };
    },
  });
  await healthTask.run({ ...context(healthInput(), services), progress });
  await refreshTask.run({ ...context({}, services), progress });
  await compactTask.run({ ...context({}, services), progress });
  expect(said).toEqual([
    '0 Listening for silent sensors',
    '50 Looking for devices that are offline',
    '80 Looking for low batteries',
    '10 Asking the devices',
    '0 Removing old history',
    '50 Removing old history',
    '100 Giving room back to the disk',
  ]);
});

test('the digest counts what came since the last one', async () => {
  const alert = (id: string, changes: Partial<Alert>): Alert => ({
    id,
    rule: 'x',
    cause: id,
    severity: 'warning',
    state: 'raised',
    facts: {},
    actions: [],
    since: iso(t0 - hour),
    shown: 1,
    ...changes,
  });
  const clock = createFakeClock(t0);
  const told: DigestReport[] = [];
  const services = createFakeServices({
    alerts: () => [
      alert('a', {}),
      alert('b', { severity: 'critical' }),
      alert('c', { state: 'recovered', raisedAt: iso(t0 - 30 * hour) }),
      alert('d', { state: 'recovered', raisedAt: iso(t0 - 2 * hour) }),
      alert('e', { state: 'pending' }),
      // What was told yesterday is no news.
      alert('f', { rule: 'task:digest', severity: 'info', since: iso(t0) }),
    ],
    announce: (report) => told.push(report),
  });
  await digestTask.run(context({}, services, clock));
  clock.advance(24 * hour);
  await digestTask.run(context({}, services, clock));
  expect(told).toMatchObject([
    { since: iso(t0 - 24 * hour), raised: { info: 0, warning: 2, critical: 1 }, open: 2, openIds: ['b', 'a'] },
    { since: iso(t0), raised: { info: 0, warning: 0, critical: 0 }, open: 2 },
  ]);
});

/** A command that was sent, and how it ended. */
function ended(outcome: EndedCommand['outcome'], error?: Failure, repeatable = true): Result<EndedCommand> {
  return ok({ outcome, repeatable, ...(error === undefined ? {} : { error }) });
}

const lost: Failure = { code: 'broker.timeout', detail: 'the connection ended' };
const notConfirmed = 'sent, not confirmed: broker.timeout: the connection ended';

test.each([
  ['all follow', { b: ended('confirmed') }, 'done', undefined],
  ['one was told, perhaps', { b: ended('unconfirmed', lost) }, 'done', undefined],
  ['all were told, perhaps', { a: ended('unconfirmed', lost), b: ended('unconfirmed', lost) }, 'retry', notConfirmed],
  ['one cannot be reached', { b: err('entity.unavailable') }, 'failed', 'command.partly: light.b'],
  ['one fails', { b: ended('failed') }, 'failed', 'command.partly: light.b'],
  ['nobody was told', { a: err('broker.offline'), b: err('broker.offline') }, 'retry', 'broker.offline'],
  ['nobody can', { a: err('entity.unknown'), b: err('broker.offline') }, 'failed', 'command.partly: light.a, light.b'],
] as const)('one command for several entities: %s', async (_name, answers, result, message) => {
  const told: string[] = [];
  const services = createFakeServices({
    command: async (id) => {
      told.push(id);
      const given: Partial<Record<string, Awaited<ReturnType<TaskServices['command']>>>> = answers;
      return given[id.replace('light.', '')] ?? ended('confirmed');
    },
  });
  const input = {
    entityId: 'light.a',
    alsoEntityIds: ['light.b', 'light.a'],
    action: 'turn_off',
    resendUnconfirmed: false,
  };
  const outcome = await commandTask.run(context(input, services));
  expect(told).toEqual(['light.a', 'light.b']);
  expect(outcome).toMatchObject({ result, output: { outcomes: { 'light.b': expect.any(String) } } });
  expect(outcome.message).toBe(message);
});

describe('commands and refreshes', () => {
  const input = { entityId: 'light.a', alsoEntityIds: [], action: 'turn_on', resendUnconfirmed: false };
  test.each([
    ['confirmed', ended('confirmed'), 'done'],
    ['unconfirmed by the device: never sent again', ended('unconfirmed'), 'done'],
    ['unconfirmed by the broker: once more, for it does no harm', ended('unconfirmed', lost), 'retry'],
    ['unconfirmed by the broker: never a second press', ended('unconfirmed', lost, false), 'done'],
    ['failed', ended('failed'), 'failed'],
    ['offline', err('broker.offline'), 'retry'],
    ['unavailable', err('entity.unavailable'), 'retry'],
    ['unknown', err('entity.unknown'), 'failed'],
  ])('%s', async (_name, answer, result) => {
    const services = createFakeServices({ command: async () => answer });
    expect(await commandTask.run(context(input, services))).toMatchObject({ result });
  });

  test.each([
    ['done, when no attempt is left: it was sent', { isLastAttempt: true }, {}, true, 'done'],
    ['a second press, when the task says so', {}, { resendUnconfirmed: true }, false, 'retry'],
    ['but not without end', { isLastAttempt: true }, { resendUnconfirmed: true }, false, 'done'],
  ])('unconfirmed: %s', async (_name, changes, option, repeatable, result) => {
    const services = createFakeServices({ command: async () => ended('unconfirmed', lost, repeatable) });
    const run = { ...context({ ...input, ...option }, services), ...changes };
    expect(await commandTask.run(run)).toEqual({ result, message: notConfirmed, output: { outcome: 'unconfirmed' } });
  });

  test.each([
    ['is done', false, false, 'done'],
    ['goes out again when the task says so', true, false, 'retry'],
    ['not without end', true, true, 'done'],
  ])('a message that nobody confirmed: %s', async (_name, resendUnconfirmed, isLastAttempt, result) => {
    const services = createFakeServices({ publish: async () => ok({ unconfirmed: lost }) });
    const message = { topic: 'bell', payload: 'PRESS', qos: 1, retain: false, resendUnconfirmed } as const;
    const run = { ...context(message, services), isLastAttempt };
    expect(await publishTask.run(run)).toMatchObject({ result, message: notConfirmed });
  });

  test.each([
    ['retry', undefined, 'retry'],
    ['failed', undefined, 'failed'],
    ['done', lost, 'done'],
    ['failed', lost, 'failed'],
  ] as const)('nobody confirmed it, and the task counts that as %s (%j)', async (unconfirmed, error, result) => {
    const services = createFakeServices({
      command: async () => ended('unconfirmed', error),
      publish: async () => ok({ unconfirmed: error ?? lost }),
    });
    const run = { ...context({ ...input, unconfirmed }, services), isLastAttempt: true };
    const outcome = await commandTask.run(run);
    expect(outcome).toMatchObject({ result, output: { outcome: 'unconfirmed' } });
    expect(outcome.message).toMatch(/^sent, not confirmed/);
    const message = { topic: 'bell', payload: 'PRESS', qos: 1, retain: false, resendUnconfirmed: false } as const;
    expect(await publishTask.run(context({ ...message, unconfirmed }, services))).toMatchObject({ result });
  });

  test('no broker, no refresh', async () => {
    const services = createFakeServices({ brokers: () => [onlineBroker('waiting')] });
    expect(await refreshTask.run(context({}, services))).toEqual({ result: 'retry', message: 'broker.offline' });
  });
});

test.each([
  ['', 5, 5],
  ['a.b', { a: { b: 'x' } }, 'x'],
  ['$.items[1].price', { items: [0, { price: 2.5 }] }, 2.5],
  ['["odd key"].v', { 'odd key': { v: null } }, null],
  ['[0]', [true], true],
  ['a', {}, undefined],
  ['a.b', { a: 'text' }, undefined],
  ['a', { a: {} }, undefined],
  ['__proto__', {}, undefined],
  ['toString', {}, undefined],
])('the value at %j', (path, json, expected) => {
  const value = valueAt(json, path);
  expect(value.ok ? value.value : undefined).toEqual(expected);
});
