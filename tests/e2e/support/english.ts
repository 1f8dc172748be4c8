/** What is left in English on a page that speaks another language. */
import type { Page } from '@playwright/test';
import type { Catalogue } from '../../../preload/words/catalogue.ts';
import type { Language } from '../../../preload/words/languages.ts';
import { loadPageCatalogue } from '../../../preload/words/page.ts';

/** They are chosen as the log has them. */
const logLevels: ReadonlySet<string> = new Set(['error']);

const textsOf = (catalogue: Catalogue): readonly string[] =>
  Object.values(catalogue).flatMap((area) => Object.values(area));

/** The English sentences without arguments that the language says otherwise, wherever it says them. */
async function englishSentences(language: Language): Promise<readonly string[]> {
  const [english, own] = await Promise.all([loadPageCatalogue('en'), loadPageCatalogue(language)]);
  const same = new Set(textsOf(own));
  return textsOf(english).filter((text) => !text.includes('{') && /\p{L}{2}/u.test(text) && !same.has(text));
}

/** Names that devices, people and brokers gave: they are what they are in every language. */
async function givenNames(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const answer = await window.inglenook.command('service.snapshot', {});
    if (!answer.ok) throw new Error(answer.error.code);
    const { entities, devices, tasks, automations, brokers } = answer.value;
    const named = [...entities, ...devices, ...tasks, ...automations, ...brokers].map(({ name }) => name);
    return [...named, ...devices.flatMap(({ area }) => area ?? [])];
  });
}

/**
 * Texts of the page, and what is read aloud or shown in its fields, that are sentences of the English catalogue, also
 * beside a name: "Turn on" of "Turn on Reading lamp".
 */
export async function englishLeft(page: Page, language: Language): Promise<readonly string[]> {
  const given = (await givenNames(page)).filter((name) => name !== '').toSorted((a, b) => b.length - a.length);
  // Lists leave out the room or the device that a name begins with: "Light" is "Hall light".
  const isGiven = (text: string): boolean => given.some((name) => name.toLowerCase().endsWith(text.toLowerCase()));
  const sentences = (await englishSentences(language)).filter((text) => !isGiven(text) && !logLevels.has(text));
  return page.evaluate(
    ([all, byLength]) => {
      const english = new Set(all);
      const seen: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) seen.push(node.textContent ?? '');
      for (const element of document.querySelectorAll('[aria-label], [aria-description], [title], [placeholder]')) {
        for (const attribute of ['aria-label', 'aria-description', 'title', 'placeholder']) {
          const text = element.getAttribute(attribute) ?? '';
          const name = byLength.find((each) => text.includes(each));
          seen.push(text, name === undefined ? '' : text.replace(name, ''));
        }
      }
      return [...new Set(seen.map((text) => text.trim()).filter((text) => english.has(text)))];
    },
    [sentences, given] as const,
  );
}
