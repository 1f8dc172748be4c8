/** Vacuum (ha-mqtt-discovery, section 9, "vacuum"): state as JSON, commands as plain words. Never optimistic. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import { isRecord } from '../python/json.ts';
import type {
  CommandContext,
  Expectation,
  Params,
  Plan,
  Platform,
  Publish,
  RawConfig,
  Reader,
  View,
} from './platform.ts';
import { listOf, oneOf, parseConfig, parseParams, publishTopic, template, text } from './shared/fields.ts';
import { objectOf } from './shared/values.ts';

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
  .transform(({ unique_id, ...config }) => config);

type Config = z.output<typeof schema>;

const activities = ['idle', 'docked', 'error', 'paused', 'returning', 'cleaning'] as const;

interface State {
  readonly activity: (typeof activities)[number] | 'unknown';
  /** Null until the first message; 0 once one came without any. */
  readonly fanSpeed: unknown;
  /** Names of what can be cleaned by itself, by id; absent until a message says so. */
  readonly segments?: Readonly<Record<string, string>>;
}

/** `segments` of a message, where it is a map of names. */
function segmentsOf(value: unknown): Readonly<Record<string, string>> | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries.slice(0, limits.vacuumSegments));
}

function reduceState(_config: Config, state: State, payload: string): State {
  const message = objectOf(payload);
  if (message === undefined) return state;
  const fanSpeed = Object.hasOwn(message, 'fan_speed') ? message.fan_speed : (state.fanSpeed ?? 0);
  const activity =
    message.state === null
      ? ('unknown' as const)
      : (activities.find((known) => known === message.state) ?? state.activity);
  const told = segmentsOf(message.segments);
  const segments =
    told === undefined || JSON.stringify(told) === JSON.stringify(state.segments) ? state.segments : told;
  if (activity === state.activity && fanSpeed === state.fanSpeed && segments === state.segments) return state;
  return { activity, fanSpeed, ...(segments !== undefined && { segments }) };
}

function view(config: Config, state: State): View {
  const attributes = {
    ...(config.supported_features.includes('fan_speed') && { fan_speed: state.fanSpeed }),
    ...(config.clean_segments_command_topic !== undefined &&
      state.segments !== undefined && { segments: state.segments }),
  };
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

function encode(
  config: Config,
  state: State,
  asked: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  if (!actionsOf(config).includes(asked)) return err('command.unsupported', asked);
  const action = asked === 'start_pause' ? (state.activity === 'cleaning' ? 'pause' : 'start') : asked;
  const command = commands.get(action);
  if (action === 'clean_segments') return cleanSegments(config, state, params, context);
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

const segmentParams = z.strictObject({ segments: listOf(text()) });

/** Without a template the ids go out as a JSON list. */
function cleanSegments(config: Config, state: State, params: Params, context: CommandContext): Result<Plan<State>> {
  const parsed = parseParams(segmentParams, params);
  if (!parsed.ok) return parsed;
  const { segments } = parsed.value;
  if (segments.length === 0) return err('command.invalid', 'segments: must not be empty');
  const unknown =
    state.segments === undefined ? undefined : segments.find((id) => !Object.hasOwn(state.segments ?? {}, id));
  if (unknown !== undefined) return err('command.invalid', `segments: ${unknown} is not known`);
  const template = config.clean_segments_command_template;
  const payload = template === undefined ? JSON.stringify(segments) : context.render(template, segments);
  const topic = config.clean_segments_command_topic;
  return ok({ publishes: topic === undefined ? [] : [{ topic, payload }] });
}

function actionsOf(config: Config): readonly string[] {
  const has = (feature: Feature) => config.supported_features.includes(feature);
  const actions = [...commands].filter(([, command]) => has(command.feature)).map(([action]) => action);
  if (has('start') && has('pause')) actions.push('start_pause');
  if (config.clean_segments_command_topic !== undefined) actions.push('clean_segments');
  if (has('fan_speed')) actions.push('set_fan_speed');
  if (has('send_command')) actions.push('send_command');
  return actions;
}

export const vacuumPlatform: Platform<Config, State, 'vacuum'> = {
  name: 'vacuum',
  repeatable: ['pause', 'return_to_base', 'set_fan_speed', 'start', 'stop'],
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
