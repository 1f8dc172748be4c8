/** What the three light schemas share: state, traits, and how Home Assistant shows them. */
import { roundDigits } from '../../python/numbers.ts';
import type { Description, Expectation, View } from '../platform.ts';
import type { OnOff } from '../shared/values.ts';
import {
  hsToRgb,
  hsToXy,
  type KelvinRange,
  kelvinToHs,
  kelvinToMired,
  miredToKelvin,
  type Pair,
  type Rgb,
  type Rgbw,
  type Rgbww,
  rgbToHs,
  rgbToXy,
  rgbwToRgb,
  rgbwwToRgb,
  xyToHs,
  xyToRgb,
} from './colour.ts';

export const colourModes = ['brightness', 'color_temp', 'hs', 'onoff', 'rgb', 'rgbw', 'rgbww', 'white', 'xy'] as const;

export type ColourMode = (typeof colourModes)[number];

/** What a light can do; derived from its config once. */
export interface LightTraits extends KelvinRange {
  /** Sorted by name, as Home Assistant lists them. */
  readonly modes: readonly ColourMode[];
  readonly effect: boolean;
  readonly effects?: readonly string[] | undefined;
  readonly flash: boolean;
  readonly transition: boolean;
}

export interface LightState {
  readonly power: OnOff;
  /** Undefined: never said, so that Home Assistant cannot show the light while it is on. */
  readonly mode?: ColourMode | 'unknown' | undefined;
  readonly brightness?: number | undefined;
  readonly kelvin?: number | undefined;
  readonly hs?: Pair | undefined;
  readonly xy?: Pair | undefined;
  readonly rgb?: Rgb | undefined;
  readonly rgbw?: Rgbw | undefined;
  readonly rgbww?: Rgbww | undefined;
  readonly effect?: string | undefined;
}

/** Parameters of `turn_on` that the light supports, in its own colour space. Transition in seconds. */
export interface OnRequest {
  readonly brightness?: number | undefined;
  readonly kelvin?: number | undefined;
  readonly hs?: Pair | undefined;
  readonly xy?: Pair | undefined;
  readonly rgb?: Rgb | undefined;
  readonly rgbw?: Rgbw | undefined;
  readonly rgbww?: Rgbww | undefined;
  readonly white?: number | undefined;
  readonly effect?: string | undefined;
  readonly flash?: 'short' | 'long' | undefined;
  readonly transition?: number | undefined;
}

export type OffRequest = Pick<OnRequest, 'flash' | 'transition'>;

const colourful = new Set<ColourMode>(['hs', 'rgb', 'rgbw', 'rgbww', 'xy']);

/** Can it show colours? Colour temperature alone is none. */
export function hasColour(modes: readonly ColourMode[]): boolean {
  return modes.some((mode) => colourful.has(mode));
}

/** Everything except plain on and off has a brightness. */
export function hasBrightness(modes: readonly ColourMode[]): boolean {
  return modes.some((mode) => mode !== 'onoff');
}

/** Why Home Assistant rejects a combination of modes, undefined when it takes it. */
export function invalidModes(modes: readonly ColourMode[]): string | undefined {
  if (modes.length === 0) return 'must not be empty';
  if (new Set(modes).size < modes.length) return 'must not name a mode twice';
  if (modes.length > 1 && modes.includes('onoff')) return 'onoff must stand alone';
  if (modes.length > 1 && modes.includes('brightness')) return 'brightness must stand alone';
  return modes.includes('white') && !hasColour(modes) ? 'white needs a colour mode' : undefined;
}

export interface KelvinConfig {
  readonly min_mireds?: number | undefined;
  readonly max_mireds?: number | undefined;
  readonly min_kelvin?: number | undefined;
  readonly max_kelvin?: number | undefined;
}

/** The limits of a config; mireds win over kelvin, and a zero counts as absent. */
export function kelvinRange(config: KelvinConfig): KelvinRange {
  return {
    minKelvin: config.max_mireds ? miredToKelvin(config.max_mireds) : (config.min_kelvin ?? 2000),
    maxKelvin: config.min_mireds ? miredToKelvin(config.min_mireds) : (config.max_kelvin ?? 6535),
  };
}

function sameField(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, index) => each === b[index]);
}

/** The state with some fields replaced; the same object when nothing differs. */
export function withFields(state: LightState, fields: Partial<LightState>): LightState {
  for (const key of Object.keys(fields) as Array<keyof LightState>) {
    if (!sameField(state[key], fields[key])) return { ...state, ...fields };
  }
  return state;
}

/** hs, rgb and xy follow from whichever of them the active mode sets; a colour temperature has them too. */
function colourAttributes(traits: LightTraits, state: LightState): Readonly<Record<string, unknown>> | undefined {
  const { hs, xy, rgb, rgbw, rgbww, kelvin } = state;
  switch (state.mode) {
    case 'hs':
      return hs && fromHs(hs);
    case 'color_temp':
      return kelvin ? fromHs(kelvinToHs(kelvin)) : undefined;
    case 'xy':
      return (
        xy && {
          hs_color: xyToHs(xy),
          rgb_color: xyToRgb(xy),
          xy_color: [roundDigits(xy[0], 6), roundDigits(xy[1], 6)],
        }
      );
    case 'rgb':
      return rgb && fromRgb(rgb);
    case 'rgbw':
      return rgbw && { ...fromRgb(rgbwToRgb(rgbw)), rgbw_color: rgbw };
    case 'rgbww':
      return rgbww && { ...fromRgb(rgbwwToRgb(rgbww, traits)), rgbww_color: rgbww };
    default:
      return undefined;
  }
}

function fromHs(hs: Pair): Readonly<Record<string, unknown>> {
  return {
    hs_color: [roundDigits(hs[0], 3), roundDigits(hs[1], 3)],
    rgb_color: hsToRgb(hs),
    xy_color: hsToXy(hs),
  };
}

function fromRgb(rgb: Rgb): Readonly<Record<string, unknown>> {
  return { hs_color: rgbToHs(rgb), rgb_color: rgb, xy_color: rgbToXy(rgb) };
}

/** While an effect runs, a light may also show itself as plain on and off, or as brightness. */
function mayShow(traits: LightTraits, mode: ColourMode | 'unknown', effect: string | undefined): boolean {
  if (mode === 'unknown' || traits.modes.includes(mode)) return true;
  if (!effect || effect === 'off') return false;
  return mode === 'onoff' || (mode === 'brightness' && hasBrightness(traits.modes));
}

const nullColours = Object.freeze({ hs_color: null, rgb_color: null, xy_color: null });

/** Undefined for a light that is on in no known or no supported mode: Home Assistant refuses to show that. */
export function lightView(traits: LightTraits, state: LightState): View | undefined {
  const isOn = state.power === 'on';
  const mode = isOn ? state.mode : null;
  const effect = isOn && traits.effect ? state.effect : undefined;
  if (mode === undefined || (mode !== null && !mayShow(traits, mode, effect))) return undefined;
  const { modes } = traits;
  const withTemperature = modes.includes('color_temp');
  const dimmed = mode !== null && mode !== 'onoff' && mode !== 'unknown';
  return {
    state: state.power,
    attributes: {
      ...(traits.effect && { effect: effect ?? null }),
      color_mode: mode,
      ...(hasBrightness(modes) && { brightness: (dimmed ? state.brightness : null) ?? null }),
      ...(withTemperature && { color_temp_kelvin: (mode === 'color_temp' ? state.kelvin : null) ?? null }),
      ...((withTemperature || hasColour(modes)) && {
        ...nullColours,
        ...(modes.includes('rgbw') && { rgbw_color: null }),
        ...(modes.includes('rgbww') && { rgbww_color: null }),
        ...(isOn && colourAttributes(traits, state)),
      }),
    },
  };
}

export function describeLight(traits: LightTraits): Description<'light'> {
  const { modes, minKelvin, maxKelvin, effects } = traits;
  const withTemperature = modes.includes('color_temp');
  return {
    attributes: {
      ...(withTemperature && { min_color_temp_kelvin: minKelvin, max_color_temp_kelvin: maxKelvin }),
      ...(traits.effect && { effect_list: effects ?? null }),
      supported_color_modes: modes,
      supported_features: (traits.effect ? 4 : 0) | (traits.flash ? 8 : 0) | (traits.transition ? 32 : 0),
    },
    actions: ['turn_on', 'turn_off', 'toggle'],
    facts: {
      colorModes: modes,
      brightness: hasBrightness(modes),
      color: hasColour(modes),
      ...(withTemperature && { minKelvin, maxKelvin }),
      ...(traits.effect && effects !== undefined && { effects }),
      flash: traits.flash,
      transition: traits.transition,
    },
  };
}

/** What a light reports of itself; only that can be waited for. */
export interface Reports {
  readonly brightness: boolean;
  readonly temperature: boolean;
  readonly effect: boolean;
  /** Temperatures go out in kelvin, and so come back as they were. */
  readonly inKelvin: boolean;
}

/** What a light that was turned on should show. Colours are left out: devices bend them into what they can do. */
export function expectationOf(request: OnRequest, reports: Reports): Expectation {
  const { brightness, kelvin, effect } = request;
  const attributes = {
    ...(brightness !== undefined && reports.brightness && { brightness }),
    ...(kelvin !== undefined &&
      reports.temperature && {
        color_temp_kelvin: reports.inKelvin ? kelvin : miredToKelvin(kelvinToMired(kelvin)),
      }),
    ...(effect !== undefined && reports.effect && { effect }),
  };
  return Object.keys(attributes).length > 0 ? { state: 'on', attributes } : { state: 'on' };
}
