/** What thermostats and water heaters share. */
import type { Entity } from '../../preload/contract.ts';
import { scaleOf } from '../format/degrees.ts';
import { numberFact, textFact, toNumber } from '../format/values.ts';
import { say } from '../words/words.ts';
import { accepts, type Level } from './descriptor.ts';

/** True while it heats or cools; where it does not say, while it is not off. */
export function isAtWork(entity: Entity): boolean {
  const action = textFact(entity, 'hvac_action');
  if (action !== undefined) return !['off', 'idle'].includes(action);
  return !['off', 'unknown'].includes(entity.state);
}

/** The set-point, where there is one and not two: in the unit of the person. */
export function temperatureLevel(entity: Entity): Level | undefined {
  const value = numberFact(entity, 'temperature');
  if (!accepts(entity, 'set_temperature')) return undefined;
  const own = textFact(entity, 'temperature_unit', 'unit') ?? '°C';
  const isFahrenheit = own.includes('F');
  const step = numberFact(entity, 'target_temp_step', 'step') || (isFahrenheit ? 1 : 0.5);
  const scale = scaleOf(own);
  const shown = (degrees: number | undefined): number | undefined =>
    degrees === undefined ? undefined : scale.shown(degrees);
  return {
    kind: 'stepper',
    label: say('readings.targetTemperature'),
    value: shown(value),
    min: scale.shown(numberFact(entity, 'min_temp', 'minTemp') ?? (isFahrenheit ? 45 : 7)),
    max: scale.shown(numberFact(entity, 'max_temp', 'maxTemp') ?? (isFahrenheit ? 95 : 35)),
    step: scale.shownStep(step),
    unit: scale.unit ?? own,
    command: (degrees) => ({ action: 'set_temperature', params: { temperature: scale.device(degrees, step) } }),
    wanted: (params) => shown(toNumber(params.temperature)),
  };
}
