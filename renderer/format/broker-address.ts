/** Addresses of brokers in the ways that people type them: `192.168.1.5`, `host:1884`, `tcp://host`, `::1`, with spaces. Pure. */

export type AddressProblem = 'empty' | 'scheme' | 'host' | 'port' | 'login' | 'path';

export type ReadAddress = { readonly url: string } | { readonly problem: AddressProblem };

/** What other programs call the four schemes of the settings. */
const schemes: ReadonlyMap<string, 'mqtt' | 'mqtts' | 'ws' | 'wss'> = new Map([
  ['mqtt', 'mqtt'],
  ['tcp', 'mqtt'],
  ['mqtts', 'mqtts'],
  ['ssl', 'mqtts'],
  ['tls', 'mqtts'],
  ['ws', 'ws'],
  ['wss', 'wss'],
]);

/** A port that is only ever used with TLS says so without a scheme. */
const securePort = 8883;

/** The address as the settings have it, or what is wrong with it. */
export function readAddress(typed: string): ReadAddress {
  // No address has a space or an invisible character in it: they come along with what is copied.
  const text = typed.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, '');
  const { scheme, rest } = splitScheme(text);
  if (rest === '' || /^\/+$/.test(rest)) return { problem: 'empty' };
  const protocol = scheme === undefined ? undefined : schemes.get(scheme);
  if (scheme !== undefined && protocol === undefined) return { problem: 'scheme' };
  const [, authority = '', path = ''] = /^([^/?#]*)(.*)$/s.exec(rest) ?? [];
  if (authority.includes('@')) return { problem: 'login' };
  const isWeb = protocol === 'ws' || protocol === 'wss';
  if (path.includes('#') || (!isWeb && path !== '' && path !== '/')) return { problem: 'path' };
  const place = splitPort(authority);
  if (place === undefined) return { problem: 'host' };
  const host = readHost(place.host);
  if (host === undefined) return { problem: 'host' };
  const port = place.port === undefined ? undefined : readPort(place.port);
  if (place.port !== undefined && port === undefined) return { problem: 'port' };
  const chosen = protocol ?? (port === securePort ? 'mqtts' : 'mqtt');
  return { url: `${chosen}://${host}${port === undefined ? '' : `:${port}`}${isWeb ? path : ''}` };
}

/** `host:1884` has no scheme; `mqtt:host` and `mqtt:/host` have one, with slashes missing. */
function splitScheme(text: string): { scheme?: string; rest: string } {
  const [, scheme = '', slashes = '', rest = ''] = /^([a-z][a-z\d+-]*):(\/{0,2})(.*)$/is.exec(text) ?? [];
  const name = scheme.toLowerCase();
  const isScheme = slashes !== '' || (schemes.has(name) && !/^\d*$/.test(rest));
  return scheme !== '' && isScheme ? { scheme: name, rest } : { rest: text.replace(/^\/\//, '') };
}

/** Of several colons none parts a port from the host, unless the host is in brackets. */
function splitPort(authority: string): { host: string; port?: string } | undefined {
  const bracketed = /^(\[[^\]]*\])(?::(.*))?$/s.exec(authority);
  if (bracketed !== null) return { host: bracketed[1] ?? '', ...given(bracketed[2]) };
  if (/[[\]]/.test(authority)) return undefined;
  const [host = '', port, ...more] = authority.split(':');
  if (more.length > 0) return { host: `[${authority}]` };
  return { host, ...given(port) };
}

function given(port: string | undefined): { port?: string } {
  return port === undefined ? {} : { port };
}

function readHost(host: string): string | undefined {
  if (host.startsWith('[')) return URL.parse(`http://${host}/`) === null ? undefined : host.toLowerCase();
  // The comma of a number pad that is not English.
  const dotted = /^\d+(,\d+){3}$/.test(host) ? host.replaceAll(',', '.') : host;
  if (/^[\d.]+$/.test(dotted)) return isIpv4(dotted) ? dotted : undefined;
  const isName = /^[\p{L}\p{N}\p{M}_-]+(\.[\p{L}\p{N}\p{M}_-]+)*\.?$/u.test(dotted) && dotted.length <= 253;
  return isName ? dotted.toLowerCase() : undefined;
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

function readPort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}
