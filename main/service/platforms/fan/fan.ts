/** Fan (ha-mqtt-discovery, section 9, "fan"): on/off, percentage in a device range, presets, oscillation, direction. */
import type { Template } from '../../templates/template.ts';
import type { Description, Platform, RawConfig, Reader, View } from '../platform.ts';
import { parseConfig } from '../shared/fields.ts';
import { percentOfValue } from '../shared/ranges.ts';
import { withTraits } from '../shared/steps.ts';
import { intOf } from '../shared/values.ts';
import { actionsOf, encodeFan } from './commands.ts';
import { type FanConfig as Config, fanSchema, type FanState as State, speedCount, speedRange } from './config.ts';

function initial(config: Config): State {
  return {
    on: null,
    percentage: null,
    presetMode: null,
    oscillating: config.oscillation_state_topic === undefined ? null : false,
    direction: null,
  };
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
  const add = (topic: string | undefined, valueTemplate: Template | undefined, reduce: typeof reduceOn) => {
    if (topic !== undefined)
      list.push({ topic, template: valueTemplate, onJinjaError: 'raw', repeatable: true, reduce });
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

function describe(config: Config): Description<'fan'> {
  const hasPercentage = config.percentage_command_topic !== undefined;
  const presets = config.preset_modes ?? [];
  return {
    attributes: {
      ...(hasPercentage && { percentage_step: 100 / speedCount(config) }),
      ...((hasPercentage || config.preset_modes !== undefined) && { preset_modes: presets }),
    },
    actions: actionsOf(config),
    facts: {
      ...(hasPercentage && { percentageStep: 100 / speedCount(config) }),
      ...(config.preset_modes !== undefined && { presetModes: presets }),
    },
  };
}

export const fanPlatform: Platform<Config, State, 'fan'> = {
  name: 'fan',
  repeatable: ['oscillate', 'set_direction', 'set_percentage', 'set_preset_mode', 'turn_off', 'turn_on'],
  defaultName: 'MQTT Fan',
  ownAttributes: ['direction', 'oscillating', 'percentage', 'percentage_step', 'preset_mode', 'preset_modes'],
  parse: (raw: RawConfig) => parseConfig(fanSchema, raw),
  initial,
  readers,
  view,
  describe,
  encode: encodeFan,
};
