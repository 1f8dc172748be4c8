/**
 * Shelly of generation 2 and later over MQTT (shelly-api-docs, "MQTT" and "RPC protocol"): a device shows itself by its
 * `online`, `status` and `events/rpc` topics, and tells the rest when it is asked over RPC.
 */
import type { Dispose } from '../../base/events.ts';
import { limits } from '../../base/limits.ts';
import type { IncomingMessage } from '../../mqtt/message.ts';
import { Announcements } from '../announcements.ts';
import type { Dialect, DialectContext } from '../dialect.ts';
import { type Page, parsePage } from './dynamic.ts';
import {
  componentsQuestion,
  type Fields,
  type Frame,
  parseDeviceConfig,
  parseFrame,
  parseInfo,
  pressedIn,
  question,
  saysConfigChanged,
  statusesIn,
} from './frames.ts';
import { HeardDevices } from './heard.ts';
import { isComplete, type Known, newKnown } from './known.ts';
import { learn, learnAll, learnPage, learnStatus, mayTellMore } from './learning.ts';
import { isMapped, mapShellyDevice } from './map.ts';
import { source, splitKey } from './model.ts';

/** `shellyplus1-a8032ab12345`, `ShellyWallDisplay-...`: a device that has kept its own name as its prefix. */
const ownPrefix = /(^|\/)shelly[^/]*$/i;
const online = '/online';
const statusTopic = /^(.+)\/status\/([^/]+)$/;

class Shelly implements Dialect {
  readonly #context: DialectContext;
  readonly #announcements: Announcements;
  readonly #heard: HeardDevices;
  readonly #devices = new Map<string, Known>();
  /** Prefixes of something that is online and may be a Shelly: its first notification shows. */
  readonly #suspects = new Map<string, Dispose>();

  constructor(context: DialectContext) {
    this.#context = context;
    this.#announcements = new Announcements('shelly', context.sink);
    this.#heard = new HeardDevices(this.#announcements);
  }

  /** A prefix has one level, or up to three where people sort them by house and room. */
  filters(): readonly string[] {
    return ['+', '+/+', '+/+/+'].flatMap((prefix) => [`${prefix}${online}`, `${prefix}/status/+`]);
  }

  handle(message: IncomingMessage): void {
    const { topic } = message;
    if (message.bytes.length > limits.discoveryPayloadBytes) return;
    if (topic.endsWith(online)) this.#onlineSaid(topic.slice(0, -online.length), message.text);
    else {
      const [, prefix = '', key = ''] = statusTopic.exec(topic) ?? [];
      if (isMapped(splitKey(key)[0])) this.#statusSaid(prefix, key, message);
    }
  }

  offline(): void {
    for (const device of this.#devices.values()) device.isAsked = false;
  }

  #onlineSaid(prefix: string, text: string): void {
    const known = this.#devices.get(prefix);
    if (text === '') {
      if (known !== undefined) this.#drop(known);
      this.#clear(prefix);
    } else if (text === 'true') {
      const device = known ?? (ownPrefix.test(prefix) ? this.#meet(prefix) : undefined);
      if (device !== undefined) this.#ask(device);
      else if (this.#hasRoom && !this.#suspects.has(prefix)) this.#suspects.set(prefix, this.#listenToRpc(prefix));
    }
  }

  /** The suspicion is over, one way or the other. */
  #clear(prefix: string): void {
    this.#suspects.get(prefix)?.();
    this.#suspects.delete(prefix);
  }

  /**
   * Notifications and the answer to `Shelly.GetStatus`. It is the very filter that the entities of the device use: two
   * filters for one topic would have some brokers deliver each press of a button twice.
   */
  #listenToRpc(prefix: string): Dispose {
    return this.#context.listen(`${prefix}/+/rpc`, (message) => {
      if (message.bytes.length > limits.discoveryPayloadBytes) return;
      const [about] = message.topic.slice(prefix.length + 1).split('/');
      if (about === 'events') this.#notified(prefix, message);
      else if (about === source) this.#answered(prefix, message);
    });
  }

  #answered(prefix: string, message: IncomingMessage): void {
    const device = this.#devices.get(prefix);
    const frame = device === undefined ? undefined : parseFrame(message.json());
    if (device === undefined || frame?.result === undefined) return;
    const page = parsePage(frame.result);
    if (page === undefined) this.#statusTold(device, frame.result);
    else this.#pageTold(device, page);
  }

  #notified(prefix: string, message: IncomingMessage): void {
    const known = this.#devices.get(prefix);
    // The common case: a change of state of a device that has told everything is for its entities alone.
    if (
      known?.hasStatus === true &&
      !/NotifyFullStatus|config_changed|component_(?:added|removed)|"group:/.test(message.text) &&
      !mayTellMore(known, message.text)
    ) {
      return;
    }
    const frame = parseFrame(message.json());
    if (frame?.src === undefined || frame.method?.startsWith('Notify') !== true) return;
    const device = known ?? this.#meet(prefix);
    if (device === undefined) return;
    if (device.info === undefined && device.mac === undefined) device.mac = frame.src;
    if (frame.params !== undefined && frame.method !== 'NotifyEvent') {
      if (frame.method === 'NotifyFullStatus') this.#statusTold(device, frame.params);
      else if (learnAll(device, frame.params)) this.#announceSoon(device);
    }
    if (learnAll(device, pressedIn(frame))) this.#announceSoon(device);
    if (saysConfigChanged(frame)) {
      device.isOutdated = device.isAsked;
      this.#ask(device);
    } else if (!isComplete(device)) this.#ask(device);
  }

  #statusSaid(prefix: string, key: string, message: IncomingMessage): void {
    const known = this.#devices.get(prefix);
    if (message.text === '') {
      known?.missing.delete(key);
      if (known?.components.delete(key) === true) this.#announceSoon(known);
      return;
    }
    if (known?.hasStatus === true && known.components.has(key) && !mayTellMore(known, message.text, key)) return;
    const statuses = statusesIn({ [key]: message.json() });
    const [, index] = splitKey(key);
    // Other things publish below `status`, too: a component names its number.
    if (!statuses.has(key) || (known === undefined && (index === undefined || statuses.get(key)?.id !== index))) return;
    const device = known ?? this.#meet(prefix);
    if (device === undefined) return;
    device.hasStatusTopic = true;
    const isNews = learn(device, key, statuses.get(key) ?? {});
    if (!isComplete(device)) this.#ask(device);
    if (isNews) this.#announceSoon(device);
  }

  /** A device that had time to tell all and shows nothing of what it does is said to be there, with the reason. */
  #sayNothingFound(device: Known): void {
    if (!isComplete(device) || [...device.components.keys()].some((key) => key !== 'wifi')) return;
    const told = device.told.join(', ') || 'nothing';
    const reason = device.told.includes('matter')
      ? `this Shelly shows what it does over Matter alone: over MQTT it tells of ${told}`
      : `this Shelly has no component that can be shown: it tells of ${told}`;
    this.#context.sink.rejected(`${device.prefix}${online}`, reason);
  }

  get #hasRoom(): boolean {
    return this.#devices.size + this.#suspects.size < limits.dialectDevices;
  }

  #meet(prefix: string): Known | undefined {
    // A suspect that turns out to be one takes its own place.
    this.#clear(prefix);
    if (!this.#hasRoom) {
      this.#context.sink.rejected(`${prefix}${online}`, `more than ${limits.dialectDevices} devices are announced`);
      return undefined;
    }
    const device = newKnown(prefix);
    this.#devices.set(prefix, device);
    device.listening.push(this.#listenToRpc(prefix));
    const answers: ReadonlyArray<readonly [about: string, take: (frame: Frame) => void]> = [
      [`${source}/info`, (frame) => this.#infoTold(device, frame)],
      [`${source}/config`, (frame) => this.#configTold(device, frame)],
    ];
    for (const [about, take] of answers) {
      const listener = (message: IncomingMessage): void => {
        if (message.bytes.length > limits.discoveryPayloadBytes) return;
        const frame = parseFrame(message.json());
        if (frame !== undefined) take(frame);
      };
      device.listening.push(this.#context.listen(`${prefix}/${about}/rpc`, listener));
    }
    return device;
  }

  #drop(device: Known): void {
    device.cancelPatience?.();
    for (const dispose of device.listening) dispose();
    this.#devices.delete(device.prefix);
    this.#announcements.replace(device.prefix, '', []);
    this.#heard.replace(device.prefix, []);
  }

  #ask(device: Known): void {
    if (device.isAsked) return;
    device.isAsked = true;
    device.isOutdated = false;
    const { prefix } = device;
    const rpc = `${prefix}/rpc`;
    this.#context.after(0, () => {
      this.#context.publish(rpc, question(prefix, 'Shelly.GetDeviceInfo', 'info'));
      this.#context.publish(rpc, question(prefix, 'Shelly.GetConfig', 'config'));
      this.#askState(device);
    });
    this.#context.after(limits.shellyAskAgainMs, () => {
      device.isAsked = false;
      if (this.#devices.get(prefix) !== device) return;
      if (device.isOutdated) this.#ask(device);
      else this.#sayNothingFound(device);
    });
  }

  #askState({ prefix, statusTopics, hasStatusTopic }: Known): void {
    this.#context.publish(`${prefix}/rpc`, question(prefix, 'Shelly.GetStatus'));
    this.#context.publish(`${prefix}/rpc`, componentsQuestion(prefix));
    // The answer alone would not reach the status topics.
    if (statusTopics ?? hasStatusTopic) this.#context.publish(`${prefix}/command`, 'status_update');
  }

  #infoTold(device: Known, { result }: Frame): void {
    if (result === undefined) return;
    device.info = parseInfo(result);
    this.#announceSoon(device);
  }

  #configTold(device: Known, { result }: Frame): void {
    if (result === undefined) return;
    const config = parseDeviceConfig(result);
    device.configs = config.components;
    device.name = config.name;
    device.mac = config.mac ?? device.mac;
    // Where both are on, the status topics are the better source: each message is whole.
    device.statusTopics = config.statusTopics === true || config.notifications === false;
    device.notifies = config.notifications !== false;
    this.#announceSoon(device);
  }

  #statusTold(device: Known, all: Fields): void {
    learnStatus(device, all);
    this.#announceSoon(device);
  }

  #pageTold(device: Known, page: Page): void {
    const { prefix } = device;
    if (page.next !== undefined) this.#context.publish(`${prefix}/rpc`, componentsQuestion(prefix, page.next));
    if (learnPage(device, page)) this.#announceSoon(device);
  }

  /** Announces at once a device that has answered everything, or is announced already; another one when it had time to. */
  #announceSoon(device: Known): void {
    if (isComplete(device) || device.announced !== '') {
      this.#announce(device);
      return;
    }
    device.cancelPatience ??= this.#context.after(limits.shellyPatienceMs, () => this.#announce(device));
  }

  #announce(device: Known): void {
    device.cancelPatience?.();
    device.cancelPatience = undefined;
    const { prefix, info, name, mac, configs, statusTopics, hasStatusTopic, notifies, components, groups } = device;
    const { own, heard } = mapShellyDevice({
      prefix,
      reports: (statusTopics ?? hasStatusTopic) ? 'status' : 'rpc',
      info: { ...info, name: info?.name ?? name, mac: info?.mac ?? mac },
      notifies,
      configs: new Map([...(configs ?? []), ...device.addedConfigs]),
      components,
      groups,
    });
    this.#announcements.replace(prefix, `${prefix}${online}`, own);
    this.#heard.replace(prefix, heard);
    const items = [...own, ...heard.map((each) => each.announcement)];
    const announced = JSON.stringify(
      items.map(({ raw }) => [raw.unique_id, raw.state_topic, raw.position_topic, raw.tilt_status_topic]),
    );
    if (announced === device.announced) return;
    device.announced = announced;
    // Entities listen from now on: what was told before has passed them by.
    this.#context.after(limits.shellyRefreshMs, () => {
      if (this.#devices.get(prefix) === device) this.#askState(device);
    });
  }
}

/** Makes the dialect for one broker. */
export function createShelly(context: DialectContext): Dialect {
  return new Shelly(context);
}
