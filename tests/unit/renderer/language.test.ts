import { describe, expect, it } from 'vitest';
import { mendLanguage } from '../../../renderer/app/language.ts';

describe('the language of the page', () => {
  it('is one that Intl takes, also where the system has the POSIX locale', () => {
    const posix = { language: 'en-US@posix' };
    mendLanguage(posix);
    expect(posix.language).toBe('en-US');
    expect(() => new Intl.NumberFormat(posix.language)).not.toThrow();
  });

  it('stays what it is elsewhere', () => {
    const german = { language: 'de-DE' };
    mendLanguage(german);
    expect(german.language).toBe('de-DE');
  });
});
