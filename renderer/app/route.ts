/** Where in the window the user is: kept in the URL's hash, so that back, forward and reload work. */
import { useSyncExternalStore } from 'react';

export const viewNames = ['home', 'room', 'device', 'overview', 'alerts', 'tasks', 'automations', 'settings'] as const;
export type ViewName = (typeof viewNames)[number];

export interface Route {
  readonly view: ViewName;
  /** Room name, overview page, device or entity id, task or automation id, settings page. */
  readonly id?: string;
  /** Presets of an editor: `entity`, `kind`. */
  readonly query: Readonly<Record<string, string>>;
}

/** Parses a hash such as `#/device/abc?x=1`. Anything unknown leads home. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name = '', ...rest] = path.split('/');
  const view = viewNames.find((each) => each === name) ?? 'home';
  const query = Object.fromEntries(new URLSearchParams(search));
  const id = safeDecode(rest.join('/'));
  return id === '' ? { view, query } : { view, id, query };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The hash of a place. */
export function routeHash(view: ViewName, id?: string, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `#/${view}${id === undefined ? '' : `/${encodeURIComponent(id)}`}${search === '' ? '' : `?${search}`}`;
}

export function go(view: ViewName, id?: string, query?: Readonly<Record<string, string>>): void {
  window.location.hash = routeHash(view, id, query);
}

let known: { readonly hash: string; readonly route: Route } | undefined;

function readRoute(): Route {
  const { hash } = window.location;
  if (known?.hash !== hash) known = { hash, route: parseRoute(hash) };
  return known.route;
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(onHashChange, readRoute);
}
