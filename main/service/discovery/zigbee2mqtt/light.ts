/** Lights. Pure. */
import { field } from '../template-text.ts';
import { type Entry, mainName, type Subject, setTopic, withEndpoint } from './entry.ts';
import { type Expose, featureOf } from './exposes.ts';

/** What the lights behind one entity have in common: one of a device, or those of a group. */
interface Traits {
  readonly brightness: boolean;
  readonly colour: 'xy' | 'hs' | undefined;
  readonly temperature: Expose | undefined;
  /** Mireds. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly effects: readonly string[];
}

const brightnessScale = 254;

function traitsOf(lights: readonly Expose[], exposes: readonly Expose[]): Traits {
  const has = (name: string) => lights.some((light) => featureOf(light, name) !== undefined);
  const place = (light: Expose, name: string) => light.features.findIndex((each) => each.name === name);
  // A light names first what it prefers.
  const prefersHs = lights.some((light) => {
    const [xy, hs] = [place(light, 'color_xy'), place(light, 'color_hs')];
    return xy >= 0 && hs >= 0 && hs < xy;
  });
  const temperatures = lights.flatMap((light) => featureOf(light, 'color_temp') ?? []);
  const numbers = (key: 'value_min' | 'value_max') => temperatures.flatMap((each) => each[key] ?? []);
  const [mins, maxs] = [numbers('value_min'), numbers('value_max')];
  const effects = exposes.filter((each) => each.type === 'enum' && each.name === 'effect');
  return {
    brightness: has('brightness'),
    colour: has('color_xy') && !prefersHs ? 'xy' : has('color_hs') ? 'hs' : undefined,
    temperature: temperatures[0],
    min: mins.length > 0 ? Math.max(...mins) : undefined,
    max: maxs.length > 0 ? Math.min(...maxs) : undefined,
    effects: [...new Set(effects.flatMap((each) => each.values))],
  };
}

/**
 * Lights of an endpoint share the state of their device, with the endpoint in each key, which the json schema cannot
 * read; nor does it know `hue` and `saturation`. Those two kinds are told key by key.
 */
export function lightEntries(subject: Subject, lights: readonly Expose[], endpoint: string | undefined): Entry[] {
  const [light] = lights;
  const state = light === undefined ? undefined : featureOf(light, 'state');
  if (light === undefined || state === undefined) return [];
  const traits = traitsOf(lights, subject.exposes);
  const byKey = endpoint !== undefined || traits.colour === 'hs';
  return [
    {
      component: 'light',
      objectId: withEndpoint('light', endpoint),
      raw: {
        name: mainName(endpoint),
        state_topic: subject.topic,
        command_topic: setTopic(subject, endpoint),
        ...mireds(traits),
        ...(byKey ? keyByKey(subject, light, state, traits, endpoint) : asJson(traits)),
      },
    },
  ];
}

function mireds({ min, max }: Traits) {
  return { ...(min !== undefined && { min_mireds: min }), ...(max !== undefined && { max_mireds: max }) };
}

function asJson({ brightness, colour, temperature, effects }: Traits) {
  const modes = [...(colour === undefined ? [] : [colour]), ...(temperature === undefined ? [] : ['color_temp'])];
  return {
    schema: 'json',
    brightness,
    brightness_scale: brightnessScale,
    supported_color_modes: modes.length > 0 ? modes : [brightness ? 'brightness' : 'onoff'],
    ...(effects.length > 0 && { effect: true, effect_list: effects }),
  };
}

function keyByKey(subject: Subject, light: Expose, state: Expose, traits: Traits, endpoint: string | undefined) {
  const command = setTopic(subject, endpoint);
  const key = (name: string): string => {
    const feature = featureOf(light, name);
    return field(feature === undefined ? name : subject.property(feature));
  };
  const topics = (name: string, template: string, valueTemplate: string) => ({
    [`${name}_command_topic`]: command,
    [`${name}_command_template`]: template,
    [`${name}_state_topic`]: subject.topic,
    [`${name}_value_template`]: valueTemplate,
  });
  const colourKey = field(endpoint === undefined ? 'color' : `color_${endpoint}`);
  const modeKey = field(endpoint === undefined ? 'color_mode' : `color_mode_${endpoint}`);
  const colourOf = (first: string, second: string) =>
    `{% set c = ${colourKey} %}{% if c is mapping and '${first}' in c and '${second}' in c %}` +
    `{{ c['${first}'] }},{{ c['${second}'] }}{% endif %}`;
  return {
    schema: 'basic',
    state_value_template: `{{ ${field(subject.property(state))} }}`,
    payload_on: 'ON',
    payload_off: 'OFF',
    ...(traits.brightness && {
      ...topics('brightness', '{"brightness": {{ value }}}', `{{ ${key('brightness')} }}`),
      brightness_scale: brightnessScale,
    }),
    ...(traits.temperature !== undefined &&
      topics('color_temp', '{"color_temp": {{ value }}}', `{{ ${key('color_temp')} }}`)),
    ...(traits.colour === 'xy' && topics('xy', '{"color": {"x": {{ x }}, "y": {{ y }}}}', colourOf('x', 'y'))),
    ...(traits.colour === 'hs' &&
      topics('hs', '{"color": {"hue": {{ hue }}, "saturation": {{ sat }}}}', colourOf('hue', 'saturation'))),
    // A colour is a colour, in whichever space the light says it: the entity knows one.
    ...(traits.colour !== undefined && {
      color_mode_state_topic: subject.topic,
      color_mode_value_template:
        `{% if ${modeKey} in ['xy', 'hs'] %}${traits.colour}` +
        `{% elif ${modeKey} == 'color_temp' %}color_temp{% endif %}`,
    }),
    ...(traits.effects.length > 0 && {
      effect_command_topic: command,
      effect_command_template: '{"effect": {{ value | to_json }}}',
      effect_list: traits.effects,
    }),
  };
}
