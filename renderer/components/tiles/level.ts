/** The one number of an entity that a tile moves: brightness, speed, position, set-point. Pure. */
import type { Entity } from '../../../preload/contract.ts';
import type { Level } from '../../platforms/descriptor.ts';
import { descriptorOf } from '../../platforms/table.ts';

export type { Level } from '../../platforms/descriptor.ts';

/** Undefined where there is nothing to move. */
export function levelOf(entity: Entity): Level | undefined {
  return descriptorOf(entity).level?.(entity);
}
