/** An entity's state, platform and actions in words. */
import type { Entity, PlatformName } from '../../preload/contract.ts';
import { sayWhen } from './time.ts';
import { humanize, numberFact, sayNumber, textFact, toNumber } from './values.ts';

export const platformLabels: Readonly<Record<PlatformName, string>> = {
  alarm_control_panel: 'Alarm',
  binary_sensor: 'Binary sensor',
  button: 'Button',
  camera: 'Camera',
  climate: 'Climate',
  cover: 'Cover',
  date: 'Date',
  datetime: 'Date and time',
  device_tracker: 'Tracker',
  event: 'Event',
  fan: 'Fan',
  humidifier: 'Humidifier',
  image: 'Image',
  infrared: 'Infrared',
  lawn_mower: 'Lawn mower',
  light: 'Light',
  lock: 'Lock',
  notify: 'Notify',
  number: 'Number',
  scene: 'Scene',
  select: 'Select',
  sensor: 'Sensor',
  siren: 'Siren',
  switch: 'Switch',
  text: 'Text',
  time: 'Time',
  update: 'Update',
  vacuum: 'Vacuum',
  valve: 'Valve',
  water_heater: 'Water heater',
};

/** What on and off mean for a binary sensor, by its device class. */
const binaryWords: ReadonlyMap<string, readonly [on: string, off: string]> = new Map([
  ['battery', ['Low', 'Normal']],
  ['battery_charging', ['Charging', 'Not charging']],
  ['carbon_monoxide', ['Carbon monoxide!', 'Clear']],
  ['cold', ['Cold', 'Normal']],
  ['connectivity', ['Connected', 'Disconnected']],
  ['door', ['Open', 'Closed']],
  ['garage_door', ['Open', 'Closed']],
  ['gas', ['Gas!', 'Clear']],
  ['heat', ['Hot', 'Normal']],
  ['light', ['Light', 'Dark']],
  ['lock', ['Unlocked', 'Locked']],
  ['moisture', ['Wet', 'Dry']],
  ['motion', ['Motion', 'No motion']],
  ['moving', ['Moving', 'Still']],
  ['occupancy', ['Occupied', 'Empty']],
  ['opening', ['Open', 'Closed']],
  ['plug', ['Plugged in', 'Unplugged']],
  ['power', ['Power', 'No power']],
  ['presence', ['Home', 'Away']],
  ['problem', ['Problem', 'OK']],
  ['running', ['Running', 'Not running']],
  ['safety', ['Unsafe', 'Safe']],
  ['smoke', ['Smoke!', 'Clear']],
  ['sound', ['Sound', 'Quiet']],
  ['tamper', ['Tampered', 'OK']],
  ['update', ['Update available', 'Up to date']],
  ['vibration', ['Vibration', 'Still']],
  ['window', ['Open', 'Closed']],
]);

/** Platforms whose state is the time at which something last happened. */
const timeStates: ReadonlySet<string> = new Set([
  'event',
  'button',
  'scene',
  'image',
  'infrared',
  'notify',
  'datetime',
]);

export function isUnknown(entity: Entity): boolean {
  return entity.state === 'unknown' || entity.state === '';
}

function saySensor(entity: Entity, now: number): string {
  const unit = textFact(entity, 'unit_of_measurement', 'unit');
  const deviceClass = textFact(entity, 'device_class');
  if (deviceClass === 'timestamp') return sayWhen(entity.state, now) || entity.state;
  const number = toNumber(entity.state);
  if (number === undefined || (unit === undefined && deviceClass === undefined)) return withUnit(entity.state, unit);
  const digits = numberFact(entity, 'suggested_display_precision');
  return withUnit(
    digits === undefined ? sayNumber(number, 3) : number.toFixed(Math.min(10, Math.max(0, digits))),
    unit,
  );
}

function withUnit(text: string, unit: string | undefined): string {
  if (unit === undefined) return text;
  return unit === '%' || unit.startsWith('°') ? `${text}\u202f${unit}` : `${text} ${unit}`;
}

/** A percentage of 255, as lights report brightness. */
export function brightnessPercent(entity: Entity): number | undefined {
  const brightness = numberFact(entity, 'brightness');
  return brightness === undefined ? undefined : Math.round((brightness / 255) * 100);
}

/** The state as a person would say it. `now` is in milliseconds. */
export function sayState(entity: Entity, now: number): string {
  const { platform, state } = entity;
  if (isUnknown(entity)) return timeStates.has(platform) ? 'Never' : 'Unknown';
  if (platform === 'sensor' || platform === 'number') return saySensor(entity, now);
  if (platform === 'binary_sensor') {
    const words = binaryWords.get(textFact(entity, 'device_class') ?? '');
    if (state === 'on') return words?.[0] ?? 'On';
    return state === 'off' ? (words?.[1] ?? 'Off') : humanize(state);
  }
  if (timeStates.has(platform)) return sayWhen(state, now) || state;
  if (platform === 'date' || platform === 'time') return state;
  if (platform === 'text' || platform === 'select' || platform === 'device_tracker') {
    return state === 'home' ? 'Home' : state === 'not_home' ? 'Away' : state;
  }
  if (platform === 'light' && state === 'on') {
    const percent = brightnessPercent(entity);
    return percent === undefined ? 'On' : `On · ${percent}\u202f%`;
  }
  if (platform === 'cover' || platform === 'valve') {
    const position = numberFact(entity, 'current_position');
    return state === 'open' && position !== undefined && position < 100 ? `Open · ${position}\u202f%` : humanize(state);
  }
  if (platform === 'update') return state === 'on' ? 'Update available' : 'Up to date';
  if (platform === 'camera') return state === 'idle' ? 'Idle' : humanize(state);
  return humanize(state);
}

const activeStates: ReadonlySet<string> = new Set([
  'on',
  'open',
  'opening',
  'closing',
  'unlocked',
  'unlocking',
  'cleaning',
  'mowing',
  'returning',
  'home',
]);

/** True when a card should glow: something is on, open or at work. */
export function isActive(entity: Entity): boolean {
  if (!entity.available) return false;
  if (entity.platform === 'climate' || entity.platform === 'water_heater') {
    const action = textFact(entity, 'hvac_action');
    if (action !== undefined) return !['off', 'idle'].includes(action);
    return !['off', 'unknown'].includes(entity.state);
  }
  if (entity.platform === 'sensor' || entity.platform === 'update') return false;
  return activeStates.has(entity.state);
}

/** True when it should be seen at once: smoke, a leak, a jammed lock, a triggered alarm. */
export function isAlarming(entity: Entity): boolean {
  if (entity.state === 'triggered' || entity.state === 'jammed') return true;
  if (entity.platform !== 'binary_sensor' || entity.state !== 'on') return false;
  return ['smoke', 'gas', 'carbon_monoxide', 'moisture', 'safety', 'tamper', 'problem'].includes(
    textFact(entity, 'device_class') ?? '',
  );
}

const actionWords: ReadonlyMap<string, string> = new Map([
  ['turn_on', 'Turn on'],
  ['turn_off', 'Turn off'],
  ['toggle', 'Toggle'],
  ['open_cover', 'Open'],
  ['close_cover', 'Close'],
  ['stop_cover', 'Stop'],
  ['open_valve', 'Open'],
  ['close_valve', 'Close'],
  ['stop_valve', 'Stop'],
  ['lock', 'Lock'],
  ['unlock', 'Unlock'],
  ['open', 'Open'],
  ['press', 'Press'],
  ['install', 'Install'],
  ['start', 'Start'],
  ['stop', 'Stop'],
  ['pause', 'Pause'],
  ['return_to_base', 'Return to base'],
  ['locate', 'Locate'],
  ['clean_spot', 'Clean a spot'],
  ['start_mowing', 'Start mowing'],
  ['dock', 'Dock'],
  ['send_message', 'Send a message'],
  ['alarm_disarm', 'Disarm'],
  ['alarm_arm_home', 'Arm home'],
  ['alarm_arm_away', 'Arm away'],
  ['alarm_arm_night', 'Arm night'],
  ['alarm_arm_vacation', 'Arm vacation'],
  ['alarm_arm_custom_bypass', 'Arm with bypass'],
  ['alarm_trigger', 'Trigger the alarm'],
  ['select_option', 'Select'],
  ['set_value', 'Set'],
  ['set_temperature', 'Set the temperature'],
  ['set_hvac_mode', 'Set the mode'],
]);

/** "Turn on", "Arm away"; an action that is not listed is humanized. */
export function sayAction(action: string): string {
  return actionWords.get(action) ?? humanize(action);
}
