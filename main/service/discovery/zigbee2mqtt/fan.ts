/** Fans: their speed is a number, or a choice of modes some of which are speeds. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { field, literal, literals, shownValue } from '../template-text.ts';
import { type Entry, mainName, type Subject, setTopic, withEndpoint } from './entry.ts';
import { type Expose, featureOf } from './exposes.ts';

/** In rising order. What else a mode can be is a preset. */
const speedWords = ['low', 'medium', 'high', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Speeds and presets of the modes. One model uses two of the words in another sense. */
function splitModes(values: readonly string[], model: string | undefined): { speeds: string[]; presets: string[] } {
  if (model === '99432') return { speeds: ['low', 'medium', 'high', 'on'], presets: ['smart'] };
  const speeds = speedWords.filter((each) => values.includes(each));
  const presets = values.filter((each) => each !== 'off' && !speeds.includes(each));
  const known = ['on', 'auto', 'smart'];
  return { speeds, presets: presets.toSorted((a, b) => known.indexOf(a) - known.indexOf(b)) };
}

function byMode(subject: Subject, mode: Expose, endpoint: string | undefined): RawConfig {
  const { speeds, presets } = splitModes(mode.values, subject.model);
  const value = field(subject.property(mode));
  const all = ['off', ...speeds];
  return {
    ...(speeds.length > 0 && {
      percentage_state_topic: subject.topic,
      percentage_command_topic: setTopic(subject, endpoint, 'fan_mode'),
      percentage_value_template: `{{ {${all.map((each, place) => `${literal(each)}: ${place}`).join(', ')}}[${value}] | default('None') }}`,
      percentage_command_template: `{{ ${literals(all)}[value | int] }}`,
      speed_range_min: 1,
      // A range needs two ends: a lone speed is half of it.
      speed_range_max: Math.max(speeds.length, 2),
    }),
    ...(presets.length > 0 && {
      preset_modes: presets,
      preset_mode_state_topic: subject.topic,
      preset_mode_command_topic: setTopic(subject, endpoint, 'fan_mode'),
      preset_mode_value_template: `{{ ${value} if ${value} in ${literals(presets)} else 'None' }}`,
    }),
  };
}

export function fanEntries(subject: Subject, expose: Expose): Entry[] {
  const { endpoint } = expose;
  const state = featureOf(expose, 'state');
  const mode = featureOf(expose, 'mode', 'enum');
  const speed = featureOf(expose, 'speed', 'numeric');
  if (mode === undefined && speed === undefined) return [];
  // One without a switch of its own is switched by its mode, under a name that Zigbee2MQTT makes up.
  const property = state === undefined ? 'fan_state' : subject.property(state);
  const raw: RawConfig = {
    name: mainName(endpoint),
    state_topic: subject.topic,
    command_topic: setTopic(subject, endpoint, property),
    state_value_template: shownValue(property),
    ...(speed !== undefined
      ? {
          percentage_state_topic: subject.topic,
          percentage_command_topic: setTopic(subject, endpoint, 'speed'),
          percentage_value_template: `{{ ${field(subject.property(speed))} | default('None') }}`,
          speed_range_min: Math.max(speed.value_min ?? 1, 1),
          speed_range_max: speed.value_max ?? 100,
        }
      : mode !== undefined && byMode(subject, mode, endpoint)),
  };
  return [{ component: 'fan', objectId: withEndpoint('fan', endpoint), raw }];
}
