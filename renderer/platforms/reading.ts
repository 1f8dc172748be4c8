/** What is measured, in words. */
import type { Entity } from '../../preload/contract.ts';
import { sayWhen } from '../format/time.ts';
import { numberFact, sayNumber, textFact, toNumber } from '../format/values.ts';
import { classOf } from './classes.ts';

/** "21.5 °C". */
export function sayReading(entity: Entity, now: number): string {
  const unit = textFact(entity, 'unit_of_measurement', 'unit');
  const deviceClass = classOf(entity);
  if (deviceClass === 'timestamp') return sayWhen(entity.state, now) || entity.state;
  const number = toNumber(entity.state);
  if (number === undefined || (unit === undefined && deviceClass === undefined)) return withUnit(entity.state, unit);
  const digits = numberFact(entity, 'suggested_display_precision', 'precision');
  return withUnit(
    digits === undefined ? sayNumber(number, 3) : number.toFixed(Math.min(10, Math.max(0, digits))),
    unit,
  );
}

function withUnit(text: string, unit: string | undefined): string {
  if (unit === undefined) return text;
  return unit === '%' || unit.startsWith('°') ? `${text}\u202f${unit}` : `${text} ${unit}`;
}
