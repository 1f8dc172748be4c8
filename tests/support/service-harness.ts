/** The whole service in this process, over a real broker, with surroundings that a test can steer. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, createApi } from '../../main/api/api.ts';
import type { Result } from '../../main/service/base/errors.ts';
import { Emitter } from '../../main/service/base/events.ts';
import type { Clock, NotificationRequest, Notifier, Power } from '../../main/service/base/ports.ts';
import { createService } from '../../main/service/compose.ts';
import { createFileSettingsStore } from '../../main/service/files/file-store.ts';
import type { Broker, BrokerSettings } from '../../main/service/model/brokers.ts';
import type { Entity } from '../../main/service/model/entities.ts';
import type { ServiceEvents } from '../../main/service/model/service.ts';
import type { Service } from '../../main/service/service.ts';
import { createFileSecretStore } from '../../main/service/settings/secrets-file.ts';
import { systemClock } from '../../main/service/time/clock.ts';
import { createMemoryLogger } from './memory-logger.ts';
import { testSettings } from './test-link.ts';
import { waitUntil } from './wait-until.ts';

interface PowerEvents {
  suspend: undefined;
  resume: undefined;
  shutdown: undefined;
  'network-up': undefined;
}

export interface HarnessOptions {
  /** Addresses of brokers, as with `--broker`; none = those of the settings. */
  readonly brokers?: readonly string[];
  /** Of the first broker. */
  readonly broker?: Partial<BrokerSettings>;
  readonly password?: string;
  /** An existing folder is left where it is at the end. */
  readonly dataDir?: string;
  readonly clock?: Clock;
  readonly timers?: Clock;
  readonly maxEntities?: number;
  /** In place of one that shows everything and is pressed by nobody. */
  readonly notifier?: Notifier;
}

export interface Heard<K extends keyof ServiceEvents> {
  readonly name: K;
  readonly event: ServiceEvents[K];
}

export interface ServiceHarness {
  readonly service: Service;
  readonly api: Api;
  readonly dataDir: string;
  readonly lines: ReturnType<typeof createMemoryLogger>['lines'];
  readonly notifications: NotificationRequest[];
  /** What the machine does. */
  power(event: keyof PowerEvents): void;
  /** All events of a kind so far. */
  heard<K extends keyof ServiceEvents>(name: K): Array<ServiceEvents[K]>;
  entity(id: string): Entity | undefined;
  broker(id?: string): Broker | undefined;
  /** Waits until the broker is in the state. */
  reach(state: Broker['state'], id?: string, deadlineMs?: number): Promise<void>;
  /** Waits until the entity shows the state, and answers it. */
  shows(id: string, state: string, deadlineMs?: number): Promise<Entity>;
  /** Waits until the entity fits. */
  entityThat(what: string, id: string, fits: (entity: Entity) => boolean, deadlineMs?: number): Promise<Entity>;
  command(id: string, action: string, params?: Readonly<Record<string, unknown>>): Promise<Result<unknown>>;
  stop(): Promise<void>;
}

const watched = [
  'broker.changed',
  'device.changed',
  'device.removed',
  'entity.changed',
  'entity.removed',
  'entity.event',
  'device.trigger',
  'tag.scanned',
  'command.settled',
  'discovery.rejected',
  'automation.changed',
  'task.run',
  'alert.raised',
  'alert.changed',
  'service.ready',
] as const satisfies ReadonlyArray<keyof ServiceEvents>;

/** Starts the service. Stop it at the test's end: its folder goes with it. */
export async function startService(options: HarnessOptions = {}): Promise<ServiceHarness> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'inglenook-service-')));
  const logger = createMemoryLogger();
  const power = new Emitter<PowerEvents>(() => undefined);
  const powerPort: Power = {
    state: () => ({ onBattery: false }),
    on: (event, listener) => power.on(event, listener),
  };
  const notifications: NotificationRequest[] = [];
  const service = await createService(
    {
      clock: options.clock ?? systemClock,
      timers: options.timers ?? systemClock,
      logger,
      settings: createFileSettingsStore(join(dataDir, 'settings.json')),
      memory: createFileSettingsStore(join(dataDir, 'registry.json')),
      secrets: createFileSecretStore(join(dataDir, 'secrets.json'), {}),
      notifier: options.notifier ?? {
        show: async (request) => {
          notifications.push(request);
          return { kind: 'shown' };
        },
        withdraw: () => undefined,
        onAction: () => () => undefined,
      },
      power: powerPort,
    },
    {
      dataDir,
      version: '0.0.0',
      demo: false,
      extraBrokers: (options.brokers ?? []).map((url, index) => ({
        settings: testSettings(url, {
          id: index === 0 ? 'cli' : `cli-${index + 1}`,
          ...(index === 0 ? options.broker : {}),
        }),
        password: index === 0 ? options.password : undefined,
      })),
      ...(options.maxEntities === undefined ? {} : { maxEntities: options.maxEntities }),
    },
  );
  const heard: Array<Heard<keyof ServiceEvents>> = [];
  for (const name of watched) service.on(name, (event) => heard.push({ name, event }));
  await service.start();

  const harness: ServiceHarness = {
    service,
    api: createApi(service),
    dataDir,
    lines: logger.lines,
    notifications,
    power: (event) => power.emit(event, undefined),
    heard: <K extends keyof ServiceEvents>(name: K) =>
      heard.filter((each) => each.name === name).map((each) => each.event as ServiceEvents[K]),
    entity: (id) => service.registry.recordOf(id),
    broker: (id) => service.brokers.records().find((each) => id === undefined || each.id === id),
    reach: (state, id, deadlineMs) =>
      waitUntil(`the broker is ${state}`, () => harness.broker(id)?.state === state, deadlineMs),
    shows: (id, state, deadlineMs) =>
      harness.entityThat(`${id} shows ${state}`, id, (each) => each.state === state && each.available, deadlineMs),
    async entityThat(what, id, fits, deadlineMs) {
      let found: Entity | undefined;
      await waitUntil(
        what,
        () => {
          const entity = harness.entity(id);
          found = entity !== undefined && fits(entity) ? entity : undefined;
          return found !== undefined;
        },
        deadlineMs,
      );
      if (found === undefined) throw new Error('unreachable');
      return found;
    },
    command: (id, action, params) => service.commands.run(id, action, params ?? {}),
    async stop() {
      await service.stop();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
  return harness;
}
