/**
 * Zigbee2MQTT's own description of its devices, for installations whose mode for Home Assistant is off. Each base topic
 * is one network, with `bridge/info`, `bridge/devices` and `bridge/groups`, all retained.
 */
import { limits } from '../../base/limits.ts';
import type { Dialect, DialectContext } from '../dialect.ts';
import { Network } from './network.ts';

export function createZigbee2MqttDialect(context: DialectContext): Dialect {
  const networks = new Map(context.settings().zigbee2mqttTopics.map((base) => [base, new Network(base, context)]));
  return {
    filters: () =>
      [...networks.keys()].flatMap((base) => ['info', 'devices', 'groups'].map((kind) => `${base}/bridge/${kind}`)),
    handle: (message) => {
      const { topic } = message;
      const at = topic.lastIndexOf('/bridge/');
      const network = networks.get(topic.slice(0, at));
      if (at < 0 || network === undefined) return;
      const reason =
        message.bytes.length > limits.bridgePayloadBytes
          ? `payload: larger than ${limits.bridgePayloadBytes} bytes`
          : network.take(topic.slice(at + '/bridge/'.length), message);
      if (reason !== undefined) context.sink.rejected(topic, reason);
    },
    refresh: (isFresh) => [...networks.values()].reduce((sum, network) => sum + network.refresh(isFresh), 0),
    offline: () => {
      for (const network of networks.values()) network.offline();
    },
  };
}
