/** Names for the sentences of automations, from the store. */
import { useMemo } from 'react';
import { fullName } from '../../../preload/words/names.ts';
import type { Names } from '../../format/automation.ts';
import { modelOf, useHome, useSlice, useStore } from '../../state/use-store.tsx';

const nameChars = 60;

function cut(name: string): string {
  return name.length > nameChars ? `${name.slice(0, nameChars)}…` : name;
}

export function useNames(): Names {
  const store = useStore();
  const home = useHome();
  const tasks = useSlice('tasks');
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the layout
  return useMemo(
    () => ({
      entity: (id) => {
        const { entities, devices } = modelOf(store);
        const entity = entities.get(id);
        return cut(entity === undefined ? id : fullName(entity, devices.get(entity.deviceId ?? '')?.name));
      },
      device: (id) => cut(modelOf(store).devices.get(id)?.name ?? id),
      task: (id) => cut(tasks.get(id)?.name ?? id),
    }),
    [store, home, tasks],
  );
}
