/** Builds the task service over the home. */
import { statfs } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { AlertService } from '../alerts/inbox.ts';
import { err, type Result } from '../base/errors.ts';
import { refreshHome } from '../brokers/refresh.ts';
import type { History } from '../history/history.ts';
import type { Settings } from '../model/settings.ts';
import type { DigestReport } from '../tasks/digest-report.ts';
import { digestRule } from '../tasks/kinds/digest.ts';
import { createTaskService, type TaskService } from '../tasks/service.ts';
import { bindTokens, readToken } from '../tasks/tokens.ts';
import type { Host } from './host.ts';
import type { LocalEntities } from './local-entities.ts';

const mebibyte = 1024 * 1024;
const diskEveryMs = 60_000;
/** The names that fit in a notification. */
const batteriesNamed = 5;

type TaskingHost = Pick<
  Host,
  'ports' | 'options' | 'registry' | 'brokers' | 'settings' | 'commands' | 'loop' | 'timeZone'
>;

export function createTasking(
  host: TaskingHost,
  history: History,
  alerts: AlertService,
  local: LocalEntities,
): TaskService {
  const { ports, options, registry, brokers, settings } = host;
  let freeMiB: number | undefined;
  let askedAt = 0;
  /** The last known answer: constraints are looked at synchronously, a disk may take its time. */
  const freeDisk = (): number | undefined => {
    const now = ports.timers.now();
    if (now - askedAt > diskEveryMs) {
      askedAt = now;
      statfs(options.dataDir).then(
        (stats) => {
          freeMiB = (stats.bavail * stats.bsize) / mebibyte;
        },
        () => {
          freeMiB = undefined;
        },
      );
    }
    return freeMiB;
  };
  freeDisk();
  const bound = bindTokens(ports, settings.get().tasks);

  return createTaskService({
    clock: ports.clock,
    timers: ports.timers,
    logger: ports.logger,
    power: ports.power,
    runs: history.runs,
    timeZone: () => host.timeZone,
    definitions: () => settings.get().tasks,
    saveDefinitions: async (tasks): Promise<Result<void>> => {
      const saved = await settings.update({ tasks });
      return saved.ok ? { ok: true, value: undefined } : saved;
    },
    services: {
      entities: () => registry.records(),
      devices: () => registry.deviceRecords(),
      brokers: () => brokers.records(),
      alerts: () => alerts.list({ limit: 1_000 }),
      lastSeen: (id) => {
        const entity = registry.get(id);
        const unit = entity === undefined ? undefined : brokers.unit(entity.broker.id);
        if (entity === undefined || unit === undefined) return undefined;
        const times = entity.bindings
          .filter(({ use }) => typeof use === 'object')
          .map(({ filter }) => unit.lastOf(filter)?.at ?? 0);
        const latest = Math.max(0, ...times);
        return latest === 0 ? undefined : latest;
      },
      refresh: (signal) => refreshHome(brokers.units(), registry, signal),
      ready: (target) => {
        const ids = new Set(target.entityIds?.map((id) => registry.get(id)?.broker.id));
        if (target.entityIds === undefined) return brokers.settling(target.brokerId);
        // One that is not known may come from any broker.
        const waits = [...ids].flatMap((id) => brokers.settling(id) ?? []);
        return waits.length === 0 ? undefined : Promise.all(waits).then(() => undefined);
      },
      publish: async (brokerId, message) => {
        const unit = brokers.pick(brokerId);
        return unit === undefined ? err('broker.offline') : unit.publish(message);
      },
      command: async (id, action, params) => {
        const sent = await host.commands.runToEnd(id, action, params ?? {});
        const isUnknown = !sent.ok && sent.error.code === 'entity.unknown';
        return isUnknown && !brokers.isSettled ? err('entity.unavailable', `${id}: its broker is not there yet`) : sent;
      },
      ingest: local.ingest,
      settingsJson: () => `${JSON.stringify(settings.get(), null, 2)}\n`,
      backupFolder: () => join(options.dataDir, 'backups'),
      compactHistory: (signal, onProgress) =>
        history.compact({ now: ports.clock.now(), ...kept(settings.get().history), signal, onProgress }),
      announce: (digest) => {
        alerts.raise({
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
      freeDiskMiB: freeDisk,
      standstills: () => host.loop.standstills(),
    },
  });
}

function kept({ days, maxMiB }: Settings['history']): { days: number; maxMiB: number } {
  return { days, maxMiB };
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
