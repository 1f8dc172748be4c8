/** Temperatures of a device as the person reads them, and back. Pure but for the person's choice of unit. */
import { convert, convertStep, degreesOf } from '../../preload/words/temperature.ts';
import { words } from '../words/words.ts';

export interface Scale {
  /** As it stands behind the number. */
  readonly unit: string | undefined;
  /** A value of the device, to a tenth of a degree. */
  shown(value: number): number;
  /** A step of the device, made one that people count in: whole degrees Fahrenheit, half ones Celsius. */
  shownStep(step: number): number;
  /** What a person chose, in the device's unit and on its steps. */
  device(value: number, step: number): number;
}

const asItIs = (unit: string | undefined): Scale => ({
  unit,
  shown: (value) => value,
  shownStep: (step) => step,
  device: (value) => value,
});

/** @param unit what the device measures in; what is no degree of Celsius or Fahrenheit stays as it is. */
export function scaleOf(unit: string | undefined): Scale {
  const from = degreesOf(unit);
  const to = words().manner.temperatureUnit;
  if (from === undefined || from === to) return asItIs(unit);
  return {
    unit: words().unit(unit),
    shown: (value) => Number(convert(value, from, to).toFixed(1)),
    shownStep: (step) => {
      const grain = to === 'F' ? 1 : 0.5;
      return Math.max(grain, Math.round(convertStep(step, from, to) / grain) * grain);
    },
    device: (value, step) => Number((Math.round(convert(value, to, from) / step) * step).toFixed(3)),
  };
}
