/** Before each file of unit tests: the page's functions speak English, with 24 hours, as far as they are tested. */
import { expect } from 'vitest';

if (/[\\/]tests[\\/](components|unit[\\/](renderer|shell))[\\/]/.test(expect.getState().testPath ?? '')) {
  const { speak } = await import('../../renderer/words/words.ts');
  await speak({ language: 'en', hourCycle: '24', temperatureUnit: 'C' }, ['en-US']);
}
