/** Takes what the home does to the alert service. */
import { hostname } from 'node:os';
import type { SpokenWords } from '../../../preload/words/outside.ts';
import { foreignTopics } from '../alerts/foreign.ts';
import { type AlertService, createAlertService } from '../alerts/inbox.ts';
import { mailPasswordId } from '../alerts/mail-schema.ts';
import type { Result } from '../base/errors.ts';
import type { Dispose } from '../base/events.ts';
import type { Clock, Logger, Notifier, SecretStore, Timers } from '../base/ports.ts';
import { type Brokers, passwordName } from '../brokers/brokers.ts';
import type { TopicMessage, Topics } from '../brokers/topics.ts';
import type { Commands } from '../entities/commands.ts';
import type { LiveEntity } from '../entities/live-entity.ts';
import type { Before } from '../entities/registry-events.ts';
import type { Reports } from '../entities/reports.ts';
import type { AlertPictures } from '../history/alert-pictures.ts';
import type { AlertStore } from '../history/alert-store.ts';
import type { Entity, PlatformName } from '../model/entities.ts';
import { editing } from '../settings/holder.ts';
import { createEscalating } from './escalating.ts';
import type { Keeps, ReadsHome } from './ports.ts';

export interface AlertingPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly notifier: Notifier;
  words(): SpokenWords;
  readonly store: AlertStore;
  readonly pictures: AlertPictures;
  readonly home: ReadsHome;
  readonly brokers: Pick<Brokers, 'records'>;
  readonly topics: Topics;
  readonly reports: Pick<Reports, 'follow'>;
  readonly commands: Pick<Commands, 'run'>;
  readonly settings: Keeps<'alerts' | 'backgroundMode'>;
  readonly secrets: Pick<SecretStore, 'get'>;
  timeZone(): string;
}

export interface Alerting {
  readonly service: AlertService;
  /** Sends an e-mail that says that it works, with the settings as they are. */
  testMail(address: string): Promise<Result<unknown>>;
  /** An entity changed, or was seen first (`before` undefined). Most changes end here after one look. */
  entityChanged(entity: LiveEntity, before: Before | undefined, retained: boolean): void;
  /** Listens on the topics that the settings name: of foreign notifications, and of answers to escalated alerts. */
  listenForeign(): void;
  stop(): void;
}

export function createAlerting(ports: AlertingPorts): Alerting {
  const { home, brokers, topics, settings } = ports;
  const log = ports.logger.child('alerts');
  /** Records of this turn of the event loop: a device that comes or goes is looked at once per entity. */
  const turn = new Map<string, Entity>();
  const keep = (record: Entity): Entity => {
    if (turn.size === 0) setImmediate(() => turn.clear());
    turn.set(record.id, record);
    return record;
  };
  const recordOf = (id: string): Entity | undefined => {
    const known = turn.get(id) ?? home.entity(id);
    return known === undefined || turn.has(id) ? known : keep(known);
  };
  const alerts = createAlertService({
    clock: ports.clock,
    timers: ports.timers,
    logger: ports.logger,
    store: ports.store,
    pictures: ports.pictures,
    notifier: ports.notifier,
    words: ports.words,
    settings: () => settings.get().alerts,
    isSilent: () => settings.get().backgroundMode === 'silent',
    edit: editing(settings, 'alerts'),
    timeZone: ports.timeZone,
    entity: recordOf,
    place: home.place,
    gateway: home.gateway,
    device: home.device,
    entities: home.entities,
    command: (id, action, params) => ports.commands.run(id, action, params),
    followReports: ports.reports.follow,
    publish: (topic, payload, brokerId) => topics.publish({ topic, payload, qos: 1, retain: false }, brokerId),
  });

  const concerns = (entity: LiveEntity): boolean =>
    alerts.concerns(entity.id, entity.platform.name as PlatformName, entity.deviceClass);
  /** At first sight an entity matters if it is away, or if an alert from before the start may be about it. */
  const concernsAtFirst = (entity: LiveEntity): boolean =>
    !entity.available || concerns(entity) || alerts.open().length > 0;

  const foreign = new Map<string, Dispose>();
  const stopForeign = (wanted: ReadonlySet<string>): void => {
    for (const [topic, stop] of foreign) {
      if (wanted.has(topic)) continue;
      stop();
      foreign.delete(topic);
    }
  };
  const takeForeign = ({ topic, text, retained, brokerId }: TopicMessage): void => {
    const all = brokers.records();
    const brokerName = all.length > 1 ? all.find(({ id }) => id === brokerId)?.name : undefined;
    const from = { brokerId, ...(brokerName === undefined ? {} : { brokerName }) };
    const result = alerts.onForeignMessage({ topic, text, retained, ...from });
    if (!result.ok) log.warn('foreign.refused', { ...result.error });
  };

  const escalating = createEscalating({
    clock: ports.clock,
    logger: log,
    alerts,
    topics,
    words: ports.words,
    steps: () => settings.get().alerts.escalation ?? [],
    mail: async () => ({
      server: settings.get().alerts.mail,
      password: await ports.secrets.get(passwordName(mailPasswordId)),
    }),
  });

  return {
    service: alerts,
    testMail: escalating.testMail,
    entityChanged: (entity, before, retained) => {
      const isConcerned =
        before === undefined ? concernsAtFirst(entity) : before.available !== entity.available || concerns(entity);
      if (!isConcerned) turn.delete(entity.id);
      else alerts.onEntityChanged({ entity: keep(entity.record()), previous: before, retained });
    },
    listenForeign: () => {
      const wanted = foreignTopics(settings.get().alerts, hostname());
      stopForeign(wanted);
      for (const topic of wanted) if (!foreign.has(topic)) foreign.set(topic, topics.listenKept(topic, takeForeign));
      escalating.follow();
    },
    stop: () => {
      escalating.stop();
      alerts.stop();
      stopForeign(new Set());
    },
  };
}
