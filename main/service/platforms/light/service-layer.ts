/**
 * Home Assistant's light services, before any schema sees them (ha-mqtt-discovery, section 9, "light service layer"):
 * checks the fields, works out the brightness, converts colours into a space the light has, and drops what it lacks.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../../base/errors.ts';
import { roundHalfEven } from '../../python/numbers.ts';
import type { Params } from '../platform.ts';
import { integer, number, oneOf, parseParams, positiveInteger, text } from '../shared/fields.ts';
import { targetOf } from '../shared/values.ts';
import {
  hsToRgb,
  hsToXy,
  kelvinToHs,
  kelvinToRgbww,
  miredToKelvin,
  type Pair,
  type Rgb,
  type Rgbw,
  type Rgbww,
  rgbToHs,
  rgbToRgbw,
  rgbToRgbww,
  rgbToXy,
  rgbwToRgb,
  rgbwwToRgb,
  xyToHs,
  xyToKelvin,
  xyToRgb,
} from './colour.ts';
import { colourOfName } from './colour-names.ts';
import {
  hasBrightness,
  hasColour,
  type LightState,
  type LightTraits,
  type OffRequest,
  type OnRequest,
} from './model.ts';

export type LightRequest =
  | { readonly turn: 'on'; readonly request: OnRequest }
  | { readonly turn: 'off'; readonly request: OffRequest };

const clamped = (min: number, max: number) => (value: number) => Math.min(Math.max(value, min), max);
const between = (low: number, high: number) =>
  number().refine((value) => value >= low && value <= high, `must be between ${low} and ${high}`);
const byte = () => integer().refine((value) => value >= 0 && value <= 255, 'must be between 0 and 255');
const brightness = () => integer().transform(clamped(0, 255));

const offFields = {
  transition: number().transform(clamped(0, 6553)).optional(),
  flash: oneOf(['short', 'long']).optional(),
};

const colourFields = {
  profile: text().optional(),
  color_name: text().optional(),
  color_temp_kelvin: positiveInteger().optional(),
  /** The older name of color_temp_kelvin; automations still say it. */
  kelvin: positiveInteger().optional(),
  /** Mireds, as before Home Assistant 2026. */
  color_temp: positiveInteger()
    .refine((value) => value > 0, 'must be 1 or more')
    .optional(),
  hs_color: z.tuple([between(0, 360), between(0, 100)]).optional(),
  rgb_color: z.tuple([byte(), byte(), byte()]).optional(),
  rgbw_color: z.tuple([byte(), byte(), byte(), byte()]).optional(),
  rgbww_color: z.tuple([byte(), byte(), byte(), byte(), byte()]).optional(),
  xy_color: z.tuple([between(0, 1), between(0, 1)]).optional(),
  white: z.union([z.literal(true), brightness()]).optional(),
};

const brightnessFields = {
  brightness: brightness().optional(),
  brightness_pct: between(0, 100).optional(),
  brightness_step: integer().transform(clamped(-255, 255)).optional(),
  brightness_step_pct: number().transform(clamped(-100, 100)).optional(),
};

const onSchema = z
  .strictObject({ ...offFields, ...colourFields, ...brightnessFields, effect: text().optional() })
  .superRefine((params, context) => {
    for (const group of [colourFields, brightnessFields]) {
      const [first, second] = Object.keys(group).filter((key) => Object.hasOwn(params, key));
      if (second !== undefined) {
        context.addIssue({ code: 'custom', path: [second], message: `cannot be combined with ${first}` });
      }
    }
  });

type OnParams = z.infer<typeof onSchema>;

const offSchema = z.strictObject(offFields);

/** Turns an action and its fields into a request in terms of this light. */
export function toRequest(
  traits: LightTraits,
  state: LightState,
  action: string,
  params: Params,
): Result<LightRequest> {
  const isOn = state.power === 'on';
  const target = targetOf(action, isOn);
  if (target === undefined) return err('command.unsupported', action);
  if (action === 'turn_off') {
    const parsed = parseParams(offSchema, params);
    return parsed.ok ? ok({ turn: 'off', request: offRequest(traits, parsed.value) }) : parsed;
  }
  // Toggle takes the fields of turn_on either way.
  const parsed = parseParams(onSchema, params);
  if (!parsed.ok) return parsed;
  if (target === 'off') return ok({ turn: 'off', request: offRequest(traits, parsed.value) });
  return onRequest(traits, state, parsed.value);
}

function offRequest(traits: LightTraits, params: Pick<OnParams, 'flash' | 'transition'>): OffRequest {
  return {
    ...(traits.flash && params.flash !== undefined && { flash: params.flash }),
    ...(traits.transition && params.transition !== undefined && { transition: params.transition }),
  };
}

/** Brightness 0-255 out of its four spellings. Steps of a light that is off start at 0. */
function requestedBrightness(state: LightState, params: OnParams): number | undefined {
  const current = state.power === 'on' ? (state.brightness ?? 0) : 0;
  const percent = (value: number) => roundHalfEven((255 * value) / 100);
  const { brightness_pct, brightness_step, brightness_step_pct } = params;
  if (brightness_step !== undefined) return clamped(0, 255)(current + brightness_step);
  if (brightness_step_pct !== undefined) {
    const currentPercent = roundHalfEven((current / 255) * 100);
    return clamped(0, 255)(roundHalfEven(((currentPercent + brightness_step_pct) / 100) * 255));
  }
  return brightness_pct === undefined ? params.brightness : percent(brightness_pct);
}

function onRequest(traits: LightTraits, state: LightState, params: OnParams): Result<LightRequest> {
  let level = requestedBrightness(state, params);
  let white: number | undefined;
  if (params.white !== undefined) {
    white = params.white === true ? state.brightness : params.white;
    if (white === undefined) return err('command.invalid', 'white: the brightness of the light is not known');
    if (traits.modes.includes('white') && level !== undefined) [white, level] = [level, undefined];
  }
  if (level === 0 || white === 0) return ok({ turn: 'off', request: offRequest(traits, params) });
  const request: OnRequest = {
    ...offRequest(traits, params),
    ...convertColour(traits, params, level ?? state.brightness ?? 255),
    ...(level !== undefined && hasBrightness(traits.modes) && { brightness: level }),
    ...(white !== undefined && traits.modes.includes('white') && { white }),
    ...(params.effect !== undefined && traits.effect && { effect: params.effect }),
  };
  return ok({ turn: 'on', request });
}

type Colour =
  | { readonly space: 'hs' | 'xy'; readonly value: Pair }
  | { readonly space: 'rgb'; readonly value: Rgb }
  | { readonly space: 'rgbw'; readonly value: Rgbw }
  | { readonly space: 'rgbww'; readonly value: Rgbww };

/** The colour in a space that the light has, or nothing. */
function convertColour(traits: LightTraits, params: OnParams, level: number): OnRequest {
  const { modes } = traits;
  const mired = params.color_temp;
  const kelvin = params.color_temp_kelvin ?? params.kelvin ?? (mired === undefined ? undefined : miredToKelvin(mired));
  if (kelvin !== undefined) {
    if (modes.includes('color_temp')) return { kelvin };
    if (modes.includes('rgbww')) return { rgbww: kelvinToRgbww(kelvin, level, traits) };
    return hasColour(modes) ? into(traits, { space: 'hs', value: kelvinToHs(kelvin) }) : {};
  }
  const colour = requestedColour(params);
  return colour === undefined ? {} : into(traits, colour);
}

function requestedColour(params: OnParams): Colour | undefined {
  const { hs_color, rgb_color, rgbw_color, rgbww_color, xy_color, color_name } = params;
  // A name that nobody knows falls back to white.
  if (color_name !== undefined) return { space: 'rgb', value: colourOfName(color_name) ?? [255, 255, 255] };
  if (hs_color !== undefined) return { space: 'hs', value: hs_color };
  if (rgb_color !== undefined) return { space: 'rgb', value: rgb_color };
  if (xy_color !== undefined) return { space: 'xy', value: xy_color };
  if (rgbw_color !== undefined) return { space: 'rgbw', value: rgbw_color };
  return rgbww_color === undefined ? undefined : { space: 'rgbww', value: rgbww_color };
}

/** The order in which Home Assistant looks for another space, by the space that was asked for. */
const alternatives = {
  hs: ['rgb', 'rgbw', 'rgbww', 'xy', 'color_temp'],
  rgb: ['rgbw', 'rgbww', 'hs', 'xy', 'color_temp'],
  xy: ['hs', 'rgb', 'rgbw', 'rgbww', 'color_temp'],
  rgbw: ['rgb', 'rgbww', 'hs', 'xy', 'color_temp'],
  rgbww: ['rgb', 'rgbw', 'hs', 'xy', 'color_temp'],
} as const;

function into(traits: LightTraits, colour: Colour): OnRequest {
  if (traits.modes.includes(colour.space)) return { [colour.space]: colour.value };
  const target = alternatives[colour.space].find((mode) => traits.modes.includes(mode));
  switch (target) {
    case 'rgb':
      return { rgb: rgbOf(traits, colour) };
    case 'rgbw':
      return { rgbw: rgbToRgbw(rgbOf(traits, colour)) };
    case 'rgbww':
      return { rgbww: rgbToRgbww(rgbOf(traits, colour), traits) };
    case 'hs':
      return { hs: colour.space === 'xy' ? xyToHs(colour.value) : rgbToHs(rgbOf(traits, colour)) };
    case 'xy':
      return { xy: xyOf(traits, colour) };
    case 'color_temp':
      return { kelvin: xyToKelvin(xyOf(traits, colour)) };
    default:
      return {};
  }
}

function rgbOf(traits: LightTraits, colour: Colour): Rgb {
  switch (colour.space) {
    case 'hs':
      return hsToRgb(colour.value);
    case 'xy':
      return xyToRgb(colour.value);
    case 'rgb':
      return colour.value;
    case 'rgbw':
      return rgbwToRgb(colour.value);
    case 'rgbww':
      return rgbwwToRgb(colour.value, traits);
  }
}

function xyOf(traits: LightTraits, colour: Colour): Pair {
  if (colour.space === 'xy') return colour.value;
  return colour.space === 'hs' ? hsToXy(colour.value) : rgbToXy(rgbOf(traits, colour));
}
