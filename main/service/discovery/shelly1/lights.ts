/** Lights of a first generation Shelly: dimmers, bulbs, colour controllers. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { type Item, meterItems, type Shelly1, topicOf } from './parts.ts';

const when = (name: string, text: string) => `{% if ${name} is defined %}${text}{% endif %}`;
/** Brightness is 0-100 there; the least brightness is not off. */
const percent = '{{ [(brightness * 100 / 255) | round | int, 1] | max }}';
const transition = when('transition', ',"transition":{{ (transition * 1000) | int }}');
const state = "{% if value_json.ison is boolean %}{{ 'on' if value_json.ison else 'off' }}{% endif %}";

function brightness(field: string): string {
  return `{{ (${field} * 255 / 100) | round | int if ${field} is number }}`;
}

function base(device: Shelly1, status: string, set: string): RawConfig {
  return {
    schema: 'template',
    state_topic: topicOf(device, status),
    command_topic: topicOf(device, set),
    state_template: state,
    command_off_template: `{"turn":"off"${transition}}`,
  };
}

/** A light that has brightness, and a colour temperature where it can be chosen. */
function whiteConfig(device: Shelly1, path: string, kelvin: readonly [number, number] | undefined): RawConfig {
  const temperature = kelvin === undefined ? '' : when('color_temp', ',"temp":{{ color_temp }}');
  return {
    ...base(device, `${path}/status`, `${path}/set`),
    command_on_template: `{"turn":"on"${when('brightness', `,"brightness":${percent}`)}${temperature}${transition}}`,
    brightness_template: brightness('value_json.brightness'),
    ...(kelvin !== undefined && {
      color_temp_template: '{{ value_json.temp if value_json.temp is number }}',
      color_temp_kelvin: true,
      min_kelvin: kelvin[0],
      max_kelvin: kelvin[1],
    }),
  };
}

const effects = ['Off', 'Meteor Shower', 'Gradual Change', 'Flash'];
const bulbEffects = ['Off', 'Meteor Shower', 'Gradual Change', 'Breath', 'Flash', 'On/Off Gradual', 'Red/Green Change'];

function effectConfig(list: readonly string[]): RawConfig {
  const names = `[${list.map((name) => `'${name}'`).join(', ')}]`;
  return {
    effect_list: list,
    effect_template: `{% if value_json.effect is number %}{{ ${names}[value_json.effect] }}{% endif %}`,
  };
}

function effectParam(list: readonly string[]): string {
  const numbers = `{${list.map((name, index) => `'${name}': ${index}`).join(', ')}}`;
  return when('effect', `,"effect":{{ ${numbers}[effect] }}`);
}

const colour = '"red":{{ red }},"green":{{ green }},"blue":{{ blue }}';

/** In colour its brightness is called gain. */
function colourConfig(device: Shelly1): RawConfig {
  const channel = (name: string) => `{{ value_json.${name} }}`;
  return {
    ...base(device, 'color/0/status', 'color/0/set'),
    command_on_template: `{"turn":"on"${when('brightness', `,"gain":${percent}`)}${when('red', `,${colour}`)}${effectParam(effects)}${transition}}`,
    brightness_template: brightness('value_json.gain'),
    red_template: channel('red'),
    green_template: channel('green'),
    blue_template: channel('blue'),
    ...effectConfig(effects),
  };
}

/** A bulb that shows a colour or a white: the one that it shows tells which of its numbers count. */
function bulbConfig(device: Shelly1, list: readonly string[]): RawConfig {
  const channel = (name: string) => `{{ value_json.${name} if value_json.mode == 'color' else 'None' }}`;
  const bright = when('brightness', `,"gain":${percent},"brightness":${percent}`);
  const toColour = when('red', `,"mode":"color",${colour},"white":0`);
  const toWhite = when('color_temp', ',"mode":"white","temp":{{ color_temp }}');
  return {
    // Some firmware tells of its white on a topic of its own.
    ...base(device, '+/0/status', 'color/0/set'),
    command_on_template: `{"turn":"on"${bright}${toColour}${toWhite}${effectParam(list)}${transition}}`,
    brightness_template: brightness("(value_json.gain if value_json.mode == 'color' else value_json.brightness)"),
    red_template: channel('red'),
    green_template: channel('green'),
    blue_template: channel('blue'),
    color_temp_template: "{{ value_json.temp if value_json.mode == 'white' else 'None' }}",
    color_temp_kelvin: true,
    min_kelvin: 3000,
    max_kelvin: 6500,
    ...effectConfig(list),
  };
}

const own = { name: null };

/** A strip's white channel stands beside its colour. */
function whiteChannel(device: Shelly1): Item {
  const config = {
    name: 'White',
    icon: 'mdi:brightness-5',
    state_topic: topicOf(device, 'color/0/status'),
    value_template: '{{ value_json.white }}',
    command_topic: topicOf(device, 'color/0/set'),
    command_template: '{"white":{{ value }}}',
    min: 0,
    max: 255,
  };
  return { component: 'number', part: 'color_0_white', config };
}

function* stripItems(device: Shelly1): Generator<Item> {
  if (device.mode !== 'white') {
    yield { component: 'light', part: 'color_0', config: { ...own, ...colourConfig(device) } };
    yield whiteChannel(device);
    yield* meterItems(device, 'color/0', undefined);
    return;
  }
  for (let index = 0; index < 4; index += 1) {
    const path = `white/${index}`;
    const config = whiteConfig(device, path, undefined);
    yield { component: 'light', part: `white_${index}`, config: { name: `Light ${index}`, ...config } };
    yield* meterItems(device, path, `Light ${index}`);
  }
}

/** The light of a device that is one. */
export function* lightItems(device: Shelly1): Generator<Item> {
  const { light, meter } = device.model;
  if (light === undefined) return;
  if (light === 'colour') {
    yield* stripItems(device);
    return;
  }
  const config =
    light === 'bulb'
      ? bulbConfig(device, device.modelId === 'SHBLB-1' ? bulbEffects : effects)
      : whiteConfig(device, 'light/0', light === 'duo' ? [2700, 6500] : undefined);
  yield { component: 'light', part: 'light_0', config: { ...own, ...config } };
  if (meter === 'each') yield* meterItems(device, 'light/0', undefined);
}
