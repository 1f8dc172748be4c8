/** What is measured, in words. */
import type { Entity } from '../../preload/contract.ts';
import { type Measure, sayMeasure } from '../../preload/words/measure.ts';
import { type Scale, scaleFor, temperatureScale } from '../../preload/words/scale.ts';
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

const temperatureAttributes: ReadonlySet<string> = new Set([
  'temperature',
  'current_temperature',
  'target_temp_low',
  'target_temp_high',
  'target_temp_step',
  'min_temp',
  'max_temp',
]);

/** The scale of what automations and rules compare: the state, or an attribute. Undefined of an entity that is not known. */
export function scaleOfValue(entity: Entity | undefined, attribute?: string): Scale {
  const degrees = words().manner.temperatureUnit;
  if (entity === undefined) return temperatureScale(undefined, degrees);
  const hasTemperature = entity.platform === 'climate' || entity.platform === 'water_heater';
  if (attribute !== undefined && attribute !== '') {
    const isTemperature = hasTemperature && temperatureAttributes.has(attribute);
    return temperatureScale(isTemperature ? (unitOf(entity) ?? '°C') : undefined, degrees);
  }
  // The state of a thermostat is its mode.
  return hasTemperature ? temperatureScale(undefined, degrees) : scaleOfEntity(entity);
}

/** The scale of a difference between two of those values. */
export function scaleOfDifference(entity: Entity | undefined, attribute?: string): Scale {
  const scale = scaleOfValue(entity, attribute);
  if (entity === undefined || !scale.isConverted) return scale;
  const difference = { platform: 'sensor', unit: unitOf(entity) ?? '°C', deviceClass: 'temperature_delta' };
  return scaleFor(difference, words().manner.temperatureUnit);
}

/** "21.5 °C". */
export function sayReading(entity: Entity, now: number): string {
  const measure = measureOf(entity);
  if (measure.deviceClass === 'timestamp') return sayWhen(entity.state, now) || entity.state;
  return sayMeasure(words(), measure);
}
