/** One network of Zigbee devices with its bridge: what was said of it, what is announced of it, and asking for states. */

import { digest } from '../../base/digest.ts';
import type { Dispose } from '../../base/events.ts';
import { limits } from '../../base/limits.ts';
import type { IncomingMessage } from '../../mqtt/message.ts';
import { Announcements } from '../announcements.ts';
import type { DialectContext } from '../dialect.ts';
import type { BridgeContext } from './announce.ts';
import { mapBridge } from './bridge.ts';
import { mapDevice, mapGroup } from './device.ts';
import { access, type Expose } from './exposes.ts';
import {
  type BridgeInfo,
  parseDevice,
  parseGroups,
  parseInfo,
  type ZigbeeDevice,
  type ZigbeeGroup,
} from './messages.ts';

export class Network {
  readonly base: string;
  readonly #context: DialectContext;
  readonly #announcements: Announcements;
  #shared: BridgeContext;
  #info: BridgeInfo | undefined = undefined;
  #devices: ReadonlyMap<string, ZigbeeDevice> = new Map();
  /** The devices by a digest of their text: one that is described as before need not be parsed again. */
  #parsed: ReadonlyMap<number, ZigbeeDevice> = new Map();
  /** What a scope was announced from: with the same device in the same network it need not be mapped again. */
  readonly #announced = new Map<string, ZigbeeDevice>();
  #groups: readonly ZigbeeGroup[] = [];
  /** Devices that were asked for their state in this connection. */
  readonly #asked = new Set<string>();
  #toAsk: { readonly topic: string; readonly payload: string }[] = [];
  #stopAsking: Dispose | undefined = undefined;

  constructor(base: string, context: DialectContext) {
    this.base = base;
    this.#context = context;
    this.#announcements = new Announcements('zigbee2mqtt', context.sink);
    this.#shared = { base, coordinator: undefined, info: undefined };
  }

  offline(): void {
    this.#asked.clear();
    this.#toAsk = [];
    this.#stopAsking?.();
  }

  /** Takes back all that was announced. */
  close(): void {
    this.offline();
    for (const scope of this.#announcements.scopes()) this.#announcements.replace(scope, this.base, []);
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
        if (!this.#takeDevices(isEmpty ? [] : json)) return 'payload: must be a JSON list';
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

  #takeDevices(json: unknown): boolean {
    if (!Array.isArray(json)) return false;
    const parsed = new Map<number, ZigbeeDevice>();
    const devices = new Map<string, ZigbeeDevice>();
    for (const each of json) {
      const mark = digest(JSON.stringify(each));
      const device = this.#parsed.get(mark) ?? parseDevice(each);
      if (device === undefined) continue;
      parsed.set(mark, device);
      devices.set(device.ieee, device);
    }
    this.#parsed = parsed;
    this.#devices = devices;
    return true;
  }

  #announce(): void {
    const { base } = this;
    const coordinator =
      this.#info?.coordinator?.ieee ?? [...this.#devices.values()].find((each) => each.type === 'Coordinator')?.ieee;
    if (coordinator !== this.#shared.coordinator || this.#info !== this.#shared.info) {
      this.#shared = { base, coordinator, info: this.#info };
      this.#announced.clear();
    }
    const shared = this.#shared;
    const scopes = new Set(['bridge']);
    this.#announcements.replace('bridge', `${base}/bridge/info`, mapBridge(shared));
    for (const [ieee, device] of this.#devices) {
      const scope = `device ${ieee}`;
      scopes.add(scope);
      if (this.#announced.get(scope) === device) continue;
      if (this.#announcements.replace(scope, `${base}/bridge/devices`, mapDevice(shared, device))) {
        this.#announced.set(scope, device);
      }
    }
    for (const group of this.#groups) {
      const scope = `group ${group.id}`;
      scopes.add(scope);
      this.#announcements.replace(scope, `${base}/bridge/groups`, mapGroup(shared, group, this.#devices));
    }
    for (const scope of this.#announcements.scopes()) {
      if (scopes.has(scope)) continue;
      this.#announcements.replace(scope, base, []);
      this.#announced.delete(scope);
    }
  }

  /**
   * States are not retained as a rule, and only in its mode for Home Assistant does Zigbee2MQTT repeat them. Reading one
   * property makes it publish all it knows of a device. Battery-powered devices sleep and could not answer.
   */
  #askForStates(): void {
    if (this.#info === undefined || this.#info.announcesItself) return;
    this.#ask(({ ieee }) => !this.#asked.has(ieee));
  }

  /** Asks the devices that have been silent for a while; those that are asked already are not asked twice. */
  refresh(isFresh: (stateTopic: string) => boolean): number {
    return this.#ask(({ name }) => !isFresh(`${this.base}/${name}`));
  }

  #ask(isWanted: (device: ZigbeeDevice) => boolean): number {
    const waiting = new Set(this.#toAsk.map(({ topic }) => topic));
    let count = 0;
    for (const device of this.#devices.values()) {
      const { ieee, name, disabled, isBatteryPowered, definition } = device;
      const topic = `${this.base}/${name}/get`;
      if (definition === undefined || disabled || isBatteryPowered || waiting.has(topic) || !isWanted(device)) continue;
      const readable = firstReadable(definition.exposes);
      if (readable === undefined) continue;
      this.#asked.add(ieee);
      this.#toAsk.push({ topic, payload: JSON.stringify({ [readable.property]: '' }) });
      count += 1;
    }
    if (waiting.size === 0) this.#askNext();
    return count;
  }

  /** A network of radios is slow: one at a time. */
  #askNext(): void {
    const next = this.#toAsk.shift();
    if (next === undefined) return;
    this.#context.publish(next.topic, next.payload);
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
