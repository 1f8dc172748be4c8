/** Light, schema basic (ha-mqtt-discovery, section 9): its config, and what its topics say. Commands: basic-commands.ts. */
import { z } from 'zod';
import { parseFloatText, roundHalfEven } from '../../python/numbers.ts';
import type { Template } from '../../templates/template.ts';
import type { Reader } from '../platform.ts';
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
import { intOf, type OnOff } from '../shared/values.ts';
import { miredToKelvin, rgbwToRgb, rgbwwToRgb } from './colour.ts';
import {
  type ColourMode,
  colourModes,
  invalidModes,
  kelvinRange,
  type LightState,
  type LightTraits,
  withFields,
} from './model.ts';

const scale = () =>
  integer()
    .refine((value) => value >= 1, 'must be 1 or more')
    .default(255);
const command = () => publishTopic().optional();
const state = () => subscribeTopic().optional();
const optionalTemplate = () => template().optional();

const fields = z
  .object({
    schema: z.literal('basic'),
    command_topic: publishTopic(),
    state_topic: state(),
    state_value_template: optionalTemplate(),
    payload_on: text().default('ON'),
    payload_off: text().default('OFF'),
    on_command_type: oneOf(['last', 'first', 'brightness']).default('last'),
    optimistic: flag().default(false),

    brightness_command_topic: command(),
    brightness_command_template: optionalTemplate(),
    brightness_state_topic: state(),
    brightness_value_template: optionalTemplate(),
    brightness_scale: scale(),

    color_mode_state_topic: state(),
    color_mode_value_template: optionalTemplate(),

    color_temp_command_topic: command(),
    color_temp_command_template: optionalTemplate(),
    color_temp_state_topic: state(),
    color_temp_value_template: optionalTemplate(),
    color_temp_kelvin: flag().default(false),
    min_mireds: positiveInteger().optional(),
    max_mireds: positiveInteger().optional(),
    min_kelvin: positiveInteger().optional(),
    max_kelvin: positiveInteger().optional(),

    effect_command_topic: command(),
    effect_command_template: optionalTemplate(),
    effect_state_topic: state(),
    effect_value_template: optionalTemplate(),
    effect_list: listOf(text()).optional(),

    hs_command_topic: command(),
    hs_command_template: optionalTemplate(),
    hs_state_topic: state(),
    hs_value_template: optionalTemplate(),

    rgb_command_topic: command(),
    rgb_command_template: optionalTemplate(),
    rgb_state_topic: state(),
    rgb_value_template: optionalTemplate(),

    rgbw_command_topic: command(),
    rgbw_command_template: optionalTemplate(),
    rgbw_state_topic: state(),
    rgbw_value_template: optionalTemplate(),

    rgbww_command_topic: command(),
    rgbww_command_template: optionalTemplate(),
    rgbww_state_topic: state(),
    rgbww_value_template: optionalTemplate(),

    xy_command_topic: command(),
    xy_command_template: optionalTemplate(),
    xy_state_topic: state(),
    xy_value_template: optionalTemplate(),

    white_command_topic: command(),
    white_scale: scale(),
  })
  .superRefine((config, context) => {
    const problem = invalidModes(modesOf(config));
    if (problem) context.addIssue({ code: 'custom', path: ['white_command_topic'], message: problem });
  });

type Fields = z.infer<typeof fields>;

/** One mode for each command topic; without any, the light is dimmable or just on and off. */
function modesOf(config: Omit<Fields, 'schema'>): readonly ColourMode[] {
  const modes = (['color_temp', 'hs', 'rgb', 'rgbw', 'rgbww', 'white', 'xy'] as const).filter(
    (mode) => config[`${mode}_command_topic`] !== undefined,
  );
  if (modes.length > 0) return modes;
  return config.brightness_command_topic === undefined ? ['onoff'] : ['brightness'];
}

function traitsOf(config: Fields): LightTraits {
  return {
    ...kelvinRange(config),
    modes: modesOf(config),
    effect: config.effect_command_topic !== undefined,
    effects: config.effect_list,
    flash: false,
    transition: false,
  };
}

export const basicSchema = fields.transform((config) => ({ ...config, traits: traitsOf(config) }));

export type BasicConfig = z.infer<typeof basicSchema>;

export function initialBasic(config: BasicConfig): LightState {
  const { modes } = config.traits;
  return { power: 'unknown', mode: modes.length === 1 ? modes[0] : 'unknown' };
}

type Reduce = Reader<BasicConfig, LightState>['reduce'];

const reducePower: Reduce = (config, state, payload) => {
  const power: OnOff | undefined =
    payload === '' // an empty payload_off would match it
      ? undefined
      : payload === config.payload_on
        ? 'on'
        : payload === config.payload_off
          ? 'off'
          : payload === 'None'
            ? 'unknown'
            : undefined;
  return power === undefined ? state : withFields(state, { power });
};

const reduceBrightness: Reduce = (config, state, payload) => {
  const value = parseFloatText(payload);
  if (value === undefined || !Number.isFinite(value) || value === 0) return state;
  return withFields(state, { brightness: Math.min(255, roundHalfEven((value / config.brightness_scale) * 255)) });
};

/** A colour message sets the mode, unless the mode has a topic of its own. */
function colourMode(config: BasicConfig, mode: ColourMode): Partial<LightState> {
  return config.optimistic || config.color_mode_state_topic === undefined ? { mode } : {};
}

function numbersIn(payload: string, count: number, parse: (part: string) => number | undefined): number[] | undefined {
  const numbers: number[] = [];
  // One more than there may be shows that there are too many.
  for (const part of payload.split(',', count + 1)) {
    const value = parse(part);
    if (value === undefined || !Number.isFinite(value)) return undefined;
    numbers.push(value);
  }
  return numbers.length === count ? numbers : undefined;
}

const reduceTemperature: Reduce = (config, state, payload) => {
  const value = intOf(payload);
  if (value === undefined || value === 0) return state;
  const kelvin = config.color_temp_kelvin ? value : miredToKelvin(value);
  return withFields(state, { ...colourMode(config, 'color_temp'), kelvin });
};

const reduceHs: Reduce = (config, state, payload) => {
  const [hue, saturation] = numbersIn(payload, 2, parseFloatText) ?? [];
  if (hue === undefined || saturation === undefined) return state;
  return withFields(state, { ...colourMode(config, 'hs'), hs: [hue, saturation] });
};

const reduceXy: Reduce = (config, state, payload) => {
  const [x, y] = numbersIn(payload, 2, parseFloatText) ?? [];
  if (x === undefined || y === undefined) return state;
  return withFields(state, { ...colourMode(config, 'xy'), xy: [x, y] });
};

/**
 * Without a topic for the brightness the largest channel is the brightness, and the colour is brought to full
 * brightness; black then says nothing but the mode. `fields` builds the state of the channels.
 */
function reduceChannels(
  config: BasicConfig,
  state: LightState,
  mode: 'rgb' | 'rgbw' | 'rgbww',
  channels: readonly number[] | undefined,
  asRgb: readonly number[],
): LightState {
  if (channels === undefined) return state;
  const common = colourMode(config, mode);
  if (config.brightness_state_topic !== undefined) return withFields(state, { ...common, [mode]: channels });
  const brightness = Math.max(...asRgb);
  if (brightness === 0) return withFields(state, common);
  const full = channels.map((channel) => Math.min(255, roundHalfEven((channel / brightness) * 255)));
  return withFields(state, { ...common, brightness, [mode]: full });
}

const reduceRgb: Reduce = (config, state, payload) => {
  const channels = numbersIn(payload, 3, intOf);
  return reduceChannels(config, state, 'rgb', channels, channels ?? []);
};

const reduceRgbw: Reduce = (config, state, payload) => {
  const channels = numbersIn(payload, 4, intOf);
  const [r = 0, g = 0, b = 0, w = 0] = channels ?? [];
  return reduceChannels(config, state, 'rgbw', channels, rgbwToRgb([r, g, b, w]));
};

const reduceRgbww: Reduce = (config, state, payload) => {
  const channels = numbersIn(payload, 5, intOf);
  const [r = 0, g = 0, b = 0, c = 0, w = 0] = channels ?? [];
  return reduceChannels(config, state, 'rgbww', channels, rgbwwToRgb([r, g, b, c, w], config.traits));
};

const reduceMode: Reduce = (_config, state, payload) => {
  const mode = payload === 'unknown' ? payload : colourModes.find((each) => each === payload);
  return mode === undefined ? state : withFields(state, { mode });
};

const reduceEffect: Reduce = (_config, state, payload) =>
  payload === '' ? state : withFields(state, { effect: payload });

export function basicReaders(config: BasicConfig): ReadonlyArray<Reader<BasicConfig, LightState>> {
  const readers: Reader<BasicConfig, LightState>[] = [];
  const add = (topic: string | undefined, valueTemplate: Template | undefined, reduce: Reduce) => {
    if (topic === undefined) return;
    const onJinjaError = reduce === reducePower ? 'raw' : 'ignore';
    readers.push({ topic, onJinjaError, reduce, ...(valueTemplate && { template: valueTemplate }) });
  };
  add(config.state_topic, config.state_value_template, reducePower);
  add(config.brightness_state_topic, config.brightness_value_template, reduceBrightness);
  add(config.rgb_state_topic, config.rgb_value_template, reduceRgb);
  add(config.rgbw_state_topic, config.rgbw_value_template, reduceRgbw);
  add(config.rgbww_state_topic, config.rgbww_value_template, reduceRgbww);
  add(config.color_mode_state_topic, config.color_mode_value_template, reduceMode);
  add(config.color_temp_state_topic, config.color_temp_value_template, reduceTemperature);
  add(config.effect_state_topic, config.effect_value_template, reduceEffect);
  add(config.hs_state_topic, config.hs_value_template, reduceHs);
  add(config.xy_state_topic, config.xy_value_template, reduceXy);
  return readers;
}
