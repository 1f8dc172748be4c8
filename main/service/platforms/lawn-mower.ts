/** Lawn mower (ha-mqtt-discovery, section 9, "lawn_mower"): start_mowing, pause, dock. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import type { CommandContext, Params, Plan, Platform, RawConfig, Reader } from './platform.ts';
import { flag, parseConfig, publishTopic, subscribeTopic, template } from './shared/fields.ts';

const schema = z.object({
  activity_state_topic: subscribeTopic().optional(),
  activity_value_template: template().optional(),
  start_mowing_command_topic: publishTopic().optional(),
  start_mowing_command_template: template().optional(),
  pause_command_topic: publishTopic().optional(),
  pause_command_template: template().optional(),
  dock_command_topic: publishTopic().optional(),
  dock_command_template: template().optional(),
  optimistic: flag().default(false),
});

type Config = z.infer<typeof schema>;

const activities = ['mowing', 'paused', 'docked', 'error', 'returning'] as const;
type State = (typeof activities)[number] | 'unknown';

function reduceActivity(_config: Config, state: State, payload: string): State {
  if (payload.toLowerCase() === 'none') return 'unknown';
  return activities.find((known) => known === payload) ?? state;
}

const commands = {
  start_mowing: { state: 'mowing', expect: 'mowing' },
  pause: { state: 'paused', expect: 'paused' },
  dock: { state: 'docked', expect: ['docked', 'returning'] },
} as const;

type Action = keyof typeof commands;
const actions: readonly Action[] = ['start_mowing', 'pause', 'dock'];

function encode(
  config: Config,
  _state: State,
  action: string,
  _params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  const known = actions.find((each) => each === action);
  const topic = known && config[`${known}_command_topic`];
  if (known === undefined || topic === undefined) return err('command.unsupported', action);
  const publishes = [{ topic, payload: context.render(config[`${known}_command_template`], known) }];
  const optimistic = config.optimistic || config.activity_state_topic === undefined;
  const { state, expect } = commands[known];
  return ok(optimistic ? { publishes, state } : { publishes, expect: { state: expect } });
}

export const lawnMowerPlatform: Platform<Config, State, 'lawn_mower'> = {
  name: 'lawn_mower',
  repeatable: ['dock', 'pause', 'start_mowing'],
  defaultName: 'MQTT Lawn Mower',
  ownAttributes: [],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial: () => 'unknown',
  readers: (config): ReadonlyArray<Reader<Config, State>> =>
    config.activity_state_topic === undefined
      ? []
      : [
          {
            topic: config.activity_state_topic,
            template: config.activity_value_template,
            onJinjaError: 'raw',
            reduce: reduceActivity,
          },
        ],
  view: (_config, state) => ({ state, attributes: {} }),
  describe: (config) => ({
    attributes: {},
    actions: actions.filter((action) => config[`${action}_command_topic`] !== undefined),
  }),
  encode,
};
