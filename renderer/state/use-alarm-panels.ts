/** The alarm panels of the home, each followed on its own. */
import { useMemo } from 'react';
import type { EntityOf } from '../../preload/contract.ts';
import { modelOf, useEntities, useHome, useStore } from './use-store.tsx';

export function useAlarmPanels(): ReadonlyArray<EntityOf<'alarm_control_panel'>> {
  const store = useStore();
  const home = useHome();
  // The home changes whenever panels come or go; their states are followed one by one.
  const ids = useMemo(() => {
    const known = [...home.cardOf.keys()].map((id) => modelOf(store).entities.get(id));
    return known.filter((entity) => entity?.platform === 'alarm_control_panel').map((entity) => entity?.id ?? '');
  }, [store, home]);
  return useEntities(ids).filter((entity) => entity.platform === 'alarm_control_panel');
}
