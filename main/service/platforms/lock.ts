/** Lock (ha-mqtt-discovery, section 9, "lock"): lock, unlock, and open where the device can. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import type { CommandContext, Params, Plan, Platform, RawConfig, Reader } from './platform.ts';
import { flag, parseConfig, parseParams, publishTopic, subscribeTopic, template, text } from './shared/fields.ts';
import { matchesFromStart, pattern } from './shared/pattern.ts';

const schema = z.object({
  command_topic: publishTopic(),
  command_template: template().optional(),
  code_format: pattern().optional(),
  state_topic: subscribeTopic().optional(),
  value_template: template().optional(),
  payload_lock: text().default('LOCK'),
  payload_unlock: text().default('UNLOCK'),
  payload_open: text().optional(),
  payload_reset: text().default('None'),
  state_locked: text().default('LOCKED'),
  state_locking: text().default('LOCKING'),
  state_unlocked: text().default('UNLOCKED'),
  state_unlocking: text().default('UNLOCKING'),
  state_open: text().default('OPEN'),
  state_opening: text().default('OPENING'),
  state_jammed: text().default('JAMMED'),
  optimistic: flag().default(false),
});

type Config = z.infer<typeof schema>;
type State = 'locked' | 'locking' | 'unlocked' | 'unlocking' | 'open' | 'opening' | 'jammed' | 'unknown';

function isOptimistic(config: Config): boolean {
  return config.optimistic || config.state_topic === undefined;
}

function reduceState(config: Config, state: State, payload: string): State {
  if (payload.trim() === '') return state;
  switch (payload) {
    case config.payload_reset:
      return 'unknown';
    // Where texts coincide, the order is the one in which Home Assistant looks at its flags.
    case config.state_jammed:
      return 'jammed';
    case config.state_opening:
      return 'opening';
    case config.state_locking:
      return 'locking';
    case config.state_open:
      return 'open';
    case config.state_unlocking:
      return 'unlocking';
    case config.state_locked:
      return 'locked';
    case config.state_unlocked:
      return 'unlocked';
    default:
      return state;
  }
}

const codeParams = z.strictObject({ code: text().optional() });

const targets = {
  lock: { payload: 'payload_lock', state: 'locked', expect: ['locked', 'locking'] },
  unlock: { payload: 'payload_unlock', state: 'unlocked', expect: ['unlocked', 'unlocking'] },
  open: { payload: 'payload_open', state: 'open', expect: ['open', 'opening', 'unlocked'] },
} as const;

function encode(
  config: Config,
  _state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  if (action !== 'lock' && action !== 'unlock' && action !== 'open') return err('command.unsupported', action);
  const target = targets[action];
  const payload = config[target.payload];
  if (payload === undefined) return err('command.unsupported', action);
  const parsed = parseParams(codeParams, params);
  if (!parsed.ok) return parsed;
  const code = parsed.value.code ?? '';
  if (config.code_format !== undefined && !matchesFromStart(config.code_format, code)) {
    return err('command.invalid', 'code: does not have the format of this lock');
  }
  const rendered = context.render(config.command_template, payload, { code: code === '' ? null : code });
  const publishes = [{ topic: config.command_topic, payload: rendered }];
  return ok(
    isOptimistic(config) ? { publishes, state: target.state } : { publishes, expect: { state: target.expect } },
  );
}

export const lockPlatform: Platform<Config, State, 'lock'> = {
  name: 'lock',
  repeatable: ['lock', 'unlock'],
  defaultName: 'MQTT Lock',
  ownAttributes: ['changed_by', 'code_format'],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial: (config) => (isOptimistic(config) ? 'unlocked' : 'unknown'),
  readers: (config): ReadonlyArray<Reader<Config, State>> =>
    config.state_topic === undefined
      ? []
      : [
          {
            topic: config.state_topic,
            template: config.value_template,
            onJinjaError: 'raw',
            repeatable: true,
            reduce: reduceState,
          },
        ],
  view: (_config, state) => ({ state, attributes: {} }),
  describe: (config) => ({
    attributes: config.code_format === undefined ? {} : { code_format: config.code_format },
    actions: config.payload_open === undefined ? ['lock', 'unlock'] : ['lock', 'unlock', 'open'],
    facts: { codeFormat: config.code_format ?? null },
    risky: config.payload_open === undefined ? ['unlock'] : ['unlock', 'open'],
  }),
  encode,
};
