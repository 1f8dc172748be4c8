/** An alert service with a clock that is moved by hand, alerts in a Map, and a notifier that writes down what it shows. */
import { type AlertService, type AlertServiceOptions, createAlertService } from '../../main/service/alerts/inbox.ts';
import { ok, type Result } from '../../main/service/base/errors.ts';
import type { NotificationOutcome, NotificationRequest, Notifier } from '../../main/service/base/ports.ts';
import type { AlertStore } from '../../main/service/history/alert-store.ts';
import type { Alert } from '../../main/service/model/alerts.ts';
import type { Broker } from '../../main/service/model/brokers.ts';
import type { Device, Entity } from '../../main/service/model/entities.ts';
import type { Settings } from '../../main/service/model/settings.ts';
import type { Delivery } from '../../main/service/mqtt/model.ts';
import { plainEnglish } from '../../preload/words/outside.ts';
import { editingOf } from './editing.ts';
import { blankEntity, changed } from './entities.ts';

export { blankEntity } from './entities.ts';

import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createMemoryLogger } from './memory-logger.ts';

/** Keeps alerts as a database would: by id, as copies, with the order of the writes. */
export function createMapAlertStore(): AlertStore & { readonly writes: Alert[]; refuses: boolean } {
  const byId = new Map<string, Alert>();
  const writes: Alert[] = [];
  const unsaved = new Set<string>();
  return {
    writes,
    refuses: false,
    save(alert, tried) {
      const copy = structuredClone(alert);
      byId.set(alert.id, copy);
      if (this.refuses) unsaved.add(alert.id);
      else writes.push(copy);
      tried?.();
    },
    flush: () => undefined,
    isSaved: (id) => !unsaved.has(id),
    open: () => [...byId.values()].filter((alert) => alert.state !== 'recovered'),
    list: (filter = {}) =>
      [...byId.values()]
        .filter((alert) => filter.states?.includes(alert.state) ?? true)
        .filter((alert) => filter.severities?.includes(alert.severity) ?? true)
        .filter((alert) => filter.rule === undefined || alert.rule === filter.rule)
        .reverse()
        .slice(0, filter.limit),
    prune: () => undefined,
  };
}

export interface FakeNotifier extends Notifier {
  readonly shown: NotificationRequest[];
  readonly withdrawn: string[];
  outcome: NotificationOutcome;
  press(id: string, action: string, input?: string): void;
  /** What is on the screen now. */
  visible(): readonly NotificationRequest[];
}

export function createFakeNotifier(): FakeNotifier {
  const listeners = new Set<(event: { id: string; action: string; input?: string }) => void>();
  const screen = new Map<string, NotificationRequest>();
  const notifier: FakeNotifier = {
    shown: [],
    withdrawn: [],
    outcome: { kind: 'shown' },
    async show(request) {
      notifier.shown.push(request);
      if (notifier.outcome.kind === 'shown') screen.set(request.id, request);
      return notifier.outcome;
    },
    withdraw(id) {
      notifier.withdrawn.push(id);
      screen.delete(id);
    },
    onAction(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    press(id, action, input) {
      for (const listener of listeners) listener({ id, action, ...(input === undefined ? {} : { input }) });
    },
    visible: () => [...screen.values()],
  };
  return notifier;
}

export interface AlertHarness {
  readonly clock: FakeClock;
  readonly store: ReturnType<typeof createMapAlertStore>;
  readonly notifier: FakeNotifier;
  readonly commands: Array<{ entityId: string; action: string }>;
  readonly published: Array<{ topic: string; payload: string }>;
  service: AlertService;
  settings: Settings['alerts'];
  /** Silent mode; tell the service by `onSettingsChanged`. */
  silent: boolean;
  commandResult: Result<Delivery>;
  /** Puts an entity into a state, and tells the service as the registry would. */
  set(id: string, changes: Partial<Entity>, retained?: boolean): void;
  remove(id: string): void;
  /** The sensor reports; `live` = no echo. */
  report(id: string, live: boolean): void;
  /** The gateway that a device is behind. */
  via(deviceId: string, gateway: string): void;
  /** The labels of a device. */
  labels(deviceId: string, ...labels: string[]): void;
  /** The room of a device. */
  area(deviceId: string, area: string): void;
  broker(state: Broker['state'], id?: string): void;
  /** Moves time, then lets the notifier answer. */
  pass(ms: number): Promise<void>;
  /** A crash: a new service over the same store; entities are unknown until they are set again. */
  restart(): void;
  /** The titles on the screen. */
  titles(): readonly string[];
}

export function createAlertHarness(settings: Partial<Settings['alerts']> = {}): AlertHarness {
  const clock = createFakeClock();
  const entities = new Map<string, Entity>();
  const reports = new Map<string, Set<(live: boolean) => void>>();
  const areas = new Map<string, string>();
  const gateways = new Map<string, string>();
  const labels = new Map<string, readonly string[]>();
  const options: AlertServiceOptions = {
    clock,
    timers: clock,
    logger: createMemoryLogger(),
    store: createMapAlertStore(),
    notifier: createFakeNotifier(),
    words: plainEnglish,
    settings: () => harness.settings,
    isSilent: () => harness.silent,
    edit: editingOf(
      () => harness.settings,
      (kept) => {
        harness.settings = kept;
        harness.service.onSettingsChanged();
      },
    ),
    timeZone: () => 'UTC',
    entity: (id) => entities.get(id),
    device(id) {
      const device = deviceOf(id, entities);
      const [area, viaDevice] = [areas.get(id), gateways.get(id)];
      if (device === undefined) return undefined;
      return {
        ...device,
        labels: labels.get(id) ?? [],
        ...(area === undefined ? {} : { area }),
        ...(viaDevice === undefined ? {} : { viaDevice }),
      };
    },
    entities: () => entities.values(),
    async command(entityId, action) {
      harness.commands.push({ entityId, action });
      return harness.commandResult;
    },
    followReports(id, listener) {
      reports.set(id, (reports.get(id) ?? new Set()).add(listener));
      return () => reports.get(id)?.delete(listener);
    },
    async publish(topic, payload) {
      harness.published.push({ topic, payload });
      return ok({});
    },
  };
  const harness: AlertHarness = {
    clock,
    store: options.store as AlertHarness['store'],
    notifier: options.notifier as FakeNotifier,
    commands: [],
    published: [],
    service: createAlertService(options),
    settings: {
      rules: [],
      mutedDevices: {},
      foreignTopic: 'notify/pc',
      criticalTopics: [],
      sound: true,
      openWindow: true,
      ...settings,
    },
    silent: false,
    commandResult: ok({}),
    set(id, changes, retained = false) {
      const before = entities.get(id);
      const entity = changed(before ?? blankEntity(id, clock.now()), changes);
      entities.set(id, entity);
      const deviceClass = entity.attributes.device_class;
      const concerned =
        before === undefined ||
        before.available !== entity.available ||
        harness.service.concerns(id, entity.platform, typeof deviceClass === 'string' ? deviceClass : undefined);
      if (concerned) harness.service.onEntityChanged({ entity, previous: before, retained });
    },
    report(id, live) {
      for (const listener of [...(reports.get(id) ?? [])]) listener(live);
    },
    via: (deviceId, gateway) => gateways.set(deviceId, gateway),
    labels(deviceId, ...words) {
      labels.set(deviceId, words);
      harness.service.onDeviceChanged(deviceId);
    },
    area(deviceId, area) {
      areas.set(deviceId, area);
      harness.service.onDeviceChanged(deviceId);
    },
    remove(id) {
      entities.delete(id);
      harness.service.onEntityRemoved(id);
    },
    broker(state, id = 'home') {
      const since = new Date(clock.now()).toISOString();
      harness.service.onBrokerChanged({ id, name: 'Home broker', url: 'mqtt://localhost', state, since });
    },
    async pass(ms) {
      clock.advance(ms);
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    },
    restart() {
      harness.service.stop();
      entities.clear();
      harness.service = createAlertService(options);
      harness.service.start();
    },
    titles: () => harness.notifier.visible().map((request) => request.title),
  };
  harness.service.start();
  return harness;
}

function deviceOf(id: string, entities: ReadonlyMap<string, Entity>): Device | undefined {
  const entityIds = [...entities.values()].filter((entity) => entity.deviceId === id).map((entity) => entity.id);
  return entityIds.length === 0
    ? undefined
    : { id, name: `Device ${id}`, identifiers: [id], connections: [], entityIds };
}
