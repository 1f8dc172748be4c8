/** Infrared (mqtt/infrared.py of 2026): an emitter sends timings, a receiver tells of a signal that it saw. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import { parseJson } from '../python/json.ts';
import { PyFloat } from '../python/numbers.ts';
import type { CommandContext, Params, Plan, Platform, ReadContext, Reader } from './platform.ts';
import { integer, oneOf, parseConfig, parseParams, publishTopic, subscribeTopic, template } from './shared/fields.ts';
import { type LastTime, lastTimeView, noAttributes, objectOf } from './shared/values.ts';

const emitter = z.object({
  schema: oneOf(['emitter']),
  command_topic: publishTopic(),
  command_template: template().optional(),
});

const receiver = z.object({
  schema: oneOf(['receiver']),
  state_topic: subscribeTopic(),
  value_template: template().optional(),
});

type Config = z.infer<typeof emitter> | z.infer<typeof receiver>;
/** When the last signal was sent or seen, in milliseconds since the epoch. */
type State = LastTime;

interface Signal {
  readonly timings: readonly number[];
  readonly modulation: number | null;
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

/** Timings are integers, at least one; floats are refused even where they have no fraction. */
function signalOf(payload: string): Signal | undefined {
  const told = objectOf(payload, parseJson);
  const timings: unknown = told?.timings;
  const modulation = told?.modulation ?? null;
  if (!Array.isArray(timings) || timings.length === 0 || timings.length > limits.infraredTimings) return undefined;
  if (!timings.every(isWhole) || modulation instanceof PyFloat) return undefined;
  return modulation === null || isWhole(modulation) ? { timings, modulation } : undefined;
}

function reduceSignal(_config: Config, state: State, payload: string, context: ReadContext): State {
  // What the broker stored was seen before.
  if (context.message.retained || payload === '' || ['None', 'null', '""'].includes(payload)) return state;
  const signal = signalOf(payload);
  if (signal === undefined) {
    context.emit({ kind: 'note', reason: 'payload is no signal: it needs timings, a list of integers' });
    return state;
  }
  context.emit({ kind: 'event', type: 'signal', attributes: { ...signal } });
  return context.now;
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  if (config.schema === 'emitter') return [];
  return [{ topic: config.state_topic, template: config.value_template, onJinjaError: 'raw', reduce: reduceSignal }];
}

const sendParams = z.strictObject({
  timings: z.array(integer()).min(1, 'must not be empty').max(limits.infraredTimings),
  modulation: integer().optional(),
  repeat_count: integer()
    .refine((value) => value >= 0, 'must not be negative')
    .default(0),
});

function encode(
  config: Config,
  _state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  if (config.schema === 'receiver' || action !== 'send_command') return err('command.unsupported', action);
  const parsed = parseParams(sendParams, params);
  if (!parsed.ok) return parsed;
  const variables = {
    timings: parsed.value.timings,
    // What protocols of remote controls use where nothing else is said.
    modulation: parsed.value.modulation ?? 38_000,
    repeat_count: parsed.value.repeat_count,
  };
  const payload = context.render(config.command_template, JSON.stringify(variables), variables);
  return ok({ publishes: [{ topic: config.command_topic, payload }], state: context.now });
}

export const infraredPlatform: Platform<Config, State, 'infrared'> = {
  name: 'infrared',
  defaultName: 'MQTT Infrared emitter',
  defaultNameOf: (config) => (config.schema === 'emitter' ? 'MQTT Infrared emitter' : 'MQTT Infrared receiver'),
  ownAttributes: [],
  parse: (raw) => {
    if (raw.schema === 'emitter') return parseConfig(emitter, raw);
    if (raw.schema === 'receiver') return parseConfig(receiver, raw);
    return err('request.invalid', 'schema: must be emitter or receiver');
  },
  initial: () => undefined,
  readers,
  view: (_config, state) => lastTimeView(state),
  describe: (config) => ({ attributes: noAttributes, actions: config.schema === 'emitter' ? ['send_command'] : [] }),
  encode,
  carry: (before, after, state) => (before.schema === after.schema ? state : undefined),
  deviceClass: (config) => config.schema,
};
