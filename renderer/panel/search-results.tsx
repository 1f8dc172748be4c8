/** What the search found: operated in place where that takes one click, else opened in the window. */
import { type ReactNode, useEffect, useMemo } from 'react';
import { asksFirst } from '../../preload/risk.ts';
import { EntityIcon } from '../components/icons/entity-icon.tsx';
import { Icon } from '../components/icons/icon.tsx';
import { sayState } from '../format/entity.ts';
import { createFinder } from '../state/finder.ts';
import { type SearchItem, sayNothingFound } from '../state/search.ts';
import type { Store } from '../state/store.ts';
import { modelOf, useEntity, useHome, useStore } from '../state/use-store.tsx';
import { say } from '../words/words.ts';
import styles from './panel.module.css';
import { toggleCommand } from './quick.ts';
import tile from './tile.module.css';
import { openWindow } from './use-panel.ts';

const shown = 8;

/** Found in the state at the time when the search began. */
function useFound(query: string): readonly SearchItem[] {
  const store = useStore();
  const home = useHome();
  const finder = useMemo(() => createFinder(modelOf(store), home, Date.now()), [store, home]);
  return useMemo(() => finder.find(query).slice(0, shown), [finder, query]);
}

export function SearchResults(props: { query: string; onFound: (entityIds: readonly string[]) => void }): ReactNode {
  const { query, onFound } = props;
  const found = useFound(query);
  useEffect(() => {
    onFound(found.flatMap(({ entityId }) => entityId ?? []));
    return () => onFound([]);
  }, [found, onFound]);
  if (found.length === 0) return <p className={styles.empty}>{sayNothingFound(query)}</p>;
  return (
    <ul className={styles.results} aria-label={say('common.search')}>
      {found.map((item) => (
        <li key={item.key}>
          <Result item={item} />
        </li>
      ))}
    </ul>
  );
}

function Result({ item }: { item: SearchItem }): ReactNode {
  const store = useStore();
  const entity = useEntity(item.entityId ?? '');
  return (
    <button type="button" className={styles.result} onClick={() => choose(item, store)}>
      {entity === undefined ? <Icon name="magnify" size={18} /> : <EntityIcon entity={entity} size={18} />}
      <span className={tile.tileWords}>
        <span className={tile.tileName} dir="auto">
          {item.title}
        </span>
        <span className={styles.quiet} dir="auto">
          {item.detail}
        </span>
      </span>
      {entity !== undefined && (
        <span className={styles.quiet} dir="auto" data-testid="state">
          {entity.available ? sayState(entity, Date.now()) : say('readings.offline')}
        </span>
      )}
    </button>
  );
}

/** Carries out what was found: a toggle here, everything else in the window. */
function choose(item: SearchItem, store: Store): void {
  const { target } = item;
  const entity = item.entityId === undefined ? undefined : store.model?.entities.get(item.entityId);
  const toggle = entity === undefined ? undefined : toggleCommand(entity);
  if (target.type === 'command') {
    const { entityId, action, params } = target;
    void store.send(params === undefined ? { id: entityId, action } : { id: entityId, action, params });
  } else if (target.type === 'commands') {
    for (const { entityId, ...command } of target.commands) {
      const told = store.model?.entities.get(entityId);
      if (told === undefined) continue;
      // The panel has no room for the question: the window asks it.
      if (asksFirst(told, command.action, store.model?.settings.trustedDevices ?? []))
        openWindow('device', told.deviceId ?? entityId);
      else void store.send({ id: entityId, ...command });
    }
  } else if (item.kind === 'entity' && toggle !== undefined) void store.send(toggle);
  else if (target.type === 'go') openWindow(target.view, target.id);
  else openWindow(target.type === 'run-task' ? 'tasks' : 'automations', target.id);
}

/** What Enter does: the first of what is found. */
export function chooseFirst(query: string, store: Store, home: ReturnType<typeof useHome>): void {
  const [first] = createFinder(modelOf(store), home, Date.now()).find(query);
  if (first !== undefined) choose(first, store);
}
