/** A summary of many entities: made anew a few times a second at most, however much they say. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { PageModel } from './model.ts';
import { modelOf, useStore } from './use-store.tsx';

const calmMs = 300;

/**
 * What `make` makes of the model; `same` says whether two are equal to the eye, so that nothing is rendered for them.
 * `make` must be memoized: another one is asked at once.
 */
export function useDigest<T>(make: (model: PageModel) => T, same: (a: T, b: T) => boolean): T {
  const store = useStore();
  const last = useRef<{ readonly make: (model: PageModel) => T; value: T; isStale: boolean }>(undefined);
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const later = (): void => {
        timer ??= setTimeout(() => {
          timer = undefined;
          if (last.current !== undefined) last.current.isStale = true;
          listener();
        }, calmMs);
      };
      const ends = [store.subscribe('states', later), store.subscribe('brokers', later)];
      return () => {
        for (const end of ends) end();
        clearTimeout(timer);
      };
    },
    [store],
  );
  return useSyncExternalStore(subscribe, () => {
    const known = last.current;
    if (known !== undefined && known.make === make && !known.isStale) return known.value;
    const next = make(modelOf(store));
    const value = known !== undefined && same(known.value, next) ? known.value : next;
    last.current = { make, value, isStale: false };
    return value;
  });
}
