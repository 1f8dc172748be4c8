/** Temperatures of a device as a person reads and sets them, and back. Pure. */
import { convert, convertStep, type Degrees, degreesOf } from './temperature.ts';

export interface Scale {
  /** As it stands behind the number. */
  readonly unit: string | undefined;
  /** Whether a person reads another unit than the device's. */
  readonly isConverted: boolean;
  /** A value of the device, to a tenth of a degree. */
  shown(value: number): number;
  /** A step of the device, made one that people count in: whole degrees Fahrenheit, half ones Celsius. */
  shownStep(step: number): number;
  /** What a person chose, in the device's unit, on its steps and within its limits. */
  device(value: number, range: DeviceRange): number;
}

/** Steps are counted from `min`, where there is one. */
export interface DeviceRange {
  readonly step: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** Of an entity: what decides whether its degrees are a temperature, a difference, or nobody knows. */
export interface Degreed {
  readonly platform: string;
  readonly unit?: string | undefined;
  readonly deviceClass?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const differenceClass = 'temperature_delta';
/** A number without a class that can be set from so warm on is a temperature; a hysteresis ends far below. */
const surelyTemperature = 25;

function isDifference({ deviceClass }: Degreed): boolean {
  return deviceClass === differenceClass;
}

/** An offset of 2 °C is no 35.6 °F: a number that may be a difference, and does not say so, keeps its own unit. */
function isUnclear({ platform, deviceClass, min, max }: Degreed): boolean {
  if (platform !== 'number' || deviceClass === 'temperature' || deviceClass === differenceClass) return false;
  return min === undefined || max === undefined || min < 0 || max < surelyTemperature;
}

/** The scale of a measured or set value. What is no degree of Celsius or Fahrenheit stays as it is. */
export function scaleFor(of: Degreed, to: Degrees): Scale {
  const from = degreesOf(of.unit);
  if (from === undefined || from === to || isUnclear(of)) return unscaled(of.unit);
  return scaled(from, to, isDifference(of));
}

/** The scale of a temperature. */
export function temperatureScale(unit: string | undefined, to: Degrees): Scale {
  const from = degreesOf(unit);
  return from === undefined || from === to ? unscaled(unit) : scaled(from, to, false);
}

function unscaled(unit: string | undefined): Scale {
  return {
    unit,
    isConverted: false,
    shown: (value) => value,
    shownStep: (step) => step,
    device: (value) => value,
  };
}

function scaled(from: Degrees, to: Degrees, isStep: boolean): Scale {
  const change = isStep ? convertStep : convert;
  return {
    unit: `°${to}`,
    isConverted: true,
    shown: (value) => Number(change(value, from, to).toFixed(1)),
    shownStep: (step) => {
      const grain = to === 'F' ? 1 : 0.5;
      // A device that counts in tenths is set in tenths.
      const finest = step < 0.5 ? 0.1 : grain;
      return Number(Math.max(finest, Math.round(convertStep(step, from, to) / finest) * finest).toFixed(1));
    },
    device: (value, range) => onSteps(change(value, to, from), range),
  };
}

/** The nearest step within the limits, or a limit itself. */
function onSteps(value: number, { step, min, max }: DeviceRange): number {
  if (min !== undefined && value <= min) return min;
  if (max !== undefined && value >= max) return max;
  const from = min ?? 0;
  const snapped = Number((from + Math.round((value - from) / step) * step).toFixed(6));
  return max === undefined ? snapped : Math.min(max, snapped);
}
