/** WLED: light controllers that publish below `wled/`. They describe nothing; their topics are their description. */
import { limits } from '../../base/limits.ts';
import type { IncomingMessage } from '../../mqtt/message.ts';
import { Announcements } from '../announcements.ts';
import type { Dialect, DialectContext } from '../dialect.ts';
import { mapWledDevice, type WledDevice } from './map.ts';

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

class Wled implements Dialect {
  readonly #context: DialectContext;
  readonly #announcements: Announcements;
  readonly #devices = new Map<string, WledDevice>();

  constructor(context: DialectContext) {
    this.#context = context;
    this.#announcements = new Announcements('wled', context.sink);
  }

  filters(): readonly string[] {
    return ['wled/+/status', 'wled/+/v'];
  }

  handle({ topic, text, bytes }: IncomingMessage): void {
    const [, id = '', last] = topic.split('/');
    if (id === '' || bytes.length > limits.keptPayloadChars) return;
    if (last === 'status') this.#statusSaid(id, text);
    else this.#described(id, text);
  }

  #statusSaid(id: string, text: string): void {
    if (text === '') {
      if (this.#devices.delete(id)) this.#announcements.replace(id, '', []);
    } else if ((text === 'online' || text === 'offline') && !this.#devices.has(id)) {
      this.#take({ id, name: undefined, hasWhite: false });
    }
  }

  #described(id: string, xml: string): void {
    const said = parseState(xml);
    if (said === undefined) return;
    const known = this.#devices.get(id);
    const name = said.name === undefined || said.name === '' ? known?.name : said.name.slice(0, limits.nameChars);
    if (known === undefined || known.name !== name || known.hasWhite !== said.hasWhite) {
      this.#take({ id, name, hasWhite: said.hasWhite });
    }
  }

  #take(device: WledDevice): void {
    const topic = `wled/${device.id}/status`;
    if (!this.#devices.has(device.id) && this.#devices.size >= limits.dialectDevices) {
      this.#context.sink.rejected(topic, `more than ${limits.dialectDevices} devices are announced`);
      return;
    }
    this.#devices.set(device.id, device);
    this.#announcements.replace(device.id, topic, mapWledDevice(device));
  }
}

/** Makes the dialect for one broker. */
export function createWled(context: DialectContext): Dialect {
  return new Wled(context);
}
