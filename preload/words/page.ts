/** The window's words, and how it gets those of a language: only the one that is read is loaded. */
import type { AlikeOf } from './catalogue.ts';
import type { en } from './en/en.ts';
import type { Language } from './languages.ts';
import type { Words } from './words.ts';

export type PageCatalogue = typeof en;
export type PageWords = Words<PageCatalogue>;

const loaders: Readonly<Record<Language, () => Promise<AlikeOf<PageCatalogue>>>> = {
  en: async () => (await import('./en/en.ts')).en,
  de: async () => (await import('./de/de.ts')).de,
  nl: async () => (await import('./nl/nl.ts')).nl,
  pl: async () => (await import('./pl/pl.ts')).pl,
  'zh-Hans': async () => (await import('./zh-Hans/zh-Hans.ts')).zhHans,
  fr: async () => (await import('./fr/fr.ts')).fr,
  es: async () => (await import('./es/es.ts')).es,
  it: async () => (await import('./it/it.ts')).it,
  'pt-BR': async () => (await import('./pt-BR/pt-BR.ts')).ptBR,
};

export function loadPageCatalogue(language: Language): Promise<AlikeOf<PageCatalogue>> {
  return loaders[language]();
}
