/** Regular expressions of a search: those that could take without end are refused, all others answer quickly. */
import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../../renderer/state/pattern.ts';

const problemOf = (query: string): string | undefined => {
  const pattern = parsePattern(query);
  return pattern?.ok === false ? pattern.problem : undefined;
};

describe('a query', () => {
  it.each(['lamp', '', '/', 'a/b/', 'lamp /x/'])('"%s" is words', (query) => {
    expect(parsePattern(query)).toBeUndefined();
  });

  it.each([
    ['/küche|bad/', 'Küche'],
    ['/^LAMP \\d{1,3}$/', 'Lamp 12'],
    ['/kitchen.*temp/', 'Kitchen sensor Temperature'],
    ['/unfinished', 'unfinished business'],
    ['/(?:hall|attic) (?<what>light)/', 'Attic light'],
    ['/[^)(|*+]+\\)/', 'a)'],
    ['/(ab)?c/', 'abc'],
  ])('%s is a pattern that matches %s', (query, text) => {
    const pattern = parsePattern(query);
    expect(pattern?.ok === true && pattern.test(text)).toBe(true);
  });

  it.each(['/(/', '/[/', '/a{2,1}/', '/*/'])('%s is not valid', (query) => {
    expect(problemOf(query)).toBe('invalid');
  });

  it.each([
    '/(a+)+$/',
    '/(a|aa)+$/',
    '/((a?)b)*c/',
    '/(a*)*b/',
    '/(?:a{0,30}){0,30}b/',
    '/.*.*.*x/',
    '/(a)\\1/',
    '/(?=.*a)(?=.*b)/',
    '/(?<!x)a/',
    `/${'a'.repeat(300)}/`,
  ])('%s is refused', (query) => {
    expect(problemOf(query)).toBe('costly');
  });
});

describe('what is taken', () => {
  it.each(['/.*.*x/', '/\\w+\\d+!/', '/a{0,20}a{0,20}a{0,20}x/', '/(ab)*c.*d/'])(
    '%s costs less than a second on the longest text that is searched',
    (query) => {
      const pattern = parsePattern(query);
      // The best of a few times: the machine may be busy.
      let bestMs = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 8 && bestMs > 500; round += 1) {
        const started = performance.now();
        const found =
          pattern?.ok === true && ['a', '1', 'ab'].some((part) => pattern.test(part.repeat(600).slice(0, 600)));
        bestMs = Math.min(bestMs, performance.now() - started);
        expect(found).toBe(false);
      }
      expect(bestMs).toBeLessThan(1_000);
    },
  );
});
