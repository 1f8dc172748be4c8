/** Which rows one mean stands for. Pure. */

/** A row of `states` as it is read for thinning, in order of `second`. */
export interface Sample {
  readonly second: number;
  /** Null where the state is no number. */
  readonly number: number | null;
}

export interface Mean {
  /** The mean takes the place of the first row; those after it, up to the last, go. */
  readonly first: number;
  readonly last: number;
  readonly number: number;
}

const mostDecimals = 6;

/**
 * The means of each stretch of `width` seconds (stretches begin at whole multiples of it). A value counts for as long
 * as it held: until the next row, the end of the stretch, or the second `until`. A state that is no number stays, and parts what is before
 * it from what is after it. A number that stands alone stays as it is.
 */
export function meansOf(samples: readonly Sample[], width: number, until = Number.POSITIVE_INFINITY): Mean[] {
  const means: Mean[] = [];
  let from = 0;
  while (from < samples.length) {
    const first = samples[from];
    if (first === undefined) break;
    const stretch = Math.floor(first.second / width);
    let to = from;
    while (to < samples.length && isOf(samples[to], stretch, width)) to++;
    if (to - from > 1) means.push(meanOf(samples, from, to, Math.min((stretch + 1) * width, until)));
    from = Math.max(to, from + 1);
  }
  return means;
}

function isOf(sample: Sample | undefined, stretch: number, width: number): boolean {
  return sample !== undefined && sample.number !== null && Math.floor(sample.second / width) === stretch;
}

function meanOf(samples: readonly Sample[], from: number, to: number, end: number): Mean {
  let sum = 0;
  let weight = 0;
  let decimals = 0;
  for (let index = from; index < to; index++) {
    const { second, number } = samples[index] as Sample;
    const held = Math.min(samples[index + 1]?.second ?? end, end) - second;
    sum += (number ?? 0) * held;
    weight += held;
    decimals = Math.max(decimals, decimalsOf(number ?? 0));
  }
  const first = (samples[from] as Sample).second;
  const last = (samples[to - 1] as Sample).second;
  // One digit more than was measured: more would only be noise of the arithmetic.
  return { first, last, number: Number((sum / weight).toFixed(Math.min(decimals + 1, mostDecimals))) };
}

function decimalsOf(value: number): number {
  const text = String(value);
  if (text.includes('e')) return mostDecimals;
  const point = text.indexOf('.');
  return point === -1 ? 0 : text.length - point - 1;
}
