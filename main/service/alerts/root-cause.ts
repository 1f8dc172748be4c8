/**
 * What a device is out of reach with: its broker, or the gateway that it is behind. The alert of that tells it for all of
 * them; their own are held. Pure.
 */
import { namesInGroup } from '../../../preload/words/say-alert.ts';
import type { Facts, Subject } from './rules/rule.ts';

export interface Reach {
  brokerOnline(brokerId: string): boolean;
  gateway(deviceId: string): string | undefined;
  isOffline(deviceId: string): boolean;
}

/** Where something is: all that its reach depends on. */
export type Placed = Pick<Subject, 'brokerId' | 'deviceId'>;

/** The gateways that a device is behind, the nearest first. */
export function gatewaysOf(deviceId: string | undefined, reach: Pick<Reach, 'gateway'>): readonly string[] {
  const met = new Set<string>();
  let above = deviceId === undefined ? undefined : reach.gateway(deviceId);
  // Devices may name each other in a circle.
  while (above !== undefined && above !== deviceId && !met.has(above)) {
    met.add(above);
    above = reach.gateway(above);
  }
  return [...met];
}

/** The cause of the alert that tells why it cannot be reached: of the furthest that is away; undefined = it can. */
export function rootCauseOf({ brokerId, deviceId }: Placed, reach: Reach): string | undefined {
  if (!reach.brokerOnline(brokerId)) return `broker.lost:${brokerId}`;
  const away = gatewaysOf(deviceId, reach).findLast((id) => reach.isOffline(id));
  return away === undefined ? undefined : `device.offline:${away}`;
}

/** What the alert of a root cause says of those that are held with it. */
export function behindFacts(names: readonly string[], count: number): Facts {
  return count === 0 ? {} : { behind: count, names: names.slice(0, namesInGroup).join(', ') };
}
