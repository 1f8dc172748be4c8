/**
 * Shelly of the first generation over MQTT (shelly-api-docs, "Gen1", "MQTT"): all of them publish below `shellies`, tell
 * who they are on `announce` when they start and when they are asked, and what they are made of on `info`.
 */
import type { Dispose } from '../../base/events.ts';
import { limits } from '../../base/limits.ts';
import type { IncomingMessage } from '../../mqtt/message.ts';
import { Announcements } from '../announcements.ts';
import type { DialectContext } from '../dialect.ts';
import { mapShelly1, modelOfInfo } from './map.ts';
import { type Announce, type Info, parseAnnounce, parseInfo, versionOf } from './messages.ts';
import { type Model, modelNamed, modelOfId } from './models.ts';
import { root, type Shelly1 } from './parts.ts';

interface Known {
  readonly id: string;
  announce: Announce | undefined;
  info: Info | undefined;
  /** It was seen to move a roller. */
  hasRoller: boolean;
  used: readonly number[];
  stopListening: Dispose | undefined;
  cancelPatience: Dispose | undefined;
  /** Which items were announced last. */
  announced: string;
  /** Which model was refused. */
  refused: string | undefined;
}

/** A link that comes and goes does not wake all devices each time. */
const announceEveryMs = 600_000;

/** What was counted meanwhile makes no other device of it. */
function isMadeOfTheSame(known: Info | undefined, info: Info): boolean {
  return known !== undefined && JSON.stringify({ ...known, inputs: [] }) === JSON.stringify({ ...info, inputs: [] });
}

const topicOfDevice = /^shellies\/([^/]+)\/(announce|info|online)$/;

export class Shellies {
  readonly #context: DialectContext;
  readonly #announcements: Announcements;
  readonly #devices = new Map<string, Known>();
  #hasAsked = false;
  #cancelAsking: Dispose | undefined = undefined;

  constructor(context: DialectContext) {
    this.#context = context;
    this.#announcements = new Announcements('shelly', context.sink);
  }

  /** `online` comes with that of later generations. */
  filters(): readonly string[] {
    return [`${root}/announce`, `${root}/+/announce`, `${root}/+/info`];
  }

  /** Asks all that are awake who they are, once it is listened to; they say it themselves when they connect. */
  online(): void {
    this.#cancelAsking = this.#context.after(limits.shellyPatienceMs, () => {
      if (this.#hasAsked) return;
      this.#hasAsked = true;
      this.#context.after(announceEveryMs, () => {
        this.#hasAsked = false;
      });
      this.#context.publish(`${root}/command`, 'announce');
    });
  }

  offline(): void {
    this.#cancelAsking?.();
    this.#cancelAsking = undefined;
  }

  /** True when the message is about a device of this generation. */
  handle(message: IncomingMessage): boolean {
    const { topic, text } = message;
    if (message.bytes.length > limits.discoveryPayloadBytes) return false;
    if (topic === `${root}/announce`) {
      this.#announced(message);
      return true;
    }
    const [, id = '', kind] = topicOfDevice.exec(topic) ?? [];
    if (kind === undefined) return false;
    if (kind === 'announce') this.#announced(message);
    else if (kind === 'info') this.#infoTold(id, message);
    else return this.#onlineSaid(id, text);
    return true;
  }

  #onlineSaid(id: string, text: string): boolean {
    const known = this.#devices.get(id);
    if (text === '' && known !== undefined) {
      this.#drop(known);
      return true;
    }
    if (known === undefined && modelOfId(id) !== undefined && (text === 'true' || text === 'false')) {
      const device = this.#meet(id);
      if (device !== undefined) this.#announceSoon(device);
      return device !== undefined;
    }
    return known !== undefined;
  }

  #announced(message: IncomingMessage): void {
    const announce = parseAnnounce(message.json());
    if (announce === undefined) return;
    const device = this.#devices.get(announce.id) ?? this.#meet(announce.id);
    if (device === undefined) return;
    device.announce = announce;
    this.#announceSoon(device);
  }

  #infoTold(id: string, message: IncomingMessage): void {
    const info = parseInfo(message.json());
    if (info === undefined) return;
    const known = this.#devices.get(id);
    const device = known ?? this.#meet(id);
    if (device === undefined) return;
    // It told its state, and not yet who it is.
    if (known === undefined && modelOfId(id) === undefined) this.#context.publish(`${root}/${id}/command`, 'announce');
    const isRestarted = info.inputs.some((count, index) => count < (device.used[index] ?? 0));
    const isNews = isRestarted || !isMadeOfTheSame(device.info, info);
    if (device.used.length === 0 || isRestarted) device.used = info.inputs;
    device.info = info;
    // It tells its whole status twice a minute.
    if (isNews) this.#announceSoon(device);
  }

  #meet(id: string): Known | undefined {
    if (this.#devices.size >= limits.dialectDevices) {
      this.#context.sink.rejected(`${root}/${id}/announce`, `more than ${limits.dialectDevices} devices are announced`);
      return undefined;
    }
    const device: Known = {
      id,
      announce: undefined,
      info: undefined,
      hasRoller: false,
      used: [],
      stopListening: undefined,
      cancelPatience: undefined,
      announced: '',
      refused: undefined,
    };
    this.#devices.set(id, device);
    return device;
  }

  #drop(device: Known): void {
    device.cancelPatience?.();
    device.stopListening?.();
    this.#devices.delete(device.id);
    this.#announcements.replace(device.id, '', []);
  }

  /** Announces at once one that has told all, or is announced already; another one when it had time to. */
  #announceSoon(device: Known): void {
    if ((device.announce !== undefined && device.info !== undefined) || device.announced !== '') {
      this.#announce(device);
      return;
    }
    device.cancelPatience ??= this.#context.after(limits.shellyPatienceMs, () => this.#announce(device));
  }

  #modelOf({ id, announce, info }: Known): readonly [modelId: string | undefined, model: Model | undefined] {
    const modelId = announce?.model ?? modelOfId(id);
    const model = modelId === undefined ? undefined : modelNamed(modelId);
    if (model !== undefined || announce === undefined || info === undefined) return [modelId, model];
    return [modelId, modelOfInfo(modelId ?? 'Shelly', info)];
  }

  #announce(device: Known): void {
    device.cancelPatience?.();
    device.cancelPatience = undefined;
    const { id, announce, info } = device;
    const [modelId, model] = this.#modelOf(device);
    if (model === undefined) {
      this.#refuse(device, modelId);
      return;
    }
    const items = mapShelly1(this.#described(device, modelId, model));
    this.#announcements.replace(id, `${root}/${id}/announce`, items);
    // Old firmware does not say what it drives: its topics do.
    if (model.roller === true && (announce?.mode ?? info?.mode) === undefined) this.#listenForRoller(device);
    const announced = items.map(({ raw }) => raw.unique_id).join();
    if (announced === device.announced) return;
    device.announced = announced;
    if (model.sleeps === true) return;
    // Entities listen from now on: what was told before has passed them by.
    this.#context.after(limits.shellyRefreshMs, () => {
      if (this.#devices.get(id) === device) this.#context.publish(`${root}/${id}/command`, 'update');
    });
  }

  #described({ id, announce, info, hasRoller, used }: Known, modelId: string | undefined, model: Model): Shelly1 {
    return {
      id,
      model,
      modelId,
      mac: announce?.mac?.toLowerCase() ?? info?.mac,
      version: versionOf(announce?.firmware),
      address: announce?.ip,
      mode: announce?.mode ?? info?.mode ?? (hasRoller ? 'roller' : undefined),
      info,
      // One that sleeps tells of nothing but new presses.
      used: model.sleeps === true ? [] : used,
    };
  }

  #refuse(device: Known, modelId: string | undefined): void {
    const reason =
      modelId === undefined ? 'this Shelly does not say which model it is' : `model ${modelId} is not known`;
    if (device.refused === reason) return;
    device.refused = reason;
    this.#context.sink.rejected(`${root}/${device.id}/announce`, reason);
  }

  #listenForRoller(device: Known): void {
    if (device.stopListening !== undefined || device.hasRoller) return;
    device.stopListening = this.#context.listen(`${root}/${device.id}/roller/0`, () => {
      if (device.hasRoller) return;
      device.hasRoller = true;
      this.#announceSoon(device);
    });
  }
}
