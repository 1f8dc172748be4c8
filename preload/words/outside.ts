/** What is said outside of the window (notifications, tray, terminal), and how a language of it is loaded. */
import type { AlikeOf } from './catalogue.ts';
import { spoken } from './en/spoken.ts';
import { type Language, mannerOf } from './languages.ts';
import { createWords, type Words } from './words.ts';

export type SpokenCatalogue = typeof spoken;
export type SpokenWords = Words<SpokenCatalogue>;

const loaders: Readonly<Record<Language, () => Promise<AlikeOf<SpokenCatalogue>>>> = {
  en: async () => spoken,
  de: async () => (await import('./de/spoken.ts')).spoken,
  nl: async () => (await import('./nl/spoken.ts')).spoken,
  pl: async () => (await import('./pl/spoken.ts')).spoken,
  'zh-Hans': async () => (await import('./zh-Hans/spoken.ts')).spoken,
  fr: async () => (await import('./fr/spoken.ts')).spoken,
  es: async () => (await import('./es/spoken.ts')).spoken,
  it: async () => (await import('./it/spoken.ts')).spoken,
  'pt-BR': async () => (await import('./pt-BR/spoken.ts')).spoken,
};

export function loadSpokenCatalogue(language: Language): Promise<AlikeOf<SpokenCatalogue>> {
  return loaders[language]();
}

/** The words of the system's languages: before settings are read. */
export async function systemWords(languages: readonly string[]): Promise<SpokenWords> {
  const manner = mannerOf({ language: 'system', hourCycle: 'system', temperatureUnit: 'C' }, languages);
  return createWords<SpokenCatalogue>(await loadSpokenCatalogue(manner.language), manner);
}

/** English as it is written everywhere: what there is before settings are read, and in tests. */
export function plainEnglish(): SpokenWords {
  const settings = { language: 'en', hourCycle: '24', temperatureUnit: 'C' } as const;
  return createWords<SpokenCatalogue>(spoken, mannerOf(settings, ['en']));
}
