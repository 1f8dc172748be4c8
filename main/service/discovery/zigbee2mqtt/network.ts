/** One network of Zigbee devices with its bridge: what was said of it, what is announced of it, and asking for states. */

import { digest } from '../../base/digest.ts';
import type { Dispose } from '../../base/events.ts';
import { limits } from '../../base/limits.ts';
import type { IncomingMessage } from '../../mqtt/message.ts';
import { parsePlainJson } from '../../python/json.ts';
import { Announcements } from '../announcements.ts';
import type { DialectContext, Question } from '../dialect.ts';
import type { BridgeContext } from './announce.ts';
import { mapBridge } from './bridge.ts';
import { mapDevice, mapGroup } from './device.ts';
import { elementsOf } from './elements.ts';
import { access, type Expose } from './exposes.ts';
import {
  type BridgeInfo,
  parseDevice,
  parseGroups,
  parseInfo,
  type ZigbeeDevice,
  type ZigbeeGroup,
} from './messages.ts';

/** So many steps, each of one device, are done before anybody looks at the time: a small home is known at once. */
const devicesAtOnce = 32;
/** Then others have their turn after so many milliseconds. */
const sliceMs = 8;

/** Work that pauses after each device. */
type Work = Generator<void, void, void>;

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
  #toAsk: Question[] = [];
  #stopAsking: Dispose | undefined = undefined;
  /** What is being done in slices, and what ends the wait for the next. */
  #work: Work | undefined = undefined;
  #stopWork: Dispose | undefined = undefined;
  /** Devices are being read: they are announced when that is done. */
  #isReading = false;

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
    this.#stopWork?.();
    this.#work = undefined;
    for (const scope of this.#announcements.scopes()) this.#announcements.replace(scope, this.base, []);
  }

  /** Takes one message; a reason when it is no good. An empty one takes the announcement back. */
  take(kind: string, message: IncomingMessage): string | undefined {
    const isEmpty = message.bytes.length === 0;
    switch (kind) {
      case 'info': {
        const info = isEmpty ? undefined : parseInfo(message.json());
        if (info === undefined && !isEmpty) return 'payload: must be a JSON object';
        // It is sent again with every setting and every second of joining; few of them matter here.
        if (text(info) === text(this.#info)) return undefined;
        this.#info = info;
        break;
      }
      case 'devices':
        this.#begin(this.#read(message.topic, isEmpty ? Buffer.from('[]') : message.bytes));
        return undefined;
      case 'groups': {
        const groups = isEmpty ? [] : parseGroups(message.json());
        if (groups === undefined) return 'payload: must be a JSON list';
        this.#groups = groups;
        break;
      }
      default:
        return undefined;
    }
    if (!this.#isReading) this.#begin(this.#announce());
    return undefined;
  }

  /** Does work in slices, in place of what was being done. */
  #begin(work: Work): void {
    this.#stopWork?.();
    this.#isReading = false;
    this.#work = work;
    this.#goOn(devicesAtOnce);
  }

  #goOn(atLeast: number): void {
    const work = this.#work;
    const until = performance.now() + sliceMs;
    for (let count = 0; count < atLeast || performance.now() < until; count += 1) {
      if (work?.next().done !== false) {
        this.#work = undefined;
        return;
      }
    }
    this.#stopWork = this.#context.after(0, () => this.#goOn(1));
  }

  /** Reads `bridge/devices`, and announces what it says. A list that is broken changes nothing. */
  *#read(topic: string, bytes: Buffer): Work {
    this.#isReading = true;
    const parsed = new Map<number, ZigbeeDevice>();
    const devices = new Map<string, ZigbeeDevice>();
    const elements = elementsOf(bytes);
    let element = elements.next();
    let isWhole = true;
    for (; element.done !== true && isWhole; element = elements.next()) {
      const mark = digest(element.value);
      const known = this.#parsed.get(mark);
      const json = known === undefined ? parsePlainJson(element.value) : undefined;
      isWhole = known !== undefined || json !== undefined;
      const device = known ?? parseDevice(json);
      if (device !== undefined) {
        parsed.set(mark, device);
        devices.set(device.ieee, device);
      }
      yield;
    }
    this.#isReading = false;
    if (!isWhole || element.value !== true) {
      this.#context.sink.rejected(topic, 'payload: must be a JSON list');
      return;
    }
    this.#parsed = parsed;
    this.#devices = devices;
    yield* this.#announce();
  }

  *#announce(): Work {
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
      yield;
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
    this.#askForStates();
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

  /** What a refresh would ask now, beside what waits already. */
  questions(isFresh: (stateTopic: string) => boolean): Question[] {
    return this.#questions(({ name }) => !isFresh(`${this.base}/${name}`)).map(({ question }) => question);
  }

  #questions(isWanted: (device: ZigbeeDevice) => boolean): Array<{ ieee: string; question: Question }> {
    const waiting = new Set(this.#toAsk.map(({ topic }) => topic));
    return [...this.#devices.values()].flatMap((device) => {
      const { ieee, name, disabled, isBatteryPowered, definition } = device;
      const topic = `${this.base}/${name}/get`;
      if (definition === undefined || disabled || isBatteryPowered || waiting.has(topic) || !isWanted(device))
        return [];
      const readable = firstReadable(definition.exposes);
      if (readable === undefined) return [];
      return [{ ieee, question: { topic, payload: JSON.stringify({ [readable.property]: '' }) } }];
    });
  }

  #ask(isWanted: (device: ZigbeeDevice) => boolean): number {
    const isIdle = this.#toAsk.length === 0;
    const asked = this.#questions(isWanted);
    for (const { ieee, question } of asked) {
      this.#asked.add(ieee);
      this.#toAsk.push(question);
    }
    if (isIdle) this.#askNext();
    return asked.length;
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
