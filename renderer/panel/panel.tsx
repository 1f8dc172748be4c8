/** The panel at the tray: what is the matter, what one looks at most, and what one switches most. */
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { RiskQuestion } from '../app/risk-question.tsx';
import { useSystemTheme } from '../app/theme.ts';
import { ToastRegion } from '../app/toast-region.tsx';
import { Button } from '../components/ui/button.tsx';
import { Loading } from '../components/ui/surface.tsx';
import { sayFailure } from '../format/failure.ts';
import { call } from '../state/calls.ts';
import { tileOf } from '../state/tiles.ts';
import { useHome, useSettings, useStatus, useStore } from '../state/use-store.tsx';
import { say } from '../words/words.ts';
import { PanelAlerts } from './alerts.tsx';
import { favouriteIds, headIds, pinnedIds, sceneIds } from './content.ts';
import { Favourites } from './favourites.tsx';
import { PanelFoot } from './foot.tsx';
import { PanelHead } from './head.tsx';
import styles from './panel.module.css';
import { Pinned } from './pinned.tsx';
import { Scenes } from './scenes.tsx';
import { SearchResults } from './search-results.tsx';
import { useEscape, useLinksToWindow, useWatch } from './use-panel.ts';

export function Panel(): ReactNode {
  const store = useStore();
  const status = useStatus();
  useSystemTheme();
  useLinksToWindow();
  useEscape();
  if (store.model !== undefined) return <LoadedPanel />;
  return (
    <Frame>
      {status.kind === 'failed' ? (
        <div className={styles.center} role="alert">
          <p>{say('app.theBackgroundServiceDoesNotAnswer')}</p>
          <p className={styles.quiet}>{sayFailure(status.error)}</p>
          <Button onPress={() => void store.load()}>{say('app.tryAgain')}</Button>
        </div>
      ) : (
        <Loading label={say('app.starting')} />
      )}
    </Frame>
  );
}

/** Tells the app how high it is: the window is as high as what it shows. */
function Frame({ children }: { children: ReactNode }): ReactNode {
  const inner = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = inner.current;
    if (element === null) return;
    const tell = (): void => void call('panel.resize', { height: Math.max(1, Math.ceil(element.scrollHeight)) });
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <main className={styles.panel} aria-label="Inglenook">
      <div ref={inner} className={styles.inner}>
        {children}
      </div>
      <RiskQuestion />
      <ToastRegion />
    </main>
  );
}

function LoadedPanel(): ReactNode {
  const store = useStore();
  const home = useHome();
  const settings = useSettings();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  // The layout changes with each entity that comes or goes; states are followed where they are shown.
  const content = useMemo(() => {
    void home;
    const model = store.model;
    if (model === undefined) return { pinned: [], favourites: [], scenes: [], head: [] };
    const known = { entities: model.entities, settings };
    return {
      pinned: pinnedIds(known),
      favourites: favouriteIds(known),
      scenes: sceneIds(known),
      head: headIds(known),
    };
  }, [store, home, settings]);
  const { pinned, favourites, scenes, head } = content;
  useWatch(
    useMemo(() => {
      // A tile says a word or two of what else its device has.
      const words = favourites.flatMap((id) => tileOf(home, id)?.wordIds ?? []);
      return [...pinned, ...favourites, ...words, ...scenes, ...head, ...found];
    }, [home, pinned, favourites, scenes, head, found]),
  );
  useEffect(() => {
    // Closed and opened again it begins anew.
    const reset = (): void => {
      if (document.visibilityState === 'hidden') setQuery('');
    };
    const focus = (): void => input.current?.focus();
    focus();
    document.addEventListener('visibilitychange', reset);
    window.addEventListener('focus', focus);
    return () => {
      document.removeEventListener('visibilitychange', reset);
      window.removeEventListener('focus', focus);
    };
  }, []);
  // On the window: what was pressed may have gone with its alert, and the focus with it.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isEmpty = query === '';
      if (event.defaultPrevented) return;
      if (event.key === 'Escape' && !isEmpty) {
        event.preventDefault();
        setQuery('');
      } else if (event.key === 'ArrowDown' && event.target === input.current && isEmpty) {
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-tile]')?.focus();
      } else if (isTyped(event) && !isField(event.target)) input.current?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [query]);
  return (
    <Frame>
      <PanelHead ids={head} />
      {query.trim() === '' ? (
        <>
          <PanelAlerts />
          <Pinned ids={pinned} />
          <Scenes ids={scenes} />
          <Favourites ids={favourites} />
        </>
      ) : (
        <SearchResults query={query} onFound={setFound} />
      )}
      <PanelFoot query={query} onQuery={setQuery} inputRef={input} />
    </Frame>
  );
}

/** Typing anywhere starts the search; keys that the tiles take have been taken by then. */
function isTyped({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}
