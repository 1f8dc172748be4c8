/** The one judge of "offline", for alerts, health check and window. Pure. */
import type { Entity } from '../model/entities.ts';

type Judged = Pick<Entity, 'platform' | 'available' | 'state' | 'attributes'>;

/** Says whether something can be reached, and so has no availability of its own. */
export function isLink(platform: string, deviceClass: unknown): boolean {
  return platform === 'binary_sensor' && deviceClass === 'connectivity';
}

/** It does not answer, or says of what it stands for that it is not connected. */
export function isAway({ platform, available, state, attributes }: Judged): boolean {
  return !available || (isLink(platform, attributes.device_class) && state === 'off');
}

/** A device is offline when nothing of it answers; undefined where nothing is known of it. */
export function isOffline(members: readonly Judged[]): boolean | undefined {
  return members.length === 0 ? undefined : members.every(isAway);
}
