/** What is measured, in words. */
import type { Entity } from '../../preload/contract.ts';
import { degreesOf } from '../../preload/words/temperature.ts';
import { scaleOf } from '../format/degrees.ts';
import { sayWhen } from '../format/time.ts';
import { classOf, toNumber, unitOf } from '../format/values.ts';
import { words } from '../words/words.ts';

const usualDigits = 2;

/** How many decimals an entity has everywhere: what its device suggests, else those of its step, else two at most. */
function sayValue(entity: Entity, value: number, isConverted: boolean): string {
  const suggested = entity.platform === 'sensor' ? entity.capabilities.precision : undefined;
  if (suggested !== undefined) return words().fixed(value, Math.min(10, Math.max(0, Math.round(suggested))));
  const step = entity.platform === 'number' ? entity.capabilities.step : undefined;
  if (step === undefined || isConverted) return words().number(value, isConverted ? 1 : usualDigits);
  const [, decimals = ''] = String(step).split('.');
  return words().number(value, Math.min(10, decimals.length));
}

/** "21.5 °C". */
export function sayReading(entity: Entity, now: number): string {
  const unit = unitOf(entity);
  const deviceClass = classOf(entity);
  if (deviceClass === 'timestamp') return sayWhen(entity.state, now) || entity.state;
  const number = toNumber(entity.state);
  if (number === undefined || (unit === undefined && deviceClass === undefined)) return withUnit(entity.state, unit);
  const scale = scaleOf(isDifference(entity) ? undefined : unit);
  const isConverted = scale.unit !== unit && degreesOf(unit) !== undefined && !isDifference(entity);
  return withUnit(sayValue(entity, scale.shown(number), isConverted), isConverted ? scale.unit : unit);
}

/** Set by hand in the device's own unit: a number that can be typed stays in it. */
function isDifference(entity: Entity): boolean {
  return entity.platform === 'number';
}

function withUnit(text: string, unit: string | undefined): string {
  if (unit === undefined) return text;
  return unit === '%' || unit.startsWith('°') ? `${text}\u202f${unit}` : `${text} ${unit}`;
}
