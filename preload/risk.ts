/** Which actions are risky, and whether a person is asked before one is sent: one rule for page, tray and notifications. Pure. */
import type { Entity } from './contract.ts';

/** Which actions of an entity are risky is said by its platform in the service, for tray and notifications as well. */
function isRisky(entity: Pick<Entity, 'capabilities'>, action: string): boolean {
  return entity.capabilities.risky?.includes(action) === true;
}

/** The device whose actions are trusted together; an entity that has none stands for itself. */
function trustedKey(entity: Pick<Entity, 'id' | 'deviceId'>): string {
  return entity.deviceId ?? entity.id;
}

/** True where an action needs a press-and-hold or a confirmation: it is risky, and nobody said that this device need not. */
export function asksFirst(
  entity: Pick<Entity, 'id' | 'deviceId' | 'capabilities'>,
  action: string,
  trusted: readonly string[],
): boolean {
  return isRisky(entity, action) && !trusted.includes(trustedKey(entity));
}
