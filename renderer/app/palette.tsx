/** The command palette: Ctrl+K or ⌘K, finds everything and does it. */
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useContext,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { EntityIcon } from '../components/icons/entity-icon.tsx';
import { Icon, type IconName } from '../components/icons/icon.tsx';
import { cx } from '../components/ui/cx.ts';
import { sayState } from '../format/entity.ts';
import { adjustCommand } from '../panel/quick.ts';
import { sendAsked } from '../state/asking.ts';
import { attempt, call } from '../state/calls.ts';
import { createFinder } from '../state/finder.ts';
import { keepRecent, readRecents } from '../state/recents.ts';
import { type SearchItem, type SearchKind, sayNothingFound } from '../state/search.ts';
import type { Store } from '../state/store.ts';
import { modelOf, useEntity, useHome, useStore } from '../state/use-store.tsx';
import { pageIcons, pageOf } from '../views/overview/pages.ts';
import { say } from '../words/words.ts';
import styles from './palette.module.css';
import { go } from './route.ts';
import { ShortcutList, Shortcuts } from './shortcuts.tsx';
import { viewIcon } from './views.ts';

const PaletteContext = createContext<{ readonly open: () => void }>({ open: () => undefined });

export function usePalette(): { readonly open: () => void } {
  return useContext(PaletteContext);
}

export function PaletteProvider({ children }: { children: ReactNode }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      setOpen((open) => !open);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const value = useMemo(() => ({ open: () => setOpen(true) }), []);
  return (
    <PaletteContext value={value}>
      {children}
      <Shortcuts />
      {isOpen && <Palette onClose={() => setOpen(false)} />}
    </PaletteContext>
  );
}

/** Of the index, made between two looks at the clock. */
const preparedAtOnce = 50;

/** Finds in the state at the time when the palette opens; the index is made ahead while the page has nothing to do. */
function useFinder(): (query: string) => readonly SearchItem[] {
  const store = useStore();
  const home = useHome();
  const finder = useMemo(
    () => createFinder(modelOf(store), home, Date.now(), readRecents(localStorage)),
    [store, home],
  );
  useEffect(() => {
    const prepare = (deadline: IdleDeadline): void => {
      while (deadline.timeRemaining() > 1) {
        if (!finder.prepare(preparedAtOnce)) return;
      }
      request = requestIdleCallback(prepare);
    };
    let request = requestIdleCallback(prepare);
    return () => cancelIdleCallback(request);
  }, [finder]);
  return finder.find;
}

/** Carries out what was chosen. */
function choose(item: SearchItem, store: Store): void {
  const { target } = item;
  switch (target.type) {
    case 'go':
      go(target.view, target.id);
      break;
    case 'command': {
      const { entityId, action, params } = target;
      const entity = modelOf(store).entities.get(entityId);
      if (entity !== undefined) sendAsked(store, entity, params === undefined ? { action } : { action, params });
      go('device', entity?.deviceId ?? entityId);
      break;
    }
    case 'commands':
      for (const { entityId, ...command } of target.commands) {
        const entity = modelOf(store).entities.get(entityId);
        if (entity !== undefined) sendAsked(store, entity, command);
      }
      break;
    case 'run-task':
      void attempt(call('task.run', { id: target.id }), say('common.started'));
      go('tasks', target.id);
      break;
    case 'run-automation':
      void attempt(call('automation.run', { id: target.id }), say('common.started'));
      go('automations', target.id);
      break;
  }
}

function Palette({ onClose }: { onClose: () => void }): ReactNode {
  const store = useStore();
  const [query, setQuery] = useState('');
  const find = useFinder();
  const listed = useDeferredValue(query);
  const results = useMemo(() => find(listed), [find, listed]);
  const [active, setActive] = useState(0);
  const listId = useId();
  const current = Math.min(active, Math.max(0, results.length - 1));
  const pick = useCallback(
    (item: SearchItem | undefined) => {
      if (item === undefined) return;
      onClose();
      keepRecent(localStorage, item);
      choose(item, store);
    },
    [onClose, store],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.altKey && direction !== 0) {
      event.preventDefault();
      adjust(results[current], direction, store);
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && results.length > 0) {
      event.preventDefault();
      setActive((current + step + results.length) % results.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      // Who types fast presses Enter before the list has caught up.
      pick(listed === query ? results[current] : find(query)[0]);
    }
  };
  return (
    <ModalOverlay className={cx(styles.overlay)} isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={cx(styles.modal)}>
        <Dialog aria-label={say('app.searchEverything')} className={cx(styles.dialog)}>
          <div className={styles.field}>
            <Icon name="magnify" />
            <input
              autoFocus
              className={styles.input}
              role="combobox"
              aria-label={say('common.search')}
              aria-expanded="true"
              aria-controls={listId}
              aria-activedescendant={results.length === 0 ? undefined : `${listId}-${current}`}
              placeholder={say('search.placeholder')}
              dir="auto"
              autoComplete="off"
              spellCheck={false}
              value={query}
              onChange={(event) => {
                setQuery(event.currentTarget.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          {query.trim() === '?' ? (
            <div className={styles.help}>
              <ShortcutList />
            </div>
          ) : (
            <ResultList id={listId} results={results} current={current} onPick={pick} query={query} />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Moves the value of what is chosen by a step; the palette stays. */
function adjust(item: SearchItem | undefined, direction: 1 | -1, store: Store): void {
  const entity = item?.entityId === undefined ? undefined : modelOf(store).entities.get(item.entityId);
  const command = entity === undefined ? undefined : adjustCommand(entity, direction);
  if (entity !== undefined && command !== undefined) sendAsked(store, entity, command);
}

function ResultList(props: {
  id: string;
  results: readonly SearchItem[];
  current: number;
  query: string;
  onPick: (item: SearchItem) => void;
}): ReactNode {
  const { id, results, current, query, onPick } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <>
      <div role="listbox" id={id} aria-label={say('search.results')} className={styles.list} ref={list}>
        {results.map((result, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox above
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox (aria-activedescendant)
          <div
            key={result.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            className={styles.option}
            onClick={() => onPick(result)}
          >
            <ResultIcon result={result} />
            <span className={styles.words}>
              <span className={styles.title} dir="auto">
                {result.title}
              </span>
              <span className={styles.detail} dir="auto">
                {result.detail}
              </span>
            </span>
            {index === current && result.entityId !== undefined && <Adjust item={result} />}
            {result.kind === 'entity' && result.entityId !== undefined && <ResultState id={result.entityId} />}
          </div>
        ))}
      </div>
      <div role="status" className={cx(results.length > 0 ? 'visually-hidden' : styles.none)}>
        {results.length === 0 ? sayNothingFound(query) : say('search.found', { count: results.length })}
      </div>
    </>
  );
}

const kindIcons: Readonly<Record<SearchKind, IconName>> = {
  action: 'play',
  view: 'home-variant',
  room: 'sofa-outline',
  device: 'server-network',
  entity: 'eye',
  task: 'clipboard-check-outline',
  automation: 'robot-outline',
  alert: 'bell',
  settings: 'cog',
};

function ResultIcon({ result }: { result: SearchItem }): ReactNode {
  const entity = useEntity(result.entityId ?? '');
  if (result.kind === 'entity' && entity !== undefined) return <EntityIcon entity={entity} />;
  if (result.kind === 'view' && result.target.type === 'go') {
    const page = result.target.view === 'overview' ? pageOf(result.target.id) : undefined;
    return <Icon name={page === undefined ? viewIcon(result.target.view) : pageIcons[page]} />;
  }
  return <Icon name={kindIcons[result.kind]} />;
}

function ResultState({ id }: { id: string }): ReactNode {
  const entity = useEntity(id);
  if (entity === undefined) return null;
  return (
    <span className={styles.state} dir="auto">
      {entity.available ? sayState(entity, Date.now()) : say('readings.offline')}
    </span>
  );
}

/** For the pointer; the keyboard has Alt and an arrow. Not in the tree of screen readers: an option holds no buttons. */
function Adjust({ item }: { item: SearchItem }): ReactNode {
  const store = useStore();
  const entity = useEntity(item.entityId ?? '');
  if (entity === undefined || adjustCommand(entity, 1) === undefined) return null;
  const button = (direction: 1 | -1, icon: IconName): ReactNode => (
    <button
      type="button"
      tabIndex={-1}
      className={styles.step}
      title={say('remote.adjust')}
      onClick={(event) => {
        event.stopPropagation();
        adjust(item, direction, store);
      }}
    >
      <Icon name={icon} size={18} />
    </button>
  );
  return (
    <span className={styles.steps} aria-hidden="true">
      {button(-1, 'minus')}
      {button(1, 'plus')}
    </span>
  );
}
