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
 * Lights of an endpoint share the state of their device, with the endpoint in each key, and some colours are told as
 * `hue` and `saturation`: such a state is put into the shape of the json schema first.
 */
export function lightEntries(subject: Subject, lights: readonly Expose[], endpoint: string | undefined): Entry[] {
  const [light] = lights;
  const state = light === undefined ? undefined : featureOf(light, 'state');
  if (light === undefined || state === undefined) return [];
  const traits = traitsOf(lights, subject.exposes);
  const { colour, temperature, effects } = traits;
  const modes = [...(colour === undefined ? [] : [colour]), ...(temperature === undefined ? [] : ['color_temp'])];
  const isReshaped = endpoint !== undefined || colour === 'hs';
  return [
    {
      component: 'light',
      objectId: withEndpoint('light', endpoint),
      raw: {
        name: mainName(endpoint),
        schema: 'json',
        state_topic: subject.topic,
        ...(isReshaped && { reshaped_by: reshaping(subject, state, endpoint) }),
        command_topic: setTopic(subject, endpoint),
        ...mireds(traits),
        brightness: traits.brightness,
        brightness_scale: brightnessScale,
        supported_color_modes: modes.length > 0 ? modes : [traits.brightness ? 'brightness' : 'onoff'],
        ...(effects.length > 0 && { effect: true, effect_list: effects }),
      },
    },
  ];
}

function mireds({ min, max }: Traits) {
  return { ...(min !== undefined && { min_mireds: min }), ...(max !== undefined && { max_mireds: max }) };
}

/** What of the state is taken as it is. */
const plainKeys = ['brightness', 'color_mode', 'color_temp', 'effect'];

function reshaping(subject: Subject, state: Expose, endpoint: string | undefined): string {
  const key = (name: string) => field(withEndpoint(name, endpoint));
  const plain = plainKeys.map(
    (name) => `{% if ${key(name)} is defined %}, "${name}": {{ ${key(name)} | to_json }}{% endif %}`,
  );
  const power = field(subject.property(state));
  return (
    `{% if ${power} is defined %}{"state": {{ ${power} | to_json }}${plain.join('')}` +
    `{% set c = ${key('color')} %}{% if c is mapping %}, "color": ` +
    `{{ {'h': c.get('hue'), 's': c.get('saturation'), 'x': c.get('x'), 'y': c.get('y')} | to_json }}{% endif %}}{% endif %}`
  );
}
