/** Water heater (ha-mqtt-discovery, section 9, "water_heater"). */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { pyFloat } from '../python/numbers.ts';
import type { Template } from '../templates/template.ts';
import type { CommandContext, Description, Params, Plan, Platform, RawConfig, Reader, View } from './platform.ts';
import { number, parseConfig, parseParams, positiveInteger, text } from './shared/fields.ts';
import { planOf, type Step, withTraits } from './shared/steps.ts';
import {
  fromCelsius,
  isListed,
  messageTo,
  modeList,
  numberOf,
  shownTemperature,
  shownUnit,
  temperatureControlFields,
} from './shared/temperature-control.ts';

const defaultModes: readonly string[] = ['eco', 'electric', 'gas', 'heat_pump', 'high_demand', 'performance', 'off'];

const schema = z.object({
  ...temperatureControlFields,
  modes: modeList().default(() => defaultModes),
  initial: positiveInteger().optional(),
});

type Config = z.infer<typeof schema>;

/** Null: not known. */
interface State {
  readonly mode: string | null;
  readonly temperature: number | null;
  readonly currentTemperature: number | null;
}

function isOptimistic(config: Config, trait: 'mode' | 'temperature'): boolean {
  return config.optimistic || config[`${trait}_state_topic`] === undefined;
}

/** 110 °F and 140 °F are the defaults. */
function limitsOf(config: Config): { readonly min: number; readonly max: number } {
  return {
    min: config.min_temp ?? fromCelsius(43.3, config.temperature_unit),
    max: config.max_temp ?? fromCelsius(60, config.temperature_unit),
  };
}

function initial(config: Config): State {
  const setPoint = config.initial ?? fromCelsius(43.3, config.temperature_unit);
  return {
    mode: isOptimistic(config, 'mode') ? 'off' : null,
    temperature: isOptimistic(config, 'temperature') ? setPoint : null,
    currentTemperature: null,
  };
}

function reduceMode(config: Config, state: State, payload: string): State {
  if (payload === 'None') return withTraits(state, { mode: null });
  return payload.trim() !== '' && isListed(config.modes, payload) ? withTraits(state, { mode: payload }) : state;
}

function reduceTemperature(_config: Config, state: State, payload: string): State {
  const temperature = numberOf(payload);
  return temperature === undefined ? state : withTraits(state, { temperature });
}

function reduceCurrent(_config: Config, state: State, payload: string): State {
  const currentTemperature = numberOf(payload);
  return currentTemperature === undefined ? state : withTraits(state, { currentTemperature });
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  const list: Reader<Config, State>[] = [];
  const add = (topic: string | undefined, own: Template | undefined, reduce: typeof reduceMode) => {
    if (topic === undefined) return;
    list.push({ topic, template: own ?? config.value_template, onJinjaError: 'raw', repeatable: true, reduce });
  };
  add(config.mode_state_topic, config.mode_state_template, reduceMode);
  add(config.current_temperature_topic, config.current_temperature_template, reduceCurrent);
  add(config.temperature_state_topic, config.temperature_state_template, reduceTemperature);
  return list;
}

function hasMode(config: Config): boolean {
  return (config.mode_command_topic ?? config.mode_state_topic) !== undefined;
}

function hasTemperature(config: Config): boolean {
  return (config.temperature_command_topic ?? config.temperature_state_topic) !== undefined;
}

function view(config: Config, state: State): View {
  return {
    state: state.mode ?? 'unknown',
    attributes: {
      current_temperature: shownTemperature(state.currentTemperature, config.precision),
      temperature: shownTemperature(state.temperature, config.precision),
      ...(hasMode(config) && { operation_mode: state.mode }),
    },
  };
}

function modeStep(config: Config, mode: string, context: CommandContext): Step<State> {
  return {
    publish: messageTo(config.mode_command_topic, config.mode_command_template, mode, context),
    optimistic: isOptimistic(config, 'mode'),
    change: { mode },
    expect: { state: mode },
  };
}

function temperatureStep(config: Config, temperature: number, context: CommandContext): Step<State> {
  const { temperature_command_topic: topic, temperature_command_template: own } = config;
  return {
    publish: messageTo(topic, own, pyFloat(temperature), context),
    optimistic: isOptimistic(config, 'temperature'),
    change: { temperature },
    expect: { attributes: { temperature } },
  };
}

const modeParams = z.strictObject({ operation_mode: text() });
const temperatureParams = z.strictObject({ temperature: number(), operation_mode: text().optional() });
const unlisted = err('command.invalid', 'operation_mode: is not among operation_list');

type Steps = Result<ReadonlyArray<Step<State>>>;

function stepsOf(config: Config, action: string, params: Params, context: CommandContext): Steps {
  if (action === 'set_operation_mode') {
    const parsed = parseParams(modeParams, params);
    if (!parsed.ok) return parsed;
    const mode = parsed.value.operation_mode;
    return isListed(config.modes, mode) ? ok([modeStep(config, mode, context)]) : unlisted;
  }
  if (action === 'set_temperature') {
    const parsed = parseParams(temperatureParams, params);
    if (!parsed.ok) return parsed;
    // Unlike for a climate, this service checks neither the limits nor, unlike set_operation_mode, the list.
    const { temperature, operation_mode: mode } = parsed.value;
    const step = temperatureStep(config, temperature, context);
    return ok(mode === undefined ? [step] : [modeStep(config, mode, context), step]);
  }
  // Nothing is known of the power: the mode does not change by it.
  const payload = action === 'turn_on' ? config.payload_on : config.payload_off;
  const publish = messageTo(config.power_command_topic, config.power_command_template, payload, context);
  return ok([{ publish, optimistic: false, change: {}, expect: {} }]);
}

function encode(
  config: Config,
  state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  if (!actionsOf(config).includes(action)) return err('command.unsupported', action);
  const steps = stepsOf(config, action, params, context);
  return steps.ok ? ok(planOf(state, steps.value)) : steps;
}

function actionsOf(config: Config): readonly string[] {
  return [
    ...(hasTemperature(config) ? ['set_temperature'] : []),
    ...(hasMode(config) ? ['set_operation_mode'] : []),
    ...(config.power_command_topic === undefined ? [] : ['turn_on', 'turn_off']),
  ];
}

function describe(config: Config): Description<'water_heater'> {
  const limits = limitsOf(config);
  const attributes = {
    min_temp: shownTemperature(limits.min, config.precision),
    max_temp: shownTemperature(limits.max, config.precision),
    ...(hasMode(config) && { operation_list: config.modes }),
  };
  return {
    attributes,
    actions: actionsOf(config),
    facts: {
      unit: shownUnit(config.temperature_unit),
      minTemp: attributes.min_temp,
      maxTemp: attributes.max_temp,
      modes: config.modes,
    },
  };
}

export const waterHeaterPlatform: Platform<Config, State, 'water_heater'> = {
  name: 'water_heater',
  repeatable: [
    'set_operation_mode',
    'set_temperature',
    'turn_away_mode_off',
    'turn_away_mode_on',
    'turn_off',
    'turn_on',
  ],
  defaultName: 'MQTT Water Heater',
  ownAttributes: ['current_temperature', 'max_temp', 'min_temp', 'operation_list', 'operation_mode', 'temperature'],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial,
  readers,
  view,
  describe,
  encode,
};
