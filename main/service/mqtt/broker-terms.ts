/** What a broker lets a client do, as its CONNACK says (MQTT 5, 3.2.2.3), and how messages keep to it. Pure. */
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { OutgoingMessage, Qos } from './model.ts';
import { isWildcard } from './topics.ts';

export interface BrokerTerms {
  /** So many messages of QoS 1 and 2 may be unanswered at once (Receive Maximum). */
  readonly inFlight: number;
  /** So many of them may be of QoS 2. */
  readonly exactlyOnce: number;
  /** Longer packets end the connection (Maximum Packet Size). */
  readonly maxPacketBytes: number;
  readonly maxQos: Qos;
  readonly keepsRetained: boolean;
  readonly allowsWildcards: boolean;
  readonly allowsShared: boolean;
}

/** The properties as mqtt.js names them; what is absent means what the standard says. MQTT 3.1.1 has none. */
export function termsOf(isV5: boolean, properties: Readonly<Record<string, unknown>> = {}): BrokerTerms {
  const { receiveMaximum, maximumPacketSize, maximumQoS } = properties;
  const told = typeof receiveMaximum === 'number' && receiveMaximum > 0 ? receiveMaximum : 65_535;
  const inFlight = isV5 ? Math.min(told, limits.publishesInFlight) : limits.publishesInFlightUntold;
  return {
    inFlight,
    // Mosquitto acknowledges messages of QoS 2 that it has no place for, and drops them; one at a time it always has.
    exactlyOnce: isV5 ? inFlight : 1,
    maxPacketBytes: typeof maximumPacketSize === 'number' ? maximumPacketSize : limits.mqttPacketBytes,
    maxQos: maximumQoS === 0 || maximumQoS === 1 ? maximumQoS : 2,
    keepsRetained: properties.retainAvailable !== false && properties.retainAvailable !== 0,
    allowsWildcards:
      properties.wildcardSubscriptionAvailable !== false && properties.wildcardSubscriptionAvailable !== 0,
    allowsShared: properties.sharedSubscriptionAvailable !== false && properties.sharedSubscriptionAvailable !== 0,
  };
}

/**
 * The message as this broker takes it: with the QoS that it grants, and not retained where it keeps nothing. Sending it
 * unchanged would end the connection (3.2.2.3.4, 3.2.2.3.5). `request.tooLarge` when it does not fit into a packet.
 */
export function adapt(message: OutgoingMessage, terms: BrokerTerms, isV5: boolean): Result<OutgoingMessage> {
  const bytes = publishBytes(message, isV5);
  if (bytes > terms.maxPacketBytes) {
    return err('request.tooLarge', `a packet of ${bytes} bytes; the broker takes at most ${terms.maxPacketBytes}`);
  }
  const isFit = message.qos <= terms.maxQos && (terms.keepsRetained || !message.retain);
  if (isFit) return ok(message);
  const qos: Qos = message.qos > terms.maxQos ? terms.maxQos : message.qos;
  return ok({ ...message, qos, retain: message.retain && terms.keepsRetained });
}

/** How long the PUBLISH packet is (3.3). */
export function publishBytes({ topic, payload, qos, expirySeconds }: OutgoingMessage, isV5: boolean): number {
  const properties = isV5 ? (expirySeconds === undefined ? 1 : 6) : 0;
  return packetBytes(2 + Buffer.byteLength(topic) + (qos > 0 ? 2 : 0) + properties + Buffer.byteLength(payload));
}

/** Parts the filters into those that may be sent and those that would end the connection (3.2.2.3.9, 3.2.2.3.13). */
export function allowedFilters(
  filters: readonly string[],
  terms: BrokerTerms,
): { readonly allowed: readonly string[]; readonly refused: readonly string[] } {
  const isAllowed = (filter: string): boolean =>
    (terms.allowsWildcards || !isWildcard(filter)) &&
    (terms.allowsShared || !filter.startsWith('$share/')) &&
    subscribeBytes(filter) <= terms.maxPacketBytes;
  if (filters.every(isAllowed)) return { allowed: filters, refused: [] };
  return { allowed: filters.filter(isAllowed), refused: filters.filter((filter) => !isAllowed(filter)) };
}

/** How many bytes of filters, each counted with 3 more, fit into one SUBSCRIBE or UNSUBSCRIBE (3.8, 3.10). */
export function filterBytes({ maxPacketBytes }: BrokerTerms): number {
  // 1 for the type, 4 for the length, 2 for the packet identifier, 1 for the properties.
  return Math.min(limits.subscribeBatchBytes, maxPacketBytes - 8);
}

function subscribeBytes(filter: string): number {
  return packetBytes(3 + Buffer.byteLength(filter) + 3);
}

function packetBytes(body: number): number {
  return 1 + (body < 128 ? 1 : body < 16_384 ? 2 : body < 2_097_152 ? 3 : 4) + body;
}
