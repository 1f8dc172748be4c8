/** Temperatures between what a device measures in and what a person reads. Pure. */

export type Degrees = 'C' | 'F';

/** Of a unit as devices write it: `°C`, `F`, `℃`. Undefined for anything else, Kelvin and `°` included. */
export function degreesOf(unit: string | undefined): Degrees | undefined {
  const bare = unit?.normalize('NFKC').replace('°', '').trim().toUpperCase();
  return bare === 'C' || bare === 'F' ? bare : undefined;
}

export function convert(value: number, from: Degrees, to: Degrees): number {
  if (from === to) return value;
  return tidy(to === 'F' ? value * 1.8 + 32 : (value - 32) / 1.8);
}

/** A difference, such as a step: it has no zero point. */
export function convertStep(step: number, from: Degrees, to: Degrees): number {
  if (from === to) return step;
  return tidy(to === 'F' ? step * 1.8 : step / 1.8);
}

/** Without what binary fractions add: 22.3 °C are 72.14 °F, not 72.14000000000001. */
function tidy(value: number): number {
  return Number(value.toFixed(6));
}
