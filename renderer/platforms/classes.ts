/** Icons and words by device class, which several platforms share. */
import type { Entity } from '../../preload/contract.ts';
import type { IconName } from '../components/icons/paths.ts';
import { sayWhen } from '../format/time.ts';
import { classOf, toNumber } from '../format/values.ts';

/** The first of `rows` whose limit is above the value. */
function stepped(value: number | undefined, rows: ReadonlyArray<readonly [below: number, icon: IconName]>): IconName {
  const row = rows.find(([below]) => value !== undefined && value < below) ?? rows.at(-1);
  return row?.[1] ?? 'eye';
}

const levels = [
  [8, 'battery-outline'],
  [25, 'battery-20'],
  [45, 'battery-30'],
  [65, 'battery-50'],
  [85, 'battery-70'],
  [Number.POSITIVE_INFINITY, 'battery'],
] as const;

/** A battery as full as it is. */
function batteryIcon(percent: number | undefined): IconName {
  return stepped(percent, levels);
}

const byClass: ReadonlyMap<string, IconName> = new Map([
  ['apparent_power', 'flash'],
  ['aqi', 'air-filter'],
  ['atmospheric_pressure', 'gauge'],
  ['carbon_dioxide', 'molecule-co2'],
  ['carbon_monoxide', 'molecule-co'],
  ['cold', 'snowflake'],
  ['connectivity', 'lan-connect'],
  ['current', 'current-ac'],
  ['data_rate', 'swap-horizontal'],
  ['distance', 'arrow-expand-horizontal'],
  ['duration', 'timer-outline'],
  ['energy', 'meter-electric'],
  ['firmware', 'package-up'],
  ['gas', 'meter-gas'],
  ['heat', 'fire'],
  ['humidity', 'water-percent'],
  ['illuminance', 'weather-sunny'],
  ['light', 'weather-sunny'],
  ['moisture', 'water'],
  ['motion', 'motion-sensor'],
  ['moving', 'run-fast'],
  ['occupancy', 'home-account'],
  ['pm1', 'blur'],
  ['pm10', 'blur'],
  ['pm25', 'blur'],
  ['power', 'lightning-bolt'],
  ['power_factor', 'angle-acute'],
  ['precipitation', 'weather-rainy'],
  ['precipitation_intensity', 'weather-pouring'],
  ['presence', 'home-account'],
  ['pressure', 'gauge'],
  ['problem', 'alert-circle-outline'],
  ['safety', 'shield-check'],
  ['signal_strength', 'signal'],
  ['smoke', 'smoke-detector-variant'],
  ['sound', 'volume-high'],
  ['sound_pressure', 'volume-high'],
  ['speed', 'speedometer'],
  ['tamper', 'alert'],
  ['temperature', 'thermometer'],
  ['timestamp', 'clock-outline'],
  ['update', 'package-up'],
  ['vibration', 'vibrate'],
  ['volatile_organic_compounds', 'molecule'],
  ['volatile_organic_compounds_parts', 'molecule'],
  ['voltage', 'sine-wave'],
  ['volume', 'water-pump'],
  ['volume_flow_rate', 'water-pump'],
  ['water', 'water-pump'],
  ['weight', 'weight'],
  ['wind_direction', 'compass'],
  ['wind_speed', 'weather-windy'],
]);

/** Closed and open, for what opens. */
const openings: ReadonlyMap<string, readonly [closed: IconName, open: IconName]> = new Map([
  ['door', ['door-closed', 'door-open']],
  ['opening', ['door-closed', 'door-open']],
  ['garage_door', ['garage', 'garage-open']],
  ['garage', ['garage', 'garage-open']],
  ['gate', ['gate', 'gate-open']],
  ['window', ['window-closed', 'window-open']],
  ['shutter', ['window-shutter', 'window-shutter-open']],
  ['blind', ['blinds', 'blinds-open']],
  ['shade', ['roller-shade-closed', 'roller-shade']],
  ['curtain', ['curtains-closed', 'curtains']],
  ['awning', ['awning', 'awning-outline']],
  ['lock', ['lock', 'lock-open-variant']],
]);

/** The icon of what opens, as it stands; undefined where its class says no more. */
export function openingIcon(deviceClass: string | undefined, isOpen: boolean): IconName | undefined {
  return openings.get(deviceClass ?? '')?.[isOpen ? 1 : 0];
}

/** The icon of a device class, for what is measured or detected. */
export function classIcon(entity: Entity): IconName | undefined {
  const deviceClass = classOf(entity);
  if (deviceClass === undefined) return undefined;
  if (deviceClass === 'battery' && entity.platform === 'sensor') return batteryIcon(toNumber(entity.state));
  if (deviceClass === 'battery') return entity.state === 'on' ? 'battery-alert' : 'battery';
  if (deviceClass === 'battery_charging') return 'battery-charging';
  return openingIcon(deviceClass, entity.state === 'on') ?? byClass.get(deviceClass);
}

/** True while nothing is known of it. */
export function isUnknown({ state }: Pick<Entity, 'state'>): boolean {
  return state === 'unknown' || state === '';
}

/** For platforms whose state is the time at which something last happened. */
export function sayLastTime(entity: Pick<Entity, 'state'>, now: number): string {
  return sayWhen(entity.state, now) || entity.state;
}
