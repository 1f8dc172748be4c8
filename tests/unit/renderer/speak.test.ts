import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Language } from '../../../preload/words/languages.ts';

it('has words once the first wish is over, also where another one has overtaken it', async () => {
  vi.resetModules();
  const { speak, words } = await import('../../../renderer/words/words.ts');
  const settings = { language: 'en', hourCycle: 'system', temperatureUnit: 'C' } as const;
  // The page begins with the system's language, and learns of the settings while that is being loaded.
  const first = speak(settings, ['en']);
  const second = speak({ ...settings, language: 'de' }, ['en']);
  await first;
  expect(words().manner.language).toBe('de');
  await second;
  // The same wish again waits for nothing.
  await speak({ ...settings, language: 'de' }, ['en']);
  expect(words().manner.language).toBe('de');
});

describe('a language whose words cannot be loaded', () => {
  const german = { language: 'de', hourCycle: '24', temperatureUnit: 'C' } as const;

  afterEach(() => {
    vi.doUnmock('../../../preload/words/page.ts');
    vi.restoreAllMocks();
  });

  it('leaves the page with English ones, known as lacking, and in the log', async () => {
    vi.resetModules();
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    vi.doMock('../../../preload/words/page.ts', async (original) => {
      const real = await original<typeof import('../../../preload/words/page.ts')>();
      const lost = new TypeError('Failed to fetch dynamically imported module');
      return {
        loadPageCatalogue: (language: Language) =>
          language === 'en' ? real.loadPageCatalogue(language) : Promise.reject(lost),
      };
    });
    const { lacking, speak, words } = await import('../../../renderer/words/words.ts');
    await speak(german, ['de-DE']);
    expect(words().say('common.save')).toBe('Save');
    expect([words().manner.language, words().number(1.5), lacking()]).toEqual(['en', '1.5', 'de']);
    expect(logged).toHaveBeenCalledOnce();
    await speak({ ...german, language: 'en' }, ['de-DE']);
    expect(lacking()).toBeUndefined();
  });
});
