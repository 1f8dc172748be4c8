/**
 * What the window is told of an entity beside its attributes, by platform: what its controls are built from. A platform's
 * own description must fit, and so must what the page reads; one more platform is one more line. Types only; aliases and
 * not interfaces, for those fit a record of anything.
 */
import type { PlatformName } from './platform-names.ts';

type None = Record<never, never>;
type Texts = readonly string[];

type Temperatures = {
  readonly unit: string;
  readonly minTemp: number | null;
  readonly maxTemp: number | null;
  readonly modes: Texts;
};
type Range = { readonly min: number; readonly max: number; readonly mode: string };

interface Facts {
  alarm_control_panel: {
    readonly codeFormat: 'number' | 'text' | null;
    readonly codeArmRequired: boolean;
    readonly codeDisarmRequired: boolean;
    readonly codeTriggerRequired: boolean;
  };
  binary_sensor: None;
  button: None;
  camera: { readonly picture: boolean };
  climate: Temperatures & {
    readonly step: number;
    readonly minHumidity?: number;
    readonly maxHumidity?: number;
    readonly fanModes?: Texts;
    readonly presetModes?: Texts;
    readonly swingModes?: Texts;
    readonly swingHorizontalModes?: Texts;
  };
  cover: { readonly reportsPosition: boolean; readonly setsPosition: boolean; readonly tilt: boolean };
  date: None;
  datetime: None;
  device_tracker: None;
  event: { readonly eventTypes: Texts };
  fan: { readonly percentageStep?: number; readonly presetModes?: Texts };
  humidifier: { readonly minHumidity: number; readonly maxHumidity: number; readonly modes: Texts };
  image: { readonly picture: boolean };
  infrared: None;
  lawn_mower: None;
  light: {
    readonly colorModes: Texts;
    readonly brightness: boolean;
    readonly color: boolean;
    readonly minKelvin?: number;
    readonly maxKelvin?: number;
    readonly effects?: Texts;
    readonly flash: boolean;
    readonly transition: boolean;
  };
  /** `codeFormat` is a regular expression. */
  lock: { readonly codeFormat: string | null };
  notify: None;
  number: Range & { readonly step: number; readonly unit?: string };
  scene: None;
  select: { readonly options: Texts };
  sensor: { readonly numeric: boolean; readonly unit?: string; readonly precision?: number; readonly options?: Texts };
  siren: { readonly tones?: ReadonlyArray<string | number>; readonly duration: boolean; readonly volume: boolean };
  switch: None;
  text: Range & { readonly pattern?: string };
  time: None;
  update: None;
  vacuum: { readonly features: Texts; readonly fanSpeeds: Texts };
  valve: { readonly reportsPosition: boolean };
  water_heater: Temperatures;
}

/** A platform without its line does not compile. */
export type FactsOf<P extends PlatformName> = Facts[P];

/**
 * What varies with the state, by Home Assistant's names. Only names: a device may send JSON attributes of its own, so who
 * reads one parses it.
 */
interface Attributes {
  alarm_control_panel: 'changed_by';
  binary_sensor: never;
  button: never;
  camera: never;
  climate:
    | 'current_temperature'
    | 'current_humidity'
    | 'temperature'
    | 'target_temp_low'
    | 'target_temp_high'
    | 'humidity'
    | 'hvac_action'
    | 'fan_mode'
    | 'preset_mode'
    | 'swing_mode'
    | 'swing_horizontal_mode';
  cover: 'current_position' | 'current_tilt_position';
  date: never;
  datetime: never;
  device_tracker: 'latitude' | 'longitude' | 'gps_accuracy';
  event: 'event_type';
  fan: 'percentage' | 'preset_mode' | 'oscillating' | 'direction';
  humidifier: 'current_humidity' | 'humidity' | 'mode' | 'action';
  image: never;
  infrared: never;
  lawn_mower: never;
  light: 'brightness' | 'color_mode' | 'color_temp_kelvin' | 'hs_color' | 'rgb_color' | 'effect';
  lock: never;
  notify: never;
  number: never;
  scene: never;
  select: never;
  sensor: never;
  siren: 'tone' | 'volume_level' | 'duration';
  switch: never;
  text: never;
  time: never;
  update:
    | 'installed_version'
    | 'latest_version'
    | 'in_progress'
    | 'update_percentage'
    | 'title'
    | 'release_summary'
    | 'release_url';
  vacuum: 'fan_speed';
  valve: 'current_position';
  water_heater: 'current_temperature' | 'temperature' | 'operation_mode';
}

/** Those that any entity may have. */
type AnyAttribute = 'device_class' | 'icon' | 'entity_picture' | 'friendly_name';

/** The attributes that every one of the platforms `P` has: a reader of one that its platform lacks does not compile. */
export type AttributeOf<P extends PlatformName> =
  | AnyAttribute
  | ({ [K in P]: (name: Attributes[K]) => void }[P] extends (name: infer Name extends string) => void ? Name : never);
