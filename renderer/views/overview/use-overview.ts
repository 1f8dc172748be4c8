/** What the overview pages are made of; anew only when devices come, go or move. */
import { useMemo } from 'react';
import { modelOf, useHome, useStore } from '../../state/use-store.tsx';
import { type OverviewSources, overviewOf } from './sources.ts';

const kept = new WeakMap<object, OverviewSources>();

export function useOverview(): OverviewSources {
  const store = useStore();
  const home = useHome();
  // Sidebar, palette and page ask the same of one home.
  return useMemo(() => {
    const known = kept.get(home);
    if (known !== undefined) return known;
    const { entities } = modelOf(store);
    const made = overviewOf(home, (id) => entities.get(id));
    kept.set(home, made);
    return made;
  }, [home, store]);
}
