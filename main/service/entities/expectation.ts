/** Whether an entity shows what a command wanted. Devices round, so numbers have a tolerance. Pure. */
import type { Expectation, View } from '../platforms/platform.ts';
import { sameValue } from './equal.ts';

/** How far a reported number may be off, by attribute; elsewhere half a step of one. */
const tolerances: Readonly<Record<string, number>> = {
  brightness: 5.1,
  color_temp_kelvin: 130,
  rgb_color: 12,
  rgbw_color: 12,
  rgbww_color: 12,
  hs_color: 6,
  xy_color: 0.03,
  current_position: 2.01,
  current_tilt_position: 2.01,
  percentage: 5.01,
  volume_level: 0.02,
};

function near(wanted: unknown, seen: unknown, tolerance: number): boolean {
  if (typeof wanted === 'number' && typeof seen === 'number') return Math.abs(wanted - seen) <= tolerance;
  if (Array.isArray(wanted) && Array.isArray(seen)) {
    return wanted.length === seen.length && wanted.every((each, index) => near(each, seen[index], tolerance));
  }
  return sameValue(wanted, seen);
}

/** True when the view fulfils the expectation. */
export function meets(expectation: Expectation, view: View): boolean {
  const { state, attributes, underWay } = expectation;
  if (underWay !== undefined && view.state === underWay) return true;
  if (state !== undefined) {
    const fits =
      typeof state === 'string' ? near(numeric(state), numeric(view.state), 0.51) : state.includes(view.state);
    if (!fits) return false;
  }
  for (const key of Object.keys(attributes ?? {})) {
    if (!near(attributes?.[key], view.attributes[key], tolerances[key] ?? 0.51)) return false;
  }
  return true;
}

function numeric(text: string): string | number {
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
