/** Text (ha-mqtt-discovery, section 9, "text"): a text within a length and a pattern. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { CommandContext, Params, Plan, Platform, ReadContext, Reader, View } from './platform.ts';
import {
  flag,
  oneOf,
  parseConfig,
  parseParams,
  positiveInteger,
  publishTopic,
  subscribeTopic,
  template,
  text,
} from './shared/fields.ts';
import { matchesFromStart, pattern } from './shared/pattern.ts';
import { isLongerThan, noAttributes, unknownView } from './shared/values.ts';

const schema = z
  .object({
    command_topic: publishTopic(),
    command_template: template().optional(),
    state_topic: subscribeTopic().optional(),
    value_template: template().optional(),
    min: positiveInteger().default(0),
    max: positiveInteger()
      .refine((value) => value <= limits.stateChars, `must be ${limits.stateChars} or less`)
      .default(limits.stateChars),
    mode: oneOf(['text', 'password']).default('text'),
    pattern: pattern().optional(),
    optimistic: flag().default(false),
    /** Ours, for native dialects: `None` stands for a text that is not known. */
    none_is_unknown: flag().default(false),
    /** Ours, for native dialects: what the template gives for a message that does not mention the text. */
    unsaid: text().optional(),
  })
  .refine((config) => config.min <= config.max, { path: ['min'], message: 'must not be greater than max' });

type Config = z.infer<typeof schema>;
/** Undefined while nothing is known; an empty text is a state. */
type State = string | undefined;

/** Why a text does not fit the entity, undefined when it does. */
function misfit(config: Config, value: string): string | undefined {
  if (isLongerThan(value, config.max)) return `must be ${config.max} characters at most`;
  if (config.min > 0 && !isLongerThan(value, config.min - 1)) return `must be ${config.min} characters at least`;
  if (config.pattern !== undefined && !matchesFromStart(config.pattern, value)) return 'does not match the pattern';
  return undefined;
}

function reduceState(config: Config, state: State, payload: string, context: ReadContext): State {
  if (payload === config.unsaid) return state;
  if (payload === 'None' && config.none_is_unknown) return undefined;
  if (!isLongerThan(payload, limits.stateChars)) return payload;
  context.emit({ kind: 'note', reason: `payload is longer than ${limits.stateChars} characters` });
  return state;
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

function view(config: Config, state: State): View | undefined {
  if (state === undefined) return unknownView;
  return misfit(config, state) === undefined ? { state, attributes: noAttributes } : undefined;
}

const valueParams = z.strictObject({ value: text() });

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
  const problem = misfit(config, value);
  if (problem !== undefined) return err('command.invalid', `value: ${problem}`);
  const publishes = [{ topic: config.command_topic, payload: context.render(config.command_template, value) }];
  const optimistic = config.optimistic || config.state_topic === undefined;
  return ok(optimistic ? { publishes, state: value } : { publishes, expect: { state: value } });
}

export const textPlatform: Platform<Config, State, 'text'> = {
  name: 'text',
  repeatable: ['set_value'],
  defaultName: 'MQTT Text',
  ownAttributes: ['max', 'min', 'mode', 'pattern'],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => undefined,
  readers,
  view,
  describe: (config) => {
    const { min, max, mode, pattern: source } = config;
    return {
      attributes: { min, max, mode, pattern: source ?? null },
      actions: ['set_value'],
      facts: { min, max, mode, ...(source !== undefined && { pattern: source }) },
    };
  },
  encode,
};
