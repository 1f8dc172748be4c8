/** Entities without a broker: the values that tasks fetch over HTTP, and nothing else. */

import type { Clock, Logger } from '../base/ports.ts';
import { buildDefinition } from '../discovery/build.ts';
import type { Definition } from '../discovery/definition.ts';
import type { EntityBinding } from '../entities/binding.ts';
import type { Registry, RegistryBroker } from '../entities/registry.ts';
import { IncomingMessage } from '../mqtt/message.ts';
import { Router } from '../mqtt/router.ts';

export interface LocalEntities {
  /** Makes or updates one sensor per name; the source (a task) is their device. */
  ingest(
    source: string,
    values: ReadonlyMap<string, string | number | boolean | null>,
    units: Readonly<Record<string, string>>,
  ): void;
  /** Takes away what no source fetches any more. */
  retain(isWanted: (source: string, name: string) => boolean): void;
}

interface Known {
  readonly source: string;
  readonly name: string;
  readonly key: string;
  readonly unit: string | undefined;
}

/** The side of a broker that is always there: values arrive by a call instead of a message. */
class LocalSide implements RegistryBroker {
  readonly id = 'local';
  readonly epoch = 1;
  readonly online = true;
  readonly router = new Router();

  bind(filter: string, _qos: 0 | 1 | 2, binding: EntityBinding): void {
    this.router.add(filter, binding);
  }

  unbind(filter: string, binding: EntityBinding): void {
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
  const known = new Map<string, Known>();
  const define = (source: string, name: string, topic: string, unit: string | undefined): Definition | undefined => {
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
        ...(unit === undefined ? {} : { unit_of_measurement: unit }),
        device: { identifiers: [`http_${source}`], name: nameOf(source) },
      },
    );
    if (!built.ok) log.warn('value.refused', { source, name, detail: built.error.detail });
    return built.ok ? built.value : undefined;
  };
  return {
    ingest: (source, values, units) => {
      for (const [name, value] of values) {
        const topic = `local/${encodeURIComponent(source)}/${encodeURIComponent(name)}`;
        const unit = Object.hasOwn(units, name) ? units[name] : undefined;
        const before = known.get(topic);
        if (before === undefined || before.unit !== unit) {
          const definition = define(source, name, topic, unit);
          if (definition === undefined || registry.upsert(side, definition) !== undefined) continue;
          known.set(topic, { source, name, key: definition.key, unit });
        }
        const text = value === null ? 'None' : String(value);
        side.router.route(new IncomingMessage(topic, Buffer.from(text), false, clock.now()));
      }
    },
    retain: (isWanted) => {
      for (const [topic, { source, name, key }] of known) {
        if (isWanted(source, name)) continue;
        known.delete(topic);
        registry.remove(side, key, true);
      }
    },
  };
}
