/** How long a task rests before its next attempt. Pure. */
import type { TaskBackoff } from '../model/tasks.ts';

/**
 * The delay after a failed attempt, in milliseconds: linear (first, 2x, 3x, ...) or exponential (first, 2x, 4x, ...),
 * at most `maxSeconds`, with the random part spread evenly around it.
 * @param attempt the attempt that failed, from 1.
 * @param random 0 to below 1.
 */
export function backoffMs(backoff: TaskBackoff, attempt: number, random: number): number {
  const factor = backoff.kind === 'linear' ? attempt : 2 ** Math.min(attempt - 1, 60);
  const seconds = Math.min(backoff.firstSeconds * factor, backoff.maxSeconds);
  return Math.round(seconds * 1000 * (1 + backoff.jitter * (random * 2 - 1)));
}
