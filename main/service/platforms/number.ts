/** Number (ha-mqtt-discovery, section 9, "number"): a value within a range. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { PyFloat, parseFloatText, pyFloat } from '../python/numbers.ts';
import type { CommandContext, Params, Plan, Platform, ReadContext, Reader, View } from './platform.ts';
import { numericDeviceClasses } from './sensor/classes.ts';
import { numberUnit } from './sensor/units.ts';
import {
  deviceClass,
  flag,
  number,
  oneOf,
  parseConfig,
  parseParams,
  publishTopic,
  subscribeTopic,
  template,
  text,
} from './shared/fields.ts';
import { floatState, intOf, noAttributes, unknownView } from './shared/values.ts';

const schema = z
  .object({
    command_topic: publishTopic(),
    command_template: template().optional(),
    state_topic: subscribeTopic().optional(),
    value_template: template().optional(),
    min: number().default(0),
    max: number().default(100),
    step: number()
      .refine((value) => value >= 0.001, 'must be 0.001 or more')
      .default(1),
    mode: oneOf(['auto', 'box', 'slider']).default('auto'),
    payload_reset: text().default('None'),
    device_class: deviceClass(numericDeviceClasses).optional(),
    unit_of_measurement: numberUnit().optional(),
    optimistic: flag().default(false),
  })
  .refine((config) => config.min < config.max, { path: ['max'], message: 'must be greater than min' });

type Config = z.infer<typeof schema>;
/** Python's int or float, for `20` and `20.0` are shown as they came. Undefined while nothing is known. */
type State = number | PyFloat | undefined;

function reduceState(config: Config, state: State, payload: string, context: ReadContext): State {
  if (payload.trim() === '') return state;
  if (payload === config.payload_reset) return undefined;
  const value = /^\d+$/.test(payload) ? intOf(payload) : parseFloatText(payload);
  if (value === undefined || value < config.min || value > config.max) {
    context.emit({ kind: 'note', reason: value === undefined ? 'payload is not a number' : 'value is out of range' });
    return state;
  }
  if (/^\d+$/.test(payload)) return value;
  const unchanged = state instanceof PyFloat && state.value === value;
  return unchanged ? state : pyFloat(value);
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  if (config.state_topic === undefined) return [];
  return [
    {
      topic: config.state_topic,
      template: config.value_template,
      onJinjaError: 'raw',
      repeatable: true,
      reduce: reduceState,
    },
  ];
}

function view(_config: Config, state: State): View {
  if (state === undefined) return unknownView;
  const shown = state instanceof PyFloat || !Number.isInteger(state) ? floatState(Number(state)) : String(state);
  return { state: shown, attributes: noAttributes };
}

const valueParams = z.strictObject({ value: number() });

function encode(
  config: Config,
  _state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  if (action !== 'set_value') return err('command.unsupported', action);
  const parsed = parseParams(valueParams, params);
  if (!parsed.ok) return parsed;
  const { value } = parsed.value;
  if (value < config.min || value > config.max) {
    return err('command.invalid', `value: must be between ${config.min} and ${config.max}`);
  }
  // A float with no fraction is sent, and remembered, as an integer.
  const publishes = [{ topic: config.command_topic, payload: context.render(config.command_template, value) }];
  const optimistic = config.optimistic || config.state_topic === undefined;
  if (optimistic) return ok({ publishes, state: value });
  return ok({ publishes, expect: { state: Number.isInteger(value) ? [`${value}`, `${value}.0`] : floatState(value) } });
}

export const numberPlatform: Platform<Config, State, 'number'> = {
  name: 'number',
  repeatable: ['set_value'],
  defaultName: 'MQTT Number',
  ownAttributes: ['max', 'min', 'step'],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => undefined,
  readers,
  view,
  describe: (config) => {
    const { min, max, step, mode } = config;
    const unit = config.unit_of_measurement ?? undefined;
    return {
      attributes: { min, max, step, mode, ...(unit !== undefined && { unit_of_measurement: unit }) },
      actions: ['set_value'],
      facts: { min, max, step, mode, ...(unit !== undefined && { unit }) },
    };
  },
  encode,
  deviceClass: (config) => config.device_class ?? undefined,
};
