/** What the window says of itself at its head. */
import { act } from 'react';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import type { Language } from '../../preload/words/languages.ts';

// The page as it is where a chunk of words is missing: it asks for them once more, so its modules are loaded anew.
vi.resetModules();
vi.doMock('../../preload/words/page.ts', async (original) => {
  const real = await original<typeof import('../../preload/words/page.ts')>();
  const lost = new TypeError('Failed to fetch dynamically imported module');
  return {
    loadPageCatalogue: (language: Language) =>
      language === 'de' ? Promise.reject(lost) : real.loadPageCatalogue(language),
  };
});
const { NoticeBar } = await import('../../renderer/app/notice-bar.tsx');
const { speak } = await import('../../renderer/words/words.ts');
const { showPart } = await import('./support/part.tsx');

afterEach(() => vi.restoreAllMocks());
afterAll(() => vi.doUnmock('../../preload/words/page.ts'));

it('says once that a language could not be loaded, in English', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const german = { language: 'de', hourCycle: '24', temperatureUnit: 'C' } as const;
  await speak(german, ['de-DE']);
  const part = await showPart(<NoticeBar />);
  expect(part.host.textContent).toContain('Deutsch could not be loaded, so this window speaks English.');
  await part.click(part.button('Dismiss'));
  expect(part.host.textContent).toBe('');
  await act(() => speak({ ...german, hourCycle: '12' }, ['de-DE']));
  expect(part.host.textContent).toBe('');
});
