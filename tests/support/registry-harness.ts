/** A registry with one broker that a test plays: what it publishes is read at once. */
import { jsonPieces } from '../../main/service/base/json-pieces.ts';
import type { SettingsStore } from '../../main/service/base/ports.ts';
import { buildDefinition } from '../../main/service/discovery/build.ts';
import type { LiveEntity } from '../../main/service/entities/live-entity.ts';
import { StoredMemory } from '../../main/service/entities/memory.ts';
import { Registry, type RegistryBroker, type RegistryEvents } from '../../main/service/entities/registry.ts';
import { IncomingMessage } from '../../main/service/mqtt/message.ts';
import type { Binding } from '../../main/service/mqtt/route.ts';
import { Router } from '../../main/service/mqtt/router.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createMemoryLogger } from './memory-logger.ts';

export interface FakeBroker extends RegistryBroker {
  id: string;
  epoch: number;
  online: boolean;
  readonly router: Router;
}

export interface RegistryHarness {
  readonly registry: Registry;
  readonly broker: FakeBroker;
  readonly clock: FakeClock;
  readonly memory: StoredMemory;
  readonly lines: ReturnType<typeof createMemoryLogger>['lines'];
  /** Changes so far: `id state available retained`. */
  readonly changes: string[];
  readonly events: Array<RegistryEvents['event'] | RegistryEvents['trigger'] | RegistryEvents['tag']>;
  /** Announces a config and lets the round of announcements pass; the entity's refusal, if any. */
  announce(component: string, name: string, config: Record<string, unknown>): Promise<string | undefined>;
  withdraw(component: string, name: string): void;
  publish(topic: string, payload: unknown, retained?: boolean): void;
  entity(id: string): LiveEntity;
  /** The broker goes, or comes in a new connection. */
  connection(online: boolean): void;
}

export function createFakeBroker(id: string): FakeBroker {
  const router = new Router();
  return {
    id,
    epoch: 1,
    online: true,
    router,
    bind: (filter: string, _qos: 0 | 1 | 2, binding: Binding) => void router.add(filter, binding),
    unbind: (filter: string, binding: Binding) => void router.remove(filter, binding),
    settled: () => Promise.resolve(),
  };
}

/** Settings that stay in memory; `content` is what was saved last. */
export function createMemoryStore(content?: unknown): SettingsStore & { content: unknown } {
  const store = {
    content,
    load: async () => store.content,
    save: async (next: unknown) => {
      store.content = JSON.parse([...jsonPieces(next)].join(''));
    },
    setAside: async () => 'aside',
  };
  return store;
}

export function createRegistryHarness(store: SettingsStore = createMemoryStore()): RegistryHarness {
  const clock = createFakeClock();
  const logger = createMemoryLogger();
  const memory = new StoredMemory(store, logger, clock);
  const timers = {
    now: () => clock.now(),
    elapsed: () => clock.elapsed(),
    after: (_ms: number, fire: () => void) => {
      const immediate = setImmediate(fire);
      return () => clearImmediate(immediate);
    },
  };
  const registry = new Registry({ clock, timers, logger, memory, timeZone: 'UTC' });
  const broker = createFakeBroker('b');
  const changes: string[] = [];
  const events: RegistryHarness['events'] = [];
  registry.on('changed', ({ entity, retained }) => {
    changes.push(
      `${entity.id} ${entity.view.state} ${entity.available ? 'here' : 'away'} ${retained ? 'replay' : 'live'}`,
    );
  });
  registry.on('event', (event) => events.push(event));
  registry.on('trigger', (event) => events.push(event));
  registry.on('tag', (event) => events.push(event));
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    registry,
    broker,
    clock,
    memory,
    lines: logger.lines,
    changes,
    events,
    async announce(component, name, config) {
      const origin = {
        source: 'homeassistant',
        component,
        discoveryId: name,
        discoveryTopic: `homeassistant/${component}/${name}/config`,
        objectId: name,
      } as const;
      const definition = buildDefinition(origin, { name, ...config });
      if (!definition.ok) return definition.error.detail;
      const refusal = registry.upsert(broker, definition.value);
      for (let turns = 0; turns < 4; turns += 1) await turn();
      return refusal;
    },
    withdraw: (component, name) => registry.remove(broker, `${component} ${name}`, true),
    publish(topic, payload, retained = false) {
      const bytes =
        payload instanceof Uint8Array
          ? payload
          : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
      broker.router.route(new IncomingMessage(topic, bytes, retained, clock.now()));
    },
    entity(id) {
      const entity = registry.get(id);
      if (entity === undefined) throw new Error(`${id} does not exist`);
      return entity;
    },
    connection(online) {
      const was = broker.online;
      broker.online = online;
      if (online && !was) broker.epoch += 1;
      registry.brokerChanged(broker, was);
    },
  };
}
