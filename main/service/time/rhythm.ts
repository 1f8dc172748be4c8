/** How often a sensor usually speaks, learnt from when it did; tells when its silence is unusual. Pure. */

export interface Rhythm {
  /** Milliseconds of the clock that it is observed by. */
  readonly lastSeen: number;
  /** How many gaps were seen. */
  readonly gaps: number;
  /** The longest gap, in milliseconds; older ones fade. */
  readonly longestGapMs: number;
}

/** How much has to be known before silence means something. */
export interface Trust {
  /** Fewer gaps teach nothing. */
  readonly enoughGaps: number;
  /** No silence is shorter. */
  readonly leastMs: number;
}

/** Three times its longest gap: a sensor may be late without being lost. */
const patience = 3;
/** What remains of the longest gap with each further one: after about a hundred a long one has lost half its weight. */
const fading = 0.993;

/**
 * Takes in that a sensor was last heard at `seen`.
 * @param watched whether it was listened to all the time since; the time the app slept is no gap of the sensor.
 */
export function observeRhythm(rhythm: Rhythm | undefined, seen: number, watched: boolean): Rhythm {
  if (rhythm === undefined) return { lastSeen: seen, gaps: 0, longestGapMs: 0 };
  if (seen <= rhythm.lastSeen) return rhythm;
  if (!watched) return { ...rhythm, lastSeen: seen };
  const gap = seen - rhythm.lastSeen;
  return {
    lastSeen: seen,
    gaps: Math.min(rhythm.gaps + 1, 1_000),
    longestGapMs: Math.round(Math.max(gap, rhythm.longestGapMs * fading)),
  };
}

/** How long it may be silent, in milliseconds; undefined while too little is known. */
export function silenceBoundMs({ gaps, longestGapMs }: Rhythm, { enoughGaps, leastMs }: Trust): number | undefined {
  return gaps < enoughGaps ? undefined : Math.max(longestGapMs * patience, leastMs);
}
