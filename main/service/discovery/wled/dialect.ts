/**
 * WLED: light controllers that publish below `wled/`, or wherever they are told to. They describe nothing; their topics are
 * their description.
 */
import type { Dispose } from '../../base/events.ts';
import { limits } from '../../base/limits.ts';
import type { IncomingMessage } from '../../mqtt/message.ts';
import { Announcements } from '../announcements.ts';
import type { Dialect, DialectContext } from '../dialect.ts';
import { isOwnTopic, mapWledDevice, type WledDevice } from './map.ts';

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** What the XML says of the device itself: `<ds>` its name, `<wv>` its white channel, -1 without one. */
function parseState(xml: string): Pick<WledDevice, 'name' | 'hasWhite'> | undefined {
  if (!xml.includes('<vs>')) return undefined;
  const name = /<ds>([^<]*)<\/ds>/.exec(xml)?.[1];
  const white = /<wv>(-?\d+)<\/wv>/.exec(xml)?.[1];
  return {
    // While it shows what another program streams, it says so behind its name.
    name: name
      ?.replace(/ \(live\)$/, '')
      .replace(/&(lt|gt|quot|apos|amp);/g, (_, word: string) => entities[word] ?? ''),
    hasWhite: white !== undefined && white !== '-1',
  };
}

/** Below which it publishes; by itself `wled/<last digits of its address>`, and whatever a person chose. */
const levels = ['+', '+/+', '+/+/+'];
const colour = /^#(?:[0-9a-f]{2})?[0-9a-f]{6}$/i;

interface Known {
  readonly device: WledDevice;
  readonly stop: Dispose;
}

/** Something that told a colour where a WLED would: its brightness and its status have to be there as well. */
interface Suspect {
  hasLevel: boolean;
  hasStatus: boolean;
  readonly stops: Dispose[];
}

class Wled implements Dialect {
  readonly #context: DialectContext;
  readonly #announcements: Announcements;
  readonly #devices = new Map<string, Known>();
  readonly #suspects = new Map<string, Suspect>();
  /** Some topics are read by two filters: the message is the same. */
  readonly #seen = new WeakSet<IncomingMessage>();

  constructor(context: DialectContext) {
    this.#context = context;
    this.#announcements = new Announcements('wled', context.sink);
  }

  /** Its own topics are named, too: a login may be allowed these and no wildcard (build/decisions/wled-topics.md). */
  filters(): readonly string[] {
    return ['wled/+/status', 'wled/+/v', ...levels.flatMap((base) => [`${base}/v`, `${base}/c`])];
  }

  handle(message: IncomingMessage): void {
    if (this.#seen.has(message)) return;
    this.#seen.add(message);
    const { topic, bytes } = message;
    const at = topic.lastIndexOf('/');
    const base = topic.slice(0, at);
    const last = topic.slice(at + 1);
    if (base.split('/').includes('') || bytes.length > limits.keptPayloadChars) return;
    if (last === 'status') this.#statusSaid(base, message.text);
    else if (last === 'v') this.#described(base, message.text);
    else if (last === 'c' && bytes.length <= 9 && colour.test(message.text)) this.#suspect(base);
  }

  #statusSaid(base: string, text: string): void {
    if (text === '') this.#drop(base);
    else if ((text === 'online' || text === 'offline') && !this.#devices.has(base)) {
      this.#take({ base, name: undefined, hasWhite: false });
    }
  }

  #drop(base: string): void {
    const known = this.#devices.get(base);
    if (known === undefined) return;
    known.stop();
    this.#devices.delete(base);
    this.#announcements.replace(base, '', []);
  }

  #described(base: string, xml: string): void {
    const said = parseState(xml);
    if (said === undefined) return;
    const known = this.#devices.get(base)?.device;
    const name = said.name === undefined || said.name === '' ? known?.name : said.name.slice(0, limits.nameChars);
    if (known === undefined || known.name !== name || known.hasWhite !== said.hasWhite) {
      this.#take({ base, name, hasWhite: said.hasWhite });
    }
  }

  /** A colour alone is no proof: others may tell one there. */
  #suspect(base: string): void {
    if (this.#devices.has(base) || this.#suspects.has(base)) return;
    if (this.#devices.size + this.#suspects.size >= limits.dialectDevices) return;
    const suspect: Suspect = { hasLevel: false, hasStatus: false, stops: [] };
    this.#suspects.set(base, suspect);
    const listen = (last: string, take: (text: string) => void): void => {
      const listener = (message: IncomingMessage): void => {
        if (message.bytes.length > 7 || !this.#suspects.has(base)) return;
        take(message.text);
        if (!suspect.hasLevel || !suspect.hasStatus) return;
        this.#acquit(base);
        this.#statusSaid(base, 'online');
      };
      suspect.stops.push(this.#context.listen(`${base}/${last}`, listener));
    };
    listen('g', (text) => {
      suspect.hasLevel ||= /^\d{1,3}$/.test(text) && Number(text) <= 255;
    });
    listen('status', (text) => {
      suspect.hasStatus ||= text === 'online' || text === 'offline';
    });
    // Both may have come while it was listened to, before there was anything to stop.
    if (!this.#suspects.has(base)) for (const stop of suspect.stops) stop();
  }

  #acquit(base: string): void {
    for (const stop of this.#suspects.get(base)?.stops ?? []) stop();
    this.#suspects.delete(base);
  }

  #take(device: WledDevice): void {
    const { base } = device;
    const topic = `${base}/status`;
    const known = this.#devices.get(base);
    if (known === undefined && this.#devices.size >= limits.dialectDevices) {
      this.#context.sink.rejected(topic, `more than ${limits.dialectDevices} devices are announced`);
      return;
    }
    this.#acquit(base);
    this.#devices.set(base, { device, stop: known?.stop ?? this.#listenForEnd(base) });
    this.#announcements.replace(base, topic, mapWledDevice(device));
  }

  /** Whoever clears its status takes it away; below `wled/` that is listened to anyway. */
  #listenForEnd(base: string): Dispose {
    if (isOwnTopic(base)) return () => undefined;
    return this.#context.listen(`${base}/status`, ({ bytes }) => {
      if (bytes.length === 0) this.#drop(base);
    });
  }
}

/** Makes the dialect for one broker. */
export function createWled(context: DialectContext): Dialect {
  return new Wled(context);
}
