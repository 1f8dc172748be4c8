/** Puts the dialects of discovery on a broker, and keeps what they refuse. */
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

/** The sink of one broker: what dialects find goes to the registry. */
export function sinkOf(unit: BrokerUnit, host: DialectHost): DefinitionSink {
  return {
    upsert: (definition) => host.registry.upsert(unit, definition),
    remove: (key) => host.registry.remove(unit, key, true),
    canMigrate: (key) => {
      const entity = host.registry.byKey(unit, key);
      return entity?.common.uniqueId !== undefined && entity.deviceId !== undefined;
    },
    rejected: (topic, reason) => host.rejected(unit.id, topic, reason),
  };
}

/** Subscribes discovery on a broker, before anything else of it. */
export function attachDialects(unit: BrokerUnit, host: DialectHost, prefixOfRun: string | undefined): void {
  const sink = sinkOf(unit, host);
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
}
