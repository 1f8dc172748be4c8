/**
 * Which one control a high tile has, and which tiles are high unless somebody chose otherwise. Both hang on what the
 * entity can do, never on its state: a tile keeps its size whatever happens. Pure.
 */
import type { Entity, PlatformName } from '../../../preload/contract.ts';
import { can, textFact, textsFact } from '../../format/values.ts';
import { levelOf } from './level.ts';

export type FeatureKind = 'level' | 'moves' | 'options' | 'lock' | 'arm' | 'robot' | 'picture' | 'line';

/** Undefined where a high tile would have nothing to show under its words. */
export function featureOf(entity: Entity): FeatureKind | undefined {
  switch (entity.platform) {
    case 'cover':
      return can(entity, 'open_cover') || can(entity, 'close_cover') ? 'moves' : levelKind(entity);
    case 'valve':
      return can(entity, 'open_valve') || can(entity, 'close_valve') ? 'moves' : levelKind(entity);
    case 'select':
      return can(entity, 'select_option') && textsFact(entity, 'options').length > 0 ? 'options' : undefined;
    case 'lock':
      return can(entity, 'lock') || can(entity, 'unlock') ? 'lock' : undefined;
    case 'alarm_control_panel':
      return 'arm';
    case 'vacuum':
    case 'lawn_mower':
      return 'robot';
    case 'camera':
    case 'image':
      return 'picture';
    case 'sensor':
      return textFact(entity, 'unit_of_measurement', 'unit') === undefined ? undefined : 'line';
    default:
      return levelKind(entity);
  }
}

function levelKind(entity: Entity): FeatureKind | undefined {
  return levelOf(entity) === undefined ? undefined : 'level';
}

const highAtFirst: ReadonlySet<PlatformName> = new Set([
  'alarm_control_panel',
  'camera',
  'climate',
  'cover',
  'fan',
  'image',
  'lawn_mower',
  'light',
  'lock',
  'vacuum',
  'valve',
  'water_heater',
]);

export type TileSize = 'small' | 'high';

/** `chosen` is what somebody set; a tile is never high without a feature. */
export function sizeOf(entity: Entity, chosen: TileSize | undefined): TileSize {
  if (featureOf(entity) === undefined) return 'small';
  return chosen ?? (highAtFirst.has(entity.platform) ? 'high' : 'small');
}
