/** How often a sensor usually speaks, learnt from when it did; tells when its silence is unusual. Pure. */

export interface Rhythm {
  /** How many gaps were seen. */
  readonly gaps: number;
  /** The longest gap, in milliseconds; older ones fade. */
  readonly longestGapMs: number;
}

/** Fewer gaps teach nothing. */
const enoughGaps = 10;
/** Under a minute everything is a hiccup. */
const leastMs = 60_000;
/** Three times its longest gap: a sensor may be late without being lost. */
const patience = 3;
/** What remains of the longest gap with each further one: after about a hundred a long one has lost half its weight. */
const fading = 0.993;

/** Takes in a gap that was listened to from its beginning to its end: the time the app slept is no gap of the sensor. */
export function learnGap({ gaps, longestGapMs }: Rhythm, gapMs: number): Rhythm {
  return {
    gaps: Math.min(gaps + 1, 1_000),
    longestGapMs: Math.round(Math.max(gapMs, longestGapMs * fading)),
  };
}

/** How long it may be silent, in milliseconds; undefined while too little is known. */
export function silenceBoundMs({ gaps, longestGapMs }: Rhythm): number | undefined {
  return gaps < enoughGaps ? undefined : Math.max(longestGapMs * patience, leastMs);
}
