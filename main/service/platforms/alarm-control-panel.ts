/** Alarm control panel (ha-mqtt-discovery, section 9, "alarm_control_panel"). Never optimistic. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { compileTemplate } from '../templates/compile.ts';
import type { Template } from '../templates/template.ts';
import type { CommandContext, Expectation, Params, Plan, Platform, RawConfig, Reader } from './platform.ts';
import {
  flag,
  oneOf,
  parseConfig,
  parseParams,
  publishTopic,
  subscribeTopic,
  template,
  text,
} from './shared/fields.ts';

const features = ['arm_home', 'arm_away', 'arm_night', 'arm_vacation', 'arm_custom_bypass', 'trigger'] as const;
const allFeatures: ReadonlyArray<(typeof features)[number]> = features;

/** The default of `command_template`: rendered like one from a config, so that the payload is stripped as well. */
const actionTemplate = compiled('{{action}}');

function compiled(source: string): Template {
  const result = compileTemplate(source);
  if (!result.ok) throw new Error(result.reason);
  return result.template;
}

const schema = z.object({
  command_topic: publishTopic(),
  command_template: template().default(() => actionTemplate),
  state_topic: subscribeTopic(),
  value_template: template().optional(),
  code: text().optional(),
  code_arm_required: flag().default(true),
  code_disarm_required: flag().default(true),
  code_trigger_required: flag().default(true),
  payload_arm_home: text().default('ARM_HOME'),
  payload_arm_away: text().default('ARM_AWAY'),
  payload_arm_night: text().default('ARM_NIGHT'),
  payload_arm_vacation: text().default('ARM_VACATION'),
  payload_arm_custom_bypass: text().default('ARM_CUSTOM_BYPASS'),
  payload_disarm: text().default('DISARM'),
  payload_trigger: text().default('TRIGGER'),
  supported_features: z
    .array(oneOf(features))
    .readonly()
    .default(() => allFeatures),
});

type Config = z.infer<typeof schema>;

const states = [
  'disarmed',
  'armed_home',
  'armed_away',
  'armed_night',
  'armed_vacation',
  'armed_custom_bypass',
  'pending',
  'arming',
  'disarming',
  'triggered',
] as const;

type State = (typeof states)[number] | 'unknown';

function reduceState(_config: Config, state: State, payload: string): State {
  if (payload === 'None') return 'unknown';
  return states.find((known) => known === payload) ?? state;
}

/** Null when no code is asked for; `number` lets a window show a keypad. */
function codeFormat(config: Config): 'number' | 'text' | null {
  if (config.code === undefined) return null;
  return config.code === 'REMOTE_CODE' || /^\d+$/.test(config.code) ? 'number' : 'text';
}

/** The code is compared here, or by the device behind it (REMOTE_CODE, REMOTE_CODE_TEXT). */
function isCodeAccepted(config: Config, code: string | undefined): boolean {
  if (config.code === undefined || code === config.code) return true;
  const remote = config.code === 'REMOTE_CODE' || config.code === 'REMOTE_CODE_TEXT';
  return remote && code !== undefined && code !== '';
}

interface Command {
  readonly payload: keyof Config & `payload_${string}`;
  readonly required: 'code_arm_required' | 'code_disarm_required' | 'code_trigger_required';
  /** Undefined: always supported. */
  readonly feature?: (typeof features)[number];
  readonly expect: Expectation;
}

function arming(mode: 'home' | 'away' | 'night' | 'vacation' | 'custom_bypass'): Command {
  return {
    payload: `payload_arm_${mode}`,
    required: 'code_arm_required',
    feature: `arm_${mode}`,
    expect: { state: [`armed_${mode}`, 'arming', 'pending'] },
  };
}

const commands: ReadonlyMap<string, Command> = new Map([
  ['alarm_disarm', { payload: 'payload_disarm', required: 'code_disarm_required', expect: { state: 'disarmed' } }],
  ['alarm_arm_home', arming('home')],
  ['alarm_arm_away', arming('away')],
  ['alarm_arm_night', arming('night')],
  ['alarm_arm_vacation', arming('vacation')],
  ['alarm_arm_custom_bypass', arming('custom_bypass')],
  [
    'alarm_trigger',
    {
      payload: 'payload_trigger',
      required: 'code_trigger_required',
      feature: 'trigger',
      expect: { state: ['triggered', 'pending'] },
    },
  ],
]);

function isSupported(config: Config, command: Command): boolean {
  return command.feature === undefined || config.supported_features.includes(command.feature);
}

const codeParams = z.strictObject({ code: text().optional() });

function encode(
  config: Config,
  _state: State,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<State>> {
  const command = commands.get(action);
  if (command === undefined || !isSupported(config, command)) return err('command.unsupported', action);
  const parsed = parseParams(codeParams, params);
  if (!parsed.ok) return parsed;
  // Home Assistant's own layer takes an empty code for none, but hands that of a trigger on as it is.
  const code = action === 'alarm_trigger' ? parsed.value.code : parsed.value.code || undefined;
  // Home Assistant's own layer wants some code for arming even where the config has none.
  if (command.required === 'code_arm_required' && config.code_arm_required && code === undefined) {
    return err('command.invalid', 'code: is required');
  }
  if (config[command.required] && !isCodeAccepted(config, code)) return err('command.invalid', 'code: is wrong');
  const variables = { action: config[command.payload], code: code ?? null };
  const payload = context.render(config.command_template, null, variables);
  return ok({ publishes: [{ topic: config.command_topic, payload }], expect: command.expect });
}

function actionsOf(config: Config): string[] {
  return [...commands].filter(([, command]) => isSupported(config, command)).map(([action]) => action);
}

export const alarmControlPanelPlatform: Platform<Config, State, 'alarm_control_panel'> = {
  name: 'alarm_control_panel',
  repeatable: [
    'alarm_arm_away',
    'alarm_arm_custom_bypass',
    'alarm_arm_home',
    'alarm_arm_night',
    'alarm_arm_vacation',
    'alarm_disarm',
  ],
  defaultName: 'MQTT Alarm',
  ownAttributes: ['changed_by', 'code_arm_required', 'code_format'],
  parse: (raw: RawConfig) => parseConfig(schema, raw),
  initial: () => 'unknown',
  readers: (config): ReadonlyArray<Reader<Config, State>> => [
    { topic: config.state_topic, template: config.value_template, onJinjaError: 'raw', reduce: reduceState },
  ],
  view: (_config, state) => ({ state, attributes: {} }),
  describe: (config) => ({
    attributes: {
      changed_by: null,
      code_arm_required: config.code_arm_required,
      code_format: codeFormat(config),
    },
    actions: actionsOf(config),
    risky: actionsOf(config).filter((action) => action === 'alarm_disarm' || action === 'alarm_trigger'),
    facts: {
      codeFormat: codeFormat(config),
      codeArmRequired: config.code_arm_required,
      codeDisarmRequired: config.code_disarm_required && config.code !== undefined,
      codeTriggerRequired: config.code_trigger_required && config.code !== undefined,
    },
  }),
  encode,
};
