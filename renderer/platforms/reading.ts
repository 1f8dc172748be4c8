/** What is measured, in words. */
import type { Entity } from '../../preload/contract.ts';
import { type Measure, sayMeasure } from '../../preload/words/measure.ts';
import { type Scale, scaleFor } from '../../preload/words/scale.ts';
import { sayWhen } from '../format/time.ts';
import { classOf, unitOf } from '../format/values.ts';
import { words } from '../words/words.ts';

/** What a value of an entity is said by. */
export function measureOf(entity: Entity): Measure {
  const { platform, state } = entity;
  const said = { platform, state, unit: unitOf(entity), deviceClass: classOf(entity) };
  if (entity.platform === 'sensor') return { ...said, precision: entity.capabilities.precision };
  if (entity.platform !== 'number') return said;
  const { step, min, max } = entity.capabilities;
  return { ...said, step, min, max };
}

/** The values of an entity as the person reads and sets them. */
export function scaleOfEntity(entity: Entity): Scale {
  return scaleFor(measureOf(entity), words().manner.temperatureUnit);
}

/** "21.5 °C". */
export function sayReading(entity: Entity, now: number): string {
  const measure = measureOf(entity);
  if (measure.deviceClass === 'timestamp') return sayWhen(entity.state, now) || entity.state;
  return sayMeasure(words(), measure);
}
