/** What a property is, by its name, so that an entity looks the same whichever way it is announced. */
import {
  binaryCategories,
  binaryClasses,
  byName,
  enumCategories,
  enumClasses,
  listCategories,
  numericCategories,
  numericClasses,
  stateClasses,
} from './hint-tables.ts';
import { binaryIcons, enumIcons, listIcons, numericIcons } from './icons.ts';

/** Of little interest to most people: shown on demand. */
const hiddenNumbers = new Set([
  'calibration_button_hold_time',
  'calibration_motor_start_delay',
  'effect_speed',
  'linkquality',
  'power_factor',
  'power_outage_count',
  'requested_brightness_level',
  'requested_brightness_percent',
  'trigger_count',
]);
const hiddenOthers = new Set(['effect', 'effect_color']);

/** Derived readings: their class says less than their name. */
const keepTheirName = new Set(['apparent_temperature', 'dew_point', 'gust_speed', 'humidex', 'wind_chill']);

/** Does a property keep its name beside a device class? */
export function keepsName(name: string): boolean {
  return keepTheirName.has(name);
}

export interface Hints {
  readonly device_class?: string;
  readonly state_class?: string;
  readonly entity_category?: string;
  readonly icon?: string;
  readonly enabled_by_default?: false;
}

interface Known {
  readonly deviceClass?: string | undefined;
  readonly stateClass?: string | undefined;
  readonly category: string | undefined;
  readonly icon: string | undefined;
  readonly isHidden?: boolean;
}

function hints({ deviceClass, stateClass, category, icon, isHidden }: Known): Hints {
  return {
    ...(deviceClass !== undefined && { device_class: deviceClass }),
    ...(stateClass !== undefined && { state_class: stateClass }),
    ...(category !== undefined && { entity_category: category }),
    ...(icon !== undefined && { icon }),
    ...(isHidden === true && { enabled_by_default: false }),
  };
}

export function binaryHints(name: string): Hints {
  return hints({
    deviceClass: binaryClasses.get(name),
    category: binaryCategories.get(name),
    icon: binaryIcons.get(name),
  });
}

/** Of what can be switched: switches have no such classes as binary sensors have. */
export function switchHints(name: string): Hints {
  return hints({ category: binaryCategories.get(name), icon: binaryIcons.get(name) });
}

/** Of a number that can be set: settings have no state class, and only a temperature keeps its device class. */
export function numberHints(name: string): Hints {
  const deviceClass = numericClasses.get(name);
  return hints({
    deviceClass: deviceClass === 'temperature' ? deviceClass : undefined,
    category: numericCategories.get(name),
    icon: numericIcons.get(name),
    isHidden: hiddenNumbers.has(name),
  });
}

/** Of a measured number. A device class without a unit would be wrong and is left out. */
export function sensorHints(name: string, unit: string | undefined): Hints {
  const byUnit = unit === undefined ? undefined : classByUnit.get(unit);
  // The same property counts particles in one device and weighs them in the next.
  const key = name === 'voc' && (unit === 'ppb' || unit === 'ppm') ? 'voc_parts' : name;
  return hints({
    deviceClass: unit === undefined ? undefined : (byUnit ?? numericClasses.get(key)),
    stateClass: byUnit === 'energy' ? 'total_increasing' : byUnit === undefined ? stateClasses.get(key) : 'measurement',
    category: numericCategories.get(name),
    icon: numericIcons.get(name),
    isHidden: hiddenNumbers.has(name),
  });
}

const classByUnit = byName({ energy: 'Wh kWh', current: 'A mA', power: 'mW W kW' });

export function enumHints(name: string): Hints {
  return hints({
    deviceClass: enumClasses.get(name),
    category: enumCategories.get(name),
    icon: enumIcons.get(name),
    isHidden: hiddenOthers.has(name),
  });
}

/** Of texts, lists and composites. */
export function textHints(name: string): Hints {
  return hints({ category: listCategories.get(name), icon: listIcons.get(name), isHidden: hiddenOthers.has(name) });
}
