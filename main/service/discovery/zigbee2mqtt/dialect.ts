/**
 * Zigbee2MQTT's own description of its devices, for installations whose mode for Home Assistant is off. Each base topic
 * is one bridge, with `bridge/info`, `bridge/devices` and `bridge/groups`, all retained.
 */

import type { Dispose } from '../../events.ts';
import { limits } from '../../limits.ts';
import type { IncomingMessage } from '../../mqtt/message.ts';
import { type Announcement, Announcements } from '../announcements.ts';
import type { Dialect, DialectContext } from '../dialect.ts';
import type { BridgeContext } from './announce.ts';
import { mapBridge } from './bridge.ts';
import { mapDevice, mapGroup } from './device.ts';
import { access, type Expose } from './exposes.ts';
import {
  type BridgeInfo,
  parseDevices,
  parseGroups,
  parseInfo,
  type ZigbeeDevice,
  type ZigbeeGroup,
} from './messages.ts';

/** What is known of one bridge. */
class Bridge {
  readonly base: string;
  readonly #context: DialectContext;
  readonly #announcements: Announcements;
  #info: BridgeInfo | undefined = undefined;
  #devices: ReadonlyMap<string, ZigbeeDevice> = new Map();
  #groups: readonly ZigbeeGroup[] = [];
  /** Devices that were asked for their state in this connection. */
  readonly #asked = new Set<string>();
  #toAsk: { readonly topic: string; readonly payload: string }[] = [];
  #stopAsking: Dispose | undefined = undefined;

  constructor(base: string, context: DialectContext) {
    this.base = base;
    this.#context = context;
    this.#announcements = new Announcements('zigbee2mqtt', context.sink);
  }

  offline(): void {
    this.#asked.clear();
    this.#toAsk = [];
    this.#stopAsking?.();
  }

  /** Takes one message; a reason when it is no good. An empty one takes the announcement back. */
  take(kind: string, message: IncomingMessage): string | undefined {
    const isEmpty = message.bytes.length === 0;
    const json = isEmpty ? undefined : message.json();
    switch (kind) {
      case 'info': {
        const info = isEmpty ? undefined : parseInfo(json);
        if (info === undefined && !isEmpty) return 'payload: must be a JSON object';
        // It is sent again with every setting and every second of joining; few of them matter here.
        if (text(info) === text(this.#info)) return undefined;
        this.#info = info;
        break;
      }
      case 'devices': {
        const devices = isEmpty ? [] : parseDevices(json);
        if (devices === undefined) return 'payload: must be a JSON list';
        this.#devices = new Map(devices.map((each) => [each.ieee, each]));
        break;
      }
      case 'groups': {
        const groups = isEmpty ? [] : parseGroups(json);
        if (groups === undefined) return 'payload: must be a JSON list';
        this.#groups = groups;
        break;
      }
      default:
        return undefined;
    }
    this.#announce();
    this.#askForStates();
    return undefined;
  }

  #announce(): void {
    const { base } = this;
    const coordinator =
      this.#info?.coordinator?.ieee ?? [...this.#devices.values()].find((each) => each.type === 'Coordinator')?.ieee;
    const context: BridgeContext = { base, coordinator, info: this.#info };
    const scopes = new Map<string, () => Announcement[]>([['bridge', () => mapBridge(context)]]);
    for (const [ieee, device] of this.#devices) scopes.set(`device ${ieee}`, () => mapDevice(context, device));
    for (const group of this.#groups) {
      scopes.set(`group ${group.id}`, () => mapGroup(context, group, this.#devices));
    }
    for (const scope of this.#announcements.scopes()) {
      if (!scopes.has(scope)) this.#announcements.replace(scope, base, []);
    }
    for (const [scope, map] of scopes) {
      const kind = scope === 'bridge' ? 'info' : scope.startsWith('group') ? 'groups' : 'devices';
      this.#announcements.replace(scope, `${base}/bridge/${kind}`, map());
    }
  }

  /**
   * States are not retained as a rule, and only in its mode for Home Assistant does Zigbee2MQTT repeat them. Reading one
   * property makes it publish all it knows of a device. Battery-powered devices sleep and could not answer.
   */
  #askForStates(): void {
    if (this.#info === undefined || this.#info.announcesItself) return;
    const isUnderWay = this.#toAsk.length > 0;
    for (const { ieee, name, disabled, isBatteryPowered, definition } of this.#devices.values()) {
      if (definition === undefined || disabled || isBatteryPowered || this.#asked.has(ieee)) continue;
      const readable = firstReadable(definition.exposes);
      if (readable === undefined) continue;
      this.#asked.add(ieee);
      this.#toAsk.push({ topic: `${this.base}/${name}/get`, payload: JSON.stringify({ [readable.property]: '' }) });
    }
    if (!isUnderWay) this.#askNext();
  }

  /** A network of radios is slow: a few at a time. */
  #askNext(): void {
    for (const { topic, payload } of this.#toAsk.splice(0, limits.statesAskedAtOnce)) {
      this.#context.publish(topic, payload);
    }
    if (this.#toAsk.length === 0) return;
    this.#stopAsking = this.#context.after(limits.statesAskedEveryMs, () => this.#askNext());
  }
}

/** The first property that can be asked for; that of a light or switch is its state. */
function firstReadable(exposes: readonly Expose[]): Expose | undefined {
  const features = exposes.flatMap((each) => (each.features.length > 0 ? each.features : [each]));
  return features.find((each) => (each.access & access.get) !== 0 && each.property !== '');
}

/** Equal texts mean equal contexts. */
function text(info: BridgeInfo | undefined): string {
  return JSON.stringify(info && { ...info, availabilityOf: [...info.availabilityOf] }) ?? '';
}

export function createZigbee2MqttDialect(context: DialectContext): Dialect {
  const bridges = new Map(context.settings().zigbee2mqttTopics.map((base) => [base, new Bridge(base, context)]));
  return {
    filters: () =>
      [...bridges.keys()].flatMap((base) => ['info', 'devices', 'groups'].map((kind) => `${base}/bridge/${kind}`)),
    handle: (message) => {
      const { topic } = message;
      const at = topic.lastIndexOf('/bridge/');
      const bridge = bridges.get(topic.slice(0, at));
      if (at < 0 || bridge === undefined) return;
      const reason =
        message.bytes.length > limits.bridgePayloadBytes
          ? `payload: larger than ${limits.bridgePayloadBytes} bytes`
          : bridge.take(topic.slice(at + '/bridge/'.length), message);
      if (reason !== undefined) context.sink.rejected(topic, reason);
    },
    offline: () => {
      for (const bridge of bridges.values()) bridge.offline();
    },
  };
}
