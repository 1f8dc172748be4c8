/** Fan (ha-mqtt-discovery, section 9, "fan"): on/off, percentage in a device range, presets, oscillation, direction. */
import { z } from 'zod';
import { assertNever, err, ok, type Result } from '../errors.ts';
import {
  flag,
  integer,
  listOf,
  oneOf,
  parseConfig,
  parseParams,
  positiveInteger,
  publishTopic,
  subscribeTopic,
  template,
  text,
} from './fields.ts';
import type { CommandContext, Params, Plan, Platform, RawConfig, Reader, View } from './platform.ts';
import { clampPercent, type PercentRange, percentOfValue, valueOfPercent } from './ranges.ts';
import { planOf, type Step, withTraits } from './steps.ts';
import { intOf } from './values.ts';

const schema = z
  .object({
    command_topic: publishTopic(),
    command_template: template().optional(),
    state_topic: subscribeTopic().optional(),
    state_value_template: template().optional(),
    payload_on: text().default('ON'),
    payload_off: text().default('OFF'),
    percentage_command_topic: publishTopic().optional(),
    percentage_command_template: template().optional(),
    percentage_state_topic: subscribeTopic().optional(),
    percentage_value_template: template().optional(),
    speed_range_min: positiveInteger().default(1),
    speed_range_max: positiveInteger().default(100),
    payload_reset_percentage: text().default('None'),
    preset_mode_command_topic: publishTopic().optional(),
    preset_mode_command_template: template().optional(),
    preset_mode_state_topic: subscribeTopic().optional(),
    preset_mode_value_template: template().optional(),
    preset_modes: listOf(text()).readonly().optional(),
    payload_reset_preset_mode: text().default('None'),
    oscillation_command_topic: publishTopic().optional(),
    oscillation_command_template: template().optional(),
    oscillation_state_topic: subscribeTopic().optional(),
    oscillation_value_template: template().optional(),
    payload_oscillation_on: text().default('oscillate_on'),
    payload_oscillation_off: text().default('oscillate_off'),
    direction_command_topic: publishTopic().optional(),
    direction_command_template: template().optional(),
    direction_state_topic: subscribeTopic().optional(),
    direction_value_template: template().optional(),
    optimistic: flag().default(false),
  })
  .refine((config) => config.speed_range_min > 0, { path: ['speed_range_min'], message: 'must be greater than 0' })
  .refine((config) => config.speed_range_min < config.speed_range_max, {
    path: ['speed_range_max'],
    message: 'must be greater than speed_range_min',
  })
  .refine((config) => (config.preset_modes === undefined) === (config.preset_mode_command_topic === undefined), {
    path: ['preset_modes'],
    message: 'preset_modes and preset_mode_command_topic go together',
  })
  .refine((config) => config.preset_modes?.includes(config.payload_reset_preset_mode) !== true, {
    path: ['preset_modes'],
    message: 'must not contain payload_reset_preset_mode',
  });

type Config = z.infer<typeof schema>;

interface State {
  readonly on: boolean | null;
  readonly percentage: number | null;
  readonly presetMode: string | null;
  readonly oscillating: boolean | null;
  readonly direction: string | null;
}

function initial(config: Config): State {
  return {
    on: null,
    percentage: null,
    presetMode: null,
    oscillating: config.oscillation_state_topic === undefined ? null : false,
    direction: null,
  };
}

/** The value below the lowest speed is off. */
function speedRange(config: Config): PercentRange {
  return { zero: config.speed_range_min - 1, full: config.speed_range_max };
}

function speedCount(config: Config): number {
  if (config.percentage_command_topic === undefined) return 100;
  return Math.min(config.speed_range_max - config.speed_range_min + 1, 100);
}

function reduceOn(config: Config, state: State, payload: string): State {
  if (payload === '') return state;
  if (payload === config.payload_on) return withTraits(state, { on: true });
  if (payload === config.payload_off) return withTraits(state, { on: false });
  return payload === 'None' ? withTraits(state, { on: null }) : state;
}

function reducePercentage(config: Config, state: State, payload: string): State {
  if (payload === '') return state;
  if (payload === config.payload_reset_percentage) return withTraits(state, { percentage: null });
  const value = intOf(payload);
  const percentage = value === undefined ? undefined : percentOfValue(speedRange(config), value);
  if (percentage === undefined || percentage < 0 || percentage > 100) return state;
  return withTraits(state, { percentage });
}

function reducePreset(config: Config, state: State, payload: string): State {
  if (payload === config.payload_reset_preset_mode) return withTraits(state, { presetMode: null });
  return payload !== '' && config.preset_modes?.includes(payload) === true
    ? withTraits(state, { presetMode: payload })
    : state;
}

function reduceOscillation(config: Config, state: State, payload: string): State {
  if (payload === '') return state;
  if (payload === config.payload_oscillation_on) return withTraits(state, { oscillating: true });
  return payload === config.payload_oscillation_off ? withTraits(state, { oscillating: false }) : state;
}

function reduceDirection(_config: Config, state: State, payload: string): State {
  return payload === '' ? state : withTraits(state, { direction: payload });
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  const list: Reader<Config, State>[] = [];
  const add = (topic: string | undefined, valueTemplate: Config['state_value_template'], reduce: typeof reduceOn) => {
    if (topic !== undefined) list.push({ topic, template: valueTemplate, onJinjaError: 'raw', reduce });
  };
  add(config.state_topic, config.state_value_template, reduceOn);
  add(config.percentage_state_topic, config.percentage_value_template, reducePercentage);
  add(config.preset_mode_state_topic, config.preset_mode_value_template, reducePreset);
  add(config.oscillation_state_topic, config.oscillation_value_template, reduceOscillation);
  add(config.direction_state_topic, config.direction_value_template, reduceDirection);
  return list;
}

function view(config: Config, state: State): View {
  const attributes: Record<string, unknown> = {};
  if (config.direction_command_topic !== undefined) attributes.direction = state.direction;
  if (config.oscillation_command_topic !== undefined) attributes.oscillating = state.oscillating;
  if (config.percentage_command_topic !== undefined) {
    attributes.percentage = state.percentage;
  }
  if (config.percentage_command_topic !== undefined || config.preset_modes !== undefined) {
    attributes.preset_mode = state.presetMode;
  }
  return { state: state.on === null ? 'unknown' : state.on ? 'on' : 'off', attributes };
}

function powerStep(config: Config, on: boolean, context: CommandContext): Step<State> {
  const payload = on ? config.payload_on : config.payload_off;
  return {
    publish: { topic: config.command_topic, payload: context.render(config.command_template, payload) },
    optimistic: config.optimistic || config.state_topic === undefined,
    change: { on },
    expect: { state: on ? 'on' : 'off' },
  };
}

type Trait = 'percentage' | 'preset_mode' | 'oscillation' | 'direction';

/** The step of a trait whose keys all begin alike; undefined without a command topic. */
function traitStep(
  config: Config,
  trait: Trait,
  value: string | number,
  context: CommandContext,
  change: Partial<State>,
  attributes: Readonly<Record<string, unknown>>,
): Step<State> | undefined {
  const topic = config[`${trait}_command_topic`];
  if (topic === undefined) return undefined;
  return {
    publish: { topic, payload: context.render(config[`${trait}_command_template`], value) },
    optimistic: config.optimistic || config[`${trait}_state_topic`] === undefined,
    change,
    expect: { attributes },
  };
}

function percentageStep(config: Config, percentage: number, context: CommandContext): Step<State> | undefined {
  const value = Math.ceil(valueOfPercent(speedRange(config), percentage));
  // The device can only answer with a speed that it has.
  const reported = percentOfValue(speedRange(config), value);
  return traitStep(config, 'percentage', value, context, { percentage }, { percentage: reported });
}

function presetStep(config: Config, preset: string, context: CommandContext): Step<State> | undefined {
  return traitStep(config, 'preset_mode', preset, context, { presetMode: preset }, { preset_mode: preset });
}

const percent = () => integer().refine((value) => value >= 0 && value <= 100, 'must be 0 to 100');
const turnOnParams = z.strictObject({ percentage: percent().optional(), preset_mode: text().optional() });
const percentageParams = z.strictObject({ percentage: percent() });
const stepParams = z.strictObject({ percentage_step: percent().optional() });
const presetParams = z.strictObject({ preset_mode: text() });
const oscillateParams = z.strictObject({ oscillating: flag() });
const directionParams = z.strictObject({ direction: oneOf(['forward', 'reverse']) });

/** One speed up or down, or by a percentage. */
function adjusted(config: Config, state: State, direction: 1 | -1, step: number | undefined): number {
  const current = state.percentage ?? 0;
  if (step !== undefined) return clampPercent(current + step * direction);
  const speeds = { zero: 0, full: speedCount(config) };
  const index = Math.ceil(valueOfPercent(speeds, current));
  return clampPercent(percentOfValue(speeds, index + direction) ?? 0);
}

type Steps = Result<ReadonlyArray<Step<State> | undefined>>;

/** The steps of a supported action. */
function stepsOf(config: Config, state: State, action: Action, params: Params, context: CommandContext): Steps {
  const hasPreset = (preset: string) => config.preset_modes?.includes(preset) === true;
  const unlisted = err('command.invalid', 'preset_mode: is not among preset_modes');
  switch (action) {
    case 'turn_on': {
      const parsed = parseParams(turnOnParams, params);
      if (!parsed.ok) return parsed;
      const { percentage, preset_mode: preset } = parsed.value;
      if (preset !== undefined && !hasPreset(preset)) return unlisted;
      return ok([
        powerStep(config, true, context),
        // 0 is no speed to turn on with.
        percentage ? percentageStep(config, percentage, context) : undefined,
        preset ? presetStep(config, preset, context) : undefined,
      ]);
    }
    case 'turn_off':
      return ok([powerStep(config, false, context)]);
    case 'toggle':
      return ok([powerStep(config, state.on !== true, context)]);
    case 'set_percentage': {
      const parsed = parseParams(percentageParams, params);
      return parsed.ok ? ok([percentageStep(config, parsed.value.percentage, context)]) : parsed;
    }
    case 'increase_speed':
    case 'decrease_speed': {
      const parsed = parseParams(stepParams, params);
      if (!parsed.ok) return parsed;
      const direction = action === 'increase_speed' ? 1 : -1;
      return ok([percentageStep(config, adjusted(config, state, direction, parsed.value.percentage_step), context)]);
    }
    case 'set_preset_mode': {
      const parsed = parseParams(presetParams, params);
      if (!parsed.ok) return parsed;
      const preset = parsed.value.preset_mode;
      return hasPreset(preset) ? ok([presetStep(config, preset, context)]) : unlisted;
    }
    case 'oscillate': {
      const parsed = parseParams(oscillateParams, params);
      if (!parsed.ok) return parsed;
      const { oscillating } = parsed.value;
      const payload = oscillating ? config.payload_oscillation_on : config.payload_oscillation_off;
      return ok([traitStep(config, 'oscillation', payload, context, { oscillating }, { oscillating })]);
    }
    case 'set_direction': {
      const parsed = parseParams(directionParams, params);
      if (!parsed.ok) return parsed;
      const { direction } = parsed.value;
      return ok([traitStep(config, 'direction', direction, context, { direction }, { direction })]);
    }
    default:
      return assertNever(action);
  }
}

const actionsByTrait = {
  percentage: ['set_percentage', 'increase_speed', 'decrease_speed'],
  preset_mode: ['set_preset_mode'],
  oscillation: ['oscillate'],
  direction: ['set_direction'],
} as const;

type Action = 'turn_on' | 'turn_off' | 'toggle' | (typeof actionsByTrait)[Trait][number];

const traits: readonly Trait[] = ['percentage', 'preset_mode', 'oscillation', 'direction'];

function actionsOf(config: Config): readonly Action[] {
  const offered = traits.filter((trait) => config[`${trait}_command_topic`] !== undefined);
  return ['turn_on', 'turn_off', 'toggle', ...offered.flatMap((trait) => actionsByTrait[trait])];
}

function encode(
  config: Config,
  state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  const known = actionsOf(config).find((each) => each === action);
  if (known === undefined) return err('command.unsupported', action);
  const steps = stepsOf(config, state, known, params, context);
  return steps.ok ? ok(planOf(state, steps.value)) : steps;
}

export const fanPlatform: Platform<Config, State> = {
  name: 'fan',
  defaultName: 'MQTT Fan',
  ownAttributes: ['direction', 'oscillating', 'percentage', 'percentage_step', 'preset_mode', 'preset_modes'],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial,
  readers,
  view,
  describe: (config) => ({
    attributes: {
      ...(config.percentage_command_topic !== undefined && { percentage_step: 100 / speedCount(config) }),
      ...((config.percentage_command_topic !== undefined || config.preset_modes !== undefined) && {
        preset_modes: config.preset_modes ?? [],
      }),
    },
    actions: actionsOf(config),
    facts: { traits: traits.filter((trait) => config[`${trait}_command_topic`] !== undefined) },
  }),
  encode,
};
