/** A broker's settings while they are edited: defaults, and what is wrong with them. Pure. */

import type { BrokerSettings, FoundBroker } from '../../../preload/contract.ts';
import { say } from '../../words/words.ts';

/** An id for a record that the page makes. */
export function newId(prefix: string): string {
  return `${prefix}-${crypto.randomUUID().slice(0, 8)}`;
}

/** A new broker, from what was found on the network when there is such. */
export function newBroker(found?: FoundBroker): BrokerSettings {
  return {
    id: newId('broker'),
    name: found?.name ?? '',
    url: found?.url ?? 'mqtt://',
    enabled: true,
    protocolVersion: 4,
    discoveryPrefix: 'homeassistant',
  };
}

const schemes: ReadonlySet<string> = new Set(['mqtt:', 'mqtts:', 'ws:', 'wss:']);

/** What is wrong with an address, or undefined. */
export function urlProblem(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (url === null || !schemes.has(url.protocol)) return say('brokers.startsWithMqttMqttsWsOr');
  if (url.hostname === '') return say('brokers.theNameOrAddressOfThe');
  if (url.username !== '' || url.password !== '') return say('brokers.userNameAndPasswordHaveFields');
  return undefined;
}

export function isSecure(url: string): boolean {
  return url.startsWith('mqtts:') || url.startsWith('wss:');
}

/** What is wrong with a discovery prefix, or undefined. */
export function prefixProblem(text: string): string | undefined {
  if (text.trim() === '') return say('brokers.aPrefixIsNeededTheUsual');
  return /[+#\0]/.test(text) ? say('brokers.aPrefixHasNoOr') : undefined;
}

/** The settings to save: trimmed, with a name. */
export function finishBroker(draft: BrokerSettings): BrokerSettings {
  const url = draft.url.trim();
  return { ...draft, url, name: draft.name.trim() || (URL.parse(url)?.hostname ?? url) };
}
