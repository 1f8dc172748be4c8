/**
 * Which tiles are high unless somebody chose otherwise. It hangs on what the entity can do, never on its state: a tile
 * keeps its size whatever happens. Pure.
 */
import type { Entity } from '../../../preload/contract.ts';
import { descriptorOf } from '../../platforms/table.ts';
import { levelOf } from './level.ts';

/** False where a high tile would have nothing to show under its words. */
function hasFeature(entity: Entity): boolean {
  const { Feature, hasFeature: has, hasLine } = descriptorOf(entity);
  return (Feature !== undefined && has(entity)) || hasLine(entity) || levelOf(entity) !== undefined;
}

export type TileSize = 'small' | 'high';

/** `chosen` is what somebody set; a tile is never high without a feature. */
export function sizeOf(entity: Entity, chosen: TileSize | undefined): TileSize {
  if (!hasFeature(entity)) return 'small';
  return chosen ?? (descriptorOf(entity).isHigh ? 'high' : 'small');
}
