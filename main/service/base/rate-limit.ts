/** A token bucket: how many calls a page or another client may make. Pure but for the number it keeps. */

/** Allows `perSecond` calls per second on average, and as many at once. `now` is in milliseconds. */
export function createRateLimit(perSecond: number): (now: number) => boolean {
  let tokens = perSecond;
  let last: number | undefined;
  return (now) => {
    if (last !== undefined) tokens = Math.min(perSecond, tokens + ((now - last) * perSecond) / 1000);
    last = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
