/** The config and the state of a climate entity (ha-mqtt-discovery, section 9, "climate"). */
import { z } from 'zod';
import { number, publishTopic, subscribeTopic, template } from '../shared/fields.ts';
import { fromCelsius, modeList, temperatureControlFields } from '../shared/temperature-control.ts';

const defaultModes: readonly string[] = ['auto', 'off', 'cool', 'heat', 'dry', 'fan_only'];
const defaultFanModes: readonly string[] = ['auto', 'low', 'medium', 'high'];
const defaultSwingModes: readonly string[] = ['on', 'off'];

const positive = () => number().refine((value) => value >= 0, 'must not be negative');

export const climateSchema = z
  .object({
    ...temperatureControlFields,
    action_topic: subscribeTopic().optional(),
    action_template: template().optional(),
    current_humidity_topic: subscribeTopic().optional(),
    current_humidity_template: template().optional(),
    temperature_low_command_topic: publishTopic().optional(),
    temperature_low_command_template: template().optional(),
    temperature_low_state_topic: subscribeTopic().optional(),
    temperature_low_state_template: template().optional(),
    temperature_high_command_topic: publishTopic().optional(),
    temperature_high_command_template: template().optional(),
    temperature_high_state_topic: subscribeTopic().optional(),
    temperature_high_state_template: template().optional(),
    target_humidity_command_topic: publishTopic().optional(),
    target_humidity_command_template: template().optional(),
    target_humidity_state_topic: subscribeTopic().optional(),
    target_humidity_state_template: template().optional(),
    fan_mode_command_topic: publishTopic().optional(),
    fan_mode_command_template: template().optional(),
    fan_mode_state_topic: subscribeTopic().optional(),
    fan_mode_state_template: template().optional(),
    swing_mode_command_topic: publishTopic().optional(),
    swing_mode_command_template: template().optional(),
    swing_mode_state_topic: subscribeTopic().optional(),
    swing_mode_state_template: template().optional(),
    swing_horizontal_mode_command_topic: publishTopic().optional(),
    swing_horizontal_mode_command_template: template().optional(),
    swing_horizontal_mode_state_topic: subscribeTopic().optional(),
    swing_horizontal_mode_state_template: template().optional(),
    preset_mode_command_topic: publishTopic().optional(),
    preset_mode_command_template: template().optional(),
    preset_mode_state_topic: subscribeTopic().optional(),
    preset_mode_value_template: template().optional(),
    preset_modes: modeList().optional(),
    modes: modeList().default(() => defaultModes),
    fan_modes: modeList().default(() => defaultFanModes),
    swing_modes: modeList().default(() => defaultSwingModes),
    swing_horizontal_modes: modeList().default(() => defaultSwingModes),
    initial: number().optional(),
    temp_step: number().default(1),
    min_humidity: positive().default(30),
    max_humidity: positive().default(99),
  })
  .refine((config) => (config.preset_modes === undefined) === (config.preset_mode_command_topic === undefined), {
    path: ['preset_modes'],
    message: 'preset_modes and preset_mode_command_topic go together',
  })
  .refine((config) => config.preset_modes?.includes('none') !== true, {
    path: ['preset_modes'],
    message: 'must not contain none',
  })
  .refine((config) => config.min_humidity < config.max_humidity, {
    path: ['max_humidity'],
    message: 'must be greater than min_humidity',
  })
  .refine((config) => config.max_humidity <= 100, { path: ['max_humidity'], message: 'must be 100 at most' })
  .refine(
    (config) => config.target_humidity_state_topic === undefined || config.target_humidity_command_topic !== undefined,
    { path: ['target_humidity_state_topic'], message: 'needs target_humidity_command_topic' },
  );

export type ClimateConfig = z.infer<typeof climateSchema>;

/** Null: not known. */
export interface ClimateState {
  readonly mode: string | null;
  readonly action: string | null;
  readonly fanMode: string | null;
  readonly swingMode: string | null;
  readonly swingHorizontalMode: string | null;
  readonly presetMode: string;
  readonly currentTemperature: number | null;
  readonly currentHumidity: number | null;
  readonly humidity: number | null;
  readonly temperature: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The set-points that rest while the others are in use; absent in most entities. */
  readonly parked?: { readonly temperature: number | null; readonly low: number | null; readonly high: number | null };
}

type Reported =
  | 'temperature'
  | 'temperature_low'
  | 'temperature_high'
  | 'target_humidity'
  | 'mode'
  | 'fan_mode'
  | 'swing_mode'
  | 'swing_horizontal_mode'
  | 'preset_mode';

/** Is a trait assumed to be as commanded? */
export function isOptimistic(config: ClimateConfig, trait: Reported): boolean {
  return config.optimistic || config[`${trait}_state_topic`] === undefined;
}

/** Before any message: what nothing reports is assumed. */
export function initialClimate(config: ClimateConfig): ClimateState {
  const setPoint = config.initial ?? fromCelsius(21, config.temperature_unit);
  return {
    mode: isOptimistic(config, 'mode') ? 'off' : null,
    action: null,
    fanMode: isOptimistic(config, 'fan_mode') ? 'low' : null,
    swingMode: isOptimistic(config, 'swing_mode') ? 'off' : null,
    swingHorizontalMode: isOptimistic(config, 'swing_horizontal_mode') ? 'off' : null,
    presetMode: 'none',
    currentTemperature: null,
    currentHumidity: null,
    humidity: null,
    temperature: isOptimistic(config, 'temperature') ? setPoint : null,
    low: isOptimistic(config, 'temperature_low') ? setPoint : null,
    high: isOptimistic(config, 'temperature_high') ? setPoint : null,
  };
}

/** What the entity can do, by its topics. */
export interface ClimateFeatures {
  readonly temperature: boolean;
  readonly range: boolean;
  readonly humidity: boolean;
  readonly fanMode: boolean;
  readonly swingMode: boolean;
  readonly swingHorizontalMode: boolean;
  readonly presetMode: boolean;
}

/** A trait exists with its command topic or its state topic. */
export function featuresOf(config: ClimateConfig): ClimateFeatures {
  const has = (trait: Exclude<Reported, 'preset_mode' | 'target_humidity'>) =>
    (config[`${trait}_command_topic`] ?? config[`${trait}_state_topic`]) !== undefined;
  return {
    temperature: has('temperature'),
    range: has('temperature_low') || has('temperature_high'),
    humidity: config.target_humidity_command_topic !== undefined,
    fanMode: has('fan_mode'),
    swingMode: has('swing_mode'),
    swingHorizontalMode: has('swing_horizontal_mode'),
    presetMode: config.preset_mode_command_topic !== undefined,
  };
}

/** The lowest and the highest temperature that can be set, in the unit of the config. */
export function limitsOf(config: ClimateConfig): { readonly min: number; readonly max: number } {
  return {
    min: config.min_temp ?? fromCelsius(7, config.temperature_unit),
    max: config.max_temp ?? fromCelsius(35, config.temperature_unit),
  };
}

/** The presets as they are shown: with `none` first, unless there are none at all. */
export function presetsOf(config: ClimateConfig): readonly string[] {
  const presets = config.preset_modes ?? [];
  return presets.length === 0 ? presets : ['none', ...presets];
}
