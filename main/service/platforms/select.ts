/** Select (ha-mqtt-discovery, section 9, "select"): one of a list of texts. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import type { CommandContext, Params, Plan, Platform, ReadContext, Reader } from './platform.ts';
import {
  flag,
  listOf,
  parseConfig,
  parseParams,
  publishTopic,
  subscribeTopic,
  template,
  text,
} from './shared/fields.ts';
import { noAttributes, unknownView } from './shared/values.ts';

const schema = z.object({
  command_topic: publishTopic(),
  command_template: template().optional(),
  state_topic: subscribeTopic().optional(),
  value_template: template().optional(),
  options: z
    .unknown()
    .refine((value): boolean => value !== undefined)
    .pipe(listOf(text())),
  optimistic: flag().default(false),
  /** Ours, for native dialects: `none` is an option like any other where it is listed. */
  none_is_option: flag().default(false),
});

type Config = z.infer<typeof schema>;
/** The option, or undefined while nothing is known. */
type State = string | undefined;

function reduceState(config: Config, state: State, payload: string, context: ReadContext): State {
  if (payload.trim() === '') return state;
  if (config.none_is_option && config.options.includes(payload)) return payload;
  // Before the options: `none` resets even where it is listed.
  if (payload.toLowerCase() === 'none') return undefined;
  if (config.options.includes(payload)) return payload;
  context.emit({ kind: 'note', reason: 'payload is not among the options' });
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

const optionParams = z.strictObject({ option: text() });
const cycleParams = z.strictObject({ cycle: flag().default(true) });

/** The option that an action asks for, undefined when `cycle: false` ends at the end of the list. */
function chosenOption(config: Config, state: State, action: string, params: Params): Result<string | undefined> {
  const { options } = config;
  if (action === 'select_option') {
    const parsed = parseParams(optionParams, params);
    if (!parsed.ok) return parsed;
    const { option } = parsed.value;
    return options.includes(option) ? ok(option) : err('command.invalid', 'option: is not among the options');
  }
  if (options.length === 0) return err('command.invalid', 'option: there are no options');
  if (action === 'select_first') return ok(options[0]);
  if (action === 'select_last') return ok(options.at(-1));
  if (action !== 'select_next' && action !== 'select_previous') return err('command.unsupported', action);
  const parsed = parseParams(cycleParams, params);
  if (!parsed.ok) return parsed;
  // Home Assistant counts from the first option while none is known.
  const current = Math.max(state === undefined ? 0 : options.indexOf(state), 0);
  const next = current + (action === 'select_next' ? 1 : -1);
  return ok(parsed.value.cycle ? options.at(next % options.length) : options[next]);
}

function encode(
  config: Config,
  state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  const chosen = chosenOption(config, state, action, params);
  if (!chosen.ok) return chosen;
  const option = chosen.value;
  if (option === undefined) return ok({ publishes: [] });
  const publishes = [{ topic: config.command_topic, payload: context.render(config.command_template, option) }];
  const optimistic = config.optimistic || config.state_topic === undefined;
  return ok(optimistic ? { publishes, state: option } : { publishes, expect: { state: option } });
}

export const selectPlatform: Platform<Config, State, 'select'> = {
  name: 'select',
  repeatable: ['select_option'],
  defaultName: 'MQTT Select',
  ownAttributes: ['options'],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => undefined,
  readers,
  view: (_config, state) => (state === undefined ? unknownView : { state, attributes: noAttributes }),
  describe: (config) => ({
    attributes: { options: config.options },
    actions: ['select_option', 'select_first', 'select_last', 'select_next', 'select_previous'],
    facts: { options: config.options },
  }),
  encode,
};
