/** Homie 3, 4 and 5: devices that describe themselves on the broker (homieiot.github.io). */
import type { Dispose } from '../../base/events.ts';
import { limits } from '../../base/limits.ts';
import type { IncomingMessage } from '../../mqtt/message.ts';
import { Announcements } from '../announcements.ts';
import type { Dialect, DialectContext } from '../dialect.ts';
import { deviceAttributes, HomieAttributes, nodeAttributes } from './attributes.ts';
import { parseDescription } from './description.ts';
import { mapHomieDevice } from './map.ts';
import { type HomieDevice, isTopicId } from './model.ts';

/** A device of Homie 3 or 4, described attribute by attribute. */
interface AttributeDevice {
  readonly attributes: HomieAttributes;
  readonly listening: Map<string, Dispose>;
  cancelTimer: Dispose | undefined;
}

/** A device of Homie 5, described by a document. */
interface DocumentDevice {
  state: string | undefined;
  description: HomieDevice | undefined;
  readonly alerts: Set<string>;
}

/** A list that does not come is waited for this much longer than for the next attribute. */
const patience = 10;

class Homie implements Dialect {
  readonly #context: DialectContext;
  readonly #announcements: Announcements;
  readonly #byAttributes = new Map<string, AttributeDevice>();
  readonly #byDocument = new Map<string, DocumentDevice>();

  constructor(context: DialectContext) {
    this.#context = context;
    this.#announcements = new Announcements('homie', context.sink);
  }

  filters(): readonly string[] {
    return ['homie/+/$homie', 'homie/5/+/$state', 'homie/5/+/$description', 'homie/5/+/$alert/+'];
  }

  handle(message: IncomingMessage): void {
    const { topic } = message;
    if (message.bytes.length > limits.discoveryPayloadBytes) {
      this.#context.sink.rejected(topic, `payload: larger than ${limits.discoveryPayloadBytes} bytes`);
      return;
    }
    const [, first = '', second = '', third, alert] = topic.split('/');
    if (second === '$homie') this.#versionSaid(first, message);
    else if (third === '$state') this.#stateSaid(second, message.text);
    else if (third === '$description') this.#described(second, message);
    else if (third === '$alert' && alert !== undefined) this.#alerted(second, alert, message.text);
  }

  // Homie 3 and 4.

  #versionSaid(id: string, { topic, text }: IncomingMessage): void {
    const known = this.#byAttributes.get(id);
    const version = text === '' ? undefined : /^([34])(\.|$)/.exec(text)?.[1];
    if (version === undefined) {
      if (known !== undefined) this.#drop(known);
      if (text !== '') this.#context.sink.rejected(topic, `$homie: version ${text.slice(0, 20)} is not supported`);
      return;
    }
    const major = version === '3' ? 3 : 4;
    if (known?.attributes.version === major) return;
    if (known !== undefined) this.#drop(known);
    if (!isTopicId(id)) this.#context.sink.rejected(topic, 'topic: is no device id');
    else if (this.#hasRoom(topic)) this.#collect(id, major);
  }

  #collect(id: string, version: 3 | 4): void {
    const attributes = new HomieAttributes(id, version);
    const device: AttributeDevice = { attributes, listening: new Map(), cancelTimer: undefined };
    this.#byAttributes.set(id, device);
    for (const name of deviceAttributes) this.#listen(device, name);
  }

  /** Listens below a device; `path` may end in `+`. */
  #listen(device: AttributeDevice, path: string): void {
    if (device.listening.has(path)) return;
    const { base } = device.attributes;
    const dispose = this.#context.listen(`${base}/${path}`, ({ topic, text }) => {
      const name = topic.slice(base.length + 1);
      // The filter of a property also brings what is set.
      if (name.includes('$')) this.#attributeSaid(device, name, text);
    });
    device.listening.set(path, dispose);
  }

  #attributeSaid(device: AttributeDevice, name: string, value: string): void {
    if (!device.attributes.set(name, value)) return;
    if (name === '$nodes' || name.endsWith('/$properties') || name.endsWith('/$array')) this.#listenToLists(device);
    this.#wait(device, limits.homieQuietMs, false);
  }

  #listenToLists(device: AttributeDevice): void {
    const { nodes, properties, names } = device.attributes.paths();
    const wanted = new Set<string>([...deviceAttributes, ...names]);
    for (const node of nodes) for (const name of nodeAttributes) wanted.add(`${node}/${name}`);
    for (const property of properties) wanted.add(`${property}/+`);
    for (const [path, dispose] of device.listening) {
      if (wanted.has(path)) continue;
      dispose();
      device.listening.delete(path);
      device.attributes.forget(path);
    }
    for (const path of wanted) this.#listen(device, path);
  }

  /** Announces the device once no attribute has come for a while; one that keeps back a list, a while later. */
  #wait(device: AttributeDevice, ms: number, isLast: boolean): void {
    device.cancelTimer?.();
    device.cancelTimer = this.#context.after(ms, () => {
      device.cancelTimer = undefined;
      const { attributes } = device;
      if (!attributes.isDescribed) return;
      if (attributes.isComplete || isLast) this.#announce(attributes.describe(), []);
      else this.#wait(device, ms * patience, true);
    });
  }

  #drop(device: AttributeDevice): void {
    device.cancelTimer?.();
    for (const dispose of device.listening.values()) dispose();
    this.#byAttributes.delete(device.attributes.id);
    this.#announcements.replace(device.attributes.base, '', []);
  }

  // Homie 5.

  #documentDevice(id: string, topic: string): DocumentDevice | undefined {
    const known = this.#byDocument.get(id);
    if (known !== undefined || !isTopicId(id) || !this.#hasRoom(topic)) return known;
    const device: DocumentDevice = { state: undefined, description: undefined, alerts: new Set() };
    this.#byDocument.set(id, device);
    return device;
  }

  #stateSaid(id: string, state: string): void {
    const base = `homie/5/${id}`;
    if (state === '') {
      // A cleared state means that the device is no more.
      if (this.#byDocument.delete(id)) this.#announcements.replace(base, '', []);
      return;
    }
    const device = this.#documentDevice(id, `${base}/$state`);
    if (device === undefined || device.state === state) return;
    device.state = state;
    this.#announceDocument(device);
  }

  #described(id: string, { topic, text }: IncomingMessage): void {
    if (text === '') return;
    const description = isTopicId(id) ? parseDescription(id, `homie/5/${id}`, text) : undefined;
    if (description === undefined) {
      this.#context.sink.rejected(topic, 'payload: must be a JSON object');
      return;
    }
    const device = this.#documentDevice(id, topic);
    if (device === undefined) return;
    device.description = description;
    this.#announceDocument(device);
  }

  #alerted(id: string, alert: string, text: string): void {
    const device = this.#byDocument.get(id);
    const isNew = device !== undefined && text !== '' && isTopicId(alert) && !device.alerts.has(alert);
    if (!isNew || device.alerts.size >= limits.homieAlerts) return;
    device.alerts.add(alert);
    this.#announceDocument(device);
  }

  #announceDocument({ state, description, alerts }: DocumentDevice): void {
    // While it initialises, a device may still change its description.
    if (state !== undefined && state !== 'init' && description !== undefined) this.#announce(description, alerts);
  }

  // Both.

  #announce(device: HomieDevice, alerts: Iterable<string>): void {
    const topic = device.version === 5 ? `${device.base}/$description` : `${device.base}/$homie`;
    this.#announcements.replace(device.base, topic, mapHomieDevice(device, alerts));
  }

  #hasRoom(topic: string): boolean {
    if (this.#byAttributes.size + this.#byDocument.size < limits.dialectDevices) return true;
    this.#context.sink.rejected(topic, `more than ${limits.dialectDevices} devices are announced`);
    return false;
  }
}

/** Makes the dialect for one broker. */
export function createHomie(context: DialectContext): Dialect {
  return new Homie(context);
}
