/** What every language must have beside its words: signs, plurals, and labels that fit; and which tag gets which language. */
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../preload/words/catalogue.ts';
import { en } from '../../../preload/words/en/en.ts';
import { type Language, languageNames, mannerOf } from '../../../preload/words/languages.ts';
import { loadLineCatalogue } from '../../../preload/words/line.ts';
import { loadSpokenCatalogue, type SpokenCatalogue, type SpokenWords } from '../../../preload/words/outside.ts';
import { loadPageCatalogue } from '../../../preload/words/page.ts';
import { createWords } from '../../../preload/words/words.ts';

const settings = { hourCycle: '24', temperatureUnit: 'C' } as const;

describe('the language of a tag', () => {
  it.each<[string, Language, string]>([
    ['fr-CA', 'fr', 'fr-CA'],
    ['es-419', 'es', 'es-419'],
    ['it_CH.UTF-8', 'it', 'it-CH'],
    ['pt-BR', 'pt-BR', 'pt-BR'],
    ['pt', 'pt-BR', 'pt'],
    // The other Portuguese is nearer than English; numbers and dates stay those of the country.
    ['pt-PT', 'pt-BR', 'pt-PT'],
    ['ita', 'it', 'it'],
  ])('%s is %s, written as in %s', (tag, language, locale) => {
    const manner = mannerOf({ ...settings, language: 'system' }, [tag, 'en-US']);
    expect([manner.language, manner.locale]).toEqual([language, locale]);
  });
});

async function wordsOf(language: Language): Promise<SpokenWords> {
  return createWords<SpokenCatalogue>(await loadSpokenCatalogue(language), mannerOf({ ...settings, language }, []));
}

/** `\u00a0` groups French numbers and stands before its colons; a narrow one is as good. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('counts', () => {
  it.each<[Language, readonly string[]]>([
    ['en', ['0 devices', '1 device', '2 devices', '1,000,000 devices']],
    ['de', ['0 Geräte', '1 Gerät', '2 Geräte', '1.000.000 Geräte']],
    // French and Brazilian nouns are singular up to 1.
    ['fr', ['0 appareil', '1 appareil', '2 appareils', '1 000 000 appareils']],
    ['es', ['0 dispositivos', '1 dispositivo', '2 dispositivos', '1.000.000 dispositivos']],
    ['it', ['0 dispositivi', '1 dispositivo', '2 dispositivi', '1.000.000 dispositivi']],
    ['pt-BR', ['0 dispositivo', '1 dispositivo', '2 dispositivos', '1.000.000 dispositivos']],
  ])('in %s take the right form', async (language, expected) => {
    const words = await wordsOf(language);
    expect([0, 1, 2, 1_000_000].map((count) => plain(words.say('tray.devices', { count })))).toEqual(expected);
  });
});

const catalogues = await Promise.all(
  languageNames.map(async (language) => {
    const catalogue: Catalogue = { ...(await loadPageCatalogue(language)), ...(await loadLineCatalogue(language)) };
    const texts = Object.entries(catalogue).flatMap(([area, keys]) =>
      Object.entries(keys).map(([key, text]) => [`${area}.${key}`, text] as const),
    );
    return [language, new Map(texts)] as const;
  }),
);

function faultsOf(language: Language, isFault: (text: string) => boolean): readonly string[] {
  const texts = new Map(catalogues).get(language) ?? new Map<string, string>();
  return [...texts].filter(([, text]) => isFault(text)).map(([key, text]) => `${key}: ${text}`);
}

describe('signs', () => {
  it('of French stand behind a space that does not break, and quotes have such spaces inside', () => {
    expect(faultsOf('fr', (text) => / [:;!?»]|[^\s\u00a0\u202f][;!?»]|« |«[^\u00a0]/.test(text))).toEqual([]);
    // Times, addresses and options have colons of their own.
    expect(faultsOf('fr', (text) => /\p{L}:(?!\/\/)(?!password@)/u.test(text))).toEqual([]);
  });

  it('of Spanish open what they close', () => {
    const count = (text: string, sign: string): number => text.split(sign).length;
    expect(
      faultsOf('es', (text) => count(text, '?') !== count(text, '¿') || count(text, '!') !== count(text, '¡')),
    ).toEqual([]);
  });

  it.each(languageNames.filter((name) => name !== 'en'))('of %s are not the straight ones', (language) => {
    // What is typed into a shell is quoted as it is typed.
    const typed = /^lineHelp\.after: /;
    expect(faultsOf(language, (text) => /["']/.test(text)).filter((fault) => !typed.test(fault))).toEqual([]);
  });

  it.each(catalogues)('of %s have no space twice, and none at the end where English has none', (_language, texts) => {
    const faults = [...texts].filter(([key, text]) => {
      const [area = '', name = ''] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)];
      const english = (en as Catalogue)[area]?.[name];
      if (english === undefined) return false;
      return / {2}/.test(text) || (english.trimEnd() === english && text.trimEnd() !== text);
    });
    expect(faults).toEqual([]);
  });
});

/** A message as long as a person sees it, about: of a plural the last form, of an argument a short name. */
function seen(text: string): string {
  return text.replaceAll(/\{\w+, (?:plural|select),.*other \{(.*)\}\}/g, '$1').replaceAll(/\{\w+(?:, \w+)?\}/g, 'Name');
}

/** Beside the words that are typed (`remote`): what has a line of its own (titles, labels of fields, choices of a list), and what is only read aloud. */
const mayBeLong: ReadonlySet<string> = new Set([
  'alerts.broker.lost.title',
  'alerts.task.failed.body',
  'app.main',
  'automationEditor.addAWay',
  'automationEditor.elseIf',
  'automations.lastRuns',
  'health.trayIcon',
  'moments.fires',
  'settings.latitude',
  'states.heat_cool',
  'taskEditor.backUp',
  'inbox.muteId',
  // Tiles have the last word of it alone.
  'actions.alarm_arm_home',
  'actions.alarm_arm_away',
  'actions.alarm_arm_night',
]);

describe('short labels', () => {
  it.each(catalogues)(
    'of %s are not far longer than the English ones, so that buttons stay buttons',
    (_name, texts) => {
      const far = [...texts].filter(([key, text]) => {
        const [area = '', name = ''] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)];
        const english = seen((en as Catalogue)[area]?.[name] ?? text);
        const length = seen(text).length;
        const isLabel = area !== 'remote' && !mayBeLong.has(key);
        return isLabel && english.length <= 20 && length > 20 && length > 2.2 * english.length;
      });
      expect(far).toEqual([]);
    },
  );
});
