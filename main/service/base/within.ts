/** Work with a bound of time. */
import type { Timers } from './ports.ts';

/** The promise's value, or `late` when it takes longer than `ms`. Leaves no timer behind. */
export async function within<T>(timers: Timers, ms: number, promise: Promise<T>, late: T): Promise<T> {
  const { promise: timeout, resolve } = Promise.withResolvers<T>();
  const cancel = timers.after(ms, () => resolve(late));
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    cancel();
  }
}

/** The promise's value; throws when it takes longer than `ms`. */
export async function inTime<T>(timers: Timers, ms: number, promise: Promise<T>): Promise<T> {
  const late = Symbol('late');
  const value = await within<T | typeof late>(timers, ms, promise, late);
  if (value === late) throw new Error('no answer in time');
  return value as T;
}

/** Lets timers, input and others have their turn of the loop. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
