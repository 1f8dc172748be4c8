/** What records keep in English is said in the language of the person. */
import { describe, expect, it } from 'vitest';
import { mannerOf } from '../../../preload/words/languages.ts';
import { loadSpokenCatalogue, type SpokenCatalogue } from '../../../preload/words/outside.ts';
import { alertSentence, pendingSentence } from '../../../preload/words/say-alert.ts';
import { createWords } from '../../../preload/words/words.ts';

const settings = { language: 'de', hourCycle: '24', temperatureUnit: 'C' } as const;

describe('a rule of one’s own', () => {
  const alert = (said: string): Parameters<typeof alertSentence>[1] => ({
    rule: 'own',
    facts: { rule: 'Lüften', name: 'Küchenfenster', said, minutes: 10 },
  });

  it.each([
    ['open', 'Küchenfenster ist 10 Minuten lang offen.'],
    ['not answering', 'Küchenfenster ist 10 Minuten lang ohne Antwort.'],
    ['unlocked', 'Küchenfenster ist 10 Minuten lang nicht abgeschlossen.'],
    ['21.5 °C', 'Küchenfenster ist 10 Minuten lang 21.5 °C.'],
  ])('says %j in German', async (said, body) => {
    const words = createWords<SpokenCatalogue>(await loadSpokenCatalogue('de'), mannerOf(settings, ['de']));
    expect(alertSentence(words, alert(said)).body).toBe(body);
    if (said === 'open') expect(pendingSentence(words, alert(said), '07:30').body).toContain('wenn weiterhin offen');
  });
});
