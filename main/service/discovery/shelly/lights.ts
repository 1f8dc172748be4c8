/** The light components of Shelly devices: light, rgb, rgbw, cct, rgbcct. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { command, commandTopic, type Part, reading, readingFlag, readingOf, stateTopic } from './templates.ts';

interface LightKind {
  readonly namespace: string;
  readonly colour: boolean;
  readonly temperature: boolean;
}

/** RPC namespaces by kind. */
const kinds: ReadonlyMap<string, LightKind> = new Map([
  ['light', { namespace: 'Light', colour: false, temperature: false }],
  ['rgb', { namespace: 'RGB', colour: true, temperature: false }],
  ['rgbw', { namespace: 'RGBW', colour: true, temperature: false }],
  ['cct', { namespace: 'CCT', colour: false, temperature: true }],
  ['rgbcct', { namespace: 'RGBCCT', colour: true, temperature: true }],
]);

export function isLight(kind: string): boolean {
  return kinds.has(kind);
}

/** `[r, g, b]` as three templates; a light that shows a colour temperature has no colour. */
function colourTemplates(part: Part, hasTemperature: boolean): RawConfig {
  const channel = (index: number) => {
    const value = `c.rgb[${index}] if c.rgb`;
    return reading(part, hasTemperature ? `{{ 'None' if c.mode == 'cct' else (${value}) }}` : `{{ ${value} }}`);
  };
  return { red_template: channel(0), green_template: channel(1), blue_template: channel(2) };
}

/** Brightness is 0-100 there and 0-255 here; the least brightness is not off. */
const level = ',"brightness":{{ [(brightness * 100 / 255) | round | int, 1] | max }}';

function onParams({ colour, temperature }: LightKind): string {
  const when = (name: string, text: string) => `{% if ${name} is defined %}${text}{% endif %}`;
  const mode = (name: string) => (colour && temperature ? `,"mode":"${name}"` : '');
  return [
    ',"on":true',
    when('brightness', level),
    colour ? when('red', `${mode('rgb')},"rgb":[{{ red }},{{ green }},{{ blue }}]`) : '',
    temperature ? when('color_temp', `${mode('cct')},"ct":{{ color_temp }}`) : '',
    transition,
  ].join('');
}

const transition = '{% if transition is defined %},"transition_duration":{{ transition }}{% endif %}';

/** The light itself; undefined for another kind. */
export function lightConfig(part: Part): RawConfig | undefined {
  const kind = kinds.get(part.kind);
  if (kind === undefined) return undefined;
  const { namespace, colour, temperature } = kind;
  const [min, max] = part.device.configs.get(part.key)?.range ?? [2700, 6500];
  return {
    schema: 'template',
    state_topic: stateTopic(part),
    command_topic: commandTopic(part),
    state_template: readingFlag(part, 'output', 'on', 'off'),
    command_on_template: command(part, `${namespace}.Set`, onParams(kind)),
    command_off_template: command(part, `${namespace}.Set`, `,"on":false${transition}`),
    brightness_template: reading(part, '{{ (c.brightness * 255 / 100) | round | int if c.brightness is number }}'),
    ...(colour && colourTemplates(part, temperature)),
    ...(temperature && {
      color_temp_template: readingOf(part, 'ct'),
      color_temp_kelvin: true,
      min_kelvin: Math.round(Math.min(min, max)),
      max_kelvin: Math.round(Math.max(min, max)),
    }),
  };
}

/** The white channel of an rgbw light, 0-255: notifications tell it apart from the colour. */
export function whiteConfig(part: Part): RawConfig | undefined {
  if (part.kind !== 'rgbw') return undefined;
  return {
    state_topic: stateTopic(part),
    value_template: readingOf(part, 'white'),
    command_topic: commandTopic(part),
    command_template: command(part, 'RGBW.Set', ',"white":{{ value }}'),
    min: 0,
    max: 255,
    icon: 'mdi:brightness-5',
  };
}
