/** Light (ha-mqtt-discovery, section 9): three schemas, chosen by `schema`; the service layer is the same for all. */
import { assertNever, err, ok, type Result } from '../../base/errors.ts';
import type { CommandContext, Params, Plan, Platform, RawConfig, Reader } from '../platform.ts';
import { parseConfig } from '../shared/fields.ts';
import { type BasicConfig, basicReaders, basicSchema, initialBasic } from './basic.ts';
import { turnBasicOff, turnBasicOn } from './basic-commands.ts';
import { initialJson, type JsonConfig, jsonReaders, jsonSchema, turnJsonOff, turnJsonOn } from './json.ts';
import { describeLight, type LightState, lightView, withFields } from './model.ts';
import { toRequest } from './service-layer.ts';
import {
  initialTemplate,
  type TemplateConfig,
  templateReaders,
  templateSchema,
  turnTemplateOff,
  turnTemplateOn,
} from './template.ts';

type Config = BasicConfig | JsonConfig | TemplateConfig;

function parse(raw: RawConfig): Result<Config> {
  const schema = typeof raw.schema === 'string' ? raw.schema.toLowerCase() : (raw.schema ?? 'basic');
  const chosen = { ...raw, schema };
  if (schema === 'basic') return parseConfig(basicSchema, chosen);
  if (schema === 'json') return parseConfig(jsonSchema, chosen);
  if (schema === 'template') return parseConfig(templateSchema, chosen);
  return err('request.invalid', 'schema: must be one of basic, json, template');
}

function initial(config: Config): LightState {
  if (config.schema === 'basic') return initialBasic(config);
  return config.schema === 'json' ? initialJson(config) : initialTemplate(config);
}

function readers(config: Config): ReadonlyArray<Reader<Config, LightState>> {
  if (config.schema === 'basic') return basicReaders(config);
  return config.schema === 'json' ? jsonReaders(config) : templateReaders(config);
}

/** A colour mode that the light no longer has would keep it from being shown. */
function carry(_before: Config, after: Config, state: LightState): LightState {
  const { mode } = state;
  const isKept = mode !== undefined && mode !== 'unknown' && after.traits.modes.includes(mode);
  return isKept ? state : withFields(state, { mode: initial(after).mode ?? 'unknown' });
}

function encode(
  config: Config,
  state: LightState,
  action: string,
  params: Params,
  context: CommandContext,
): Result<Plan<LightState>> {
  const asked = toRequest(config.traits, state, action, params);
  if (!asked.ok) return asked;
  const { turn, request } = asked.value;
  switch (config.schema) {
    case 'basic':
      return ok(turn === 'on' ? turnBasicOn(config, state, request, context) : turnBasicOff(config, state, context));
    case 'json':
      return ok(turn === 'on' ? turnJsonOn(config, state, request) : turnJsonOff(config, state, request));
    case 'template':
      return ok(
        turn === 'on'
          ? turnTemplateOn(config, state, request, context)
          : turnTemplateOff(config, state, request, context),
      );
    default:
      return assertNever(config);
  }
}

/** DEFAULT_NAME of mqtt/light/schema_basic.py, schema_json.py and schema_template.py. */
const defaultNames: Readonly<Record<Config['schema'], string>> = {
  basic: 'MQTT LightEntity',
  json: 'MQTT JSON Light',
  template: 'MQTT Template Light',
};

export const lightPlatform: Platform<Config, LightState, 'light'> = {
  name: 'light',
  repeatable: ['turn_off', 'turn_on'],
  defaultName: 'MQTT LightEntity',
  defaultNameOf: ({ schema }) => defaultNames[schema],
  ownAttributes: [
    'brightness',
    'color_mode',
    'color_temp',
    'color_temp_kelvin',
    'effect',
    'effect_list',
    'hs_color',
    'max_color_temp_kelvin',
    'max_mireds',
    'min_color_temp_kelvin',
    'min_mireds',
    'rgb_color',
    'rgbw_color',
    'rgbww_color',
    'supported_color_modes',
    'xy_color',
  ],
  parse,
  initial,
  readers,
  view: (config, state) => lightView(config.traits, state),
  describe: (config) => describeLight(config.traits),
  encode,
  carry,
};
