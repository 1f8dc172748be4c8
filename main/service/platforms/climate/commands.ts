/** The commands of a climate entity (ha-mqtt-discovery, section 9, "climate"). */
import { z } from 'zod';
import { assertNever, err, ok, type Result } from '../../base/errors.ts';
import { pyFloat } from '../../python/numbers.ts';
import type { CommandContext, Params, Plan } from '../platform.ts';
import { integer, number, oneOf, parseParams, text } from '../shared/fields.ts';
import { planOf, type Step, withTraits } from '../shared/steps.ts';
import { messageTo } from '../shared/temperature-control.ts';
import {
  type ClimateConfig as Config,
  featuresOf,
  isOptimistic,
  limitsOf,
  presetsOf,
  type ClimateState as State,
} from './config.ts';
import { parkRange, parkSingle, swapSetPoints } from './setpoints.ts';

const hvacMode = () => oneOf(['off', 'heat', 'cool', 'heat_cool', 'auto', 'dry', 'fan_only']);

const temperatureParams = z
  .strictObject({
    temperature: number().optional(),
    target_temp_low: number().optional(),
    target_temp_high: number().optional(),
    hvac_mode: hvacMode().optional(),
  })
  .refine((params) => params.temperature !== undefined || params.target_temp_low !== undefined, {
    path: ['temperature'],
    message: 'is required, or target_temp_low and target_temp_high',
  })
  .refine((params) => (params.target_temp_low === undefined) === (params.target_temp_high === undefined), {
    path: ['target_temp_low'],
    message: 'target_temp_low and target_temp_high go together',
  })
  .refine(
    // A limit of 0 is not compared: to Home Assistant it is as good as none.
    ({ target_temp_low: low, target_temp_high: high }) => !low || !high || low <= high,
    { path: ['target_temp_low'], message: 'must not be above target_temp_high' },
  );

const humidityParams = z.strictObject({ humidity: integer() });

type Steps = Result<ReadonlyArray<Step<State>>>;

function modeStep(config: Config, mode: string, context: CommandContext): Step<State> {
  return {
    publish: messageTo(config.mode_command_topic, config.mode_command_template, mode, context),
    optimistic: isOptimistic(config, 'mode'),
    change: (state) => swapSetPoints(config, withTraits(state, { mode }), mode),
    expect: { state: mode },
  };
}

const modeParams = z.strictObject({ hvac_mode: hvacMode() });
const unlistedMode = err('command.invalid', 'hvac_mode: is not among hvac_modes');

function setMode(config: Config, params: Params, context: CommandContext): Steps {
  const parsed = parseParams(modeParams, params);
  if (!parsed.ok) return parsed;
  const mode = parsed.value.hvac_mode;
  return config.modes.includes(mode) ? ok([modeStep(config, mode, context)]) : unlistedMode;
}

/** The three set-points: which keys, which trait, and which of the others rests once it is set. */
const setPoints = {
  temperature: { trait: 'temperature', key: 'temperature', park: parkRange },
  target_temp_low: { trait: 'temperature_low', key: 'low', park: parkSingle },
  target_temp_high: { trait: 'temperature_high', key: 'high', park: parkSingle },
} as const;

type SetPoint = keyof typeof setPoints;

function setPointStep(config: Config, name: SetPoint, value: number, context: CommandContext): Step<State> {
  const { trait, key, park } = setPoints[name];
  return {
    publish: messageTo(config[`${trait}_command_topic`], config[`${trait}_command_template`], pyFloat(value), context),
    optimistic: isOptimistic(config, trait),
    change: (state) => park(config, withTraits(state, { [key]: value })),
    expect: { attributes: { [name]: value } },
  };
}

function setTemperature(config: Config, params: Params, context: CommandContext): Steps {
  const parsed = parseParams(temperatureParams, params);
  if (!parsed.ok) return parsed;
  const { hvac_mode: mode } = parsed.value;
  const features = featuresOf(config);
  const { min, max } = limitsOf(config);
  // Unlike set_hvac_mode, Home Assistant does not look for the mode in the list here.
  const steps = mode === undefined ? [] : [modeStep(config, mode, context)];
  for (const name of ['temperature', 'target_temp_low', 'target_temp_high'] as const) {
    const value = parsed.value[name];
    if (value === undefined) continue;
    if (!(name === 'temperature' ? features.temperature : features.range)) {
      return err('command.unsupported', `${name}: the device has no such set-point`);
    }
    if (value < min || value > max) return err('command.invalid', `${name}: must be ${min} to ${max}`);
    steps.push(setPointStep(config, name, value, context));
  }
  return ok(steps);
}

function setHumidity(config: Config, params: Params, context: CommandContext): Steps {
  const parsed = parseParams(humidityParams, params);
  if (!parsed.ok) return parsed;
  const { humidity } = parsed.value;
  if (humidity < config.min_humidity || humidity > config.max_humidity) {
    return err('command.invalid', `humidity: must be ${config.min_humidity} to ${config.max_humidity}`);
  }
  const { target_humidity_command_topic: topic, target_humidity_command_template: own } = config;
  const step: Step<State> = {
    publish: messageTo(topic, own, humidity, context),
    optimistic: isOptimistic(config, 'target_humidity'),
    change: { humidity },
    expect: { attributes: { humidity } },
  };
  return ok([step]);
}

/** The traits that are one word out of a list, under the name of their service field. */
const choices = {
  fan_mode: { key: 'fanMode', list: (config: Config) => config.fan_modes },
  swing_mode: { key: 'swingMode', list: (config: Config) => config.swing_modes },
  swing_horizontal_mode: { key: 'swingHorizontalMode', list: (config: Config) => config.swing_horizontal_modes },
  preset_mode: { key: 'presetMode', list: presetsOf },
} as const;

function choose(config: Config, field: keyof typeof choices, params: Params, context: CommandContext): Steps {
  const { key, list } = choices[field];
  const parsed = parseParams(z.strictObject({ [field]: text() }), params);
  if (!parsed.ok) return parsed;
  const word = parsed.value[field] ?? '';
  if (!list(config).includes(word)) return err('command.invalid', `${field}: is not among the options`);
  const step: Step<State> = {
    publish: messageTo(config[`${field}_command_topic`], config[`${field}_command_template`], word, context),
    optimistic: isOptimistic(config, field),
    change: { [key]: word },
    expect: { attributes: { [field]: word } },
  };
  return ok([step]);
}

/** Turning on without a power topic means a mode: the only other one, or the first of three. */
function modeOfOn(config: Config): string | undefined {
  const others = config.modes.filter((mode) => mode !== 'off');
  if (config.modes.length === 2 && others.length === 1) return others[0];
  return ['heat_cool', 'heat', 'cool'].find((mode) => config.modes.includes(mode));
}

function power(config: Config, on: boolean, context: CommandContext): Steps {
  const topic = config.power_command_topic;
  if (topic === undefined) {
    const mode = on ? modeOfOn(config) : config.modes.find((each) => each === 'off');
    return mode === undefined
      ? err('command.unsupported', on ? 'turn_on: no mode to turn on' : 'turn_off: there is no mode off')
      : ok([modeStep(config, mode, context)]);
  }
  const payload = on ? config.payload_on : config.payload_off;
  // The power topic says nothing about the mode; only an optimistic config takes `off` for granted.
  const step: Step<State> = {
    publish: messageTo(topic, config.power_command_template, payload, context),
    optimistic: config.optimistic,
    change: on ? {} : { mode: 'off' },
    expect: on || config.mode_state_topic === undefined ? {} : { state: 'off' },
  };
  return ok([step]);
}

type Action = 'turn_on' | 'turn_off' | 'toggle' | 'set_hvac_mode' | 'set_temperature' | 'set_humidity' | Choice;
type Choice = `set_${keyof typeof choices}`;

/** The actions that the entity supports, by its topics. */
export function actionsOf(config: Config): readonly Action[] {
  const features = featuresOf(config);
  const actions: Action[] = ['turn_on', 'turn_off', 'toggle', 'set_hvac_mode'];
  if (features.temperature || features.range) actions.push('set_temperature');
  if (features.humidity) actions.push('set_humidity');
  if (features.fanMode) actions.push('set_fan_mode');
  if (features.presetMode) actions.push('set_preset_mode');
  if (features.swingMode) actions.push('set_swing_mode');
  if (features.swingHorizontalMode) actions.push('set_swing_horizontal_mode');
  return actions;
}

function stepsOf(config: Config, state: State, action: Action, params: Params, context: CommandContext): Steps {
  switch (action) {
    case 'turn_on':
      return power(config, true, context);
    case 'turn_off':
      return power(config, false, context);
    case 'toggle':
      return power(config, state.mode === 'off', context);
    case 'set_hvac_mode':
      return setMode(config, params, context);
    case 'set_temperature':
      return setTemperature(config, params, context);
    case 'set_humidity':
      return setHumidity(config, params, context);
    case 'set_fan_mode':
      return choose(config, 'fan_mode', params, context);
    case 'set_preset_mode':
      return choose(config, 'preset_mode', params, context);
    case 'set_swing_mode':
      return choose(config, 'swing_mode', params, context);
    case 'set_swing_horizontal_mode':
      return choose(config, 'swing_horizontal_mode', params, context);
    default:
      return assertNever(action);
  }
}

/** Checks and encodes a command of a climate entity. */
export function encodeClimate(
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
