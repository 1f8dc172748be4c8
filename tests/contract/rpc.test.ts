/** Every command of the contract over JSON-RPC: sensible, and with each of its fields turned into nonsense. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methods as table } from '../../main/api/methods.ts';
import { createRpcServer, type RpcServer } from '../../main/api/rpc.ts';
import { errorCodes } from '../../main/service/base/errors.ts';
import type { CommandName, RequestOf } from '../../preload/contract.ts';
import { type AedesBroker, startAedes } from '../support/aedes-broker.ts';
import { type ServiceHarness, startService } from '../support/service-harness.ts';

const broker = {
  id: 'saved',
  name: 'Saved',
  url: 'mqtt://127.0.0.1:1',
  username: 'me',
  enabled: false,
  protocolVersion: 5,
  discoveryPrefix: 'homeassistant',
} as const;
const task = {
  id: 'mine',
  name: 'Mine',
  kind: 'publish',
  input: { topic: 'a/b', payload: 'x' },
  schedule: { type: 'cron', cron: '0 4 * * *', timeZone: 'Europe/Berlin' },
  constraints: { brokerOnline: true },
} as unknown as RequestOf<'task.save'>['task'];
const automation: RequestOf<'automation.save'>['automation'] = {
  id: 'auto',
  name: 'Auto',
  enabled: false,
  triggers: [
    { type: 'state', entityId: 'sensor.control', to: '1', forSeconds: 5 },
    { type: 'mqtt', topic: 'a/b', template: '{{ value }}' },
    { type: 'cron', cron: '0 4 * * *' },
  ],
  conditions: [{ type: 'and', conditions: [{ type: 'template', template: '{{ true }}' }] }],
  actions: [
    { type: 'command', entityId: 'sensor.control', action: 'turn_on', params: { a: 1 } },
    { type: 'repeat', count: 2, actions: [{ type: 'delay', seconds: 1 }] },
    { type: 'choose', options: [{ conditions: [], actions: [{ type: 'stop' }] }], otherwise: [] },
  ],
  mode: 'single',
  maxRuns: 1,
};

/** A sensible request of each command; a command of the contract without one does not compile. */
const requests: { readonly [K in CommandName]: RequestOf<K> } = {
  'task.check': { task },
  'schedule.next': { cron: '0 7 * * *', timeZone: 'Europe/Berlin' },
  'task.setToken': { name: 'weather', token: 'hunter2', url: 'https://weather.example/' },
  'automation.check': { automation },
  'automation.deviceTriggers': { deviceId: 'device.x' },
  'service.snapshot': {},
  'service.cost': {},
  'service.status': {},
  'service.watch': { entities: ['sensor.control'] },
  'clock.advance': { seconds: 1 },
  'clock.step': { seconds: -1 },
  'power.suspend': {},
  'power.resume': {},
  'settings.get': {},
  'settings.update': {
    patch: {
      theme: 'dark',
      place: { latitude: 1, longitude: 2 },
      history: { enabled: true, days: 3 },
      favourites: ['a'],
    },
  },
  'settings.export': {},
  'settings.preview': { json: '{"version":1}' },
  'settings.backup': {},
  'settings.backups': {},
  'settings.restore': { file: 'settings-2026-01-15T12-00-00-000Z.json' },
  'secrets.state': {},
  'secrets.unlock': { passphrase: 'anything' },
  'secrets.protect': { by: { with: 'passphrase', passphrase: 'correct horse' } },
  'layout.arrange': { tiles: { 'device.x': { size: 'high' } }, order: { rooms: ['hall'] } },
  'settings.import': { json: '{"version":1}' },
  'entity.list': { after: 'sensor.control', limit: 5 },
  'device.list': { limit: 5 },
  'entity.command': { id: 'sensor.control', action: 'turn_on', params: { brightness: 3 } },
  'entity.control': { id: 'sensor.control', action: 'turn_on', params: { brightness: 3 } },
  'entity.find': { name: 'control' },
  'entity.get': { id: 'sensor.control' },
  'device.get': { id: 'device.x' },
  'entity.diagnostics': { id: 'sensor.control' },
  'entity.rename': { id: 'sensor.control', name: 'Mine' },
  'entity.picture': { id: 'sensor.control' },
  'device.rename': { id: 'device.x', name: 'Mine', area: 'Hall' },
  'device.label': { id: 'device.x', labels: ['Holiday'] },
  'entity.label': { id: 'sensor.control', labels: ['Holiday'] },
  'device.removal': { id: 'device.x' },
  'device.remove': { id: 'device.x', force: true },
  'device.removals': {},
  'device.restore': { id: 'x' },
  'device.forget': { id: 'device.x' },
  'device.recall': { id: 'device.x' },
  'broker.save': { broker, password: 'p' },
  'broker.remove': { id: 'saved' },
  'broker.test': { broker, password: 'p' },
  'broker.reconnect': { id: 'cli' },
  'broker.publish': { topic: 'a/b', payload: 'x', brokerId: 'cli', qos: 1, retain: false },
  'broker.find': {},
  'broker.setBuiltin': { enabled: false, lan: false, port: 18_830, username: 'u', password: 'p' },
  'broker.saveLogin': { login: { id: 'lamp', username: 'lamp', publish: ['lamp/#'], subscribe: [] }, password: 'p' },
  'broker.removeLogin': { id: 'lamp' },
  'discovery.rejections': {},
  'discovery.notUnderstood': {},
  'discovery.refreshPlan': {},
  'template.try': { template: '{{ value_json.a | round }}', payload: '{"a": 1.5}' },
  'discovery.preview': { brokerId: 'cli', topic: 'control', template: '{{ value }}' },
  'discovery.saveManual': {
    entity: { id: 'm', brokerId: 'cli', platform: 'sensor', config: { state_topic: 'm', name: 'm' } },
  },
  'discovery.removeManual': { id: 'm' },
  'task.list': {},
  'task.save': { task, existing: 'replace' },
  'task.run': { id: 'mine' },
  'task.failures': {},
  'task.constraints': {},
  'task.retry': { id: 'none' },
  'task.drop': { id: 'none' },
  'task.cancel': { id: 'mine', tag: 't', all: false },
  'task.runs': { taskId: 'mine', limit: 5 },
  'task.remove': { id: 'mine' },
  'task.export': {},
  'task.import': { json: '{"version":1,"tasks":[]}', existing: 'keep' },
  'automation.list': {},
  'automation.save': { automation },
  'automation.run': { id: 'auto', input: { a: 1 } },
  'automation.hook': { id: 'bell', method: 'POST', payload: '{"a": 1}' },
  'automation.test': { automation },
  'automation.traces': { id: 'auto', limit: 5 },
  'automation.remove': { id: 'auto' },
  'automation.export': {},
  'automation.import': { json: '{"version":1,"automations":[]}' },
  'alert.list': {
    limit: 5,
    before: '2026-01-01T00:00:00Z',
    states: ['raised'],
    severities: ['critical'],
    rule: 'alarm.triggered',
    search: '%_"',
  },
  'alert.notify': { message: 'Tea', title: 'Kitchen', severity: 'info' },
  'alert.picture': { image: '0123456789abcdef0123456789abcdef' },
  'alert.acknowledge': { id: 'x' },
  'alert.acknowledgeAll': {},
  'alert.snooze': { id: 'x', minutes: 5 },
  'alert.action': { id: 'x', action: 'y' },
  'alert.away': {},
  'alert.awaySeen': {},
  'alert.setMail': { mail: { host: 'localhost', port: 25, security: 'none', from: 'a@b.example' }, password: 'p' },
  'alert.testMail': { address: 'a@b.example' },
  'alert.rules': {},
  'alert.saveRule': {
    rule: {
      id: 'battery.low',
      enabled: true,
      severity: 'warning',
      forSeconds: 1,
      cooldownSeconds: 1,
      renotifySeconds: 0,
      notifyRecovery: false,
      threshold: 10,
    },
  },
  'alert.deleteRule': { rule: 'own:none' },
  'alert.pending': {},
  'alert.muteDevice': { deviceId: 'device.x', minutes: 5 },
  'alert.pause': { minutes: 0 },
  'alert.muteRule': { rule: 'foreign', minutes: 30 },
  'alert.export': {},
  'alert.import': { json: '{"format":"inglenook-alert-rules","version":1,"rules":[]}' },
  'history.query': {
    entityId: 'sensor.control',
    from: '2026-01-01T00:00:00Z',
    to: '2026-01-02T00:00:00+02:00',
    maxPoints: 100,
  },
  'app.open': { view: 'home', id: 'x' },
  'app.panel': {},
  'app.end': {},
  'http.state': {},
  'http.tokens': {},
  'http.addToken': { name: 'Panel', scope: 'control', entities: ['sensor.control'], devices: [] },
  'http.removeToken': { id: 'x' },
  'demo.trigger': { what: 'smoke' },
  'service.restart': {},
  'service.stop': { stayStopped: true },
  'service.start': {},
  'demo.start': {},
};

/** These take seconds, or leave the home of the test: once is enough. */
const once: ReadonlySet<string> = new Set(['broker.find', 'discovery.preview', 'demo.start']);

const hostile: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '\u0000\ud800',
  'x'.repeat(200_000),
  [],
  [[null]],
  {},
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":1}}'),
];

/** The value with one of its parts, at any depth, replaced by each hostile value, and with a key too many. */
function* spoilt(value: unknown): IterableIterator<unknown> {
  yield* hostile;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const each of spoilt(item)) yield value.map((other, at) => (at === index ? each : other));
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const each of spoilt(item)) yield { ...value, [key]: each };
    }
    yield { ...value, extra: 1 };
    yield Object.fromEntries(Object.entries(value).slice(1));
  }
}

interface Answer {
  readonly id: number | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly data?: { readonly code: string; readonly detail?: string } };
}

let mqtt: AedesBroker;
let home: ServiceHarness;
let server: RpcServer;
let nextId = 1;
const waiting = new Map<number | null, (answer: Answer) => void>();

beforeAll(async () => {
  mqtt = await startAedes();
  home = await startService({ brokers: [mqtt.url] });
  await home.reach('online');
  server = createRpcServer({
    service: home.service,
    api: home.api,
    write: (line) => {
      const message = JSON.parse(line) as Answer;
      if ('id' in message) waiting.get(message.id)?.(message);
    },
    onStop: () => undefined,
  });
});
afterAll(async () => {
  server?.close();
  await home?.stop();
  await mqtt?.stop();
});

function call(method: string, params: unknown): Promise<Answer> {
  const id = nextId;
  nextId += 1;
  const answer = new Promise<Answer>((resolve, reject) => {
    const about = `${method} ${JSON.stringify(params)?.slice(0, 200)}`;
    const timer = setTimeout(() => reject(new Error(`no answer to ${about}`)), 10_000);
    waiting.set(id, (message) => {
      clearTimeout(timer);
      waiting.delete(id);
      resolve(message);
    });
  });
  server.receive(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  return answer;
}

function expectSound(answer: Answer, about: string): void {
  if (answer.error === undefined) {
    expect(answer.result, about).toBeTypeOf('object');
    return;
  }
  const { code, data } = answer.error;
  expect([-32_000, -32_602], about).toContain(code);
  expect(errorCodes, about).toContain(data?.code);
  expect(data?.code, about).not.toBe('internal');
  expect((data?.detail ?? '').length, about).toBeLessThan(2_000);
}

const methods = Object.keys(requests) as CommandName[];

describe('over JSON-RPC', () => {
  it('there is a request for every command', () => {
    expect([...methods].sort()).toEqual(Object.keys(table).sort());
  });

  it.each(methods)(
    '%s answers sense and nonsense, with a result or a reason',
    async (method) => {
      for (const params of once.has(method) ? hostile : spoilt(requests[method])) {
        expectSound(await call(method, params), `${method} ${JSON.stringify(params)?.slice(0, 300)}`);
      }
      expectSound(await call(method, requests[method]), method);
      expect(home.lines.filter(({ event, fields }) => event === 'command.crashed' && fields.name === method)).toEqual(
        [],
      );
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
    60_000,
  );
});
