/** Humidifier and dehumidifier (ha-mqtt-discovery, section 9, "humidifier"). */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { roundHalfEven } from '../python/numbers.ts';
import type { Template } from '../templates/template.ts';
import type { CommandContext, Params, Plan, Platform, RawConfig, Reader, View } from './platform.ts';
import {
  flag,
  integer,
  listOf,
  number,
  parseConfig,
  parseParams,
  publishTopic,
  subscribeTopic,
  template,
  text,
} from './shared/fields.ts';
import { finiteOf } from './shared/ranges.ts';
import { planOf, type Step, withTraits } from './shared/steps.ts';

const deviceClasses = ['humidifier', 'dehumidifier', null] as const;

const schema = z
  .object({
    command_topic: publishTopic(),
    command_template: template().optional(),
    state_topic: subscribeTopic().optional(),
    state_value_template: template().optional(),
    payload_on: text().default('ON'),
    payload_off: text().default('OFF'),
    target_humidity_command_topic: publishTopic(),
    target_humidity_command_template: template().optional(),
    target_humidity_state_topic: subscribeTopic().optional(),
    target_humidity_state_template: template().optional(),
    min_humidity: number().default(0),
    max_humidity: number().default(100),
    payload_reset_humidity: text().default('None'),
    mode_command_topic: publishTopic().optional(),
    mode_command_template: template().optional(),
    mode_state_topic: subscribeTopic().optional(),
    mode_state_template: template().optional(),
    modes: listOf(text()).readonly().optional(),
    payload_reset_mode: text().default('None'),
    action_topic: subscribeTopic().optional(),
    action_template: template().optional(),
    current_humidity_topic: subscribeTopic().optional(),
    current_humidity_template: template().optional(),
    // Unlike other device classes this one is matched with its case.
    device_class: z.literal(deviceClasses).default('humidifier'),
    optimistic: flag().default(false),
  })
  .refine((config) => config.min_humidity >= 0, { path: ['min_humidity'], message: 'must not be negative' })
  .refine((config) => config.min_humidity < config.max_humidity, {
    path: ['max_humidity'],
    message: 'must be greater than min_humidity',
  })
  .refine((config) => config.max_humidity <= 100, { path: ['max_humidity'], message: 'must be 100 at most' })
  .refine((config) => (config.modes === undefined) === (config.mode_command_topic === undefined), {
    path: ['modes'],
    message: 'modes and mode_command_topic go together',
  })
  .refine((config) => config.modes?.includes(config.payload_reset_mode) !== true, {
    path: ['modes'],
    message: 'must not contain payload_reset_mode',
  });

type Config = z.infer<typeof schema>;

const activities = ['off', 'idle', 'humidifying', 'drying'] as const;

interface State {
  readonly on: boolean | null;
  readonly humidity: number | null;
  readonly currentHumidity: number | null;
  readonly mode: string | null;
  readonly action: (typeof activities)[number] | null;
}

/** An empty list of modes is none. */
function hasModes(config: Config): boolean {
  return config.modes !== undefined && config.modes.length > 0;
}

function reduceOn(config: Config, state: State, payload: string): State {
  if (payload === '') return state;
  if (payload === config.payload_on) return withTraits(state, { on: true });
  if (payload === config.payload_off) return withTraits(state, { on: false });
  return payload === 'None' ? withTraits(state, { on: null }) : state;
}

/** A rounded humidity within bounds, null on reset, undefined when the message has no effect. */
function humidityOf(config: Config, payload: string, min: number, max: number): number | null | undefined {
  if (payload === config.payload_reset_humidity) return null;
  if (payload === '') return undefined;
  const value = finiteOf(payload);
  if (value === undefined) return undefined;
  const humidity = roundHalfEven(value);
  return humidity >= min && humidity <= max ? humidity : undefined;
}

function reduceTarget(config: Config, state: State, payload: string): State {
  // An empty payload has no effect, even if it is what clears the current humidity.
  if (payload === '') return state;
  const humidity = humidityOf(config, payload, config.min_humidity, config.max_humidity);
  return humidity === undefined ? state : withTraits(state, { humidity });
}

function reduceCurrent(config: Config, state: State, payload: string): State {
  const currentHumidity = humidityOf(config, payload, 0, 100);
  return currentHumidity === undefined ? state : withTraits(state, { currentHumidity });
}

function reduceMode(config: Config, state: State, payload: string): State {
  if (payload === config.payload_reset_mode) return withTraits(state, { mode: null });
  return payload !== '' && config.modes?.includes(payload) === true ? withTraits(state, { mode: payload }) : state;
}

function reduceAction(_config: Config, state: State, payload: string): State {
  const action = activities.find((known) => known === payload);
  return action === undefined ? state : withTraits(state, { action });
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  const list: Reader<Config, State>[] = [];
  const add = (topic: string | undefined, valueTemplate: Template | undefined, reduce: typeof reduceOn) => {
    if (topic !== undefined)
      list.push({ topic, template: valueTemplate, onJinjaError: 'raw', repeatable: true, reduce });
  };
  add(config.state_topic, config.state_value_template, reduceOn);
  add(config.action_topic, config.action_template, reduceAction);
  add(config.current_humidity_topic, config.current_humidity_template, reduceCurrent);
  add(config.target_humidity_state_topic, config.target_humidity_state_template, reduceTarget);
  add(config.mode_state_topic, config.mode_state_template, reduceMode);
  return list;
}

function view(config: Config, state: State): View {
  const attributes: Record<string, unknown> = {};
  if (state.action !== null) attributes.action = state.on === true ? state.action : 'off';
  if (state.currentHumidity !== null) attributes.current_humidity = state.currentHumidity;
  if (state.humidity !== null) attributes.humidity = state.humidity;
  if (hasModes(config)) attributes.mode = state.mode;
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

const humidityParams = z.strictObject({ humidity: integer() });

function humidityStep(config: Config, params: Params, context: CommandContext): Result<Step<State>> {
  const parsed = parseParams(humidityParams, params);
  if (!parsed.ok) return parsed;
  const { humidity } = parsed.value;
  if (humidity < config.min_humidity || humidity > config.max_humidity) {
    return err('command.invalid', `humidity: must be ${config.min_humidity} to ${config.max_humidity}`);
  }
  const payload = context.render(config.target_humidity_command_template, humidity);
  return ok({
    publish: { topic: config.target_humidity_command_topic, payload },
    optimistic: config.optimistic || config.target_humidity_state_topic === undefined,
    change: { humidity },
    expect: { attributes: { humidity } },
  });
}

const modeParams = z.strictObject({ mode: text() });

function modeStep(config: Config, params: Params, context: CommandContext): Result<Step<State>> {
  const topic = config.mode_command_topic;
  if (topic === undefined) return err('command.unsupported', 'set_mode');
  const parsed = parseParams(modeParams, params);
  if (!parsed.ok) return parsed;
  const { mode } = parsed.value;
  if (config.modes?.includes(mode) !== true) return err('command.invalid', 'mode: is not among the available modes');
  return ok({
    publish: { topic, payload: context.render(config.mode_command_template, mode) },
    optimistic: config.optimistic || config.mode_state_topic === undefined,
    change: { mode },
    expect: { attributes: { mode } },
  });
}

function stepOf(
  config: Config,
  state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Step<State>> {
  switch (action) {
    case 'turn_on':
      return ok(powerStep(config, true, context));
    case 'turn_off':
      return ok(powerStep(config, false, context));
    case 'toggle':
      return ok(powerStep(config, state.on !== true, context));
    case 'set_humidity':
      return humidityStep(config, params, context);
    case 'set_mode':
      return modeStep(config, params, context);
    default:
      return err('command.unsupported', action);
  }
}

function encode(
  config: Config,
  state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  const step = stepOf(config, state, action, params, context);
  return step.ok ? ok(planOf(state, [step.value])) : step;
}

const actions = ['turn_on', 'turn_off', 'toggle', 'set_humidity'];

export const humidifierPlatform: Platform<Config, State, 'humidifier'> = {
  name: 'humidifier',
  repeatable: ['set_humidity', 'set_mode', 'turn_off', 'turn_on'],
  defaultName: 'MQTT Humidifier',
  ownAttributes: ['available_modes', 'humidity', 'max_humidity', 'min_humidity', 'mode'],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial: () => ({ on: null, humidity: null, currentHumidity: null, mode: null, action: null }),
  readers,
  view,
  describe: (config) => ({
    attributes: {
      min_humidity: config.min_humidity,
      max_humidity: config.max_humidity,
      ...(hasModes(config) && { available_modes: config.modes }),
    },
    actions: hasModes(config) ? [...actions, 'set_mode'] : actions,
    facts: { minHumidity: config.min_humidity, maxHumidity: config.max_humidity, modes: config.modes ?? [] },
  }),
  encode,
  deviceClass: (config) => config.device_class ?? undefined,
};
