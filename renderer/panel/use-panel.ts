/** What the panel's page does besides showing: it says what it shows, and leads links to the window. */
import { useEffect } from 'react';
import { parseRoute, type ViewName } from '../app/route.ts';
import { call } from '../state/calls.ts';

/** Closes the panel, and opens the window at a place. */
export function openWindow(view: ViewName = 'home', id?: string): void {
  void call('panel.openWindow', id === undefined ? { view } : { view, id });
}

/** A link inside a control leads to the window, for the panel has no pages. */
export function useLinksToWindow(): void {
  useEffect(() => {
    const follow = (): void => {
      if (window.location.hash === '') return;
      const { view, id } = parseRoute(window.location.hash);
      window.history.replaceState(null, '', window.location.pathname + window.location.search);
      openWindow(view, id);
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
}

/** From now on only changes of these entities are sent to this page. Memoize the list. */
export function useWatch(ids: readonly string[]): void {
  useEffect(() => {
    void call('page.watch', { entities: [...new Set(ids)].slice(0, watchedMost) });
  }, [ids]);
}

const watchedMost = 2_000;

/** Esc closes the panel, unless something in it takes that key: a search that is cleared, a menu that is closed. */
export function useEscape(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // After all other listeners of this key.
      setTimeout(() => {
        if (!event.defaultPrevented) void call('panel.close', {});
      });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
