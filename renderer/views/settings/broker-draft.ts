/** A broker's settings while they are edited: defaults, and what is wrong with them. Pure. */

import type { BrokerSettings, FoundBroker } from '../../../preload/contract.ts';
import { readAddress } from '../../format/broker-address.ts';
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
    url: found?.url ?? '',
    enabled: true,
    protocolVersion: 4,
    discoveryPrefix: 'homeassistant',
  };
}

const problems = {
  empty: 'brokers.theNameOrAddressOfThe',
  scheme: 'brokers.startsWithMqttMqttsWsOr',
  host: 'brokers.notAnAddress',
  port: 'brokers.aPortIsANumberFrom',
  login: 'brokers.userNameAndPasswordHaveFields',
  path: 'brokers.aPathNeedsWs',
} as const;

/** What is wrong with an address, or undefined. */
export function urlProblem(text: string): string | undefined {
  const read = readAddress(text);
  return 'url' in read ? undefined : say(problems[read.problem]);
}

/** Whether the address asks for TLS. */
export function isSecure(text: string): boolean {
  const read = readAddress(text);
  return 'url' in read && /^(mqtts|wss):/.test(read.url);
}

/** What is wrong with a discovery prefix, or undefined. */
export function prefixProblem(text: string): string | undefined {
  if (text.trim() === '') return say('brokers.aPrefixIsNeededTheUsual');
  return /[+#\0]/.test(text) ? say('brokers.aPrefixHasNoOr') : undefined;
}

/** The settings to save: the address in full, with a name. */
export function finishBroker(draft: BrokerSettings): BrokerSettings {
  const read = readAddress(draft.url);
  const url = 'url' in read ? read.url : draft.url.trim();
  return { ...draft, url, name: draft.name.trim() || (URL.parse(url)?.hostname ?? url) };
}
