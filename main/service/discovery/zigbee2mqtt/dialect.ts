/**
 * Zigbee2MQTT's own description of its devices, for installations whose mode for Home Assistant is off. Each base topic
 * is one network, with `bridge/info`, `bridge/devices` and `bridge/groups`, all retained. Networks of one level are found
 * by themselves; those further down are in the settings.
 */
import type { Dispose } from '../../base/events.ts';
import { limits } from '../../base/limits.ts';
import type { IncomingMessage } from '../../mqtt/message.ts';
import { isRecord } from '../../python/json.ts';
import type { Dialect, DialectContext, Question } from '../dialect.ts';
import { Network } from './network.ts';

const infoOfAny = '+/bridge/info';
const kinds = ['info', 'devices', 'groups'];

/** Does a message on `<base>/bridge/info` come from a Zigbee2MQTT with that base topic? */
function isBridgeInfo(json: unknown, base: string): boolean {
  if (!isRecord(json) || typeof json.version !== 'string' || !isRecord(json.coordinator)) return false;
  if (!isRecord(json.config)) return false;
  const { mqtt } = json.config;
  // Old versions do not tell their base topic.
  return !isRecord(mqtt) || mqtt.base_topic === undefined || mqtt.base_topic === base;
}

class Zigbee2Mqtt implements Dialect {
  readonly #context: DialectContext;
  readonly #networks: Map<string, Network>;
  /** Some topics are read by two filters: the message is the same. */
  readonly #seen = new WeakSet<IncomingMessage>();
  /** Those that were found, with what ends listening to them. */
  readonly #found = new Map<string, Dispose>();

  constructor(context: DialectContext) {
    this.#context = context;
    this.#networks = new Map(
      context.settings().zigbee2mqttTopics.map((base) => [base, new Network(base, context)] as const),
    );
  }

  filters(): readonly string[] {
    const given = [...this.#networks.keys()].filter((base) => !this.#found.has(base));
    // Theirs are named, too: a login may be allowed these and no wildcard.
    const topics = given.flatMap((base) => kinds.map((kind) => `${base}/bridge/${kind}`));
    return [infoOfAny, ...topics];
  }

  handle(message: IncomingMessage): void {
    if (this.#seen.has(message)) return;
    this.#seen.add(message);
    const { topic } = message;
    const at = topic.lastIndexOf('/bridge/');
    if (at < 0) return;
    const base = topic.slice(0, at);
    const kind = topic.slice(at + '/bridge/'.length);
    const network = this.#networks.get(base) ?? (kind === 'info' ? this.#meet(base, message) : undefined);
    if (network === undefined) return;
    const reason =
      message.bytes.length > limits.bridgePayloadBytes
        ? `payload: larger than ${limits.bridgePayloadBytes} bytes`
        : network.take(kind, message);
    if (reason !== undefined) this.#context.sink.rejected(topic, reason);
    if (kind === 'info' && message.bytes.length === 0) this.#forget(base, network);
  }

  takesLarge(topic: string): boolean {
    return topic.endsWith('/bridge/devices') && this.#networks.has(topic.slice(0, -'/bridge/devices'.length));
  }

  refresh(isFresh: (stateTopic: string) => boolean): number {
    return [...this.#networks.values()].reduce((sum, network) => sum + network.refresh(isFresh), 0);
  }

  questions(isFresh: (stateTopic: string) => boolean): readonly Question[] {
    return [...this.#networks.values()].flatMap((network) => network.questions(isFresh));
  }

  offline(): void {
    for (const network of this.#networks.values()) network.offline();
  }

  #meet(base: string, message: IncomingMessage): Network | undefined {
    if (this.#networks.size >= limits.zigbeeNetworks || message.bytes.length > limits.bridgePayloadBytes)
      return undefined;
    if (base.startsWith('$') || !isBridgeInfo(message.json(), base)) return undefined;
    const network = new Network(base, this.#context);
    this.#networks.set(base, network);
    const stops = ['devices', 'groups'].map((kind) =>
      this.#context.listen(`${base}/bridge/${kind}`, (each) => this.handle(each)),
    );
    this.#found.set(base, () => {
      for (const stop of stops) stop();
    });
    return network;
  }

  /** A network that was found goes when it takes its description back, with all that was announced of it. */
  #forget(base: string, network: Network): void {
    const stop = this.#found.get(base);
    if (stop === undefined) return;
    stop();
    network.close();
    this.#found.delete(base);
    this.#networks.delete(base);
  }
}

export function createZigbee2MqttDialect(context: DialectContext): Dialect {
  return new Zigbee2Mqtt(context);
}
