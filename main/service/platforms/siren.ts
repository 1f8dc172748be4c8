/** Siren (ha-mqtt-discovery, section 9, "siren"): on and off with tone, duration and volume. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { isRecord, parsePlainJson } from '../python/json.ts';
import { pyFloat } from '../python/numbers.ts';
import type { CommandContext, Params, Plan, Platform, ReadContext, Reader, View } from './platform.ts';
import {
  flag,
  listOf,
  number,
  parseConfig,
  parseParams,
  positiveInteger,
  publishTopic,
  subscribeTopic,
  template,
  text,
} from './shared/fields.ts';
import { intOf, type OnOff, targetOf } from './shared/values.ts';

/** Home Assistant takes a tone for a number wherever it reads as one, in states and in commands. */
const tone = () =>
  z.union([z.number().transform(Math.trunc), text().transform((value): string | number => intOf(value) ?? value)]);

const schema = z.object({
  command_topic: publishTopic(),
  command_template: template().optional(),
  command_off_template: template().optional(),
  state_topic: subscribeTopic().optional(),
  state_value_template: template().optional(),
  payload_on: text().default('ON'),
  payload_off: text().default('OFF'),
  state_on: text().optional(),
  state_off: text().optional(),
  available_tones: listOf(z.union([z.number(), text()])).optional(),
  support_duration: flag().default(true),
  support_volume_set: flag().default(true),
  optimistic: flag().default(false),
});

type Config = z.infer<typeof schema>;

/** What `turn_on` takes, and what a state message may carry besides its state. */
const turnOnSchema = z.strictObject({
  tone: tone().optional(),
  duration: positiveInteger().optional(),
  volume_level: number()
    .refine((value) => value >= 0 && value <= 1, 'must be between 0 and 1')
    .optional(),
});

interface Sound {
  readonly tone?: string | number | undefined;
  readonly duration?: number | undefined;
  readonly volume_level?: number | undefined;
}

interface State extends Sound {
  readonly power: OnOff;
}

const off: State = Object.freeze({ power: 'off' });
const unknown: State = Object.freeze({ power: 'unknown' });

/** Drops what the siren does not support; an unlisted tone is an error. */
function supported(config: Config, sound: Sound): Result<Sound> {
  const hasTones = config.available_tones !== undefined && config.available_tones.length > 0;
  if (hasTones && sound.tone !== undefined && !config.available_tones?.includes(sound.tone)) {
    return err('command.invalid', 'tone: is not among the available tones');
  }
  return ok({
    ...(hasTones && sound.tone !== undefined && { tone: sound.tone }),
    ...(config.support_duration && sound.duration !== undefined && { duration: sound.duration }),
    ...(config.support_volume_set && sound.volume_level !== undefined && { volume_level: sound.volume_level }),
  });
}

function withChanges(state: State, power: OnOff, sound: Sound): State {
  const next: State = { ...state, ...sound, power };
  const same =
    next.power === state.power &&
    next.tone === state.tone &&
    next.duration === state.duration &&
    next.volume_level === state.volume_level;
  return same ? state : next;
}

function powerOf(config: Config, payload: unknown): OnOff | undefined {
  // In this order, for Home Assistant lets a later match win.
  if (payload === 'None') return 'unknown';
  if (payload === (config.state_off || config.payload_off)) return 'off';
  return payload === (config.state_on || config.payload_on) ? 'on' : undefined;
}

const nothing: Sound = Object.freeze({});

function reduceState(config: Config, state: State, payload: string, context: ReadContext): State {
  if (payload === '' || payload === '{}') return state;
  const plain = powerOf(config, payload);
  if (plain !== undefined) return withChanges(state, plain, nothing);
  const parsed = parsePlainJson(payload);
  if (!isRecord(parsed)) {
    context.emit({ kind: 'note', reason: 'payload is neither a state nor a JSON object' });
    return state;
  }
  const { state: power, ...rest } = parsed;
  const sound = turnOnSchema.safeParse(rest);
  if (!sound.success) {
    context.emit({ kind: 'note', reason: 'the attributes of the payload are not valid' });
    return withChanges(state, powerOf(config, power) ?? state.power, nothing);
  }
  const accepted = supported(config, sound.data);
  if (accepted.ok) return withChanges(state, powerOf(config, power) ?? state.power, accepted.value);
  context.emit({ kind: 'note', reason: accepted.error.detail ?? 'tone' });
  return state;
}

function readers(config: Config): ReadonlyArray<Reader<Config, State>> {
  if (config.state_topic === undefined) return [];
  return [
    { topic: config.state_topic, template: config.state_value_template, onJinjaError: 'raw', reduce: reduceState },
  ];
}

function isOptimistic(config: Config): boolean {
  return config.optimistic || config.state_topic === undefined;
}

function encode(
  config: Config,
  state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  const target = targetOf(action, state.power === 'on');
  if (target === undefined) return err('command.unsupported', action);
  let sound = nothing;
  if (target === 'on') {
    const parsed = parseParams(turnOnSchema, params);
    if (!parsed.ok) return parsed;
    const accepted = supported(config, parsed.value);
    if (!accepted.ok) return accepted;
    sound = accepted.value;
  }
  const payload = renderCommand(config, target, sound, context);
  // A template may decide that there is nothing to send.
  const publishes = payload === '' || payload === 'None' ? [] : [{ topic: config.command_topic, payload }];
  if (isOptimistic(config)) return ok({ publishes, state: withChanges(state, target, sound) });
  return ok({ publishes, expect: { state: target } });
}

function renderCommand(
  config: Config,
  target: 'on' | 'off',
  sound: Sound,
  context: CommandContext,
): string | Uint8Array {
  const value = target === 'on' ? config.payload_on : config.payload_off;
  const commandTemplate =
    target === 'on' ? config.command_template : (config.command_off_template ?? config.command_template);
  if (commandTemplate === undefined) return JSON.stringify({ state: value, ...sound });
  const volume = sound.volume_level;
  return context.render(commandTemplate, value, {
    state: value,
    ...sound,
    ...(volume !== undefined && { volume_level: pyFloat(volume) }),
  });
}

function view(_config: Config, state: State): View {
  const { power, ...attributes } = state;
  return { state: power, attributes };
}

export const sirenPlatform: Platform<Config, State, 'siren'> = {
  name: 'siren',
  repeatable: ['turn_off'],
  defaultName: 'MQTT Siren',
  ownAttributes: ['available_tones', 'duration', 'tone', 'volume_level'],
  parse: (raw) => parseConfig(schema, raw),
  initial: (config) => (isOptimistic(config) ? off : unknown),
  readers,
  view,
  describe: (config) => {
    const tones = config.available_tones?.length ? config.available_tones : undefined;
    return {
      attributes: { ...(tones !== undefined && { available_tones: tones }) },
      actions: ['turn_on', 'turn_off', 'toggle'],
      risky: ['turn_on', 'toggle'],
      facts: {
        ...(tones !== undefined && { tones }),
        duration: config.support_duration,
        volume: config.support_volume_set,
      },
    };
  },
  encode,
};
