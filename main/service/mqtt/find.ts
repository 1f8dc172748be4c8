/** Looks for brokers on the network by mDNS (RFC 6763): `_mqtt._tcp` and `_secure-mqtt._tcp`. */
import { createSocket } from 'node:dgram';
import { isIPv4, isIPv6 } from 'node:net';
import { Bonjour } from 'bonjour-service';
import type { Dispose } from '../base/events.ts';
import { limits } from '../base/limits.ts';
import type { Timers } from '../base/ports.ts';
import { formatBrokerUrl, parseBrokerUrl } from './url.ts';

export interface FoundBroker {
  readonly name: string;
  readonly url: string;
}

/** What an answer says, as far as it concerns us. */
export interface Announcement {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly addresses?: readonly string[];
  readonly isSecure: boolean;
}

/** Calls `onFound` for every answer until the disposer is called. */
export type Browse = (onFound: (announcement: Announcement) => void) => Promise<Dispose>;

/** Listens for `milliseconds` and answers what was found, at most `limits.foundBrokers`, each address once. */
export async function findBrokers(
  timers: Timers,
  milliseconds: number = limits.findBrokersMs,
  browse: Browse = browseNetwork,
): Promise<FoundBroker[]> {
  const found = new Map<string, FoundBroker>();
  const stop = await browse((announcement) => {
    const broker = parseAnnouncement(announcement);
    if (broker !== undefined && found.size < limits.foundBrokers && !found.has(broker.url)) {
      found.set(broker.url, broker);
    }
  });
  await new Promise<void>((resolve) => {
    timers.after(milliseconds, resolve);
  });
  stop();
  return [...found.values()];
}

/** Anybody on the network may answer anything: what is no address or no name is left out. */
export function parseAnnouncement({
  name,
  host,
  port,
  addresses = [],
  isSecure,
}: Announcement): FoundBroker | undefined {
  // A certificate is made out to a name; without one, the address does not depend on the system knowing `.local`.
  const address =
    addresses.find((each) => isIPv4(each)) ?? addresses.find((each) => isIPv6(each) && !isLinkLocal(each));
  const target = (isSecure ? host : (address ?? host)).replace(/\.$/, '');
  const url = formatBrokerUrl({ protocol: isSecure ? 'mqtts' : 'mqtt', host: target, port, path: '' });
  if (!parseBrokerUrl(url).ok) return undefined;
  const shown = name
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, limits.nameChars);
  return { name: shown === '' ? target : shown, url };
}

/** Such an address means nothing without the name of an interface. */
function isLinkLocal(address: string): boolean {
  return /^fe[89ab]/i.test(address);
}

const browseNetwork: Browse = async (onFound) => {
  if (!(await canListen())) return () => undefined;
  const bonjour = new Bonjour({}, () => undefined);
  for (const type of ['mqtt', 'secure-mqtt']) {
    bonjour.find({ type }, ({ name, host, port, addresses }) =>
      onFound({ name, host, port, ...(addresses === undefined ? {} : { addresses }), isSecure: type !== 'mqtt' }),
    );
  }
  return () => bonjour.destroy();
};

/** The library throws from its socket where the port is taken for one program alone; so that is tried before. */
function canListen(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    socket.once('error', () => socket.close(() => resolve(false)));
    socket.bind(5353, () => socket.close(() => resolve(true)));
  });
}
