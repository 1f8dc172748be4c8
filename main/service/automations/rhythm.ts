/** How often a sensor reports, learnt from its own reports: the silence trigger without a number of seconds. Pure. */

export interface Rhythm {
  /** Milliseconds between its last reports, oldest first. */
  readonly intervalsMs: readonly number[];
  readonly lastMs: number | undefined;
}

export const noRhythm: Rhythm = { intervalsMs: [], lastMs: undefined };

const kept = 20;
const needed = 5;
/** Silence is three times its longest usual pause; under a minute everything is a hiccup. */
const factor = 3;
const leastMs = 60_000;

/** The rhythm after one more report. */
export function reported(rhythm: Rhythm, nowMs: number): Rhythm {
  if (rhythm.lastMs === undefined) return { ...rhythm, lastMs: nowMs };
  const intervalsMs = [...rhythm.intervalsMs, nowMs - rhythm.lastMs].slice(-kept);
  return { intervalsMs, lastMs: nowMs };
}

/** A pause that says nothing about the sensor: sleep, or a lost broker. */
export function paused(rhythm: Rhythm): Rhythm {
  return { ...rhythm, lastMs: undefined };
}

/** From how long on it counts as silent; undefined while too little is known. */
export function silenceMs(rhythm: Rhythm): number | undefined {
  if (rhythm.intervalsMs.length < needed) return undefined;
  return Math.max(factor * Math.max(...rhythm.intervalsMs), leastMs);
}
