/** Temperatures of a device as the person reads them, and back. Pure but for the person's choice of unit. */
import { type Scale, temperatureScale } from '../../preload/words/scale.ts';
import { words } from '../words/words.ts';

/** @param unit what the device measures in; what is no degree of Celsius or Fahrenheit stays as it is. */
export function scaleOf(unit: string | undefined): Scale {
  return temperatureScale(unit, words().manner.temperatureUnit);
}
