import type { Timers } from '../base/ports.ts';

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

/** Lets timers, input and others have their turn of the loop. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
