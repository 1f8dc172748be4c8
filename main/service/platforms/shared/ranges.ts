/** Percentages in a device's own range: covers, valves and fans (ha-mqtt-discovery, section 9). */
import { PyFloat, parseFloatText } from '../../python/numbers.ts';

/** The device's values for 0 % and 100 %; either may be the larger. */
export interface PercentRange {
  readonly zero: number;
  readonly full: number;
}

/** Percent of a device's value, floored, not clamped; undefined where there is none (nan, or an empty range). */
export function percentOfValue(range: PercentRange, value: number): number | undefined {
  const span = range.full - range.zero;
  const scaled = (value - range.zero) * 100;
  if (span === 0 || !Number.isFinite(scaled)) return undefined;
  // Floored division with the sign of the divisor, exact for inverted ranges as well.
  const rest = scaled % span;
  const quotient = Math.round((scaled - rest) / span);
  return (rest !== 0 && rest < 0 !== span < 0 ? quotient - 1 : quotient) + 0;
}

/** A device's value for a percentage, not rounded. */
export function valueOfPercent(range: PercentRange, percent: number): number {
  return (percent * (range.full - range.zero)) / 100 + range.zero;
}

/** Holds a percentage between 0 and 100. */
export function clampPercent(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}

/** `float(value)` of Python for text and JSON values: undefined where it raises, or where the result is not finite. */
export function finiteOf(value: unknown): number | undefined {
  const result =
    typeof value === 'string' ? parseFloatText(value) : typeof value === 'object' ? boxed(value) : Number(value);
  return result !== undefined && Number.isFinite(result) ? result : undefined;
}

function boxed(value: object | null): number | undefined {
  return value instanceof PyFloat ? value.value : undefined;
}
