/** An entity's state as the tray says it: in words of its device class, times as people write them, never a raw value. Pure. */
import type { Entity } from '../../service/model/entities.ts';

/** What on and off mean, by device class. */
const binaryWords: ReadonlyMap<string, readonly [on: string, off: string]> = new Map([
  ['battery', ['low', 'normal']],
  ['battery_charging', ['charging', 'not charging']],
  ['carbon_monoxide', ['carbon monoxide!', 'clear']],
  ['cold', ['cold', 'normal']],
  ['connectivity', ['connected', 'disconnected']],
  ['door', ['open', 'closed']],
  ['garage_door', ['open', 'closed']],
  ['gas', ['gas!', 'clear']],
  ['heat', ['hot', 'normal']],
  ['light', ['light', 'dark']],
  ['lock', ['unlocked', 'locked']],
  ['moisture', ['wet', 'dry']],
  ['motion', ['motion', 'no motion']],
  ['moving', ['moving', 'still']],
  ['occupancy', ['occupied', 'empty']],
  ['opening', ['open', 'closed']],
  ['plug', ['plugged in', 'unplugged']],
  ['power', ['power', 'no power']],
  ['presence', ['home', 'away']],
  ['problem', ['problem', 'OK']],
  ['running', ['running', 'not running']],
  ['safety', ['unsafe', 'safe']],
  ['smoke', ['smoke!', 'clear']],
  ['sound', ['sound', 'quiet']],
  ['tamper', ['tampered', 'OK']],
  ['update', ['update available', 'up to date']],
  ['vibration', ['vibration', 'still']],
  ['window', ['open', 'closed']],
]);

/** Platforms whose state is the time at which something last happened. */
const timeStates: ReadonlySet<string> = new Set(['event', 'button', 'scene', 'image', 'notify', 'datetime']);
const days = 86_400_000;

/** `now` is in milliseconds since the epoch; `timeZone` is the person's, the system's when absent. */
export function stateWords(entity: Entity, now: number, timeZone?: string): string {
  const { platform, state, attributes } = entity;
  if (!entity.available) return 'unavailable';
  if (state === 'unknown' || state === '') return timeStates.has(platform) ? 'never' : 'unknown';
  const deviceClass = typeof attributes.device_class === 'string' ? attributes.device_class : '';
  if (platform === 'binary_sensor') {
    const words = binaryWords.get(deviceClass) ?? ['on', 'off'];
    return state === 'on' ? words[0] : state === 'off' ? words[1] : humanized(state);
  }
  if (timeStates.has(platform) || deviceClass === 'timestamp') return when(state, now, timeZone) ?? state;
  if (platform === 'sensor' || platform === 'number') return measured(entity, deviceClass);
  if (platform === 'climate' || platform === 'water_heater') return climate(entity);
  if (platform === 'light' && state === 'on' && typeof attributes.brightness === 'number') {
    return `on, ${Math.max(1, Math.round((attributes.brightness / 255) * 100))} %`;
  }
  // Words of a device's own are left as they are.
  return platform === 'text' || platform === 'select' ? state : humanized(state);
}

function humanized(state: string): string {
  return state.replaceAll('_', ' ');
}

function measured({ state, attributes }: Entity, deviceClass: string): string {
  const unit = typeof attributes.unit_of_measurement === 'string' ? attributes.unit_of_measurement : '';
  const value = state.trim() === '' ? Number.NaN : Number(state);
  const isMeasure = Number.isFinite(value) && (unit !== '' || deviceClass !== '');
  const digits = attributes.suggested_display_precision;
  const fixed =
    typeof digits === 'number' && digits >= 0 && digits <= 10
      ? { minimumFractionDigits: digits, maximumFractionDigits: digits }
      : { maximumFractionDigits: 2 };
  const text = isMeasure ? value.toLocaleString(undefined, fixed) : state;
  return unit === '' ? text : `${text} ${unit}`;
}

/** "21.5 °C, heating to 22 °C": what is measured, what it does, what it is set to. */
function climate({ state, attributes }: Entity): string {
  const unit = typeof attributes.temperature_unit === 'string' ? attributes.temperature_unit : '°C';
  const degrees = (value: unknown) =>
    typeof value === 'number' ? `${value.toLocaleString(undefined, { maximumFractionDigits: 1 })} ${unit}` : undefined;
  const action = typeof attributes.hvac_action === 'string' ? attributes.hvac_action : state;
  const now = degrees(attributes.current_temperature);
  const target = state === 'off' ? undefined : degrees(attributes.temperature);
  const doing = target === undefined ? humanized(action) : `${humanized(action)}, set to ${target}`;
  return now === undefined ? doing : `${now}, ${doing}`;
}

/** The time of day for today, with the weekday within six days, else the date; without a time of day where it is midnight. */
function when(state: string, now: number, timeZone: string | undefined): string | undefined {
  const at = new Date(state);
  if (Number.isNaN(at.getTime())) return undefined;
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(undefined, { ...options, ...(timeZone === undefined ? {} : { timeZone }) }).format(at);
  const day = (time: number) =>
    new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...(timeZone === undefined ? {} : { timeZone }) }).format(
      time,
    );
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  if (day(at.getTime()) === day(now)) return say(clock);
  if (Math.abs(at.getTime() - now) < 6 * days) return say({ weekday: 'short', ...clock });
  return say({ day: 'numeric', month: 'short', year: 'numeric', ...clock });
}
