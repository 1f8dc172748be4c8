/** An entity's state in words: what its platform says of it, and what holds for all. */

import type { Entity, PlatformName } from '../../preload/contract.ts';
import { isUnknown } from '../platforms/classes.ts';
import { descriptorNamed, descriptorOf, platformsByRank } from '../platforms/table.ts';
import { say } from '../words/words.ts';

export { isUnknown } from '../platforms/classes.ts';
export { sayAction } from './actions.ts';

/** "Lawn mower". */
export function platformLabel(platform: PlatformName): string {
  return descriptorNamed(platform).label;
}

/** All platforms with their labels, for lists to choose from. */
export function platformChoices(): ReadonlyArray<{ readonly value: PlatformName; readonly label: string }> {
  return platformsByRank().map((value) => ({ value, label: platformLabel(value) }));
}

/** The state as a person would say it. `now` is in milliseconds. */
export function sayState(entity: Entity, now: number): string {
  const descriptor = descriptorOf(entity);
  if (isUnknown(entity)) return say(descriptor.isMoment ? 'readings.never' : 'readings.unknown');
  return descriptor.say(entity, now);
}

/** True when a card should glow: something is on, open or at work. */
export function isActive(entity: Entity): boolean {
  return entity.available && descriptorOf(entity).isActive(entity);
}

/** True when it should be seen at once: smoke, a leak, a jammed lock, a triggered alarm. */
export function isAlarming(entity: Entity): boolean {
  return descriptorOf(entity).isAlarming(entity);
}
