/** Switch (ha-mqtt-discovery, section 9, "switch"): on, off, toggle. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import type { CommandContext, Params, Plan, Platform, Reader } from './platform.ts';
import { deviceClass, flag, parseConfig, publishTopic, subscribeTopic, template, text } from './shared/fields.ts';
import { readFlag } from './shared/flags.ts';
import { noAttributes, type OnOff, onOffView, targetOf } from './shared/values.ts';

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
  reads_flags: flag().default(false),
});

type Config = z.infer<typeof schema>;

function reduceState(config: Config, state: OnOff, payload: string): OnOff {
  // In this order, for where texts coincide Home Assistant lets the later one win.
  if (payload === 'None') return 'unknown';
  // Empty state_on and state_off fall back to the payloads, as Python's `or` does.
  const off = config.state_off || config.payload_off;
  const on = config.state_on || config.payload_on;
  if (payload === off) return 'off';
  if (payload === on) return 'on';
  return (config.reads_flags ? readFlag(payload, on, off) : undefined) ?? state;
}

function readers(config: Config): ReadonlyArray<Reader<Config, OnOff>> {
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

function encode(
  config: Config,
  state: OnOff,
  action: string,
  _params: Params,
  context: CommandContext,
): Result<Plan<OnOff>> {
  const target = targetOf(action, state === 'on');
  if (target === undefined) return err('command.unsupported', action);
  const payload = target === 'on' ? config.payload_on : config.payload_off;
  const publishes = [{ topic: config.command_topic, payload: context.render(config.command_template, payload) }];
  const optimistic = config.optimistic || config.state_topic === undefined;
  return ok(optimistic ? { publishes, state: target } : { publishes, expect: { state: target } });
}

const description = Object.freeze({ attributes: noAttributes, actions: ['turn_on', 'turn_off', 'toggle'] });

export const switchPlatform: Platform<Config, OnOff, 'switch'> = {
  name: 'switch',
  repeatable: ['turn_off', 'turn_on'],
  defaultName: 'MQTT Switch',
  ownAttributes: [],
  parse: (raw) => parseConfig(schema, raw),
  initial: () => 'unknown',
  readers,
  view: (_config, state) => onOffView(state),
  describe: () => description,
  encode,
  deviceClass: (config) => config.device_class ?? undefined,
};
