/** The languages there are, and which of them, and which way to write times, a person gets. Pure. */

/** Each by its own name, as people look for it in a list. */
export const languages = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  it: 'Italiano',
  nl: 'Nederlands',
  pl: 'Polski',
  'pt-BR': 'Português (Brasil)',
  'zh-Hans': '简体中文',
} as const;

export type Language = keyof typeof languages;
export const languageNames = Object.keys(languages) as readonly Language[];

/** As in the settings. */
export interface WordSettings {
  readonly language: 'system' | Language;
  readonly hourCycle: 'system' | '12' | '24';
  readonly temperatureUnit: 'C' | 'F';
}

/** How things are written: in which language, for which country, and a person's own choices. */
export interface Manner {
  readonly language: Language;
  /** BCP 47, for `Intl`: with the country where the system names one for this language. */
  readonly locale: string;
  readonly hourCycle: 'h12' | 'h23';
  readonly temperatureUnit: 'C' | 'F';
  /** IANA; absent = the system's. */
  readonly timeZone?: string;
}

/** A tag that `Intl` takes, or undefined: systems have `C.UTF-8` and `en-US@posix`. */
function tagOf(name: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(name.split(/[.@]/)[0]?.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** The language of a tag, and the script that it is read in: `zh-TW` is no language for who reads `zh-Hans`. */
function readIn(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

function languageOf(tag: string): Language | undefined {
  const base = tag.toLowerCase();
  const is = (name: string): boolean => base === name.toLowerCase() || base.startsWith(`${name.toLowerCase()}-`);
  return languageNames.find(is) ?? languageNames.find((name) => name.includes('-') && readIn(name) === readIn(tag));
}

function hourCycleOf(locale: string): 'h12' | 'h23' {
  const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  return hourCycle === 'h11' || hourCycle === 'h12' ? 'h12' : 'h23';
}

/**
 * @param system the system's languages, the best first
 */
export function mannerOf(settings: WordSettings, system: readonly string[]): Manner {
  const tags = system.map(tagOf).filter((tag) => tag !== undefined);
  const known = tags.find((tag) => languageOf(tag) !== undefined);
  const language =
    settings.language === 'system'
      ? ((known === undefined ? undefined : languageOf(known)) ?? 'en')
      : settings.language;
  const locale = tags.find((tag) => languageOf(tag) === language) ?? language;
  const clock = { '12': 'h12', '24': 'h23', system: hourCycleOf(tags[0] ?? locale) } as const;
  const { temperatureUnit } = settings;
  return { language, locale, hourCycle: clock[settings.hourCycle], temperatureUnit };
}
