import type { Clock } from '../../main/service/base/ports.ts';

/** Real time, so many times faster: for tests with real sockets that would wait for seconds. */
export function createFastClock(factor: number): Clock {
  const startedMs = Date.now();
  return {
    now: () => startedMs + (Date.now() - startedMs) * factor,
    elapsed: () => performance.now() * factor,
    after(ms, fire) {
      const timeout = setTimeout(fire, ms / factor);
      return () => clearTimeout(timeout);
    },
  };
}
