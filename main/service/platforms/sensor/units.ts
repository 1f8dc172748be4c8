/** Units of sensors as Home Assistant shows them (components/mqtt/sensor.py, components/sensor/const.py). */
import { nullableText } from '../shared/fields.ts';

/** The older micro sign (U+00B5) and spellings that Home Assistant replaces. */
const preferred: ReadonlyMap<string, string> = new Map([
  ['\u00b5Sv/h', '\u03bcSv/h'],
  ['\u00b5S/cm', '\u03bcS/cm'],
  ['\u00b5V', '\u03bcV'],
  ['\u00b5g/ft³', '\u03bcg/ft³'],
  ['\u00b5g/m³', '\u03bcg/m³'],
  ['\u00b5mol/s⋅m²', '\u03bcmol/s⋅m²'],
  ['\u00b5g', '\u03bcg'],
  ['\u00b5s', '\u03bcs'],
  ['mVAr', 'mvar'],
  ['VAr', 'var'],
  ['kVAr', 'kvar'],
  ['VArh', 'varh'],
  ['kVArh', 'kvarh'],
]);

/** The unit in the spelling that is shown; null where it is blank, which counts as none. */
export function preferredUnit(unit: string): string | null {
  return unit.trim() === '' ? null : (preferred.get(unit) ?? unit);
}

/** `unit_of_measurement` of a number: a blank one stays. */
export const numberUnit = () => nullableText((unit) => preferred.get(unit) ?? unit);

/** `unit_of_measurement` of a sensor. */
export const sensorUnit = () => nullableText(preferredUnit);
