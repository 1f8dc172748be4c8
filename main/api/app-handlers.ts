/** Commands for people and programs outside of the window: how it stands, a message, the app itself. */
import type { Background } from '../service/background/background.ts';
import type { ServiceOptions, ServicePorts } from '../service/background/surroundings.ts';
import { err, ok } from '../service/base/errors.ts';
import type { Brokers } from '../service/brokers/brokers.ts';
import type { Commands } from '../service/entities/commands.ts';
import type { Registry } from '../service/entities/registry.ts';
import type { Counters, ServiceMode } from '../service/model/service.ts';
import { isPublishable } from '../service/mqtt/topics.ts';
import type { SettingsHolder } from '../service/settings/holder.ts';
import { findEntities } from './find.ts';
import type { HttpPort } from './http-handlers.ts';
import type { Handlers } from './methods.ts';

type Names =
  | 'service.status'
  | 'entity.control'
  | 'entity.find'
  | 'broker.publish'
  | 'app.open'
  | 'app.panel'
  | 'app.end';

/** What the process around the service can do; absent: it cannot. */
export interface Surroundings {
  open?(target: { readonly view?: string; readonly id?: string }): void;
  panel?(): void;
  /** Ends the process, after the answer is on its way. */
  end?(): void;
  readonly http?: HttpPort;
}

/** What these commands reach of the service. */
export interface AppPorts {
  readonly options: Pick<ServiceOptions, 'dataDir' | 'version'>;
  readonly ports: Pick<ServicePorts, 'clock'>;
  readonly settings: Pick<SettingsHolder, 'get'>;
  readonly brokers: Pick<Brokers, 'isDemo' | 'pick' | 'records'>;
  readonly registry: Pick<Registry, 'devices' | 'eachRecord'>;
  readonly commands: Pick<Commands, 'runToEnd'>;
  readonly background: Pick<Background, 'alerts' | 'tasks'>;
  readonly mode: ServiceMode;
  counters(): Counters;
}

const noWindow = () => err('command.unsupported', 'this one has no window');

export function appHandlers(service: AppPorts, around: Surroundings): Pick<Handlers, Names> {
  const { brokers, registry } = service;
  const { alerts, tasks } = service.background;
  return {
    'service.status': () => {
      const { pausedUntil } = service.settings.get().alerts;
      const isPaused = pausedUntil !== undefined && Date.parse(pausedUntil) > service.ports.clock.now();
      return ok({
        version: service.options.version,
        dataDir: service.options.dataDir,
        pid: process.pid,
        demo: brokers.isDemo,
        hasWindow: around.open !== undefined,
        mode: service.mode,
        brokers: brokers.records(),
        counters: service.counters(),
        openAlerts: alerts.open().filter(({ state }) => state === 'raised').length,
        tasksAtWork: tasks.list().filter(({ state }) => state === 'running').length,
        ...(isPaused ? { pausedUntil } : {}),
      });
    },
    'entity.control': async ({ id, action, params }) => {
      const ended = await service.commands.runToEnd(id, action, params ?? {});
      if (!ended.ok) return ended;
      const { outcome, error } = ended.value;
      return ok(error === undefined ? { outcome } : { outcome, error });
    },
    'entity.find': ({ name }) =>
      ok(
        findEntities(name, registry.eachRecord(), (id) => (id === undefined ? undefined : registry.devices.record(id))),
      ),
    'broker.publish': async ({ topic, payload, brokerId, qos, retain }) => {
      if (!isPublishable(topic)) return err('command.invalid', 'topic: cannot be published to');
      const unit = brokers.pick(brokerId);
      if (unit === undefined) return brokerId === undefined ? err('broker.offline') : err('broker.unknown', brokerId);
      if (!unit.online) return err('broker.offline');
      const sent = await unit.publish({ topic, payload, qos: qos ?? 1, retain: retain ?? false });
      return sent.ok ? ok({ brokerId: unit.id }) : sent;
    },
    'app.open': (target) => {
      if (around.open === undefined) return noWindow();
      around.open(target);
      return ok({});
    },
    'app.panel': () => {
      if (around.panel === undefined) return noWindow();
      around.panel();
      return ok({});
    },
    'app.end': () => {
      if (around.end === undefined) return err('command.unsupported', 'it cannot be ended from here');
      const { end } = around;
      // The answer is written at the end of this turn of the loop.
      setImmediate(() => setImmediate(() => end()));
      return ok({});
    },
  };
}
