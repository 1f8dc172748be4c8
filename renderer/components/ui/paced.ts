/** Values that come in a rush, as from a held arrow key: so many per second reach the device, and the last one always. */
import { useCallback, useEffect, useRef } from 'react';

/** At most four commands per second. */
const paceMs = 250;

/** `send` at once where the last call was long enough ago, else with the latest value when its time has come. */
export function usePaced<T>(send: (value: T) => void, everyMs = paceMs): (value: T) => void {
  const latest = useRef(send);
  latest.current = send;
  const state = useRef<{ last: number; timer?: ReturnType<typeof setTimeout>; waiting?: { value: T } }>({ last: 0 });
  const flush = useCallback(() => {
    const { timer, waiting } = state.current;
    clearTimeout(timer);
    state.current = { last: performance.now() };
    if (waiting !== undefined) latest.current(waiting.value);
  }, []);
  // What was chosen last is sent also when its control goes away.
  useEffect(
    () => () => {
      if (state.current.waiting !== undefined) flush();
    },
    [flush],
  );
  return useCallback(
    (value: T) => {
      const current = state.current;
      const rest = current.last + everyMs - performance.now();
      current.waiting = { value };
      if (current.last === 0 || rest <= 0) flush();
      else current.timer ??= setTimeout(flush, rest);
    },
    [everyMs, flush],
  );
}
