/** Tasmota's native discovery: two retained messages per device, found by its MAC address. */
import { limits } from '../../base/limits.ts';
import type { IncomingMessage } from '../../mqtt/message.ts';
import { Announcements } from '../announcements.ts';
import type { Dialect, DialectContext } from '../dialect.ts';
import { mapDevice } from './device.ts';
import { parseConfig, parseSensors, type TasmotaConfig } from './messages.ts';

const root = 'tasmota/discovery';

interface Known {
  config?: TasmotaConfig | undefined;
  readings?: Readonly<Record<string, unknown>> | undefined;
}

class TasmotaDialect implements Dialect {
  readonly #context: DialectContext;
  readonly #announcements: Announcements;
  readonly #devices = new Map<string, Known>();
  /** Devices that were asked for their status in this connection. */
  readonly #asked = new Set<string>();

  constructor(context: DialectContext) {
    this.#context = context;
    this.#announcements = new Announcements('tasmota', context.sink);
  }

  filters(): readonly string[] {
    return [`${root}/+/config`, `${root}/+/sensors`];
  }

  offline(): void {
    this.#asked.clear();
  }

  handle(message: IncomingMessage): void {
    const { topic, bytes } = message;
    const [mac = '', kind] = topic.slice(root.length + 1).split('/');
    if (bytes.length > limits.discoveryPayloadBytes) {
      this.#context.sink.rejected(topic, `payload: larger than ${limits.discoveryPayloadBytes} bytes`);
      return;
    }
    const known = this.#devices.get(mac) ?? {};
    const reason = kind === 'config' ? this.#takeConfig(known, mac, message) : this.#takeReadings(known, message);
    if (reason !== undefined) {
      this.#context.sink.rejected(topic, reason);
      return;
    }
    if (known.config === undefined && known.readings === undefined) this.#devices.delete(mac);
    else if (this.#devices.has(mac) || this.#devices.size < limits.discoveryTopics) this.#devices.set(mac, known);
    else return;
    const items = known.config === undefined ? [] : mapDevice(known.config, known.readings);
    this.#announcements.replace(mac, `${root}/${mac}/config`, items);
    this.#askForStatus(known.config, message.retained);
  }

  #takeConfig(known: Known, mac: string, message: IncomingMessage): string | undefined {
    if (message.bytes.length === 0) {
      known.config = undefined;
      return undefined;
    }
    const config = parseConfig(message.json());
    if (typeof config === 'string') return config;
    if (config.mac !== mac.toUpperCase()) return `mac: ${config.mac} is not that of the topic`;
    known.config = config;
    return undefined;
  }

  #takeReadings(known: Known, message: IncomingMessage): string | undefined {
    if (message.bytes.length === 0) {
      known.readings = undefined;
      return undefined;
    }
    const readings = parseSensors(message.json());
    if (readings === undefined) return 'sn: must be an object';
    known.readings = readings;
    return undefined;
  }

  /**
   * States are not retained, and telemetry comes every five minutes. `STATUS 0` makes a device tell all it knows. One
   * that announces itself live has just started, and is asked again.
   */
  #askForStatus(config: TasmotaConfig | undefined, retained: boolean): void {
    if (config === undefined || (retained && this.#asked.has(config.mac))) return;
    this.#asked.add(config.mac);
    this.#context.publish(`${config.topics.command}STATUS`, '0');
  }
}

export function createTasmotaDialect(context: DialectContext): Dialect {
  return new TasmotaDialect(context);
}
