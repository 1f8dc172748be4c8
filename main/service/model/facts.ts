/**
 * What the window is told of an entity beside its attributes, by platform: what its controls are built from. A platform's
 * own description must fit, and so must what the page reads; one more platform is one more line. Types only; aliases and
 * not interfaces, for those fit a record of anything.
 */
import type { PlatformName } from './entities.ts';

type None = Record<never, never>;
type Texts = readonly string[];

type Temperatures = {
  readonly unit: string;
  readonly minTemp: unknown;
  readonly maxTemp: unknown;
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

/** The names of all facts. */
export type FactName = { [P in PlatformName]: keyof Facts[P] & string }[PlatformName];
