/** What a person means by `set ENTITY VALUE`: the action of the entity and its fields. Pure. */
import type { Entity, PlatformName } from '../../preload/contract.ts';

export interface Wanted {
  readonly action: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Words for actions, besides the actions' own names. */
const words: Readonly<Partial<Record<PlatformName, Readonly<Record<string, string>>>>> = {
  cover: { open: 'open_cover', close: 'close_cover', closed: 'close_cover', stop: 'stop_cover' },
  valve: { open: 'open_valve', close: 'close_valve', closed: 'close_valve', stop: 'stop_valve' },
  lock: { locked: 'lock', unlocked: 'unlock' },
  alarm_control_panel: {
    disarm: 'alarm_disarm',
    disarmed: 'alarm_disarm',
    arm_home: 'alarm_arm_home',
    armed_home: 'alarm_arm_home',
    home: 'alarm_arm_home',
    arm_away: 'alarm_arm_away',
    armed_away: 'alarm_arm_away',
    away: 'alarm_arm_away',
    arm_night: 'alarm_arm_night',
    armed_night: 'alarm_arm_night',
    night: 'alarm_arm_night',
  },
  vacuum: { dock: 'return_to_base' },
  lawn_mower: { start: 'start_mowing', stop: 'pause' },
};

const onOff: ReadonlyMap<string, string> = new Map([
  ['on', 'turn_on'],
  ['off', 'turn_off'],
]);

/** A number sets this. */
const numbers: Readonly<Partial<Record<PlatformName, readonly [action: string, field: string]>>> = {
  light: ['turn_on', 'brightness_pct'],
  fan: ['set_percentage', 'percentage'],
  cover: ['set_cover_position', 'position'],
  valve: ['set_valve_position', 'position'],
  climate: ['set_temperature', 'temperature'],
  water_heater: ['set_temperature', 'temperature'],
  humidifier: ['set_humidity', 'humidity'],
  number: ['set_value', 'value'],
};

/** A word that is one of a list of the entity's sets this. */
const options: ReadonlyArray<readonly [list: string, action: string, field: string]> = [
  ['hvac_modes', 'set_hvac_mode', 'hvac_mode'],
  ['preset_modes', 'set_preset_mode', 'preset_mode'],
  ['operation_list', 'set_operation_mode', 'operation_mode'],
  ['available_modes', 'set_mode', 'mode'],
  ['fan_speed_list', 'set_fan_speed', 'fan_speed'],
  ['effect_list', 'turn_on', 'effect'],
];

/** Text sets this, as it is. */
const texts: Readonly<Partial<Record<PlatformName, string>>> = {
  text: 'value',
  date: 'date',
  time: 'time',
  datetime: 'datetime',
};

/** Undefined where the entity knows nothing of the kind. */
export function wantedOf(entity: Entity, value: string, params: Readonly<Record<string, unknown>>): Wanted | undefined {
  const { actions } = entity.capabilities;
  const can = (action: string): boolean => actions.includes(action);
  if (can(value)) return { action: value, params };
  const platform: PlatformName = entity.platform;
  const word = value.toLowerCase();
  const select = listOf(entity, 'options').find((each) => each.toLowerCase() === word);
  if (platform === 'select' && select !== undefined) return { action: 'select_option', params: { option: select } };
  const text = texts[platform];
  if (text !== undefined && can('set_value')) return { action: 'set_value', params: { ...params, [text]: value } };
  for (const [list, action, field] of options) {
    const named = listOf(entity, list).find((each) => each.toLowerCase() === word);
    if (named !== undefined && can(action)) return { action, params: { ...params, [field]: named } };
  }
  const number = /^-?\d+(\.\d+)?\s*(%|°[CF]?)?$/.test(value) ? Number.parseFloat(value) : undefined;
  const target = numbers[platform];
  if (number !== undefined && target !== undefined && can(target[0])) {
    return { action: target[0], params: { ...params, [target[1]]: number } };
  }
  const named = words[platform]?.[word] ?? onOff.get(word) ?? word.replaceAll(' ', '_');
  return can(named) ? { action: named, params } : undefined;
}

/** `key=value` with numbers, booleans, null, lists and objects as JSON; everything else is text. */
export function parseField(text: string): readonly [string, unknown] | undefined {
  const at = text.indexOf('=');
  if (at < 1) return undefined;
  const raw = text.slice(at + 1);
  const isJson = /^(-?\d+(\.\d+)?|true|false|null|\[.*\]|\{.*\}|".*")$/s.test(raw);
  if (!isJson) return [text.slice(0, at), raw];
  try {
    return [text.slice(0, at), JSON.parse(raw) as unknown];
  } catch {
    return [text.slice(0, at), raw];
  }
}

/** What `toggle` does where the entity has no such action of its own. */
export function toggleOf(entity: Entity): string | undefined {
  const { actions } = entity.capabilities;
  if (actions.includes('toggle')) return 'toggle';
  const pairs: ReadonlyArray<readonly [isOn: boolean, on: string, off: string]> = [
    [entity.state === 'on', 'turn_on', 'turn_off'],
    [entity.state === 'open' || entity.state === 'opening', 'open_cover', 'close_cover'],
    [entity.state === 'open' || entity.state === 'opening', 'open_valve', 'close_valve'],
    [entity.state === 'locked', 'lock', 'unlock'],
  ];
  const pair = pairs.find(([, on, off]) => actions.includes(on) && actions.includes(off));
  if (pair === undefined) return undefined;
  return pair[0] ? pair[2] : pair[1];
}

function listOf(entity: Entity, key: string): string[] {
  const value = entity.attributes[key];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
