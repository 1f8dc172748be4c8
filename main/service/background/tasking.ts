/** Builds the task service over the home. */
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { AlertService } from '../alerts/inbox.ts';
import type { Clock, Logger, Power, SecretStore, Timers } from '../base/ports.ts';
import type { Brokers } from '../brokers/brokers.ts';
import type { Topics } from '../brokers/topics.ts';
import { defaultBatteryPercent } from '../entities/battery.ts';
import type { Commands } from '../entities/commands.ts';
import type { History } from '../history/history.ts';
import type { LoopWatch } from '../loop/watch.ts';
import type { Settings } from '../model/settings.ts';
import { editing } from '../settings/holder.ts';
import { TaskChanges } from '../tasks/changes.ts';
import type { DigestReport } from '../tasks/digest-report.ts';
import { digestRule } from '../tasks/kinds/digest.ts';
import { createTaskService, type TaskService } from '../tasks/service.ts';
import type { TaskServices } from '../tasks/services.ts';
import { bindTokens, readToken } from '../tasks/tokens.ts';
import { unlessComing } from './coming.ts';
import { followFreeDisk } from './free-disk.ts';
import type { LocalEntities } from './local-entities.ts';
import type { Keeps, ReadsHome } from './ports.ts';

/** The names that fit in a notification. */
const batteriesNamed = 5;

export interface TaskingPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly power: Pick<Power, 'state'>;
  readonly secrets: SecretStore;
  readonly dataDir: string;
  readonly home: ReadsHome;
  readonly brokers: Pick<Brokers, 'isSettled' | 'records'>;
  readonly topics: Topics;
  readonly commands: Pick<Commands, 'runToEnd'>;
  readonly history: Pick<History, 'runs' | 'kv' | 'compact'>;
  readonly alerts: Pick<AlertService, 'list' | 'raise' | 'rules' | 'onSilent'>;
  readonly local: Pick<LocalEntities, 'ingest'>;
  readonly loop: Pick<LoopWatch, 'standstills'>;
  readonly settings: Keeps<keyof Settings>;
  /** The broker that an entity is on. */
  brokerOf(entityId: string): string | undefined;
  readonly lastSeen: TaskServices['lastSeen'];
  readonly listening: TaskServices['listening'];
  readonly refresh: TaskServices['refresh'];
  timeZone(): string;
}

export interface Tasking {
  readonly service: TaskService;
  /** What tasks and automations do to tasks. */
  readonly changes: TaskChanges;
}

export function createTasking(ports: TaskingPorts): Tasking {
  const { home, brokers, topics, settings, history } = ports;
  const bound = bindTokens(ports, settings.get().tasks);
  const changes = new TaskChanges({
    clock: ports.clock,
    definitions: () => settings.get().tasks,
    tasks: () => service,
  });

  const service: TaskService = createTaskService({
    clock: ports.clock,
    timers: ports.timers,
    logger: ports.logger,
    power: ports.power,
    runs: history.runs,
    timeZone: ports.timeZone,
    definitions: () => settings.get().tasks,
    edit: editing(settings, 'tasks'),
    services: {
      entities: home.entities,
      devices: home.devices,
      brokers: () => brokers.records(),
      alerts: () => ports.alerts.list({ limit: 1_000 }),
      lastSeen: ports.lastSeen,
      listening: ports.listening,
      refresh: ports.refresh,
      ready: ({ brokerId, entityIds }) => {
        if (entityIds === undefined) return topics.settling(brokerId);
        // One that is not known may come from any broker.
        const waits = [...new Set(entityIds.map(ports.brokerOf))].flatMap((id) => topics.settling(id) ?? []);
        return waits.length === 0 ? undefined : Promise.all(waits).then(() => undefined);
      },
      publish: (brokerId, message) => topics.publish(message, brokerId),
      command: async (id, action, params) =>
        unlessComing(id, brokers.isSettled, await ports.commands.runToEnd(id, action, params ?? {})),
      ingest: ports.local.ingest,
      settingsJson: () => `${JSON.stringify(settings.get(), null, 2)}\n`,
      backupFolder: () => join(ports.dataDir, 'backups'),
      changeTask: (maker, change) => changes.apply(maker, change),
      compactHistory: (signal, onProgress) => {
        const { days, maxMiB } = settings.get().history;
        return history.compact({ now: ports.clock.now(), days, maxMiB, signal, onProgress });
      },
      lowBatteryPercent: () =>
        ports.alerts.rules().find(({ id }) => id === 'battery.low')?.threshold ?? defaultBatteryPercent,
      tellSilent: ports.alerts.onSilent,
      announce: (digest) => {
        ports.alerts.raise({
          rule: digestRule,
          cause: digestRule,
          severity: 'info',
          title: 'Your home today',
          body: digestText(digest),
        });
      },
      async secret(name, url) {
        await bound;
        return readToken(ports.secrets, name, url);
      },
      recall: (key) => history.kv.get(key),
      remember: (key, value) => history.kv.set(key, value),
      network: () => Object.values(networkInterfaces()).some((list) => list?.some((each) => !each.internal) === true),
      freeDiskMiB: followFreeDisk(ports.dataDir, ports.timers),
      standstills: () => ports.loop.standstills(),
    },
  });
  return { service, changes };
}

/** The digest in a sentence or two. */
function digestText({ raised, open, batteries }: DigestReport): string {
  const count = raised.critical + raised.warning + raised.info;
  const alertsText = count === 0 ? 'No alerts' : `${count} ${count === 1 ? 'alert' : 'alerts'}`;
  const openText = open === 0 ? '' : `, ${open} still open`;
  const named = batteries
    .slice(0, batteriesNamed)
    .map(({ name, percent }) => (percent === undefined ? name : `${name} ${Math.round(percent)} %`));
  const more = batteries.length > named.length ? ` and ${batteries.length - named.length} more` : '';
  const batteryText = batteries.length === 0 ? '' : ` Low batteries: ${named.join(', ')}${more}.`;
  return `${alertsText}${openText}.${batteryText}`;
}
