/** Light, schema json (ha-mqtt-discovery, section 9): one JSON object each way. */
import { z } from 'zod';
import { isRecord, parsePlainJson } from '../../python/json.ts';
import { parseFloatText, roundHalfEven } from '../../python/numbers.ts';
import type { Plan, ReadContext, Reader } from '../platform.ts';
import {
  flag,
  integer,
  listOf,
  oneOf,
  positiveInteger,
  publishTopic,
  subscribeTopic,
  template,
  text,
} from '../shared/fields.ts';
import { intOf } from '../shared/values.ts';
import { kelvinToMired, miredToKelvin } from './colour.ts';
import {
  type ColourMode,
  colourModes,
  expectationOf,
  hasBrightness,
  invalidModes,
  kelvinRange,
  type LightState,
  type LightTraits,
  type OffRequest,
  type OnRequest,
  withFields,
} from './model.ts';

const scale = () =>
  integer()
    .refine((value) => value >= 1, 'must be 1 or more')
    .default(255);

const fields = z
  .object({
    schema: z.literal('json'),
    command_topic: publishTopic(),
    state_topic: subscribeTopic().optional(),
    brightness: flag().default(false),
    brightness_scale: scale(),
    supported_color_modes: listOf(oneOf(colourModes)).optional(),
    color_temp_kelvin: flag().default(false),
    min_mireds: positiveInteger().optional(),
    max_mireds: positiveInteger().optional(),
    min_kelvin: positiveInteger().optional(),
    max_kelvin: positiveInteger().optional(),
    effect: flag().default(false),
    effect_list: listOf(text()).optional(),
    flash: flag().default(true),
    flash_time_short: positiveInteger().default(2),
    flash_time_long: positiveInteger().default(10),
    transition: flag().default(true),
    white_scale: scale(),
    optimistic: flag().default(false),
    /** Ours, for native dialects: makes a state of this schema of what the device says. */
    reshaped_by: template().optional(),
  })
  .superRefine((config, context) => {
    const problem = config.supported_color_modes && invalidModes(config.supported_color_modes);
    if (problem) context.addIssue({ code: 'custom', path: ['supported_color_modes'], message: problem });
  });

type Fields = z.infer<typeof fields>;

function traitsOf(config: Fields): LightTraits {
  const fallback: readonly ColourMode[] = config.brightness ? ['brightness'] : ['onoff'];
  return {
    ...kelvinRange(config),
    modes: config.supported_color_modes?.toSorted() ?? fallback,
    effect: config.effect,
    effects: config.effect_list,
    flash: config.flash,
    transition: config.transition,
  };
}

export const jsonSchema = fields.transform((config) => ({ ...config, traits: traitsOf(config) }));

export type JsonConfig = z.infer<typeof jsonSchema>;

export function initialJson(config: JsonConfig): LightState {
  const { modes } = config.traits;
  return { power: 'unknown', mode: modes.length === 1 ? modes[0] : 'unknown' };
}

/** `int(x)` of a JSON value. */
function toInt(value: unknown): number | undefined {
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' ? intOf(value) : undefined;
}

/** `float(x)` of a JSON value. */
function toFloat(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' ? parseFloatText(value) : undefined;
}

/** The named parts of `color`, or undefined when one is missing or not a number. */
function partsOf(
  values: Readonly<Record<string, unknown>>,
  names: string,
  convert: (value: unknown) => number | undefined,
): readonly number[] | undefined {
  const { color } = values;
  if (!isRecord(color)) return undefined;
  const parts: number[] = [];
  for (const name of names) {
    const part = Object.hasOwn(color, name) ? convert(color[name]) : undefined;
    if (part === undefined || !Number.isFinite(part)) return undefined;
    parts.push(part);
  }
  return parts;
}

/** `color_mode` decides which colour is read; what is not supported or broken changes nothing. */
function colourFields(config: JsonConfig, values: Readonly<Record<string, unknown>>): Partial<LightState> | undefined {
  const mode = config.traits.modes.find((each) => each === values.color_mode);
  switch (mode) {
    case 'color_temp': {
      const value = values.color_temp;
      if (typeof value !== 'number' || value === 0) return undefined;
      return { mode, kelvin: config.color_temp_kelvin ? value : miredToKelvin(value) };
    }
    case 'hs': {
      const [hue, saturation] = partsOf(values, 'hs', toFloat) ?? [];
      return hue === undefined || saturation === undefined ? undefined : { mode, hs: [hue, saturation] };
    }
    case 'xy': {
      const [x, y] = partsOf(values, 'xy', toFloat) ?? [];
      return x === undefined || y === undefined ? undefined : { mode, xy: [x, y] };
    }
    case 'rgb': {
      const [r = 0, g = 0, b] = partsOf(values, 'rgb', toInt) ?? [];
      return b === undefined ? undefined : { mode, rgb: [r, g, b] };
    }
    case 'rgbw': {
      const [r = 0, g = 0, b = 0, w] = partsOf(values, 'rgbw', toInt) ?? [];
      return w === undefined ? undefined : { mode, rgbw: [r, g, b, w] };
    }
    case 'rgbww': {
      const [r = 0, g = 0, b = 0, c = 0, w] = partsOf(values, 'rgbcw', toInt) ?? [];
      return w === undefined ? undefined : { mode, rgbww: [r, g, b, c, w] };
    }
    case 'white':
      return { mode };
    default:
      return undefined;
  }
}

function reduceState(config: JsonConfig, state: LightState, payload: string, context: ReadContext): LightState {
  const values = parsePlainJson(payload);
  // Without the key `state` the whole message has no effect.
  if (!isRecord(values) || values.state === undefined) {
    context.emit({ kind: 'note', reason: 'payload is not a JSON object with a state' });
    return state;
  }
  const power =
    values.state === 'ON' ? 'on' : values.state === 'OFF' ? 'off' : values.state === null ? 'unknown' : state.power;
  const colour = values.color_mode === undefined ? undefined : colourFields(config, values);
  const { brightness, effect } = values;
  const isBrightness = typeof brightness === 'number' && brightness !== 0 && hasBrightness(config.traits.modes);
  return withFields(state, {
    power,
    ...colour,
    ...(isBrightness && { brightness: fromDevice(brightness, config.brightness_scale) }),
    ...(effect !== undefined && { effect: typeof effect === 'string' ? effect : undefined }),
  });
}

/** A device's brightness as 1-255. */
function fromDevice(value: number, deviceScale: number): number {
  return Math.min(255, Math.max(1, roundHalfEven((value * 255) / deviceScale)));
}

export function jsonReaders(config: JsonConfig): ReadonlyArray<Reader<JsonConfig, LightState>> {
  if (config.state_topic === undefined) return [];
  return [{ topic: config.state_topic, template: config.reshaped_by, onJinjaError: 'ignore', reduce: reduceState }];
}

function flashAndTransition(config: JsonConfig, request: OffRequest): Readonly<Record<string, unknown>> {
  const { transition, flash } = request;
  return {
    ...(transition !== undefined && { transition }),
    ...(flash !== undefined && { flash: flash === 'long' ? config.flash_time_long : config.flash_time_short }),
  };
}

const channelNames = { rgb: ['r', 'g', 'b'], rgbw: ['r', 'g', 'b', 'w'], rgbww: ['r', 'g', 'b', 'c', 'w'] } as const;

/** The `color` of the message, and what an optimistic light then shows. */
function colourOf(
  request: OnRequest,
  level: number,
): [message: Record<string, number>, shown: Partial<LightState>] | undefined {
  const { hs, xy } = request;
  if (hs !== undefined)
    return [
      { h: hs[0], s: hs[1] },
      { mode: 'hs', hs },
    ];
  if (xy !== undefined)
    return [
      { x: xy[0], y: xy[1] },
      { mode: 'xy', xy },
    ];
  for (const mode of ['rgb', 'rgbw', 'rgbww'] as const) {
    const channels = request[mode];
    if (channels === undefined) continue;
    const scaled = channels.map((channel) => roundHalfEven((channel / 255) * level));
    const message = Object.fromEntries(channelNames[mode].map((name, index) => [name, scaled[index] ?? 0]));
    return [message, { mode, [mode]: scaled }];
  }
  return undefined;
}

export function turnJsonOn(config: JsonConfig, state: LightState, request: OnRequest): Plan<LightState> {
  const { kelvin, effect, white } = request;
  const isRgb = (request.rgb ?? request.rgbw ?? request.rgbww) !== undefined;
  // Without a brightness of its own the light gets it through its channels.
  const inChannels = isRgb && !config.brightness;
  const colour = colourOf(request, inChannels ? (request.brightness ?? 255) : 255);
  const brightness = inChannels ? undefined : request.brightness;
  const message = {
    state: 'ON',
    ...(colour && { color: colour[0] }),
    ...flashAndTransition(config, request),
    ...(brightness !== undefined && { brightness: toDevice(brightness, config.brightness_scale) }),
    ...(kelvin !== undefined && { color_temp: config.color_temp_kelvin ? kelvin : kelvinToMired(kelvin) }),
    ...(effect !== undefined && { effect }),
    ...(white !== undefined && { white: toDevice(white, config.white_scale) }),
  };
  const publishes = [{ topic: config.command_topic, payload: JSON.stringify(message) }];
  if (!isOptimistic(config)) {
    // Many lights take effects and never report one: then a state that comes after the command has to do.
    const reports = {
      brightness: true,
      temperature: true,
      effect: state.effect !== undefined,
      inKelvin: config.color_temp_kelvin,
    };
    return { publishes, expect: expectationOf({ ...request, brightness }, reports) };
  }
  const next = withFields(state, {
    power: 'on',
    ...colour?.[1],
    ...(brightness !== undefined && { brightness }),
    ...(kelvin !== undefined && { mode: 'color_temp', kelvin, hs: undefined }),
    ...(effect !== undefined && { effect }),
    ...(white !== undefined && { mode: 'white', brightness: white }),
  });
  return { publishes, state: next };
}

/** 1-255 in a device's scale, never rounded down to 0. */
function toDevice(value: number, deviceScale: number): number {
  return Math.max(1, Math.min(deviceScale, roundHalfEven((value * deviceScale) / 255)));
}

function isOptimistic(config: JsonConfig): boolean {
  return config.optimistic || config.state_topic === undefined;
}

export function turnJsonOff(config: JsonConfig, state: LightState, request: OffRequest): Plan<LightState> {
  const message = { state: 'OFF', ...flashAndTransition(config, request) };
  const publishes = [{ topic: config.command_topic, payload: JSON.stringify(message) }];
  return isOptimistic(config)
    ? { publishes, state: withFields(state, { power: 'off' }) }
    : { publishes, expect: { state: 'off' } };
}
