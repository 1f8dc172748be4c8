/** The words of the command line, and how a language of them is loaded: a program of its own, which ends at once. */
import type { AlikeOf } from './catalogue.ts';
import { line } from './en/line.ts';
import { type Language, mannerOf } from './languages.ts';
import { createWords, type Words } from './words.ts';

export type LineCatalogue = typeof line;
export type LineWords = Words<LineCatalogue>;

/** A sentence that waits for words: what was found before a language is loaded. */
export type LineSentence = (words: LineWords) => string;

const loaders: Readonly<Record<Language, () => Promise<AlikeOf<LineCatalogue>>>> = {
  en: async () => line,
  de: async () => (await import('./de/line.ts')).line,
  nl: async () => (await import('./nl/line.ts')).line,
  pl: async () => (await import('./pl/line.ts')).line,
  'zh-Hans': async () => (await import('./zh-Hans/line.ts')).line,
  fr: async () => (await import('./fr/line.ts')).line,
  es: async () => (await import('./es/line.ts')).line,
  it: async () => (await import('./it/line.ts')).line,
  'pt-BR': async () => (await import('./pt-BR/line.ts')).line,
};

export function loadLineCatalogue(language: Language): Promise<AlikeOf<LineCatalogue>> {
  return loaders[language]();
}

/** As the system speaks: there are no settings where nothing runs. @param languages absent = those that Node was started with */
export async function lineWords(
  languages: readonly string[] = [Intl.DateTimeFormat().resolvedOptions().locale],
): Promise<LineWords> {
  const manner = mannerOf({ language: 'system', hourCycle: 'system', temperatureUnit: 'C' }, languages);
  return createWords<LineCatalogue>(await loadLineCatalogue(manner.language), manner);
}
