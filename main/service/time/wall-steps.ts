/** Tells whoever remembers times of the wall clock that it was set since they last looked. */
import { limits } from '../base/limits.ts';
import type { Clock } from '../base/ports.ts';

/**
 * Answers by how many milliseconds the wall clock was set since it was last asked; 0 for none. Drift adds up until it
 * is worth a step.
 */
export function createWallSteps(clock: Pick<Clock, 'now' | 'elapsed'>): () => number {
  let skewMs = clock.now() - clock.elapsed();
  return () => {
    const steppedMs = Math.round(clock.now() - clock.elapsed() - skewMs);
    if (Math.abs(steppedMs) <= limits.clockStepMs) return 0;
    skewMs += steppedMs;
    return steppedMs;
  };
}
