/** Entities without a broker: the values that tasks fetch over HTTP, and nothing else. */

import { buildDefinition } from '../discovery/build.ts';
import type { Definition } from '../discovery/definition.ts';
import type { ReaderBinding } from '../entities/reader-binding.ts';
import type { Registry, RegistryBroker } from '../entities/registry.ts';
import { IncomingMessage } from '../mqtt/message.ts';
import { Router } from '../mqtt/router.ts';
import type { Clock, Logger } from '../ports.ts';

export interface LocalEntities {
  /** Makes or updates one sensor per name; the source (a task) is their device. */
  ingest(source: string, values: ReadonlyMap<string, string | number | boolean | null>): void;
}

/** The side of a broker that is always there: values arrive by a call instead of a message. */
class LocalSide implements RegistryBroker {
  readonly id = 'local';
  readonly epoch = 1;
  readonly online = true;
  readonly router = new Router();

  bind(filter: string, _qos: 0 | 1 | 2, binding: ReaderBinding): void {
    this.router.add(filter, binding);
  }

  unbind(filter: string, binding: ReaderBinding): void {
    this.router.remove(filter, binding);
  }

  settled(): Promise<void> {
    return Promise.resolve();
  }
}

export function createLocalEntities(
  registry: Registry,
  clock: Clock,
  logger: Logger,
  nameOf: (source: string) => string,
): LocalEntities {
  const side = new LocalSide();
  const log = logger.child('local');
  const define = (source: string, name: string, topic: string): Definition | undefined => {
    const built = buildDefinition(
      {
        source: 'http',
        component: 'sensor',
        discoveryId: `${source} ${name}`,
        discoveryTopic: '',
        objectId: name,
        nodeId: source,
      },
      {
        name,
        unique_id: `http_${source}_${name}`,
        state_topic: topic,
        device: { identifiers: [`http_${source}`], name: nameOf(source) },
      },
    );
    if (!built.ok) log.warn('value.refused', { source, name, detail: built.error.detail });
    return built.ok ? built.value : undefined;
  };
  return {
    ingest: (source, values) => {
      for (const [name, value] of values) {
        const topic = `local/${encodeURIComponent(source)}/${encodeURIComponent(name)}`;
        if (side.router.get(topic) === undefined) {
          const definition = define(source, name, topic);
          const refusal = definition === undefined ? 'invalid' : registry.upsert(side, definition);
          if (refusal !== undefined) continue;
        }
        const text = value === null ? 'None' : String(value);
        side.router.route(new IncomingMessage(topic, Buffer.from(text), false, clock.now()));
      }
    },
  };
}
