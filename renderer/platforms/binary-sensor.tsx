/** What is on or off and only read: contacts, motion, smoke, leaks. */
import { humanize } from '../format/values.ts';
import { classIcon, classOf } from './classes.ts';
import { descriptor } from './descriptor.ts';

/** What on and off mean, by the device class. */
const words: ReadonlyMap<string, readonly [on: string, off: string]> = new Map([
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

const dangers: ReadonlySet<string> = new Set([
  'carbon_monoxide',
  'gas',
  'moisture',
  'problem',
  'safety',
  'smoke',
  'tamper',
]);

export const binarySensor = descriptor('binary_sensor', {
  label: 'Binary sensor',
  isReading: true,
  icon: (entity) => classIcon(entity) ?? 'radiobox-marked',
  states: ['on', 'off'],
  say(entity) {
    const [on, off] = words.get(classOf(entity) ?? '') ?? ['On', 'Off'];
    return entity.state === 'on' ? on : entity.state === 'off' ? off : humanize(entity.state);
  },
  isAlarming: (entity) => entity.state === 'on' && dangers.has(classOf(entity) ?? ''),
});
