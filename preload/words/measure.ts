/** What is measured, in words: one rule for page, panel, tray and palette. Pure. */
import type { Format } from './format.ts';
import { type Scale, scaleFor } from './scale.ts';

/** A state that is a number, and what its entity says of it. */
export interface Measure {
  readonly platform: string;
  readonly state: string;
  readonly unit?: string | undefined;
  readonly deviceClass?: string | undefined;
  /** Decimals that the device suggests. */
  readonly precision?: number | undefined;
  /** Of one that is set by hand. */
  readonly step?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const usualDigits = 2;

/** "21.5 °C"; what is no number comes as it is. */
export function sayMeasure(format: Format, measure: Measure): string {
  const { state, unit, deviceClass } = measure;
  const value = state.trim() === '' ? Number.NaN : Number(state);
  if (!Number.isFinite(value) || (unit === undefined && deviceClass === undefined)) return format.beside(state, unit);
  const scale = scaleFor(measure, format.manner.temperatureUnit);
  return format.beside(sayValue(format, measure, scale, value), scale.unit);
}

/** How many decimals an entity has everywhere: what its device suggests, else those of its step, else two at most. */
function sayValue(format: Format, { precision, platform, step }: Measure, scale: Scale, value: number): string {
  const shown = scale.shown(value);
  if (precision !== undefined) return format.fixed(shown, Math.min(10, Math.max(0, Math.round(precision))));
  if (scale.isConverted) return format.number(shown, 1);
  if (platform !== 'number' || step === undefined) return format.number(shown, usualDigits);
  const [, decimals = ''] = String(step).split('.');
  return format.number(shown, Math.min(10, decimals.length));
}
