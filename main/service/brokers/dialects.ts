/** Puts the dialects of discovery on a broker, and keeps what they refuse. */
import { Arbiter } from '../discovery/arbiter.ts';
import type { DialectContext, DialectFactory } from '../discovery/dialect.ts';
import type { DefinitionSink } from '../discovery/homeassistant/processor.ts';
import { HomeAssistantDiscovery } from '../discovery/homeassistant/processor.ts';
import { discoveryFilters } from '../discovery/homeassistant/topics.ts';
import type { Registry } from '../entities/registry.ts';
import { limits } from '../limits.ts';
import type { Settings } from '../settings/model.ts';
import type { BrokerUnit } from './unit.ts';

export interface DialectHost {
  readonly registry: Registry;
  settings(): Settings;
  rejected(brokerId: string, topic: string, reason: string): void;
}

/** The sink of one broker: what dialects find goes to the registry, a device that is announced twice only once. */
function sinkOf(unit: BrokerUnit, host: DialectHost, arbiter: Arbiter): DefinitionSink {
  return {
    upsert: (definition) => arbiter.upsert(definition),
    remove: (key) => arbiter.remove(key),
    canMigrate: (key) => {
      const entity = host.registry.byKey(unit, key);
      return entity?.common.uniqueId !== undefined && entity.deviceId !== undefined;
    },
    rejected: (topic, reason) => host.rejected(unit.id, topic, reason),
  };
}

/** Native dialects by the name of their switch in the settings. */
const natives: Readonly<Partial<Record<keyof Settings['discovery']['dialects'], DialectFactory>>> = {};

/** Subscribes discovery on a broker, before anything else of it. */
export function attachDialects(unit: BrokerUnit, host: DialectHost, prefixOfRun: string | undefined): void {
  const arbiter = new Arbiter(host.registry, unit, () => host.settings().discovery.prefer);
  const sink = sinkOf(unit, host, arbiter);
  const prefix = prefixOfRun ?? unit.settings.discoveryPrefix;
  const discovery = new HomeAssistantDiscovery(prefix, sink);
  unit.addDialect({
    filters: () => discoveryFilters(prefix),
    handle: (message) => {
      if (message.bytes.length > limits.discoveryPayloadBytes) {
        sink.rejected(message.topic, `payload: larger than ${limits.discoveryPayloadBytes} bytes`);
      } else if (!message.decodable) sink.rejected(message.topic, 'payload: is not valid UTF-8');
      else discovery.handle(message.topic, message.text);
    },
  });

  const context: DialectContext = {
    brokerId: unit.id,
    sink,
    settings: () => host.settings().discovery,
    listen: (filter, listener) => unit.listen(filter, listener),
    publish: (topic, payload) => {
      if (unit.online) void unit.publish({ topic, payload, qos: 0, retain: false });
    },
  };
  const { dialects } = host.settings().discovery;
  for (const [name, create] of Object.entries(natives)) {
    if (dialects[name as keyof typeof dialects]) unit.addDialect(create(context));
  }
}
