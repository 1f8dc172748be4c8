/** The page's words: one language at a time for all of it, so that no component has to hand them to the next. */
import { useSyncExternalStore } from 'react';
import { type Manner, mannerOf, type WordSettings } from '../../preload/words/languages.ts';
import { loadPageCatalogue, type PageCatalogue, type PageWords } from '../../preload/words/page.ts';
import { createWords } from '../../preload/words/words.ts';

const page: { words?: PageWords; wanted?: string; loading?: Promise<void>; readonly listeners: Set<() => void> } = {
  listeners: new Set(),
};

/** The words as they are now, outside of components. Not for values that outlive a change of language. */
export function words(): PageWords {
  if (page.words === undefined) throw new Error('no language is loaded yet');
  return page.words;
}

/** A sentence of the catalogue: `say('alerts.battery.low.value', { name, value })`. */
export const say: PageWords['say'] = (key, ...values) => words().say(key, ...values);

/** The words, for a component that is to be rendered again when they change. */
export function useWords(): PageWords {
  return useSyncExternalStore(subscribe, words);
}

function subscribe(listener: () => void): () => void {
  page.listeners.add(listener);
  return () => page.listeners.delete(listener);
}

/** Loads what these settings ask for, and has the page speak so. Resolves when it has words: these, or what was asked for since. */
export function speak(settings: WordSettings, system: readonly string[]): Promise<void> {
  const manner = mannerOf(settings, system);
  const wanted = JSON.stringify(manner);
  if (wanted !== page.wanted || page.loading === undefined) {
    page.wanted = wanted;
    page.loading = load(manner, wanted);
  }
  return page.loading;
}

async function load(manner: Manner, wanted: string): Promise<void> {
  const catalogue = await loadPageCatalogue(manner.language);
  // Another was chosen while this one was loaded.
  if (page.wanted !== wanted) return page.loading;
  page.words = createWords<PageCatalogue>(catalogue, manner);
  for (const listener of [...page.listeners]) listener();
}
