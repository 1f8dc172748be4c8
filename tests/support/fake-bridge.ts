/** A `window.inglenook` on a made-up home: commands change it, patches follow. For previews and unit tests only. */
import { arrange } from '../../main/service/settings/layout.ts';
import type {
  Bridge,
  Device,
  Entity,
  LayoutChange,
  PageEvents,
  PageState,
  Patch,
  Result,
} from '../../preload/contract.ts';
import { changed, type EntityChanges } from './entities.ts';
import { obey, type Params } from './fake-device.ts';
import { fakePageState } from './fake-home.ts';
import { fakeRules } from './fake-records.ts';

type Listener = (event: never) => void;
const picture =
  'data:image/svg+xml;utf8,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="320" height="180" fill="#20303c"/><rect y="120" width="320" height="60" fill="#31463a"/><rect x="120" y="60" width="80" height="80" fill="#8a5a3c"/><path d="M110 62 160 24 210 62z" fill="#5b3524"/><rect x="150" y="95" width="22" height="45" fill="#f2b25c"/></svg>',
  );

const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** @param latencyMs how long a device takes to report. */
export function createFakeBridge(scenario = 'home', latencyMs = 700): Bridge {
  const listeners = new Map<string, Set<Listener>>();
  let page: PageState = fakePageState(scenario);
  let commands = 0;

  const emit = <K extends keyof PageEvents>(name: K, event: PageEvents[K]): void => {
    for (const listener of listeners.get(name) ?? []) (listener as (event: PageEvents[K]) => void)(event);
  };
  const merge = <T extends { readonly id: string }>(
    list: readonly T[],
    changed: readonly T[] = [],
    removed: readonly string[] = [],
  ): T[] => {
    const map = new Map(list.map((record) => [record.id, record]));
    for (const id of removed) map.delete(id);
    for (const record of changed) map.set(record.id, record);
    return [...map.values()];
  };
  const push = (patch: Omit<Patch, 'seq'>): void => {
    page = {
      ...page,
      seq: page.seq + 1,
      brokers: merge(page.brokers, patch.brokers, patch.removed?.brokers),
      devices: merge(page.devices, patch.devices, patch.removed?.devices),
      entities: merge(page.entities, patch.entities, patch.removed?.entities),
      tasks: merge(page.tasks, patch.tasks, patch.removed?.tasks),
      automations: merge(page.automations, patch.automations, patch.removed?.automations),
      alerts: merge(page.alerts, patch.alerts),
      settings: patch.settings ?? page.settings,
    };
    emit('patch', { ...patch, seq: page.seq });
  };
  const changeEntity = (id: string, change: EntityChanges): void => {
    const entity = page.entities.find((each) => each.id === id);
    const now = new Date().toISOString();
    if (entity !== undefined) push({ entities: [changed(entity, { ...change, lastChanged: now, lastUpdated: now })] });
  };
  const changeDevice = (id: string, change: Partial<Device>): void => {
    const device = page.devices.find((each) => each.id === id);
    if (device !== undefined) push({ devices: [{ ...device, ...change }] });
  };

  const handlers: Readonly<Record<string, (request: Record<string, unknown>) => unknown>> = {
    'page.state': () => page,
    'entity.command': (request) => {
      const entity = page.entities.find((each) => each.id === request.id);
      const commandId = `c${++commands}`;
      const action = String(request.action);
      const params = (request.params ?? {}) as Params;
      const wrongCode = action === 'alarm_disarm' && params.code !== '1234';
      setTimeout(() => {
        if (entity === undefined || wrongCode) {
          emit('command.settled', {
            commandId,
            outcome: 'failed',
            error: { code: 'command.invalid', detail: 'code: wrong' },
          });
          return;
        }
        if (entity.platform === 'siren') {
          emit('command.settled', { commandId, outcome: 'unconfirmed' });
          return;
        }
        const current = page.entities.find((each) => each.id === entity.id) ?? entity;
        changeEntity(entity.id, obey(current, action, params));
        emit('command.settled', { commandId, outcome: 'confirmed' });
      }, latencyMs);
      return { commandId };
    },
    'entity.diagnostics': (request) => ({
      id: request.id,
      discoveryTopic: 'homeassistant/light/reading_lamp/config',
      discoveryPayload: '{"name":null,"cmd_t":"zigbee2mqtt/reading_lamp/set","schema":"json","brightness":true}',
      topics: [
        {
          topic: 'zigbee2mqtt/reading_lamp',
          use: 'state',
          lastPayload: '{"state":"ON","brightness":143}',
          lastAt: new Date().toISOString(),
          template: '{{ value_json.state }}',
        },
        {
          topic: 'zigbee2mqtt/reading_lamp/availability',
          use: 'availability',
          lastPayload: 'online',
          lastAt: new Date().toISOString(),
        },
        { topic: 'zigbee2mqtt/reading_lamp/set', use: 'command' },
      ],
    }),
    'entity.picture': () => ({ dataUrl: picture }),
    'entity.rename': (request) => {
      changeEntity(String(request.id), { name: String(request.name ?? 'Announced name') });
      return {};
    },
    'device.rename': (request) => {
      changeDevice(String(request.id), {
        ...(request.name === undefined ? {} : { name: String(request.name ?? 'Announced name') }),
        ...(request.area ? { area: String(request.area) } : {}),
      });
      return {};
    },
    'entity.label': (request) => {
      changeEntity(String(request.id), { labels: request.labels as string[] });
      return {};
    },
    'device.label': (request) => {
      changeDevice(String(request.id), { labels: request.labels as string[] });
      return {};
    },
    'device.remove': (request) => {
      const device = page.devices.find((each) => each.id === request.id);
      push({ removed: { devices: [String(request.id)], entities: device?.entityIds ?? [] } });
      return { removal: 'r1' };
    },
    'device.removal': () => ({ clear: ['homeassistant/light/reading_lamp/config'] }),
    'device.removals': () => ({ removed: [], forgotten: [] }),
    'history.query': (request) => ({
      points: fakeHistory(
        page.entities.find((each) => each.id === request.entityId),
        Date.parse(String(request.from)),
        Date.parse(String(request.to)),
      ),
    }),
    'service.cost': () => ({
      processes: [
        { kind: 'main', memoryBytes: 190_000_000, processorMs: 5_400 },
        { kind: 'window', memoryBytes: 96_000_000, processorMs: 1_900 },
        { kind: 'helper', memoryBytes: 70_000_000, processorMs: 240 },
      ],
      runningMs: performance.now() + 180_000,
    }),
    'settings.get': () => page.settings,
    'settings.update': (request) => {
      push({ settings: { ...page.settings, ...(request.patch as object) } });
      return page.settings;
    },
    'layout.arrange': (request) => {
      const layout = arrange(page.settings.layout, request as LayoutChange);
      push({ settings: { ...page.settings, layout } });
      return layout;
    },
    'settings.export': () => ({ json: JSON.stringify(page.settings, null, 2) }),
    'settings.import': () => page.settings,
    'broker.test': (request) => {
      const url = String((request.broker as { url?: unknown }).url);
      return url.includes('fail')
        ? { ok: false, error: { code: 'broker.unreachable', detail: 'ECONNREFUSED' }, durationMs: 31 }
        : { ok: true, durationMs: 48 };
    },
    'broker.find': () => ({ found: [{ name: 'homeserver', url: 'mqtt://192.168.1.10:1883' }] }),
    'broker.save': () => ({ id: 'b1' }),
    'discovery.rejections': () => ({
      rejections: [
        {
          at: new Date().toISOString(),
          brokerId: 'builtin',
          topic: 'homeassistant/sensor/rtl_433/wind/config',
          reason: 'device_class: not a known value',
        },
      ],
    }),
    'discovery.notUnderstood': () => ({
      topics: [
        {
          at: new Date().toISOString(),
          brokerId: 'builtin',
          topic: 'homeassistant/sensor/rtl_433/wind/config',
          reason: 'device_class: not a known value',
          payload: '{"device_class":"gale"}',
        },
      ],
    }),
    'discovery.refreshPlan': () => ({
      questions: [{ brokerId: 'builtin', topic: 'zigbee2mqtt/plug/get', payload: '{"state":""}' }],
      topics: 3,
    }),
    'template.try': () => ({ result: '21.5', isJson: true, steps: [{ expression: 'value_json', result: '{}' }] }),
    'discovery.preview': (request) => ({
      payload: '{"temperature":21.4,"battery":88}',
      retained: true,
      ...(request.template ? { rendered: '21.4' } : {}),
    }),
    'alert.list': (request) => ({
      alerts: page.alerts.filter((alert) => !Array.isArray(request.states) || request.states.includes(alert.state)),
    }),
    'alert.rules': () => ({ rules: fakeRules }),
    'alert.acknowledge': (request) => {
      const alert = page.alerts.find((each) => each.id === request.id);
      if (alert !== undefined)
        push({ alerts: [{ ...alert, state: 'acknowledged', acknowledgedAt: new Date().toISOString() }] });
      return {};
    },
    'alert.snooze': (request) => {
      const alert = page.alerts.find((each) => each.id === request.id);
      if (alert !== undefined)
        push({
          alerts: [
            {
              ...alert,
              state: 'snoozed',
              snoozedUntil: new Date(Date.now() + Number(request.minutes) * 60_000).toISOString(),
            },
          ],
        });
      return {};
    },
    'task.list': () => ({ tasks: page.tasks }),
    'task.runs': () => ({ runs: page.tasks.flatMap((task) => task.lastRun ?? []) }),
    'task.run': () => ({ runId: 'r1' }),
    'task.save': (request) => ({ id: (request.task as { id: string }).id }),
    'task.cancel': () => ({ cancelled: 1 }),
    'task.remove': (request) => {
      push({ removed: { tasks: [String(request.id)] } });
      return {};
    },
    'automation.save': (request) => ({ id: (request.automation as { id: string }).id }),
    'automation.test': (request) => ({ trace: fakeTrace((request.automation as { id: string }).id) }),
    'automation.traces': (request) => ({ traces: [fakeTrace(String(request.id))] }),
    'automation.run': () => ({ traceId: 't1' }),
    'automation.remove': (request) => {
      push({ removed: { automations: [String(request.id)] } });
      return {};
    },
    'demo.trigger': (request) => {
      const alarm = page.entities.find((entity) => entity.platform === 'alarm_control_panel');
      if (request.what === 'alarm' && alarm !== undefined) changeEntity(alarm.id, { state: 'triggered' });
      return {};
    },
    'health.list': () => ({
      items: [
        { id: 'notifications', status: 'good' },
        { id: 'autostart', status: 'warning', fix: 'autostart.enable' },
        { id: 'tray', status: 'good' },
        { id: 'secrets', status: 'good', detail: 'keyring' },
      ],
    }),
    'app.notificationTest': () => ({ kind: 'shown' }),
    'app.openFile': () => ({ text: null }),
    'app.saveFile': () => ({ saved: true }),
    'app.pickPath': () => ({ path: '/etc/ssl/home-ca.pem' }),
  };

  if (scenario === 'huge')
    startFlood(
      () => page.entities,
      (entities) => push({ entities }),
    );

  return {
    command: (name, request) => {
      const value = handlers[name]?.(request as Record<string, unknown>) ?? {};
      // The handlers table is loose on purpose: the page's own types check what it reads.
      return new Promise((resolve) => setTimeout(() => resolve(ok(value as never)), name === 'page.state' ? 0 : 60));
    },
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set<Listener>();
      listeners.set(name, set.add(listener as Listener));
      return () => set.delete(listener as Listener);
    },
  };
}

/** 165 changed entities every 33 ms: 5 000 a second. */
function startFlood(entities: () => readonly Entity[], push: (changed: readonly Entity[]) => void): void {
  let at = 0;
  setInterval(() => {
    const all = entities();
    const changed: Entity[] = [];
    for (let count = 0; count < 165; count += 1) {
      at = (at + 61) % all.length;
      const entity = all[at];
      if (entity?.platform === 'sensor')
        changed.push({ ...entity, state: (Math.random() * 30).toFixed(1), lastChanged: new Date().toISOString() });
      else if (entity !== undefined) changed.push({ ...entity, state: entity.state === 'on' ? 'off' : 'on' });
    }
    push(changed);
  }, 33);
}

function fakeHistory(entity: Entity | undefined, from: number, to: number): Array<{ at: number; state: string }> {
  const isNumeric = entity !== undefined && entity.state !== '' && !Number.isNaN(Number(entity.state));
  const count = isNumeric ? 240 : 14;
  return Array.from({ length: count }, (_, index) => ({
    at: from + ((to - from) * index) / count,
    state: isNumeric
      ? (Number(entity.state) * (1 + 0.12 * Math.sin(index / 19) + 0.02 * Math.sin(index * 2.3))).toFixed(2)
      : index % 2 === 0
        ? 'off'
        : (entity?.state ?? 'on'),
  }));
}

function fakeTrace(automationId: string) {
  const at = new Date().toISOString();
  return {
    id: 't1',
    automationId,
    startedAt: at,
    endedAt: at,
    trigger: 'triggers[0]',
    result: 'finished',
    steps: [
      { at, path: 'triggers[0]', kind: 'state', outcome: 'passed', seen: 'on' },
      { at, path: 'conditions[0]', kind: 'sun', outcome: 'passed', seen: 'below the horizon' },
      { at, path: 'actions[0]', kind: 'command', outcome: 'done', detail: 'turn_on' },
      { at, path: 'actions[1]', kind: 'delay', outcome: 'skipped' },
    ],
  };
}
