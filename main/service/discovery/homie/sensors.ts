/** What units and ids of a Homie property say about its device class. Pure. */
import type { HomieProperty } from './model.ts';

interface Meaning {
  readonly device_class?: string;
  readonly state_class?: string;
  readonly unit_of_measurement?: string;
}

/** By unit. Homie's units are Home Assistant's, but for `#`, a count without a unit. */
const byUnit: ReadonlyMap<string, Meaning> = new Map([
  ['°C', { device_class: 'temperature' }],
  ['°F', { device_class: 'temperature' }],
  ['V', { device_class: 'voltage' }],
  ['mV', { device_class: 'voltage' }],
  ['A', { device_class: 'current' }],
  ['mA', { device_class: 'current' }],
  ['W', { device_class: 'power' }],
  ['kW', { device_class: 'power' }],
  ['Wh', { device_class: 'energy', state_class: 'total_increasing' }],
  ['kWh', { device_class: 'energy', state_class: 'total_increasing' }],
  ['Hz', { device_class: 'frequency' }],
  ['Pa', { device_class: 'pressure' }],
  ['hPa', { device_class: 'pressure' }],
  ['psi', { device_class: 'pressure' }],
  ['lx', { device_class: 'illuminance' }],
  ['m/s', { device_class: 'speed' }],
  ['s', { device_class: 'duration' }],
  ['min', { device_class: 'duration' }],
  ['h', { device_class: 'duration' }],
  ['dBm', { device_class: 'signal_strength' }],
  ['rpm', {}],
]);

const percentages: ReadonlyArray<readonly [word: RegExp, deviceClass: string]> = [
  [/batter/, 'battery'],
  [/humid/, 'humidity'],
  [/moisture/, 'moisture'],
];

const alarms: ReadonlyArray<readonly [word: RegExp, deviceClass: string]> = [
  [/motion/, 'motion'],
  [/contact|opening/, 'opening'],
  [/door/, 'door'],
  [/window/, 'window'],
  [/smoke/, 'smoke'],
  [/leak|flood|water/, 'moisture'],
  [/presence|occupan/, 'occupancy'],
  [/vibration/, 'vibration'],
  [/tamper/, 'tamper'],
  [/low-?battery|battery-?low/, 'battery'],
];

function classIn(table: typeof alarms, property: HomieProperty): string | undefined {
  const words = `${property.id} ${property.name ?? ''}`.toLowerCase();
  return table.find(([word]) => word.test(words))?.[1];
}

/** Unit, device class and state class of a number that is only read. */
export function meaningOfNumber(property: HomieProperty): Meaning {
  const unit = property.datatype === 'percent' ? '%' : property.unit;
  if (unit === '' || unit === '#') return { state_class: 'measurement' };
  const deviceClass = unit === '%' ? classIn(percentages, property) : undefined;
  return {
    unit_of_measurement: unit,
    state_class: 'measurement',
    ...byUnit.get(unit),
    ...(deviceClass !== undefined && { device_class: deviceClass }),
  };
}

/** Unit and device class of a number that can be set: no state class. */
export function meaningOfSetting(property: HomieProperty): Omit<Meaning, 'state_class'> {
  const { state_class: _, ...rest } = meaningOfNumber(property);
  return rest;
}

/** Device class of a boolean that is only read. */
export function classOfBoolean(property: HomieProperty): { device_class?: string } {
  const found = classIn(alarms, property);
  return found === undefined ? {} : { device_class: found };
}
