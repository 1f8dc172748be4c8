/** The properties of a Homie node that make a light together: power, brightness, colour. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { type ColourFormat, colourFormatOf, rangeOf } from './formats.ts';
import type { HomieNode, HomieProperty } from './model.ts';

export interface NodeLight {
  /** The property that names the light. */
  readonly main: HomieProperty;
  /** Ids of the properties that the light stands for. */
  readonly uses: ReadonlySet<string>;
  readonly config: RawConfig;
}

const powerIds = /^(power|on|onoff|on-off|state|switch|status)$/;
const levelIds = /bright|dimm|intensity|level/;
const lightWords = /light|lamp|bulb|dimm|led/;

function settable(node: HomieNode, fits: (property: HomieProperty) => boolean): HomieProperty | undefined {
  return node.properties.find((property) => property.settable && property.retained && fits(property));
}

/** The three forms of a colour: how a part is read from the payload, and how a colour is written. */
interface ColourForm {
  readonly mode: 'rgb' | 'hs' | 'xy';
  readonly value: (first: number) => string;
  readonly command: string;
}

const forms: Readonly<Record<ColourFormat, ColourForm>> = {
  rgb: {
    mode: 'rgb',
    value: (first) =>
      `{{ value.split(',')[${first}:${first + 3}] | map('float') | map('round') | map('int') | join(',') }}`,
    command: '{{ red }},{{ green }},{{ blue }}',
  },
  hsv: {
    mode: 'hs',
    value: (first) => `{{ value.split(',')[${first}:${first + 2}] | join(',') }}`,
    command: '{{ hue | round | int }},{{ sat | round | int }},100',
  },
  xyz: {
    mode: 'xy',
    value: (first) => `{{ value.split(',')[${first}:${first + 2}] | join(',') }}`,
    command: '{{ x }},{{ y }}',
  },
};

/** Homie 5 names the form in the payload (`rgb,255,0,0`); a payload in another form has no effect. */
function colourConfig(topic: string, format: ColourFormat, version: 3 | 4 | 5): RawConfig {
  const { mode, value, command } = forms[format];
  const isNamed = version === 5;
  const read = value(isNamed ? 1 : 0);
  return {
    [`${mode}_state_topic`]: topic,
    [`${mode}_command_topic`]: `${topic}/set`,
    [`${mode}_value_template`]: isNamed ? `{% if value.startswith('${format},') %}${read}{% endif %}` : read,
    [`${mode}_command_template`]: isNamed ? `${format},${command}` : command,
  };
}

function levelConfig(topic: string, property: HomieProperty): RawConfig {
  const { min = 0, max = 100 } = rangeOf(property.format);
  const isWhole = property.datatype === 'integer' || max > 10;
  const scale = isWhole ? Math.max(1, Math.round(max)) : 100;
  // A range such as 0 to 1 is brought to percent and back.
  const templates = isWhole
    ? {}
    : {
        brightness_value_template: `{{ value | float * ${100 / max} }}`,
        brightness_command_template: `{{ value / ${100 / max} }}`,
      };
  return {
    brightness_state_topic: topic,
    brightness_command_topic: `${topic}/set`,
    brightness_scale: scale,
    ...(min < 0 ? {} : templates),
  };
}

/** A colour alone, without a switch: black is off, and turning on sends the last colour, or white. */
function colourAlone(topic: string, format: ColourFormat, version: 3 | 4 | 5): RawConfig | undefined {
  if (format === 'xyz') return undefined;
  const prefix = version === 5 ? `${format},` : '';
  const [on, off] = format === 'rgb' ? ['255,255,255', '0,0,0'] : ['0,0,100', '0,0,0'];
  const first = version === 5 ? 1 : 0;
  // In rgb any channel says that it is on, in hsv only the value does.
  const parts = `value.split(',')[${format === 'rgb' ? first : first + 2}:${first + 3}]`;
  return {
    command_topic: `${topic}/set`,
    state_topic: topic,
    payload_on: `${prefix}${on}`,
    payload_off: `${prefix}${off}`,
    state_value_template: `{{ '${prefix}${on}' if ${parts} | map('float') | max > 0 else '${prefix}${off}' }}`,
    // `brightness`: the colour itself turns an rgb light on, in its present brightness.
    on_command_type: format === 'rgb' ? 'brightness' : 'first',
    ...colourConfig(topic, format, version),
  };
}

/** The light of a node, if it has one. `topicOf` gives the topic of a property. */
export function lightOfNode(
  node: HomieNode,
  version: 3 | 4 | 5,
  topicOf: (property: HomieProperty) => string,
): NodeLight | undefined {
  const colour = settable(node, (each) => each.datatype === 'color' && colourFormatOf(each.format) !== undefined);
  const format = colour === undefined ? undefined : colourFormatOf(colour.format);
  const power = settable(node, (each) => each.datatype === 'boolean' && powerIds.test(each.id));
  if (power === undefined) {
    const config = colour && format && colourAlone(topicOf(colour), format, version);
    return colour && config && { main: colour, uses: new Set([colour.id]), config };
  }
  const level = settable(node, (each) => isNumeric(each) && levelIds.test(each.id));
  const isLight = lightWords.test(`${node.id} ${node.type} ${node.name ?? ''}`.toLowerCase());
  if (colour === undefined && (level === undefined || !isLight)) return undefined;
  const parts = [power, level, colour].filter((each) => each !== undefined);
  const config = {
    state_topic: topicOf(power),
    command_topic: `${topicOf(power)}/set`,
    payload_on: 'true',
    payload_off: 'false',
    ...(level && levelConfig(topicOf(level), level)),
    ...(colour && format && colourConfig(topicOf(colour), format, version)),
  };
  return { main: power, uses: new Set(parts.map((each) => each.id)), config };
}

function isNumeric({ datatype }: HomieProperty): boolean {
  return datatype === 'integer' || datatype === 'float' || datatype === 'percent';
}
