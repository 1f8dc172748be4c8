import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../preload/words/format.ts';
import { type Manner, mannerOf, type WordSettings } from '../../../preload/words/languages.ts';
import { convert, convertStep, degreesOf } from '../../../preload/words/temperature.ts';

const english: Manner = { language: 'en', locale: 'en-US', hourCycle: 'h23', temperatureUnit: 'C', timeZone: 'UTC' };
const format = createFormat(english);
const german = createFormat({ ...english, locale: 'de-DE' });
const american = createFormat({ ...english, hourCycle: 'h12', temperatureUnit: 'F' });
const now = Date.parse('2026-03-01T12:00:00Z');
/** The space that `Intl` writes before AM and PM is a narrow one. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a label inside a sentence', () => {
  it('begins small in English, and stays as it is where nouns are written large', () => {
    const inGerman = createFormat({ ...english, language: 'de', locale: 'de-DE' });
    expect([format.inline('Turn on'), inGerman.inline('Helligkeit')]).toEqual(['turn on', 'Helligkeit']);
  });
});

describe('numbers', () => {
  it('are written as the language does', () => {
    expect([format.number(1_234.567), german.number(1_234.567)]).toEqual(['1,234.57', '1.234,57']);
    expect([german.fixed(21, 1), german.typed(12_345.5)]).toEqual(['21,0', '12345,5']);
  });

  it('of temperatures come in the unit of the person, others as they are', () => {
    expect(format.quantity(21.5, '°C')).toBe('21.5 °C');
    expect(american.quantity(21.5, '°C', 1)).toBe('70.7 °F');
    expect(format.quantity(70.7, '°F', 1)).toBe('21.5 °C');
    expect(american.quantity(50, '%')).toBe('50 %');
    expect(american.quantity(300, 'K')).toBe('300 K');
    expect([degreesOf('℃'), degreesOf('°'), degreesOf('K')]).toEqual(['C', undefined, undefined]);
  });

  it('of steps have no zero point', () => {
    expect([convert(20, 'C', 'F'), convertStep(0.5, 'C', 'F'), convertStep(1, 'F', 'C')]).toEqual([68, 0.9, 0.555556]);
  });
});

describe('times', () => {
  it('have 12 or 24 hours', () => {
    expect([format.clock(7, 5), plain(american.clock(19, 5)), format.clock(0, 0)]).toEqual([
      '07:05',
      '7:05 PM',
      '00:00',
    ]);
    expect(plain(american.time('2026-03-01T00:30:00Z'))).toBe('12:30 AM');
  });

  it('of today are the time alone, near ones have a weekday, others the date', () => {
    expect(format.when('2026-03-01T07:30:00Z', now)).toBe('07:30');
    expect(german.when('2026-02-27T07:30:00Z', now)).toBe('Fr., 07:30');
    expect(german.when('2025-12-24T07:30:00Z', now)).toContain('24. Dez. 2025');
    expect(format.when('never', now)).toBe('');
  });

  it.each([
    [0, '0 seconds', '0 Sekunden'],
    [-5, '0 seconds', '0 Sekunden'],
    [1, '1 second', '1 Sekunde'],
    [90, '1 minute 30 seconds', '1 Minute 30 Sekunden'],
    [3_600, '1 hour', '1 Stunde'],
    [86_460, '1 day', '1 Tag'],
    [90_061, '1 day 1 hour', '1 Tag 1 Stunde'],
  ])('%d seconds', (seconds, inEnglish, inGerman) => {
    expect([format.duration(seconds), german.duration(seconds)]).toEqual([inEnglish, inGerman]);
  });

  it('away are said by their distance', () => {
    expect(format.distance('2026-03-01T10:00:00Z', now)).toBe('2 hours ago');
    expect(german.distance('2026-02-28T12:00:00Z', now)).toBe('gestern');
    expect(format.distance('2026-03-01T12:00:20Z', now)).toBeUndefined();
  });

  it('have weekdays and months', () => {
    expect([german.weekday(0), german.weekday(7), german.weekday(1, 'short'), german.month(3)]).toEqual([
      'Sonntag',
      'Sonntag',
      'Mo',
      'März',
    ]);
  });
});

it('lists', () => {
  expect([format.and(['a', 'b', 'c']), german.or(['a', 'b'])]).toEqual(['a, b, and c', 'a oder b']);
});

describe('which language and clock', () => {
  const settings: WordSettings = { language: 'system', hourCycle: 'system', temperatureUnit: 'C' };
  const seen = (chosen: Partial<WordSettings>, system: readonly string[]): string[] => {
    const { language, locale, hourCycle } = mannerOf({ ...settings, ...chosen }, system);
    return [language, locale, hourCycle];
  };

  it('is the system’s, with its country', () => {
    expect(seen({}, ['en-GB'])).toEqual(['en', 'en-GB', 'h23']);
    expect(seen({}, ['en_US.UTF-8'])).toEqual(['en', 'en-US', 'h12']);
    expect(seen({}, ['en-US@posix'])).toEqual(['en', 'en-US', 'h12']);
  });

  it('is the next that there is, with the system’s clock; English where there is none', () => {
    expect(seen({}, ['fy-NL', 'en-US'])).toEqual(['en', 'en-US', 'h23']);
    expect(seen({}, ['C'])).toEqual(['en', 'en', 'h12']);
    expect(seen({}, [])).toEqual(['en', 'en', 'h12']);
  });

  it('is the person’s choice', () => {
    expect(seen({ hourCycle: '24' }, ['en-US'])).toEqual(['en', 'en-US', 'h23']);
    expect(seen({ hourCycle: '12' }, ['en-GB'])).toEqual(['en', 'en-GB', 'h12']);
  });
});
