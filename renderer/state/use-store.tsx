/** Hooks on the store. Each subscribes to no more than what its component shows. */
import { createContext, type ReactNode, useCallback, useContext, useRef, useSyncExternalStore } from 'react';
import type { Device, Entity, SettingsView, TaskRun } from '../../preload/contract.ts';
import type { PageModel, SliceName } from './model.ts';
import type { CommandMark } from './pending.ts';
import { buildHome, type Home } from './selectors.ts';
import type { Store, StoreKey, StoreStatus } from './store.ts';

const StoreContext = createContext<Store | undefined>(undefined);

export function StoreProvider({ store, children }: { store: Store; children: ReactNode }): ReactNode {
  return <StoreContext value={store}>{children}</StoreContext>;
}

export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === undefined) throw new Error('no StoreProvider above');
  return store;
}

function useKey<T>(key: StoreKey, read: (store: Store) => T): T {
  const store = useStore();
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key]);
  return useSyncExternalStore(subscribe, () => read(store));
}

/** The model outside of rendering, and inside where the state is known to be loaded. */
export function modelOf(store: Store): PageModel {
  if (store.model === undefined) throw new Error('the page state is not loaded');
  return store.model;
}

export function useStatus(): StoreStatus {
  return useKey('status', (store) => store.status);
}

/** A slice as a whole. Not the entities, whose map is changed in place: these are followed one by one. */
export function useSlice<K extends Exclude<SliceName, 'entities'>>(name: K): PageModel[K] {
  return useKey(name, (store) => modelOf(store)[name]);
}

export function useSettings(): SettingsView {
  return useSlice('settings');
}

export function useEntity(id: string): Entity | undefined {
  return useKey(`entity:${id}`, (store) => modelOf(store).entities.get(id));
}

export function useDevice(id: string): Device | undefined {
  return useKey(`device:${id}`, (store) => modelOf(store).devices.get(id));
}

export function useMark(entityId: string): CommandMark | undefined {
  return useKey(`pending:${entityId}`, (store) => store.mark(entityId));
}

/** False while its broker is away: what is known of it is then what was last heard. */
export function useIsLinked(brokerId: string | undefined): boolean {
  return useKey('brokers', (store) => {
    if (brokerId === undefined) return true;
    const broker = modelOf(store).brokers.get(brokerId);
    return broker === undefined || broker.state === 'online';
  });
}

export function useLastTaskRun(): TaskRun | undefined {
  return useKey('task-runs', (store) => store.lastTaskRun);
}

/** Several entities; renders again only when one of these changes. Unknown ids are left out. */
export function useEntities(ids: readonly string[]): readonly Entity[] {
  const store = useStore();
  const seen = useRef<readonly Entity[]>([]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = ids.map((id) => store.subscribe(`entity:${id}`, listener));
      return () => {
        for (const end of ends) end();
      };
    },
    [store, ids],
  );
  return useSyncExternalStore(subscribe, () => {
    const { entities } = modelOf(store);
    const next = ids.map((id) => entities.get(id)).filter((entity) => entity !== undefined);
    const before = seen.current;
    if (next.length !== before.length || next.some((entity, index) => entity !== before[index])) seen.current = next;
    return seen.current;
  });
}

const homes = new WeakMap<Store, { readonly version: number; readonly home: Home }>();

/** Rooms and cards; built anew only when the layout changes. */
export function useHome(): Home {
  return useKey('layout', (store) => {
    const known = homes.get(store);
    if (known?.version === store.layoutVersion) return known.home;
    const home = buildHome(modelOf(store), known?.home);
    homes.set(store, { version: store.layoutVersion, home });
    return home;
  });
}
