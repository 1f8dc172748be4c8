/** No sentence stands outside of the catalogues, and every catalogue says all of them with the same arguments. */
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../preload/words/catalogue.ts';
import { en } from '../../../preload/words/en/en.ts';
import { line } from '../../../preload/words/en/line.ts';
import { spoken } from '../../../preload/words/en/spoken.ts';
import { languageNames } from '../../../preload/words/languages.ts';
import { loadLineCatalogue } from '../../../preload/words/line.ts';
import { loadSpokenCatalogue } from '../../../preload/words/outside.ts';
import { loadPageCatalogue } from '../../../preload/words/page.ts';
import { under } from '../../support/imports.ts';
import { sentencesIn } from '../../support/sentences.ts';

/** What programs read, not people: scripts, codes that the page has words for, and what goes into the log. */
const technical: Readonly<Record<string, readonly RegExp[]>> = {
  // Agents read these, in the one language of the protocol.
  'main/cli/mcp.ts': [/./],
  'main/cli/why.ts': [/./],
  'renderer/views/settings/agents-page.tsx': [/^inglenook mcp$/],
  'main/cli/completion.ts': [/inglenook __complete/],
  'main/cli/program.ts': [/^… Demo$/],
  'main/headless/options.ts': [/^… Demo$/],
  'main/shell/notifications/toast-history.ts': [/^\n\$ErrorActionPreference/],
  'main/shell/system/arguments.ts': [/^… Demo$/],
  'main/shell/system/metered.ts': [/^Metered$/],
  'main/shell/system/health-items.ts': [/^failed …$/, /^no host$/],
  'main/shell/tray/model.ts': [/^Inglenook: …$/],
  'main/shell/updates/safe-requests.ts': [/^the address is neither https/],
  'renderer/views/overview/energy.ts': [/^Wh$/],
  // Copied into other programs, whose words they are.
  'renderer/format/device-recipes.ts': [/./],
  'main/shell/window/protocol.ts': [/^not found$/],
};

const rooms = ['renderer', 'main/shell', 'main/headless', 'main/cli'];
const sources = rooms.flatMap((room) => under(room)).filter(({ name }) => !name.endsWith('.css'));
const alertTexts = under('main/service/alerts').filter(({ name }) => /\/(delivery|overview|ledger)\.ts$/.test(name));

describe('a sentence outside of the catalogues', () => {
  it('is found where there is one', () => {
    const code = `
      const a = <p title="Not here">Hello there {name}</p>;
      const b = { label: 'Turn on', id: 'turn-on' };
      const c = \`\${count} devices offline\`;
      const d = say('area.key', { name: 'Save all' });
      if (key === 'Enter') throw new Error('a programmer reads this');`;
    expect(sentencesIn(code, true).map(({ text }) => text)).toEqual([
      'Not here',
      'Hello there',
      'Turn on',
      '… devices offline',
    ]);
  });

  it.each([...sources, ...alertTexts].map(({ name, text }) => [name, text] as const))('is not in %s', (name, text) => {
    const isTechnical = (said: string): boolean => technical[name]?.some((each) => each.test(said)) === true;
    const found = sentencesIn(text, name.endsWith('x')).filter(({ text: said }) => !isTechnical(said));
    expect(found.map(({ line, text: said }) => `${line}: ${said}`)).toEqual([]);
  });
});

/** The names of the arguments of a message, with their kinds. */
function argumentsOf(text: string, locale: string): readonly string[] {
  const found = new Set<string>();
  const read = (parts: readonly unknown[]): void => {
    for (const part of parts) {
      if (typeof part !== 'object' || part === null) continue;
      const { type, value, options } = Object.fromEntries(Object.entries(part));
      // 0 is text, 7 the `#` of a plural.
      if (type !== 0 && type !== 7) found.add(`${String(value)}: ${type === 1 || type === 5 ? 'text' : 'number'}`);
      for (const option of Object.values(options ?? {})) read((option as { readonly value: readonly unknown[] }).value);
    }
  };
  read(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

describe.each(languageNames)('the catalogue of %s', (language) => {
  const compare = (english: Catalogue, other: Catalogue): void => {
    expect(Object.keys(other).sort()).toEqual(Object.keys(english).sort());
    for (const [area, texts] of Object.entries(english)) {
      expect(Object.keys(other[area] ?? {}), area).toEqual(Object.keys(texts));
      for (const [key, text] of Object.entries(texts)) {
        const said = other[area]?.[key] ?? '';
        expect(said, `${area}.${key}`).not.toBe('');
        expect(argumentsOf(said, language), `${area}.${key}`).toEqual(argumentsOf(text, 'en'));
      }
    }
  };

  it('has every message with the same arguments', async () => {
    compare(en, await loadPageCatalogue(language));
    compare(spoken, await loadSpokenCatalogue(language));
    compare(line, await loadLineCatalogue(language));
  });
});
