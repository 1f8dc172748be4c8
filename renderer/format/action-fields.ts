/** Which parameters an action takes on an entity, for the editors of tasks and automations. Pure. */
import type { Entity, FactName } from '../../preload/contract.ts';
import { say } from '../words/words.ts';
import { numberFact, textFact, textsFact } from './values.ts';

export interface ActionField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'number' | 'text' | 'option' | 'switch';
  readonly isRequired: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly options?: readonly string[];
}

type Make = (entity: Entity) => readonly ActionField[];

type PercentName = 'percentage' | 'position' | 'tilt_position';
type OptionName =
  | 'hvac_mode'
  | 'fan_mode'
  | 'swing_mode'
  | 'swing_horizontal_mode'
  | 'preset_mode'
  | 'operation_mode'
  | 'mode'
  | 'fan_speed'
  | 'option';

function number(name: string, label: string, min: number, max: number, step = 1, isRequired = true): ActionField {
  return { name, label, kind: 'number', min, max, step, isRequired };
}

function option(name: string, label: string, options: readonly string[], isRequired = true): ActionField {
  return { name, label, kind: 'option', options, isRequired };
}

function text(name: string, label: string, isRequired = true): ActionField {
  return { name, label, kind: 'text', isRequired };
}

const code = (): ActionField => text('code', say('fields.code'), false);

function lightFields(entity: Entity): readonly ActionField[] {
  const modes = textsFact(entity, 'supported_color_modes', 'colorModes');
  const effects = textsFact(entity, 'effect_list', 'effects');
  const fields: ActionField[] = [];
  if (modes.some((mode) => mode !== 'onoff'))
    fields.push(number('brightness', say('fields.brightness'), 1, 255, 1, false));
  if (modes.includes('color_temp')) {
    const min = numberFact(entity, 'min_color_temp_kelvin', 'minKelvin') ?? 2000;
    const max = numberFact(entity, 'max_color_temp_kelvin', 'maxKelvin') ?? 6535;
    fields.push(number('color_temp_kelvin', say('fields.colourTemperatureK'), min, max, 50, false));
  }
  if (effects.length > 0) fields.push(option('effect', say('fields.effect'), effects, false));
  if (entity.capabilities.transition === true)
    fields.push(number('transition', say('fields.transitionSeconds'), 0, 300, 0.1, false));
  return fields;
}

function turnOnFields(entity: Entity): readonly ActionField[] {
  switch (entity.platform) {
    case 'light':
      return lightFields(entity);
    case 'fan':
      return [
        ...(entity.capabilities.actions.includes('set_percentage')
          ? [number('percentage', say('fields.percentage'), 0, 100, 1, false)]
          : []),
        ...(entity.capabilities.actions.includes('set_preset_mode')
          ? [option('preset_mode', say('fields.preset'), textsFact(entity, 'preset_modes'), false)]
          : []),
      ];
    case 'siren': {
      const tones = textsFact(entity, 'available_tones', 'tones');
      return [
        ...(tones.length > 0 ? [option('tone', say('fields.tone'), tones, false)] : []),
        number('volume_level', say('fields.volume_level'), 0, 1, 0.05, false),
        number('duration', say('fields.durationSeconds'), 1, 3_600, 1, false),
      ];
    }
    default:
      return [];
  }
}

function temperatureFields(entity: Entity): readonly ActionField[] {
  const min = numberFact(entity, 'min_temp', 'minTemp') ?? 0;
  const max = numberFact(entity, 'max_temp', 'maxTemp') ?? 100;
  const step = numberFact(entity, 'target_temp_step', 'step') ?? 0.5;
  const temperature = number('temperature', say('fields.temperature'), min, max, step, false);
  if (!textsFact(entity, 'hvac_modes', 'modes').includes('heat_cool')) return [{ ...temperature, isRequired: true }];
  return [
    temperature,
    number('target_temp_low', say('fields.heatTo'), min, max, step, false),
    number('target_temp_high', say('fields.coolTo'), min, max, step, false),
  ];
}

function valueFields(entity: Entity): readonly ActionField[] {
  switch (entity.platform) {
    case 'number':
      return [
        number(
          'value',
          say('fields.value'),
          numberFact(entity, 'min') ?? 0,
          numberFact(entity, 'max') ?? 100,
          numberFact(entity, 'step') ?? 1,
        ),
      ];
    case 'date':
      return [text('date', say('fields.date'))];
    case 'time':
      return [text('time', say('fields.time'))];
    case 'datetime':
      return [text('datetime', say('fields.dateAndTime20261231T07'))];
    default:
      return [text('value', say('fields.text'))];
  }
}

const percent =
  (name: PercentName): Make =>
  () => [number(name, say(`fields.${name}`), 0, 100)];
const modes =
  (name: OptionName, attribute: string, capability?: FactName): Make =>
  (entity) => [option(name, say(`fields.${name}`), textsFact(entity, attribute, capability))];

const makers: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['turn_on', turnOnFields],
  ['set_temperature', temperatureFields],
  ['set_value', valueFields],
  ['set_hvac_mode', modes('hvac_mode', 'hvac_modes', 'modes')],
  ['set_fan_mode', modes('fan_mode', 'fan_modes', 'fanModes')],
  ['set_swing_mode', modes('swing_mode', 'swing_modes', 'swingModes')],
  ['set_swing_horizontal_mode', modes('swing_horizontal_mode', 'swing_horizontal_modes', 'swingHorizontalModes')],
  ['set_preset_mode', modes('preset_mode', 'preset_modes', 'presetModes')],
  ['set_operation_mode', modes('operation_mode', 'operation_list', 'modes')],
  ['set_mode', modes('mode', 'available_modes', 'modes')],
  ['set_fan_speed', modes('fan_speed', 'fan_speed_list', 'fanSpeeds')],
  ['select_option', modes('option', 'options')],
  ['set_direction', () => [option('direction', say('fields.direction'), ['forward', 'reverse'])]],
  ['oscillate', () => [{ name: 'oscillating', label: say('fields.oscillate'), kind: 'switch', isRequired: true }]],
  ['set_percentage', percent('percentage')],
  ['set_cover_position', percent('position')],
  ['set_valve_position', percent('position')],
  ['set_cover_tilt_position', percent('tilt_position')],
  [
    'set_humidity',
    (entity) => [
      number(
        'humidity',
        say('fields.humidity'),
        numberFact(entity, 'min_humidity', 'minHumidity') ?? 0,
        numberFact(entity, 'max_humidity', 'maxHumidity') ?? 100,
      ),
    ],
  ],
  ['send_message', () => [text('message', say('fields.message'))]],
  ['send_command', () => [text('command', say('fields.command'))]],
]);

/** The fields of an action; empty when it takes none. */
export function actionFields(entity: Entity, action: string): readonly ActionField[] {
  const known = makers.get(action)?.(entity);
  if (known !== undefined) return known;
  const takesCode = textFact(entity, 'code_format', 'codeFormat') !== undefined || action.startsWith('alarm_arm');
  return takesCode && /^(lock|unlock|open|alarm_)/.test(action) ? [code()] : [];
}

/** What is wrong with the parameters of an action, or undefined. */
export function paramsProblem(
  fields: readonly ActionField[],
  params: Readonly<Record<string, unknown>>,
): string | undefined {
  for (const field of fields) {
    const value = params[field.name];
    if (value === undefined || value === '') {
      if (field.isRequired && field.kind !== 'switch') return say('fields.labelIsMissing', { label: field.label });
      continue;
    }
    if (field.kind !== 'number' || typeof value !== 'number') continue;
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
    if (value < min || value > max) return say('fields.labelMustBeBetweenMinAnd', { label: field.label, min, max });
  }
  return undefined;
}
