/** The one number of an entity that a tile moves: brightness, speed, position, set-point. Pure. */
import type { Entity } from '../../../preload/contract.ts';
import { can, numberFact, textFact, toNumber } from '../../format/values.ts';
import { lightFacts } from '../controls/light-control.tsx';

export interface Level {
  readonly kind: 'slider' | 'stepper';
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: string;
  readonly command: (value: number) => { readonly action: string; readonly params?: Readonly<Record<string, unknown>> };
  /** The value that a command on its way asks for, in this level's unit. */
  readonly wanted: (params: Readonly<Record<string, unknown>>) => number | undefined;
}

const percent = { kind: 'slider', min: 0, max: 100, step: 1, unit: '%' } as const;

function field(name: string): Level['wanted'] {
  return (params) => (Object.hasOwn(params, name) ? toNumber(params[name]) : undefined);
}

function brightness(entity: Entity): Level | undefined {
  if (!can(entity, 'turn_on') || !lightFacts(entity).hasBrightness) return undefined;
  const toPercent = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : Math.max(1, Math.round((value / 255) * 100));
  return {
    ...percent,
    label: 'Brightness',
    value: entity.state === 'on' ? toPercent(numberFact(entity, 'brightness')) : 0,
    command: (value) =>
      value === 0
        ? { action: 'turn_off' }
        : { action: 'turn_on', params: { brightness: Math.max(1, Math.round((value / 100) * 255)) } },
    wanted: (params) => toPercent(field('brightness')(params)),
  };
}

function simple(
  entity: Entity,
  action: string,
  name: string,
  label: string,
  value: number | undefined,
): Level | undefined {
  if (!can(entity, action)) return undefined;
  return {
    ...percent,
    label,
    value,
    command: (next) => ({ action, params: { [name]: Math.round(next) } }),
    wanted: field(name),
  };
}

function setPoint(entity: Entity): Level | undefined {
  if (!can(entity, 'set_temperature')) return undefined;
  const unit = textFact(entity, 'temperature_unit', 'unit') ?? '°C';
  const isFahrenheit = unit.includes('F');
  const step = numberFact(entity, 'target_temp_step', 'step') ?? (isFahrenheit ? 1 : 0.5);
  return {
    kind: 'stepper',
    label: 'Target temperature',
    value: numberFact(entity, 'temperature'),
    min: numberFact(entity, 'min_temp', 'minTemp') ?? (isFahrenheit ? 45 : 7),
    max: numberFact(entity, 'max_temp', 'maxTemp') ?? (isFahrenheit ? 95 : 35),
    step: step > 0 ? step : 0.5,
    unit,
    command: (temperature) => ({ action: 'set_temperature', params: { temperature } }),
    wanted: field('temperature'),
  };
}

function value(entity: Entity): Level | undefined {
  if (!can(entity, 'set_value')) return undefined;
  const min = numberFact(entity, 'min') ?? 0;
  const max = numberFact(entity, 'max') ?? 100;
  const step = numberFact(entity, 'step') ?? 1;
  const mode = textFact(entity, 'mode') ?? 'auto';
  return {
    kind: mode === 'slider' || (mode === 'auto' && (max - min) / step <= 256) ? 'slider' : 'stepper',
    label: 'Value',
    value: toNumber(entity.state),
    min,
    max,
    step: step > 0 ? step : 1,
    unit: textFact(entity, 'unit_of_measurement', 'unit') ?? '',
    command: (next) => ({ action: 'set_value', params: { value: next } }),
    wanted: field('value'),
  };
}

/** Undefined where there is nothing to move. */
export function levelOf(entity: Entity): Level | undefined {
  switch (entity.platform) {
    case 'light':
      return brightness(entity);
    case 'fan':
      return simple(
        entity,
        'set_percentage',
        'percentage',
        'Speed',
        entity.state === 'off' ? 0 : numberFact(entity, 'percentage'),
      );
    case 'humidifier':
      return simple(entity, 'set_humidity', 'humidity', 'Target humidity', numberFact(entity, 'humidity'));
    case 'cover':
      return simple(entity, 'set_cover_position', 'position', 'Position', numberFact(entity, 'current_position'));
    case 'valve':
      return simple(entity, 'set_valve_position', 'position', 'Position', numberFact(entity, 'current_position'));
    case 'climate':
    case 'water_heater':
      return setPoint(entity);
    case 'number':
      return value(entity);
    default:
      return undefined;
  }
}
