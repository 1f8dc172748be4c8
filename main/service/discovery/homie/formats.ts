/** The `format` of a Homie property, by data type. Pure. */
import type { HomieProperty } from './model.ts';

export interface NumberRange {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly step: number | undefined;
}

function numberIn(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** `[min]:[max][:step]`; what is missing is open. A range that is none is open at both ends. */
export function rangeOf(format: string): NumberRange {
  const [min, max, step] = format.split(':', 3).map(numberIn);
  if (min !== undefined && max !== undefined && min >= max) return { min: undefined, max: undefined, step: undefined };
  return { min, max, step: step !== undefined && step > 0 ? step : undefined };
}

/** The values of an enum. In Homie 3 and 4 `,,` stands for a comma within a value. */
export function valuesOf(format: string, version: 3 | 4 | 5): string[] {
  const parts = version === 5 ? format.split(',') : format.replaceAll(',,', '\0').split(',');
  const values = parts.map((part) => part.replaceAll('\0', ','));
  return [...new Set(values)].filter((value) => value !== '');
}

export type ColourFormat = 'rgb' | 'hsv' | 'xyz';

/** The most preferred colour format that is known; undefined when there is none. */
export function colourFormatOf(format: string): ColourFormat | undefined {
  return format
    .split(',')
    .map((part) => part.trim())
    .find((part): part is ColourFormat => part === 'rgb' || part === 'hsv' || part === 'xyz');
}

/** Whether a property is a share of 100. */
export function isPercent(property: HomieProperty): boolean {
  return property.datatype === 'percent' || property.unit === '%';
}

/** Range and step of a number, with what stands for an open end: percent 0 to 100, else as far as makes sense. */
export function boundsOf(property: HomieProperty): { min: number; max: number; step: number } {
  const { min, max, step } = rangeOf(property.format);
  const isInteger = property.datatype === 'integer';
  const [least, most] = isPercent(property) ? [0, 100] : [-1_000_000_000, 1_000_000_000];
  const low = min ?? Math.min(least, (max ?? most) - 1);
  const high = max ?? Math.max(most, low + 1);
  const fine = high - low <= 1 ? 0.001 : 0.01;
  return { min: low, max: high, step: Math.max(0.001, step ?? (isInteger ? 1 : fine)) };
}
