/** Broker addresses as people type them. Pure; what is wrong is said by name, and never with what stands before the `@`. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { err, ok, type Result } from '../base/errors.ts';

export interface BrokerAddress {
  readonly protocol: 'mqtt' | 'mqtts' | 'ws' | 'wss';
  /** Name or address; IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** Of ws and wss, with its query; empty for mqtt and mqtts. */
  readonly path: string;
  /** What the address itself carries; the settings' own fields come first. */
  readonly username?: string;
  readonly password?: string;
}

const protocols = {
  mqtt: { protocol: 'mqtt', port: 1883 },
  tcp: { protocol: 'mqtt', port: 1883 },
  mqtts: { protocol: 'mqtts', port: 8883 },
  ssl: { protocol: 'mqtts', port: 8883 },
  tls: { protocol: 'mqtts', port: 8883 },
  ws: { protocol: 'ws', port: 80 },
  wss: { protocol: 'wss', port: 443 },
} as const;

/** What brokers serve that care about the path (EMQX, HiveMQ); the others take any. */
const defaultPath = '/mqtt';

const shape = /^([^:/?#]*):\/\/(?:([^/?#]*)@)?(\[[^\]/?#]*\]|[^:/?#[\]]*)(?::([^/?#]*))?([/?][^#]*)?(#.*)?$/s;

/** Parses `mqtt://`, `mqtts://`, `ws://` or `wss://` (also tcp, ssl, tls). The error is `broker.url`, its detail the problem. */
export function parseBrokerUrl(text: string): Result<BrokerAddress> {
  const trimmed = text.trim();
  if (trimmed === '') return err('broker.url', 'the address is empty');
  if (!trimmed.includes('://')) return err('broker.url', 'the scheme is missing: mqtt://, mqtts://, ws:// or wss://');
  const match = shape.exec(trimmed);
  if (match === null) return err('broker.url', 'the address is not a URL');
  const [, scheme = '', userInfo, rawHost = '', rawPort, rawPath = '', fragment] = match;
  const known = Object.hasOwn(protocols, scheme.toLowerCase())
    ? protocols[scheme.toLowerCase() as keyof typeof protocols]
    : undefined;
  if (known === undefined) {
    return err('broker.url', `the scheme "${scheme.slice(0, 20)}" is unknown: mqtt, mqtts, ws or wss`);
  }
  const host = parseHost(rawHost);
  if (!host.ok) return host;
  const port = rawPort === undefined ? known.port : parsePort(rawPort);
  if (port === undefined) return err('broker.url', 'the port must be a number from 1 to 65535');
  const isWebSocket = known.protocol === 'ws' || known.protocol === 'wss';
  if (fragment !== undefined) return err('broker.url', 'a # has no meaning in the address of a broker');
  if (!isWebSocket && rawPath !== '' && rawPath !== '/') {
    return err('broker.url', `a path needs ws:// or wss://, ${known.protocol}:// has none`);
  }
  const path = isWebSocket ? (rawPath === '' ? defaultPath : rawPath.replace(/^\?/, '/?')) : '';
  return ok({ protocol: known.protocol, host: host.value, port, path, ...parseUserInfo(userInfo) });
}

/** The address for logs, records and the page: without user and password, and cut where it cannot be parsed. */
export function shownUrl(text: string): string {
  const parsed = parseBrokerUrl(text);
  if (!parsed.ok) return text.slice(text.lastIndexOf('@') + 1).slice(0, 255);
  return formatBrokerUrl(parsed.value);
}

/** The canonical address, without user and password. */
export function formatBrokerUrl({ protocol, host, port, path }: BrokerAddress): string {
  return `${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;
}

/** Addresses that no packet leaves the home for: private, shared, link-local and loopback ones (RFC 1918, 6598, 4193). */
const nearNets: ReadonlyArray<readonly [net: string, prefix: number, family: 'ipv4' | 'ipv6']> = [
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
];

/** Names that are known at home only: those without a dot, and the suffixes that routers and RFC 6762 and 8375 use. */
const nearName = /^[^.]+$|\.(local|lan|home|home\.arpa|internal|localdomain|localhost|box)$/i;

/** True for a private or local address, and for a name that only the home knows. */
export function isNearHost(host: string): boolean {
  const family = isIPv4(host) ? 'ipv4' : isIPv6(host) ? 'ipv6' : undefined;
  if (family !== undefined) {
    const nets = new BlockList();
    for (const net of nearNets) nets.addSubnet(...net);
    return nets.check(host, family);
  }
  return nearName.test(host.replace(/\.$/, ''));
}

function parseHost(raw: string): Result<string> {
  if (raw === '') return err('broker.url', 'the host is missing');
  if (raw.startsWith('[')) {
    const inner = raw.slice(1, -1);
    return isIPv6(inner) ? ok(inner) : err('broker.url', 'the IPv6 address is not valid');
  }
  if (/^[\d.]+$/.test(raw)) return isIPv4(raw) ? ok(raw) : err('broker.url', 'the IPv4 address is not valid');
  const ascii = domainToASCII(raw);
  // Underscores are no host names, but home routers hand them out.
  if (ascii === '' || ascii.length > 253 || !/^[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?$/i.test(ascii)) {
    return err('broker.url', 'the host is not a valid name');
  }
  return ok(ascii);
}

function parsePort(raw: string): number | undefined {
  if (!/^\d{1,5}$/.test(raw)) return undefined;
  const port = Number(raw);
  return port >= 1 && port <= 65_535 ? port : undefined;
}

function parseUserInfo(userInfo: string | undefined): { username?: string; password?: string } {
  if (userInfo === undefined || userInfo === '') return {};
  const colon = userInfo.indexOf(':');
  if (colon < 0) return { username: decode(userInfo) };
  return { username: decode(userInfo.slice(0, colon)), password: decode(userInfo.slice(colon + 1)) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
