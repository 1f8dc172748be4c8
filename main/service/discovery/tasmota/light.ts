/** Lights: dimmers, white of two temperatures, colour, and their combinations. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { literals } from '../template-text.ts';
import { along, type Entry, ofState } from './entry.ts';
import type { TasmotaConfig } from './messages.ts';
import { outputName, powerTemplate, powerTopic, relayKinds } from './power.ts';

const types = { dimmer: 1, white: 2, rgb: 3, rgbw: 4, rgbcw: 5 } as const;

/** How one light is dimmed and what it can show. */
interface Channel {
  readonly type: number;
  /** The command that dims it, and the key that tells how far, 0-100. */
  readonly command: string;
  readonly key: string;
}

/** One light for all, one for colour and one for white, or one per channel: as the options say. */
function channelOf(config: TasmotaConfig, index: number, place: number): Channel {
  const { lightType } = config;
  if (config.option(68)) return { type: types.dimmer, command: `Channel${index + 1}`, key: `Channel${index + 1}` };
  if (!config.isLinked && lightType >= types.rgbw && place < 2) {
    const dimmer = `Dimmer${place + 1}`;
    const white = lightType === types.rgbw ? types.dimmer : types.white;
    return { type: place === 0 ? types.rgb : white, command: dimmer, key: dimmer };
  }
  return { type: lightType, command: config.isTuya ? 'Dimmer3' : 'Dimmer', key: 'Dimmer' };
}

/** Schemes of the device by number. */
const effects = ['Solid', 'Wake up', 'Cycle up', 'Cycle down', 'Random'];

/** Mireds: what the device knows, and what Alexa does (SetOption82). */
const fullRange = { min_mireds: 153, max_mireds: 500 };
const reducedRange = { min_mireds: 200, max_mireds: 380 };

function coloured({ topics }: TasmotaConfig, { type }: Channel): RawConfig {
  const [hsb, white, scheme] = [along(['HSBColor']), along(['White']), along(['Scheme'])];
  // What of colour and white is on tells the mode; RGB alone has but one.
  const mode = type === types.rgbw ? 'white' : 'color_temp';
  return {
    hs_command_topic: `${topics.command}Backlog`,
    hs_command_template: 'HsbColor1 {{ hue | round | int }};HsbColor2 {{ sat | round | int }}',
    hs_state_topic: topics.anything,
    hs_value_template: ofState(`{% if ${hsb} %}{{ ${hsb}.split(',')[:2] | join(',') }}{% endif %}`),
    effect_command_topic: `${topics.command}Scheme`,
    effect_command_template: `{{ ${literals(effects)}.index(value) }}`,
    effect_state_topic: topics.anything,
    effect_value_template: ofState(`{% if ${scheme} is number %}{{ ${literals(effects)}[${scheme}] }}{% endif %}`),
    effect_list: effects,
    ...(type !== types.rgb && {
      color_mode_state_topic: topics.anything,
      color_mode_value_template: ofState(
        `{% if ${white} is number %}{{ '${mode}' if ${white} > 0 else 'hs' }}{% endif %}`,
      ),
    }),
    ...(type === types.rgbw && { white_command_topic: `${topics.command}White`, white_scale: 100 }),
  };
}

export function lightEntries(config: TasmotaConfig): Entry[] {
  const { topics } = config;
  const first = config.relays.indexOf(relayKinds.light);
  return config.relays.flatMap((kind, index): Entry[] => {
    if (kind !== relayKinds.light || (config.isFan && index === 0)) return [];
    const channel = channelOf(config, index, index - first);
    const raw: RawConfig = {
      name: outputName(config, index, 'Light'),
      command_topic: powerTopic(config, index),
      state_topic: topics.anything,
      state_value_template: powerTemplate(index),
      payload_on: config.states.on,
      payload_off: config.states.off,
      ...(channel.type >= types.dimmer && {
        brightness_command_topic: `${topics.command}${channel.command}`,
        brightness_state_topic: topics.anything,
        brightness_value_template: ofState(`{{ ${along([channel.key])} }}`),
        brightness_scale: 100,
      }),
      ...((channel.type === types.white || channel.type === types.rgbcw) && {
        color_temp_command_topic: `${topics.command}CT`,
        color_temp_state_topic: topics.anything,
        color_temp_value_template: ofState(`{{ ${along(['CT'])} }}`),
        ...(config.option(82) ? reducedRange : fullRange),
      }),
      ...(channel.type >= types.rgb && coloured(config, channel)),
    };
    return [{ component: 'light', endpoint: 'light', index, raw }];
  });
}
