/** Every method of the contract that keeps something, with a change that is good, one that is refused, and what is seen. */
import type { CommandName } from '../../preload/contract.ts';
import type { ServiceHarness } from './service-harness.ts';

export type KeptFile = 'settings.json' | 'registry.json' | 'secrets.json';

export interface SavingMethod {
  readonly good: object | ((home: ServiceHarness) => object | Promise<object>);
  /** Refused for what it asks. */
  readonly bad: object;
  /** The files that have to take it, each on its own. */
  readonly files: readonly [KeptFile, ...KeptFile[]];
  /** Once answered: whether the first of the files, as parsed JSON, has it. */
  onDisk(kept: Any): boolean;
  /** All that is announced of it, in any order. */
  readonly says: readonly string[];
}

/** What JSON holds, looked at by tests alone. */
export type Any = { readonly [key: string]: Any } & readonly Any[] & string;

const ids = {
  broker: 'home',
  task: 'fetch',
  automation: 'old',
  rule: 'door.open',
  login: 'porch',
  manual: 'm1',
};

const broker = { id: ids.broker, name: 'Home', url: 'mqtt://127.0.0.1:9', enabled: false };
const task = (id: string, extra: object = {}) => ({
  id,
  name: id,
  kind: 'refresh',
  schedule: { type: 'manual' },
  input: {},
  ...extra,
});
const automation = (id: string) => ({
  id,
  name: id,
  enabled: true,
  triggers: [{ type: 'manual' }],
  conditions: [],
  actions: [{ type: 'stop' }],
  mode: 'single',
  maxRuns: 1,
});
const rule = (id: string, changes: object = {}) => ({
  id,
  enabled: true,
  severity: 'info',
  forSeconds: 1,
  cooldownSeconds: 1,
  renotifySeconds: 0,
  notifyRecovery: false,
  ...changes,
});
const login = { id: ids.login, username: 'porch' };
const manual = {
  id: ids.manual,
  brokerId: ids.broker,
  platform: 'sensor',
  config: { name: 'Meter', state_topic: 'm' },
};
const mail = { host: 'mail.example', port: 465, from: 'home@example.org', security: 'tls' };
const http = { url: 'https://a.example/x', values: { x: '{{ value }}' }, bearerSecret: 'api' };

/** What the settings hold before. */
export const seededSettings = {
  version: 1,
  installId: 'x',
  setupDone: true,
  brokers: [broker],
  builtinBroker: { enabled: false, lan: false, logins: [login] },
  discovery: {
    manual: [manual],
    forgotten: [
      {
        id: 'device.lost',
        name: 'Lost',
        brokerId: ids.broker,
        at: '2026-01-01T00:00:00Z',
        identifiers: ['l'],
        connections: [],
      },
    ],
  },
  tasks: [task(ids.task, { kind: 'http', input: http })],
  automations: [automation(ids.automation)],
  alerts: { rules: [rule(ids.rule)] },
};

export const seededSecrets = {
  [`broker.${ids.broker}.password`]: 'old',
  'task.api.token': JSON.stringify({ origins: ['https://a.example'], token: 'old' }),
};

const has = (list: Any | undefined, id: string): boolean => list?.some((each) => each.id === id) === true;
const settingsOf = async (home: ServiceHarness): Promise<string> => {
  const exported = await home.api.call('settings.export', {});
  return exported.ok ? (exported.value as { json: string }).json : '';
};
const file = 'settings.json';
const secret = 'secrets.json';
const registry = 'registry.json';
const entityOf = (home: ServiceHarness): string => [...home.service.registry.entities()][0]?.id ?? '';
const deviceOf = (home: ServiceHarness): string => home.service.registry.get(entityOf(home))?.deviceId ?? '';
const tasksFile = (id: string) =>
  JSON.stringify({ format: 'inglenook-tasks', version: 1, tasks: [task(id), task(`${id}2`)] });

export const savingMethods: { readonly [K in CommandName]?: SavingMethod } = {
  'settings.update': {
    good: { patch: { theme: 'dark', history: { days: 9 } } },
    bad: { patch: { theme: 'blue' } },
    files: [file],
    onDisk: ({ theme, history }) => theme === 'dark' && Number(history?.days) === 9,
    says: ['settings history,theme'],
  },
  'settings.import': {
    good: async (home) => ({ json: (await settingsOf(home)).replace('"theme": "system"', '"theme": "dark"') }),
    bad: { json: '{"version": 1, "theme": "blue"}' },
    files: [file],
    onDisk: ({ theme }) => theme === 'dark',
    says: ['settings theme'],
  },
  'settings.restore': {
    good: async (home) => {
      await home.api.call('settings.update', { patch: { theme: 'dark' } });
      await home.api.call('settings.backup', {});
      await home.api.call('settings.update', { patch: { theme: 'light' } });
      const listed = await home.api.call('settings.backups', {});
      return { file: listed.ok ? (listed.value as { copies: { file: string }[] }).copies[0]?.file : '' };
    },
    bad: { file: 'none' },
    files: [file],
    onDisk: ({ theme }) => theme === 'dark',
    says: ['settings theme'],
  },
  'layout.arrange': {
    good: { tiles: { a: { size: 'high' } } },
    bad: { tiles: { a: { size: 'huge' } } },
    files: [file],
    onDisk: ({ layout }) => layout?.tiles?.a?.size === 'high',
    says: ['settings layout'],
  },
  'entity.rename': {
    good: (home) => ({ id: entityOf(home), name: 'Cellar' }),
    bad: { id: 'sensor.none', name: 'x' },
    files: [registry],
    onDisk: ({ names }) => JSON.stringify(names).includes('Cellar'),
    says: ['entity Cellar'],
  },
  'device.rename': {
    good: (home) => ({ id: deviceOf(home), name: 'Case', area: 'Attic' }),
    bad: { id: 'device.none', name: 'x' },
    files: [registry],
    onDisk: ({ devices }) => JSON.stringify(devices).includes('Attic'),
    says: ['device Case', 'entity Case Meter'],
  },
  'entity.label': {
    good: (home) => ({ id: entityOf(home), labels: ['Guests', ' Guests '] }),
    bad: { id: 'sensor.none', labels: [] },
    files: [registry],
    onDisk: ({ labels }) => JSON.stringify(labels).includes('["Guests"]'),
    says: ['entity Box Meter'],
  },
  'device.label': {
    good: (home) => ({ id: deviceOf(home), labels: ['Guests'] }),
    bad: { id: 'device.none', labels: [] },
    files: [registry],
    onDisk: ({ labels }) => JSON.stringify(labels).includes('["Guests"]'),
    says: ['device Box'],
  },
  'device.forget': {
    good: (home) => ({ id: deviceOf(home) }),
    bad: { id: 'device.none' },
    files: [file],
    onDisk: ({ discovery }) => discovery?.forgotten?.length === 2,
    says: ['settings discovery'],
  },
  'device.recall': {
    good: { id: 'device.lost' },
    bad: { id: 'device.none' },
    files: [file],
    onDisk: ({ discovery }) => discovery?.forgotten?.length === 0,
    says: ['settings discovery'],
  },
  'broker.save': {
    good: { broker: { ...broker, name: 'House' }, password: 'new' },
    bad: { broker: { ...broker, url: 'gopher://x' }, password: 'new' },
    files: [file, secret],
    onDisk: ({ brokers }) => brokers?.[0]?.name === 'House',
    says: ['settings brokers'],
  },
  'broker.remove': {
    good: { id: ids.broker },
    bad: { id: 'none' },
    files: [file, secret],
    onDisk: ({ brokers }) => brokers?.length === 0,
    says: ['settings brokers'],
  },
  'broker.setBuiltin': {
    good: { enabled: false, lan: false, port: 1_999, username: 'home', password: 'secret' },
    bad: { enabled: true, lan: true, password: null },
    files: [file, secret],
    onDisk: ({ builtinBroker }) => builtinBroker?.username === 'home' && Number(builtinBroker.port) === 1_999,
    says: ['settings builtinBroker'],
  },
  'broker.saveLogin': {
    good: { login: { ...login, id: 'shed', username: 'shed' }, password: 'secret' },
    bad: { login: { ...login, id: 'shed' }, password: 'secret' },
    files: [file, secret],
    onDisk: ({ builtinBroker }) => has(builtinBroker?.logins, 'shed'),
    says: ['settings builtinBroker'],
  },
  'broker.removeLogin': {
    good: { id: ids.login },
    bad: { id: 'none' },
    files: [file],
    onDisk: ({ builtinBroker }) => builtinBroker?.logins?.length === 0,
    says: ['settings builtinBroker'],
  },
  'discovery.saveManual': {
    good: { entity: { ...manual, id: '' } },
    bad: { entity: { ...manual, id: '', platform: 'magic' } },
    files: [file],
    onDisk: ({ discovery }) => discovery?.manual?.length === 2,
    says: ['settings discovery'],
  },
  'discovery.removeManual': {
    good: { id: ids.manual },
    bad: { id: 'none' },
    files: [file],
    onDisk: ({ discovery }) => discovery?.manual?.length === 0,
    says: ['settings discovery'],
  },
  'task.save': {
    good: { task: task(ids.task), existing: 'replace' },
    bad: { task: task(ids.task, { kind: 'magic' }), existing: 'replace' },
    files: [file],
    onDisk: ({ tasks }) => tasks?.[0]?.kind === 'refresh',
    says: ['settings tasks', 'task fetch'],
  },
  'task.remove': {
    good: { id: ids.task },
    bad: { id: 'none' },
    files: [file, secret],
    onDisk: ({ tasks }) => tasks?.length === 0,
    says: ['settings tasks', 'task fetch removed'],
  },
  'task.setToken': {
    good: { name: 'api', token: 'new' },
    bad: { name: 'nobody', token: 'new' },
    files: [secret],
    onDisk: (kept) => kept['task.api.token']?.includes('new') === true,
    says: [],
  },
  'task.import': {
    good: { json: tasksFile('a'), existing: 'keep' },
    bad: { json: '{}', existing: 'keep' },
    files: [file],
    onDisk: ({ tasks }) => has(tasks, 'a') && has(tasks, 'a2'),
    says: ['settings tasks', 'task a', 'task a2'],
  },
  'automation.save': {
    good: { automation: automation('new') },
    bad: { automation: { ...automation('new'), triggers: [{ type: 'magic' }] } },
    files: [file],
    onDisk: ({ automations }) => has(automations, 'new') && has(automations, 'old'),
    says: ['settings automations', 'automation new'],
  },
  'agent.draft': {
    good: { agent: 'helper', automation: { name: 'drafted', triggers: [{ type: 'manual' }] } },
    bad: { agent: 'helper', automation: { name: 'drafted', triggers: [{ type: 'magic' }] } },
    files: [file],
    onDisk: ({ automations }) =>
      automations?.some(({ name, draftedBy }) => name === 'drafted' && draftedBy === 'helper') === true,
    says: ['settings automations', 'automation drafted'],
  },
  'automation.remove': {
    good: { id: ids.automation },
    bad: { id: 'none' },
    files: [file],
    onDisk: ({ automations }) => automations?.length === 0,
    says: ['settings automations', 'automation old removed'],
  },
  'automation.import': {
    good: { json: JSON.stringify({ version: 1, automations: [automation('a'), automation('b')] }) },
    bad: { json: JSON.stringify({ version: 1, automations: [automation('a'), {}] }) },
    files: [file],
    onDisk: ({ automations }) => has(automations, 'a') && has(automations, 'b'),
    says: ['settings automations', 'automation a', 'automation b'],
  },
  'alert.setMail': {
    good: { mail, password: 'secret' },
    bad: { mail: { ...mail, port: 0 }, password: 'secret' },
    files: [file, secret],
    onDisk: ({ alerts }) => alerts?.mail?.host === 'mail.example',
    says: ['settings alerts'],
  },
  'alert.saveRule': {
    good: { rule: rule('lock.open') },
    bad: { rule: rule('lock.open', { severity: 'loud' }) },
    files: [file],
    onDisk: ({ alerts }) => has(alerts?.rules, 'lock.open') && has(alerts?.rules, ids.rule),
    says: ['settings alerts'],
  },
  'alert.deleteRule': {
    good: { rule: ids.rule },
    bad: { rule: 'none' },
    files: [file],
    onDisk: ({ alerts }) => alerts?.rules?.length === 0,
    says: ['settings alerts'],
  },
  'alert.muteRule': {
    good: { rule: ids.rule, minutes: 5 },
    bad: { rule: ids.rule, minutes: -1 },
    files: [file],
    onDisk: ({ alerts }) => alerts?.rules?.[0]?.mutedUntil !== undefined,
    says: ['settings alerts'],
  },
  'alert.import': {
    good: { json: JSON.stringify({ format: 'inglenook-alert-rules', version: 1, rules: [rule('lock.open')] }) },
    bad: { json: JSON.stringify({ format: 'inglenook-alert-rules', version: 1, rules: [{}] }) },
    files: [file],
    onDisk: ({ alerts }) => has(alerts?.rules, 'lock.open') && has(alerts?.rules, ids.rule),
    says: ['settings alerts'],
  },
  'alert.muteDevice': {
    good: { deviceId: 'device.a', minutes: 5 },
    bad: { deviceId: 'device.a', minutes: -1 },
    files: [file],
    onDisk: ({ alerts }) => alerts?.mutedDevices?.['device.a'] !== undefined,
    says: ['settings alerts'],
  },
  'alert.pause': {
    good: { minutes: 5 },
    bad: { minutes: -1 },
    files: [file],
    onDisk: ({ alerts }) => alerts?.pausedUntil !== undefined,
    says: ['settings alerts'],
  },
  'secrets.protect': {
    good: { by: { with: 'passphrase', passphrase: 'correct horse' } },
    bad: { by: { with: 'keyring' } },
    files: [secret],
    onDisk: (kept) => !JSON.stringify(kept).includes('old'),
    says: [],
  },
};
