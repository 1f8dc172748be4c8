/** Switch (ha-mqtt-discovery, section 9, "switch"): on, off, toggle. */
import { z } from 'zod';
import { err, ok, type Result } from '../errors.ts';
import { deviceClass, flag, parseConfig, publishTopic, subscribeTopic, template, text } from './fields.ts';
import type { CommandContext, Params, Plan, Platform, RawConfig, Reader } from './platform.ts';

const schema = z.object({
  command_topic: publishTopic(),
  command_template: template().optional(),
  state_topic: subscribeTopic().optional(),
  value_template: template().optional(),
  payload_on: text().default('ON'),
  payload_off: text().default('OFF'),
  state_on: text().optional(),
  state_off: text().optional(),
  device_class: deviceClass(['outlet', 'switch']).optional(),
  optimistic: flag().default(false),
});

type Config = z.infer<typeof schema>;
type State = 'on' | 'off' | 'unknown';

function reduceState(config: Config, state: State, payload: string): State {
  // Empty state_on and state_off fall back to the payloads, as Python's `or` does.
  if (payload === (config.state_on || config.payload_on)) return 'on';
  if (payload === (config.state_off || config.payload_off)) return 'off';
  return payload === 'None' ? 'unknown' : state;
}

function encode(
  config: Config,
  state: State,
  action: string,
  _params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  const target =
    action === 'turn_on' || (action === 'toggle' && state !== 'on')
      ? 'on'
      : action === 'turn_off' || action === 'toggle'
        ? 'off'
        : undefined;
  if (target === undefined) return err('command.unsupported', action);
  const payload = target === 'on' ? config.payload_on : config.payload_off;
  const publishes = [{ topic: config.command_topic, payload: context.render(config.command_template, payload) }];
  const optimistic = config.optimistic || config.state_topic === undefined;
  return ok(optimistic ? { publishes, state: target } : { publishes, expect: { state: target } });
}

export const switchPlatform: Platform<Config, State> = {
  name: 'switch',
  defaultName: 'MQTT Switch',
  ownAttributes: [],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial: () => 'unknown',
  readers: (config): ReadonlyArray<Reader<Config, State>> =>
    config.state_topic === undefined
      ? []
      : [{ topic: config.state_topic, template: config.value_template, onJinjaError: 'raw', reduce: reduceState }],
  view: (_config, state) => ({ state, attributes: {} }),
  describe: () => ({ attributes: {}, actions: ['turn_on', 'turn_off', 'toggle'] }),
  encode,
  deviceClass: (config) => config.device_class ?? undefined,
};
