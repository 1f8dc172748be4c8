/** Which icon stands for an entity that names none. */
import type { Entity, PlatformName } from '../../../preload/contract.ts';
import { textFact } from '../../format/values.ts';
import type { IconName } from './paths.ts';

const byPlatform: Readonly<Record<PlatformName, IconName>> = {
  alarm_control_panel: 'shield-home',
  binary_sensor: 'radiobox-marked',
  button: 'gesture-tap-button',
  camera: 'cctv',
  climate: 'thermostat',
  cover: 'window-shutter',
  date: 'calendar',
  datetime: 'calendar-clock',
  device_tracker: 'map-marker',
  event: 'calendar-star',
  fan: 'fan',
  humidifier: 'air-humidifier',
  image: 'image',
  infrared: 'signal',
  lawn_mower: 'robot-mower',
  light: 'lightbulb',
  lock: 'lock',
  notify: 'message-text',
  number: 'numeric',
  scene: 'palette',
  select: 'format-list-bulleted',
  sensor: 'eye',
  siren: 'bullhorn',
  switch: 'toggle-switch-variant',
  text: 'form-textbox',
  time: 'clock-outline',
  update: 'package-up',
  vacuum: 'robot-vacuum',
  valve: 'valve',
  water_heater: 'water-boiler',
};

const byClass: ReadonlyMap<string, IconName> = new Map([
  ['temperature', 'thermometer'],
  ['humidity', 'water-percent'],
  ['moisture', 'water'],
  ['power', 'lightning-bolt'],
  ['energy', 'lightning-bolt'],
  ['current', 'lightning-bolt'],
  ['voltage', 'lightning-bolt'],
  ['battery', 'battery'],
  ['motion', 'motion-sensor'],
  ['occupancy', 'motion-sensor'],
  ['presence', 'motion-sensor'],
  ['door', 'door'],
  ['garage_door', 'gate'],
  ['gate', 'gate'],
  ['opening', 'door-open'],
  ['window', 'window-closed'],
  ['smoke', 'smoke-detector-variant'],
  ['carbon_monoxide', 'molecule-co'],
  ['illuminance', 'weather-sunny'],
  ['signal_strength', 'signal'],
  ['connectivity', 'lan-connect'],
  ['pressure', 'gauge'],
  ['problem', 'alert-circle-outline'],
  ['tamper', 'alert-circle-outline'],
  ['duration', 'timer-outline'],
  ['timestamp', 'clock-outline'],
  ['update', 'package-up'],
  ['firmware', 'package-up'],
]);

/** By device class, then by state, then by platform. */
export function entityIconName(entity: Entity): IconName {
  if (entity.platform === 'lock') {
    if (entity.state === 'jammed') return 'lock-open-alert';
    return entity.state === 'locked' || entity.state === 'locking' ? 'lock' : 'lock-open-variant';
  }
  const deviceClass = textFact(entity, 'device_class');
  return (deviceClass === undefined ? undefined : byClass.get(deviceClass)) ?? byPlatform[entity.platform];
}
