/** How often a crashed page may be rebuilt, so that a page that always crashes does not spin. */

export const rebuilds = 3;
export const rebuildWindowMs = 5 * 60_000;

/** Answers true, and counts, while fewer than 3 crashes were within the last 5 minutes. `now` is in milliseconds. */
export function createCrashBudget(): (now: number) => boolean {
  let times: number[] = [];
  return (now) => {
    times = times.filter((at) => now - at < rebuildWindowMs);
    if (times.length >= rebuilds) return false;
    times.push(now);
    return true;
  };
}
