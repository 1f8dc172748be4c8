/** What thermostats and water heaters share. */
import type { EntityOf } from '../../preload/contract.ts';
import { scaleOf } from '../format/degrees.ts';
import { numberOf, sayNumber, textOf, toNumber, unitOf } from '../format/values.ts';
import { say, words } from '../words/words.ts';
import { accepts, type Level } from './descriptor.ts';
import { type ActionField, numberField } from './fields.ts';
import { type Moment, measuredMoments } from './moments.ts';

type Heater = EntityOf<'climate' | 'water_heater'>;

/** True while it heats or cools; where it does not say, while it is not off. */
export function isAtWork(entity: Heater): boolean {
  const action = entity.platform === 'climate' ? textOf(entity, 'hvac_action') : undefined;
  return !['off', 'idle', 'unknown'].includes(action ?? entity.state);
}

/** The set-point, where there is one and not two: in the unit of the person. */
export function temperatureLevel(entity: Heater): Level | undefined {
  const value = numberOf(entity, 'temperature');
  if (!accepts(entity, 'set_temperature')) return undefined;
  const own = unitOf(entity) ?? '°C';
  const isFahrenheit = own.includes('F');
  const step = (entity.platform === 'climate' && entity.capabilities.step) || (isFahrenheit ? 1 : 0.5);
  const scale = scaleOf(own);
  const min = entity.capabilities.minTemp ?? (isFahrenheit ? 45 : 7);
  const max = entity.capabilities.maxTemp ?? (isFahrenheit ? 95 : 35);
  const range = { step, min, max };
  const shown = (degrees: number | undefined): number | undefined =>
    degrees === undefined ? undefined : scale.shown(degrees);
  return {
    kind: 'stepper',
    label: say('readings.targetTemperature'),
    value: shown(value),
    range: value === undefined ? rangeOf(entity) : undefined,
    min: scale.shown(min),
    max: scale.shown(max),
    step: scale.shownStep(step),
    unit: scale.unit ?? own,
    command: (degrees) => ({ action: 'set_temperature', params: { temperature: scale.device(degrees, range) } }),
    wanted: (params) => shown(toNumber(params.temperature)),
  };
}

/** "20 – 24 °C": between which two it is kept; undefined where it is not. */
function rangeOf(entity: Heater): string | undefined {
  if (entity.platform !== 'climate') return undefined;
  const scale = scaleOf(unitOf(entity) ?? '°C');
  const [low, high] = [numberOf(entity, 'target_temp_low'), numberOf(entity, 'target_temp_high')];
  if (low === undefined || high === undefined) return undefined;
  const said = [low, high].map((degrees) => sayNumber(scale.shown(degrees), 1));
  return words().beside(said.join('\u202f–\u202f'), scale.unit);
}

/** "20.9 °C". */
export function measuredTemperature(entity: Heater): string | undefined {
  const measured = numberOf(entity, 'current_temperature');
  const unit = unitOf(entity) ?? '°C';
  return measured === undefined ? undefined : words().quantity(measured, unit, 1).replace(' ', '\u202f');
}

/** The set-point, and with `isRange` the two between which it is kept. */
export function temperatureFields(
  entity: Heater,
  { step = 0.5, isRange = false }: { readonly step?: number | undefined; readonly isRange?: boolean },
): readonly ActionField[] {
  const scale = scaleOf(unitOf(entity) ?? '°C');
  const limits = { min: entity.capabilities.minTemp ?? 0, max: entity.capabilities.maxTemp ?? 100, step, scale };
  const field = (name: string, label: string): ActionField =>
    numberField(name, label, { ...limits, isRequired: !isRange });
  const single = field('temperature', say('fields.temperature'));
  if (!isRange) return [single];
  return [single, field('target_temp_low', say('fields.heatTo')), field('target_temp_high', say('fields.coolTo'))];
}

/** It measures more or less than now, or changes its mode. */
export function temperatureMoments(entity: Heater): Moment[] {
  const attribute = 'current_temperature';
  return measuredMoments(entity, { attribute, now: numberOf(entity, attribute), unit: '°', step: 3 });
}
