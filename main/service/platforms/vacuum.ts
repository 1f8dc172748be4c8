/** Vacuum (ha-mqtt-discovery, section 9, "vacuum"): state as JSON, commands as plain words. Never optimistic. */
import { z } from 'zod';
import { err, ok, type Result } from '../errors.ts';
import { isRecord } from '../templates/python.ts';
import { listOf, oneOf, parseConfig, parseParams, publishTopic, template, text } from './fields.ts';
import type { Expectation, Params, Plan, Platform, Publish, RawConfig, Reader, View } from './platform.ts';
import { objectOf } from './values.ts';

const features = [
  'start',
  'stop',
  'pause',
  'return_home',
  'clean_spot',
  'locate',
  'fan_speed',
  'send_command',
  'status',
] as const;

type Feature = (typeof features)[number];
const defaultFeatures: readonly Feature[] = ['start', 'stop', 'return_home', 'clean_spot'];
const noSpeeds: readonly string[] = [];

const schema = z
  .object({
    command_topic: publishTopic().optional(),
    payload_start: text().default('start'),
    payload_stop: text().default('stop'),
    payload_pause: text().default('pause'),
    payload_return_to_base: text().default('return_to_base'),
    payload_clean_spot: text().default('clean_spot'),
    payload_locate: text().default('locate'),
    set_fan_speed_topic: publishTopic().optional(),
    fan_speed_list: listOf(text())
      .readonly()
      .default(() => noSpeeds),
    send_command_topic: publishTopic().optional(),
    // Home Assistant checks this one as a topic to publish to: no wildcards.
    state_topic: publishTopic().optional(),
    // Many devices still name `battery`, which vacuums no longer have: it means nothing.
    supported_features: listOf(oneOf([...features, 'battery']))
      .transform((list): readonly Feature[] => list.filter((each) => each !== 'battery'))
      .default(() => defaultFeatures),
    clean_segments_command_topic: publishTopic().optional(),
    clean_segments_command_template: template().optional(),
    unique_id: z.unknown().optional(),
  })
  .refine((config) => config.clean_segments_command_topic === undefined || config.unique_id !== undefined, {
    path: ['clean_segments_command_topic'],
    message: 'needs a unique_id',
  })
  // Segments are cleaned by area, which this app does not know; nothing of it is kept.
  .transform(({ unique_id, clean_segments_command_topic, clean_segments_command_template, ...config }) => config);

type Config = z.output<typeof schema>;

const activities = ['idle', 'docked', 'error', 'paused', 'returning', 'cleaning'] as const;

interface State {
  readonly activity: (typeof activities)[number] | 'unknown';
  /** Null until the first message; 0 once one came without any. */
  readonly fanSpeed: unknown;
}

function reduceState(_config: Config, state: State, payload: string): State {
  const message = objectOf(payload);
  if (message === undefined) return state;
  const fanSpeed = Object.hasOwn(message, 'fan_speed') ? message.fan_speed : (state.fanSpeed ?? 0);
  const activity =
    message.state === null
      ? ('unknown' as const)
      : (activities.find((known) => known === message.state) ?? state.activity);
  return activity === state.activity && fanSpeed === state.fanSpeed ? state : { activity, fanSpeed };
}

function view(config: Config, state: State): View {
  const attributes = config.supported_features.includes('fan_speed') ? { fan_speed: state.fanSpeed } : {};
  return { state: state.activity, attributes };
}

interface Command {
  readonly feature: Feature;
  readonly payload: keyof Config & `payload_${string}`;
  readonly expect?: Expectation;
}

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['start', { feature: 'start', payload: 'payload_start', expect: { state: 'cleaning' } }],
  ['stop', { feature: 'stop', payload: 'payload_stop', expect: { state: ['idle', 'docked', 'paused', 'returning'] } }],
  ['pause', { feature: 'pause', payload: 'payload_pause', expect: { state: ['paused', 'idle'] } }],
  [
    'return_to_base',
    { feature: 'return_home', payload: 'payload_return_to_base', expect: { state: ['returning', 'docked'] } },
  ],
  ['clean_spot', { feature: 'clean_spot', payload: 'payload_clean_spot', expect: { state: 'cleaning' } }],
  ['locate', { feature: 'locate', payload: 'payload_locate' }],
]);

const speedParams = z.strictObject({ fan_speed: text() });
const sendParams = z.strictObject({
  command: text(),
  params: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).optional(),
});

/** A command without its topic publishes nothing and is no error; one that nothing reports back is not waited for. */
function plan(config: Config, topic: string | undefined, payload: string, expect?: Expectation): Result<Plan<State>> {
  if (topic === undefined) return ok({ publishes: [] });
  const publishes: readonly Publish[] = [{ topic, payload }];
  return ok(expect === undefined || config.state_topic === undefined ? { publishes } : { publishes, expect });
}

function encode(config: Config, _state: State, action: string, params: Params): Result<Plan<State>> {
  const command = commands.get(action);
  if (!actionsOf(config).includes(action)) return err('command.unsupported', action);
  if (command !== undefined) return plan(config, config.command_topic, config[command.payload], command.expect);
  return action === 'set_fan_speed' ? setFanSpeed(config, params) : sendCommand(config, params);
}

function setFanSpeed(config: Config, params: Params): Result<Plan<State>> {
  const parsed = parseParams(speedParams, params);
  if (!parsed.ok) return parsed;
  const speed = parsed.value.fan_speed;
  if (!config.fan_speed_list.includes(speed)) return err('command.invalid', 'fan_speed: is not among fan_speed_list');
  return plan(config, config.set_fan_speed_topic, speed, { attributes: { fan_speed: speed } });
}

function sendCommand(config: Config, params: Params): Result<Plan<State>> {
  const parsed = parseParams(sendParams, params);
  if (!parsed.ok) return parsed;
  const { command, params: extra } = parsed.value;
  const payload = isRecord(extra) ? JSON.stringify({ command, ...extra }) : command;
  return plan(config, config.send_command_topic, payload);
}

function actionsOf(config: Config): readonly string[] {
  const has = (feature: Feature) => config.supported_features.includes(feature);
  const actions = [...commands].filter(([, command]) => has(command.feature)).map(([action]) => action);
  if (has('fan_speed')) actions.push('set_fan_speed');
  if (has('send_command')) actions.push('send_command');
  return actions;
}

export const vacuumPlatform: Platform<Config, State> = {
  name: 'vacuum',
  defaultName: 'MQTT State Vacuum',
  ownAttributes: ['battery_icon', 'battery_level', 'fan_speed'],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial: () => ({ activity: 'unknown', fanSpeed: null }),
  readers: (config): ReadonlyArray<Reader<Config, State>> =>
    config.state_topic === undefined ? [] : [{ topic: config.state_topic, onJinjaError: 'raw', reduce: reduceState }],
  view,
  describe: (config) => ({
    attributes: config.supported_features.includes('fan_speed') ? { fan_speed_list: config.fan_speed_list } : {},
    actions: actionsOf(config),
    facts: { features: config.supported_features, fanSpeeds: config.fan_speed_list },
  }),
  encode,
};
