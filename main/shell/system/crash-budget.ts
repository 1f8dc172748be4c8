/** How often what crashed is begun again, so that what always crashes does not spin. */

/** The page is rebuilt, and the app restarted, so often within this time. */
export const rebuilds = 3;
export const rebuildWindowMs = 5 * 60_000;

/** The crashes of the last 5 minutes, in milliseconds. Times ahead of `now` were of another clock, and do not count. */
export function recentCrashes(times: readonly number[], now: number): number[] {
  return times.filter((at) => at <= now && now - at < rebuildWindowMs);
}

/** Answers true, and counts, while fewer than 3 crashes were within the last 5 minutes. `now` is in milliseconds. */
export function createCrashBudget(): (now: number) => boolean {
  let times: number[] = [];
  return (now) => {
    times = recentCrashes(times, now);
    if (times.length >= rebuilds) return false;
    times.push(now);
    return true;
  };
}
