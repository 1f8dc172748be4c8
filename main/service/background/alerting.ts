/** Takes what the home does to the alert service. */
import { type AlertService, createAlertService, interest } from '../alerts/inbox.ts';
import { err, type Result } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import type { BrokerUnit } from '../brokers/unit.ts';
import type { LiveEntity } from '../entities/live-entity.ts';
import type { Before } from '../entities/registry-events.ts';
import type { AlertPictures } from '../history/alert-pictures.ts';
import type { History } from '../history/history.ts';
import type { Entity, PlatformName } from '../model/entities.ts';
import type { Host } from './host.ts';
import { createKept } from './kept.ts';

export interface Alerting {
  readonly service: AlertService;
  /** An entity changed, or was seen first (`before` undefined). Most changes end here after one look. */
  entityChanged(entity: LiveEntity, before: Before | undefined, retained: boolean): void;
  /** Whether the latest change of rules, pauses and mutes is on disk. */
  saved(): Promise<Result<void>>;
  /** Listens on the topic of foreign notifications, on every broker there now is. */
  listenForeign(): void;
  stop(): void;
}

type AlertingHost = Pick<Host, 'ports' | 'registry' | 'brokers' | 'settings' | 'commands' | 'timeZone'>;

export function createAlerting(host: AlertingHost, history: History, pictures: AlertPictures): Alerting {
  const { ports, registry, brokers, settings } = host;
  const log = ports.logger.child('alerts');
  /** Records of this turn of the event loop: a device that comes or goes is looked at once per entity. */
  const turn = new Map<string, Entity>();
  const keep = (record: Entity): Entity => {
    if (turn.size === 0) setImmediate(() => turn.clear());
    turn.set(record.id, record);
    return record;
  };
  const recordOf = (id: string): Entity | undefined => {
    const known = turn.get(id) ?? registry.recordOf(id);
    return known === undefined || turn.has(id) ? known : keep(known);
  };
  const kept = createKept(() => settings.get().alerts, log);
  const alerts = createAlertService({
    clock: ports.clock,
    timers: ports.timers,
    logger: ports.logger,
    store: history.alerts,
    pictures,
    notifier: ports.notifier,
    settings: kept.get,
    isSilent: () => settings.get().backgroundMode === 'silent',
    updateSettings: (patch) => kept.set({ ...kept.get(), ...patch }, () => settings.update({ alerts: patch })),
    timeZone: () => host.timeZone,
    entity: recordOf,
    device: (id) => registry.devices.record(id),
    entities: () => registry.records(),
    command: (id, action, params) => host.commands.run(id, action, params),
    publish: async (topic, payload, brokerId) => {
      const unit = brokers.pick(brokerId);
      return unit === undefined ? err('broker.offline') : unit.publish({ topic, payload, qos: 1, retain: false });
    },
  });

  const concerns = ({ platform, deviceClass }: LiveEntity): boolean =>
    interest(platform.name as PlatformName, deviceClass);
  /** At first sight an entity matters if it is away, or if an alert from before the start may be about it. */
  const concernsAtFirst = (entity: LiveEntity): boolean =>
    !entity.available || concerns(entity) || alerts.open().length > 0;

  const foreign = new Map<BrokerUnit, { readonly topic: string; readonly stop: Dispose }>();
  const stopForeign = (keep: (unit: BrokerUnit, topic: string) => boolean): void => {
    for (const [unit, { topic, stop }] of foreign) {
      if (keep(unit, topic)) continue;
      stop();
      foreign.delete(unit);
    }
  };

  return {
    service: alerts,
    saved: kept.saved,
    entityChanged: (entity, before, retained) => {
      const isConcerned =
        before === undefined ? concernsAtFirst(entity) : before.available !== entity.available || concerns(entity);
      if (!isConcerned) turn.delete(entity.id);
      else alerts.onEntityChanged({ entity: keep(entity.record()), previous: before, retained });
    },
    listenForeign: () => {
      const wanted = settings.get().alerts.foreignTopic;
      const units = new Set(brokers.units());
      stopForeign((unit, topic) => units.has(unit) && topic === wanted);
      if (wanted === '') return;
      for (const unit of units) {
        if (foreign.has(unit)) continue;
        const stop = unit.listen(wanted, ({ topic, text, retained }) => {
          const from = { brokerId: unit.id, ...(brokers.units().length > 1 ? { brokerName: unit.settings.name } : {}) };
          const result = alerts.onForeignMessage({ topic, text, retained, ...from });
          if (!result.ok) log.warn('foreign.refused', { ...result.error });
        });
        foreign.set(unit, { topic: wanted, stop });
      }
    },
    stop: () => {
      alerts.stop();
      stopForeign(() => false);
    },
  };
}
