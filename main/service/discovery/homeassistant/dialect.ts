/** Home Assistant MQTT Discovery as a dialect: what it listens to, and what is too large or unreadable to look at. */
import { limits } from '../../base/limits.ts';
import type { DefinitionSink } from '../definition.ts';
import type { Dialect } from '../dialect.ts';
import { HomeAssistantDiscovery } from './processor.ts';
import { discoveryFilters } from './topics.ts';

export function createHomeAssistant(prefix: string, sink: DefinitionSink): Dialect {
  const discovery = new HomeAssistantDiscovery(prefix, sink);
  return {
    filters: () => discoveryFilters(prefix),
    handle: (message) => {
      if (message.bytes.length > limits.discoveryPayloadBytes) {
        sink.rejected(message.topic, `payload: larger than ${limits.discoveryPayloadBytes} bytes`);
      } else if (!message.decodable) sink.rejected(message.topic, 'payload: is not valid UTF-8');
      else discovery.handle(message.topic, message.text);
    },
  };
}
