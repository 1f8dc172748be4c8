/** What thermostats and water heaters share. */
import type { Entity } from '../../preload/contract.ts';
import { numberFact, textFact, toNumber } from '../format/values.ts';
import { accepts, type Level } from './descriptor.ts';

/** True while it heats or cools; where it does not say, while it is not off. */
export function isAtWork(entity: Entity): boolean {
  const action = textFact(entity, 'hvac_action');
  if (action !== undefined) return !['off', 'idle'].includes(action);
  return !['off', 'unknown'].includes(entity.state);
}

/** The set-point, where there is one and not two. */
export function temperatureLevel(entity: Entity): Level | undefined {
  const value = numberFact(entity, 'temperature');
  if (!accepts(entity, 'set_temperature')) return undefined;
  const unit = textFact(entity, 'temperature_unit', 'unit') ?? '°C';
  const isFahrenheit = unit.includes('F');
  return {
    kind: 'stepper',
    label: 'Target temperature',
    value,
    min: numberFact(entity, 'min_temp', 'minTemp') ?? (isFahrenheit ? 45 : 7),
    max: numberFact(entity, 'max_temp', 'maxTemp') ?? (isFahrenheit ? 95 : 35),
    step: numberFact(entity, 'target_temp_step', 'step') || (isFahrenheit ? 1 : 0.5),
    unit,
    command: (temperature) => ({ action: 'set_temperature', params: { temperature } }),
    wanted: (params) => toNumber(params.temperature),
  };
}
