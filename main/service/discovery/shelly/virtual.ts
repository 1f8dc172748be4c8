/** Virtual components, which people and scripts add to a Shelly: their config says how they are shown. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { literal } from '../template-text.ts';
import type { Item } from './item.ts';
import { groupOwner } from './owners.ts';
import {
  command,
  commandTopic,
  configOf,
  type Part,
  reading,
  readingFlag,
  readingOf,
  stateTopic,
} from './templates.ts';

/** The field of their status that all of them have. */
const value = 'value';

function isRead(part: Part): boolean {
  const { view } = configOf(part);
  return view === 'label' || view === 'progressbar';
}

function state(part: Part): RawConfig {
  return { state_topic: stateTopic(part), value_template: readingOf(part, value) };
}

function booleanItem(part: Part): Item {
  const config = {
    state_topic: stateTopic(part),
    value_template: readingFlag(part, value, 'ON', 'OFF'),
  };
  if (isRead(part)) return { component: 'binary_sensor', config };
  const set = (to: boolean) => command(part, 'Boolean.Set', `,"value":${to}`);
  const commands = { command_topic: commandTopic(part), payload_on: set(true), payload_off: set(false) };
  return { component: 'switch', config: { ...config, ...commands, state_on: 'ON', state_off: 'OFF' } };
}

function numberItem(part: Part): Item {
  const { unit, step, min, max } = configOf(part);
  const meaning = unit === undefined ? {} : { unit_of_measurement: unit };
  if (isRead(part)) return { component: 'sensor', config: { ...state(part), ...meaning, state_class: 'measurement' } };
  const commands = {
    command_topic: commandTopic(part),
    command_template: command(part, 'Number.Set', ',"value":{{ value }}'),
  };
  const limits = { min: min ?? 0, max: max ?? 100, step: step === undefined || step <= 0 ? 1 : step };
  const mode = configOf(part).view === 'field' ? 'box' : 'slider';
  return { component: 'number', config: { ...state(part), ...meaning, ...commands, ...limits, mode } };
}

/** Stands for the text of a message that tells of other components: an empty text is one, too. */
const unsaid = '\u0000';

function textItem(part: Part): Item {
  if (isRead(part)) return { component: 'sensor', config: { ...state(part), empty_says_nothing: true } };
  const told = `{{ c.value if c.value is defined else ${literal(unsaid)} }}`;
  const config = {
    state_topic: stateTopic(part),
    value_template: reading(part, told),
    none_is_unknown: true,
    unsaid,
    command_topic: commandTopic(part),
    command_template: command(part, 'Text.Set', ',"value":{{ value | to_json }}'),
    max: Math.min(configOf(part).maxLength ?? 255, 255),
  };
  return { component: 'text', config };
}

/** What people read for each option: its title where all have one of their own, else the option itself. */
function titlesOf(part: Part, options: readonly string[]): readonly string[] {
  const { titles = {} } = configOf(part);
  const found = options.map((option) => titles[option] || option);
  return new Set(found).size === options.length ? found : options;
}

function dictionary(from: readonly string[], to: readonly string[]): string {
  return `{${from.map((each, index) => `${literal(each)}: ${literal(to[index] ?? each)}`).join(', ')}}`;
}

function enumItem(part: Part): Item | undefined {
  const { options = [] } = configOf(part);
  if (options.length === 0) return undefined;
  const titles = titlesOf(part, options);
  const shown = readingOf(part, value, (told) => `${dictionary(options, titles)}.get(${told}, ${told})`);
  const config = { state_topic: stateTopic(part), value_template: shown, options: titles };
  if (isRead(part)) return { component: 'sensor', config: { ...config, device_class: 'enum' } };
  const chosen = `{{ ${dictionary(titles, options)}.get(value, value) | to_json }}`;
  const commands = {
    command_topic: commandTopic(part),
    command_template: command(part, 'Enum.Set', `,"value":${chosen}`),
  };
  return { component: 'select', config: { ...config, ...commands } };
}

function buttonItem(part: Part): Item {
  const payload_press = command(part, 'Button.Trigger', ',"event":"single_push"');
  return { component: 'button', config: { command_topic: commandTopic(part), payload_press } };
}

const kinds: Readonly<Record<string, (part: Part) => Item | undefined>> = {
  boolean: booleanItem,
  number: numberItem,
  text: textItem,
  enum: enumItem,
  button: buttonItem,
};

export function isVirtual(kind: string): boolean {
  return Object.hasOwn(kinds, kind);
}

/** The entity of a virtual component; undefined where its config does not say enough. */
export function virtualItem(part: Part): Item | undefined {
  const item = kinds[part.kind]?.(part);
  if (item === undefined) return undefined;
  const owner = groupOwner(part.device, part.key);
  return { ...item, ...(owner !== undefined && { owner }), config: { name: part.label ?? null, ...item.config } };
}
