/** Climate (ha-mqtt-discovery, section 9, "climate"): heating, cooling, ventilation. */
import type { Template } from '../../templates/template.ts';
import type { Description, Platform, RawConfig, Reader, View } from '../platform.ts';
import { parseConfig } from '../shared/fields.ts';
import { withTraits } from '../shared/steps.ts';
import { isListed, numberOf, shownTemperature, shownUnit } from '../shared/temperature-control.ts';
import { actionsOf, encodeClimate } from './commands.ts';
import {
  type ClimateConfig as Config,
  climateSchema,
  featuresOf,
  initialClimate,
  limitsOf,
  presetsOf,
  type ClimateState as State,
} from './config.ts';
import { parkRange, parkSingle } from './setpoints.ts';

type Reduce = (config: Config, state: State, payload: string) => State;

const hvacModes = ['off', 'heat', 'cool', 'heat_cool', 'auto', 'dry', 'fan_only'];
const hvacActions = ['cooling', 'defrosting', 'drying', 'fan', 'heating', 'idle', 'off', 'preheating'];

function reduceAction(_config: Config, state: State, payload: string): State {
  if (payload === 'None') return withTraits(state, { action: null });
  return hvacActions.includes(payload) ? withTraits(state, { action: payload }) : state;
}

/** A mode must be in its list; `None` is always unknown, even if listed. */
function reduceListed(
  key: 'mode' | 'fanMode' | 'swingMode' | 'swingHorizontalMode',
  list: 'modes' | 'fan_modes' | 'swing_modes' | 'swing_horizontal_modes',
): Reduce {
  return (config, state, payload) => {
    if (payload === 'None') return withTraits(state, { [key]: null });
    return isListed(config[list], payload) ? withTraits(state, { [key]: payload }) : state;
  };
}

function reducePreset(config: Config, state: State, payload: string): State {
  if (payload === 'none' || payload === 'None') return withTraits(state, { presetMode: 'none' });
  return isListed(config.preset_modes, payload) ? withTraits(state, { presetMode: payload }) : state;
}

function reduceNumber(
  key: 'currentTemperature' | 'currentHumidity' | 'humidity' | 'temperature' | 'low' | 'high',
  park?: (config: Config, state: State) => State,
): Reduce {
  return (config, state, payload) => {
    const value = numberOf(payload);
    if (value === undefined) return state;
    const next = withTraits(state, { [key]: value });
    return value === null || park === undefined ? next : park(config, next);
  };
}

// Made once and shared by all entities.
const reduceMode = reduceListed('mode', 'modes');
const reduceFanMode = reduceListed('fanMode', 'fan_modes');
const reduceSwingMode = reduceListed('swingMode', 'swing_modes');
const reduceSwingHorizontalMode = reduceListed('swingHorizontalMode', 'swing_horizontal_modes');
const reduceCurrentTemperature = reduceNumber('currentTemperature');
const reduceCurrentHumidity = reduceNumber('currentHumidity');
const reduceHumidity = reduceNumber('humidity');
const reduceTemperature = reduceNumber('temperature', parkRange);
const reduceLow = reduceNumber('low', parkSingle);
const reduceHigh = reduceNumber('high', parkSingle);

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  const list: Reader<Config, State>[] = [];
  const add = (topic: string | undefined, own: Template | undefined, reduce: Reduce) => {
    if (topic === undefined) return;
    list.push({ topic, template: own ?? config.value_template, onJinjaError: 'raw', repeatable: true, reduce });
  };
  add(config.action_topic, config.action_template, reduceAction);
  add(config.current_temperature_topic, config.current_temperature_template, reduceCurrentTemperature);
  add(config.current_humidity_topic, config.current_humidity_template, reduceCurrentHumidity);
  add(config.mode_state_topic, config.mode_state_template, reduceMode);
  add(config.temperature_state_topic, config.temperature_state_template, reduceTemperature);
  add(config.temperature_low_state_topic, config.temperature_low_state_template, reduceLow);
  add(config.temperature_high_state_topic, config.temperature_high_state_template, reduceHigh);
  add(config.target_humidity_state_topic, config.target_humidity_state_template, reduceHumidity);
  add(config.fan_mode_state_topic, config.fan_mode_state_template, reduceFanMode);
  add(config.swing_mode_state_topic, config.swing_mode_state_template, reduceSwingMode);
  add(config.swing_horizontal_mode_state_topic, config.swing_horizontal_mode_state_template, reduceSwingHorizontalMode);
  add(config.preset_mode_state_topic, config.preset_mode_value_template, reducePreset);
  return list;
}

function view(config: Config, state: State): View | undefined {
  // A config may list any word as a mode, but Home Assistant shows only those that it knows.
  if (state.mode !== null && !hvacModes.includes(state.mode)) return undefined;
  const features = featuresOf(config);
  const shown = (value: number | null) => shownTemperature(value, config.precision);
  const attributes: Record<string, unknown> = { current_temperature: shown(state.currentTemperature) };
  if (features.temperature) attributes.temperature = shown(state.temperature);
  if (features.range) {
    attributes.target_temp_high = shown(state.high);
    attributes.target_temp_low = shown(state.low);
  }
  if (state.currentHumidity !== null) attributes.current_humidity = state.currentHumidity;
  if (features.humidity) attributes.humidity = state.humidity;
  if (features.fanMode) attributes.fan_mode = state.fanMode;
  if (state.action !== null) attributes.hvac_action = state.action;
  if (features.presetMode) attributes.preset_mode = state.presetMode;
  if (features.swingMode) attributes.swing_mode = state.swingMode;
  if (features.swingHorizontalMode) attributes.swing_horizontal_mode = state.swingHorizontalMode;
  return { state: state.mode ?? 'unknown', attributes };
}

function describe(config: Config): Description<'climate'> {
  const features = featuresOf(config);
  const limits = limitsOf(config);
  const attributes = {
    hvac_modes: config.modes,
    min_temp: shownTemperature(limits.min, config.precision),
    max_temp: shownTemperature(limits.max, config.precision),
    ...(config.temp_step !== 0 && { target_temp_step: config.temp_step }),
    ...(features.humidity && { min_humidity: config.min_humidity, max_humidity: config.max_humidity }),
    ...(features.fanMode && { fan_modes: config.fan_modes }),
    ...(features.presetMode && { preset_modes: presetsOf(config) }),
    ...(features.swingMode && { swing_modes: config.swing_modes }),
    ...(features.swingHorizontalMode && { swing_horizontal_modes: config.swing_horizontal_modes }),
  };
  return {
    attributes,
    actions: actionsOf(config),
    facts: {
      unit: shownUnit(config.temperature_unit),
      modes: config.modes,
      minTemp: attributes.min_temp,
      maxTemp: attributes.max_temp,
      step: config.temp_step,
      ...(features.humidity && { minHumidity: config.min_humidity, maxHumidity: config.max_humidity }),
      ...(features.fanMode && { fanModes: config.fan_modes }),
      ...(features.presetMode && { presetModes: attributes.preset_modes }),
      ...(features.swingMode && { swingModes: config.swing_modes }),
      ...(features.swingHorizontalMode && { swingHorizontalModes: config.swing_horizontal_modes }),
    },
  };
}

export const climatePlatform: Platform<Config, State, 'climate'> = {
  name: 'climate',
  repeatable: [
    'set_fan_mode',
    'set_humidity',
    'set_hvac_mode',
    'set_preset_mode',
    'set_swing_horizontal_mode',
    'set_swing_mode',
    'set_temperature',
    'turn_off',
    'turn_on',
  ],
  defaultName: 'MQTT HVAC',
  ownAttributes: [
    'current_humidity',
    'current_temperature',
    'fan_mode',
    'fan_modes',
    'humidity',
    'hvac_action',
    'hvac_modes',
    'max_humidity',
    'max_temp',
    'min_humidity',
    'min_temp',
    'preset_mode',
    'preset_modes',
    'swing_horizontal_mode',
    'swing_horizontal_modes',
    'swing_mode',
    'swing_modes',
    'target_temp_high',
    'target_temp_low',
    'target_temp_step',
    'temperature',
  ],
  parse: (raw: RawConfig) => parseConfig(climateSchema, raw),
  initial: initialClimate,
  readers,
  view,
  describe,
  encode: encodeClimate,
};
