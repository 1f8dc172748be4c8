/**
 * Which `Host` a request may name. A web page of somebody else can have its own name lead to this machine (DNS rebinding): the
 * browser then sends that name here, so names that are not this machine's are refused. An address is no name. Pure.
 */
import { isIP } from 'node:net';

export interface HostRules {
  /** Others than this machine may ask. */
  readonly lan: boolean;
  /** What this machine is called, in small letters. */
  readonly names: readonly string[];
}

/** The host without its port; undefined where it is none. */
function nameOf(host: string): string | undefined {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(host);
  return (parts?.[1] ?? parts?.[2])?.toLowerCase().replace(/\.$/, '');
}

/** @param host the header as it came */
export function isOurHost(host: string | undefined, { lan, names }: HostRules): boolean {
  const name = host === undefined ? undefined : nameOf(host);
  if (name === undefined) return false;
  if (name === 'localhost' || name === '::1' || /^127\.\d+\.\d+\.\d+$/.test(name)) return true;
  return names.includes(name) || (lan && isIP(name) !== 0);
}
