import { expect, it, vi } from 'vitest';

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
