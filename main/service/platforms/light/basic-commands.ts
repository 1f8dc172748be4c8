/** Light, schema basic: what turning on and off publishes, in Home Assistant's order (ha-mqtt-discovery, section 9). */
import { floatRepr, pyFloat, roundHalfEven } from '../../python/numbers.ts';
import type { Template } from '../../templates/template.ts';
import type { CommandContext, Plan, Publish } from '../platform.ts';
import type { BasicConfig } from './basic.ts';
import { kelvinToMired, type Pair } from './colour.ts';
import { expectationOf, type LightState, type OnRequest, withFields } from './model.ts';

type Channels = 'rgb' | 'rgbw' | 'rgbww';

const channelNames: Readonly<Record<Channels, readonly string[]>> = {
  rgb: ['red', 'green', 'blue'],
  rgbw: ['red', 'green', 'blue', 'white'],
  rgbww: ['red', 'green', 'blue', 'cold_white', 'warm_white'],
};

/** Collects messages and optimistic changes in the order in which Home Assistant makes them. */
class Draft {
  readonly publishes: Publish[] = [];
  changes: Partial<LightState> = {};
  readonly #config: BasicConfig;
  readonly #context: CommandContext;

  constructor(config: BasicConfig, context: CommandContext) {
    this.#config = config;
    this.#context = context;
  }

  /** A missing topic means that this part has no command. */
  publish(
    topic: string | undefined,
    template: Template | undefined,
    value: unknown,
    variables?: Readonly<Record<string, unknown>>,
  ): void {
    if (topic === undefined) return;
    this.publishes.push({ topic, payload: this.#context.render(template, value, variables) });
  }

  /** Shows the fields at once when nothing will report them; a colour then also sets the mode. */
  assume(isOptimistic: boolean, fields: Partial<LightState>, mode?: LightState['mode']): void {
    if (!isOptimistic) return;
    const modeFields = mode !== undefined && reportsNoMode(this.#config) ? { mode } : {};
    this.changes = { ...this.changes, ...fields, ...modeFields };
  }

  plan(state: LightState): Pick<Plan<LightState>, 'publishes' | 'state'> {
    const next = withFields(state, this.changes);
    return next === state ? { publishes: this.publishes } : { publishes: this.publishes, state: next };
  }
}

function reportsNoMode(config: BasicConfig): boolean {
  return config.optimistic || config.color_mode_state_topic === undefined;
}

function isOptimistic(config: BasicConfig): boolean {
  return config.optimistic || config.state_topic === undefined;
}

/** The brightness is assumed where it has no state topic, and follows from the rgb state where it has no command. */
function assumesBrightness(config: BasicConfig): boolean {
  if (config.optimistic) return true;
  const reporting =
    config.brightness_command_topic === undefined ? config.rgb_state_topic : config.brightness_state_topic;
  return reporting === undefined;
}

export function turnBasicOn(
  config: BasicConfig,
  state: LightState,
  asked: OnRequest,
  context: CommandContext,
): Plan<LightState> {
  const draft = new Draft(config, context);
  const type = config.on_command_type;
  const needsBrightness = type === 'brightness' && asked.brightness === undefined && asked.white === undefined;
  const request = needsBrightness ? { ...asked, brightness: state.brightness || 255 } : asked;

  if (type === 'first') draft.publish(config.command_topic, undefined, config.payload_on);
  publishHs(draft, config, request.hs);
  for (const mode of ['rgb', 'rgbw', 'rgbww'] as const) publishChannels(draft, config, state, mode, request);
  publishXy(draft, config, request.xy);
  publishBrightness(draft, config, state, request);
  publishTemperature(draft, config, request.kelvin);
  publishEffect(draft, config, request.effect);
  publishWhite(draft, config, request.white);
  if (type === 'last') draft.publish(config.command_topic, undefined, config.payload_on);

  draft.assume(isOptimistic(config), { power: 'on' });
  if (isOptimistic(config)) return draft.plan(state);
  const reports = {
    brightness: config.brightness_state_topic !== undefined,
    temperature: config.color_temp_state_topic !== undefined,
    effect: config.effect_state_topic !== undefined && config.effect_list?.includes(request.effect ?? '') === true,
    inKelvin: config.color_temp_kelvin,
  };
  return { ...draft.plan(state), expect: expectationOf(request, reports) };
}

function publishHs(draft: Draft, config: BasicConfig, hs: Pair | undefined): void {
  if (hs === undefined) return;
  const variables = { hue: pyFloat(hs[0]), sat: pyFloat(hs[1]) };
  draft.publish(config.hs_command_topic, config.hs_command_template, pairText(hs), variables);
  draft.assume(config.optimistic || config.hs_state_topic === undefined, { hs }, 'hs');
}

function publishXy(draft: Draft, config: BasicConfig, xy: Pair | undefined): void {
  if (xy === undefined) return;
  const variables = { x: pyFloat(xy[0]), y: pyFloat(xy[1]) };
  draft.publish(config.xy_command_topic, config.xy_command_template, pairText(xy), variables);
  draft.assume(config.optimistic || config.xy_state_topic === undefined, { xy }, 'xy');
}

function pairText(pair: Pair): string {
  return `${floatRepr(pair[0])},${floatRepr(pair[1])}`;
}

function publishChannels(
  draft: Draft,
  config: BasicConfig,
  state: LightState,
  mode: Channels,
  request: OnRequest,
): void {
  const channels = request[mode];
  if (channels === undefined) return;
  // With a brightness topic the channels go out at full brightness.
  const level = config.brightness_command_topic === undefined ? request.brightness || state.brightness || 255 : 255;
  sendChannels(draft, config, mode, channels, level);
  const assumed = config.optimistic || config[`${mode}_state_topic`] === undefined;
  draft.assume(assumed, { [mode]: channels }, mode);
}

function sendChannels(
  draft: Draft,
  config: BasicConfig,
  mode: Channels,
  channels: readonly number[],
  level: number,
): void {
  const scaled = channels.map((channel) => Math.trunc((channel * level) / 255));
  const variables = Object.fromEntries(channelNames[mode].map((name, index) => [name, scaled[index]]));
  draft.publish(config[`${mode}_command_topic`], config[`${mode}_command_template`], scaled.join(','), variables);
}

function publishBrightness(draft: Draft, config: BasicConfig, state: LightState, request: OnRequest): void {
  const { brightness } = request;
  if (brightness === undefined) return;
  if (config.brightness_command_topic !== undefined) {
    const value = Math.max(1, toDevice(brightness, config.brightness_scale));
    draft.publish(config.brightness_command_topic, config.brightness_command_template, value);
  } else {
    // Without a topic of its own the brightness goes out as the current colour, white if there is none.
    const modes: readonly Channels[] = ['rgb', 'rgbw', 'rgbww'];
    const mode = modes.find((each) => request[each] === undefined && config[`${each}_command_topic`] !== undefined);
    if (mode === undefined) return;
    sendChannels(draft, config, mode, state[mode] ?? channelNames[mode].map(() => 255), brightness);
  }
  draft.assume(assumesBrightness(config), { brightness });
}

/** 0-255 in a device's scale. */
function toDevice(value: number, scale: number): number {
  return Math.min(scale, roundHalfEven((value / 255) * scale));
}

function publishTemperature(draft: Draft, config: BasicConfig, kelvin: number | undefined): void {
  if (kelvin === undefined) return;
  const value = config.color_temp_kelvin ? kelvin : kelvinToMired(kelvin);
  draft.publish(config.color_temp_command_topic, config.color_temp_command_template, value);
  draft.assume(config.optimistic || config.color_temp_state_topic === undefined, { kelvin }, 'color_temp');
}

function publishEffect(draft: Draft, config: BasicConfig, effect: string | undefined): void {
  if (effect === undefined || !config.effect_list?.includes(effect)) return;
  draft.publish(config.effect_command_topic, config.effect_command_template, effect);
  draft.assume(config.optimistic || config.effect_state_topic === undefined, { effect });
}

function publishWhite(draft: Draft, config: BasicConfig, white: number | undefined): void {
  if (white === undefined) return;
  draft.publish(config.white_command_topic, undefined, toDevice(white, config.white_scale));
  draft.assume(assumesBrightness(config), { brightness: white }, 'white');
}

export function turnBasicOff(config: BasicConfig, state: LightState, context: CommandContext): Plan<LightState> {
  const publishes = [{ topic: config.command_topic, payload: context.render(undefined, config.payload_off) }];
  return isOptimistic(config)
    ? { publishes, state: withFields(state, { power: 'off' }) }
    : { publishes, expect: { state: 'off' } };
}
