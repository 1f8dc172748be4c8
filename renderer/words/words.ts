/** The page's words: one language at a time for all of it, so that no component has to hand them to the next. */
import { useSyncExternalStore } from 'react';
import { type Language, type Manner, mannerOf, type WordSettings } from '../../preload/words/languages.ts';
import { loadPageCatalogue, type PageCatalogue, type PageWords } from '../../preload/words/page.ts';
import { createWords } from '../../preload/words/words.ts';

interface Page {
  words?: PageWords;
  lacking?: Language | undefined;
  wanted?: string;
  loading?: Promise<void>;
  readonly listeners: Set<() => void>;
}

const page: Page = { listeners: new Set() };

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

/** The language that was asked for and could not be loaded: the page speaks English in its place. */
export function lacking(): Language | undefined {
  return page.lacking;
}

/** As `lacking`, for a component. */
export function useLacking(): Language | undefined {
  return useSyncExternalStore(subscribe, lacking);
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
    page.loading = load(manner, wanted, () => mannerOf({ ...settings, language: 'en' }, system));
  }
  return page.loading;
}

async function load(manner: Manner, wanted: string, inEnglish: () => Manner): Promise<void> {
  const { language } = manner;
  // A chunk may be missing or unreadable, after an update for one: a page in English is better than none.
  const catalogue = await loadPageCatalogue(language).catch((error: unknown) => {
    if (language === 'en') throw error;
    console.error(`the words of "${language}" could not be loaded`, error);
    return undefined;
  });
  const texts = catalogue ?? (await loadPageCatalogue('en'));
  // Another was chosen while this one was loaded.
  if (page.wanted !== wanted) return page.loading;
  page.words = createWords<PageCatalogue>(texts, catalogue === undefined ? inEnglish() : manner);
  page.lacking = catalogue === undefined ? language : undefined;
  for (const listener of [...page.listeners]) listener();
}
