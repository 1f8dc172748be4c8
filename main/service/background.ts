/** Wires history, alerts, tasks and automations to the registry and the brokers. */
import { join } from 'node:path';
import { type AlertService, createAlertService, interest } from './alerts/inbox.ts';
import type { BrokerUnit } from './brokers/unit.ts';
import type { LiveEntity } from './entities/live-entity.ts';
import type { Entity, PlatformName } from './entities/model.ts';
import { err } from './errors.ts';
import type { Dispose } from './events.ts';
import { type History, openHistory } from './history/history.ts';
import type { Snapshot } from './records.ts';
import type { Service } from './service.ts';
import type { Notice } from './settings/holder.ts';

export interface Background {
  readonly notices: readonly Notice[];
  readonly history: History;
  readonly alerts: AlertService;
  /** Takes up what the last run left: open alerts. Nothing runs yet. */
  open(): void;
  start(): Promise<void>;
  pause(): Promise<void>;
  stop(): Promise<void>;
  /** Closes the database, after the last change. */
  close(): void;
  snapshot(): Pick<Snapshot, 'tasks' | 'automations' | 'alerts'>;
}

/** Built once per service; the database is opened here, so that a damaged one is known before anything needs it. */
export function createBackground(service: Service): Background {
  const { ports, options, registry, brokers, settings } = service;
  const notices: Notice[] = [];
  const history = openHistory({
    path: join(options.dataDir, 'inglenook.db'),
    logger: ports.logger,
    timers: ports.timers,
    onNotice: (notice) => notices.push(notice),
  });
  history.recorder.setEnabled(settings.get().history.enabled);
  const entityRecord = (id: string): Entity | undefined => {
    const entity = registry.get(id);
    return entity?.announced === true && entity.isEntity ? entity.record() : undefined;
  };

  const alerts = createAlertService({
    clock: ports.clock,
    timers: ports.timers,
    logger: ports.logger,
    store: history.alerts,
    notifier: ports.notifier,
    settings: () => settings.get().alerts,
    updateSettings: (patch) => {
      settings
        .update({ alerts: patch })
        .then((result) => {
          if (!result.ok) ports.logger.warn('alerts.settingsNotSaved', { ...result.error });
        })
        .catch((error: unknown) => ports.logger.error('alerts.settingsFailed', { error }));
    },
    timeZone: () => service.timeZone,
    entity: entityRecord,
    device: (id) => registry.devices.record(id),
    entities: () => registry.records(),
    command: (id, action, params) => service.commands.run(id, action, params),
    publish: async (topic, payload, brokerId) => {
      const unit = brokers.pick(brokerId);
      return unit === undefined ? err('broker.offline') : unit.publish({ topic, payload, qos: 1, retain: false });
    },
  });

  const concernsAlerts = (entity: LiveEntity): boolean => {
    entity.concernsAlerts ??= interest(entity.platform.name as PlatformName, entity.deviceClass);
    return entity.concernsAlerts;
  };
  /** At first sight an entity concerns alerts if it is away, or if an alert of before the start may be about it. */
  const concernsAtFirst = (entity: LiveEntity): boolean =>
    !entity.available || concernsAlerts(entity) || alerts.open().length > 0;

  const foreign = new Map<BrokerUnit, { readonly topic: string; readonly stop: Dispose }>();
  const listenForeign = (): void => {
    const topic = settings.get().alerts.foreignTopic;
    const units = new Set(brokers.units());
    for (const [unit, { topic: known, stop }] of foreign) {
      if (units.has(unit) && known === topic) continue;
      stop();
      foreign.delete(unit);
    }
    if (topic === '') return;
    for (const unit of units) {
      if (foreign.has(unit)) continue;
      const stop = unit.listen(topic, (message) => {
        const { text, retained } = message;
        const result = alerts.onForeignMessage({ topic: message.topic, text, retained, brokerId: unit.id });
        if (!result.ok) ports.logger.warn('foreign.refused', { ...result.error });
      });
      foreign.set(unit, { topic, stop });
    }
  };

  const disposers: Dispose[] = [
    registry.on('changed', ({ entity, before, retained }) => {
      const { state } = entity.view;
      if (before === undefined ? state !== 'unknown' : before.state !== state) {
        history.recorder.record(entity.id, state, entity.lastUpdated);
      }
      const concerns =
        before === undefined
          ? concernsAtFirst(entity)
          : before.available !== entity.available || concernsAlerts(entity);
      if (concerns) {
        alerts.onEntityChanged({ entity: entity.record(), previous: before, retained });
      }
    }),
    registry.on('removed', ({ entity }) => {
      history.recorder.forget(entity.id);
      alerts.onEntityRemoved(entity.id);
    }),
    brokers.on('changed', ({ record }) => {
      alerts.onBrokerChanged(record);
      listenForeign();
    }),
    brokers.on('removed', ({ id }) => alerts.onBrokerRemoved(id)),
    settings.on('changed', ({ from, to }) => {
      history.recorder.setEnabled(to.history.enabled);
      if (from.alerts === to.alerts) return;
      alerts.onSettingsChanged();
      listenForeign();
    }),
    alerts.on('alert.raised', (event) => service.emit('alert.raised', event)),
    alerts.on('alert.changed', (event) => service.emit('alert.changed', event)),
    ports.power.on('suspend', () => {
      alerts.onSuspend();
      for (const unit of brokers.units()) unit.link.suspend();
    }),
    ports.power.on('resume', () => {
      alerts.onResume();
      for (const unit of brokers.units()) unit.link.resume();
    }),
    ports.power.on('network-up', () => {
      for (const unit of brokers.units()) unit.link.networkUp();
    }),
  ];

  return {
    get notices() {
      return [...history.notices, ...notices];
    },
    history,
    alerts,
    open: () => alerts.start(),
    start: async () => listenForeign(),
    pause: async () => undefined,
    stop: async () => {
      alerts.stop();
      for (const { stop } of foreign.values()) stop();
      foreign.clear();
    },
    close: () => {
      for (const dispose of disposers.splice(0)) dispose();
      history.close();
    },
    snapshot: () => ({ tasks: [], automations: [], alerts: [...alerts.open()] }),
  };
}
