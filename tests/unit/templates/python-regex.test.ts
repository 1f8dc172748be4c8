import { describe, expect, it } from 'vitest';
import { compilePattern, PatternError } from '../../../main/service/python/regex.ts';
import { outcomeOf, rendered } from './support.ts';

describe('patterns', () => {
  it.each([
    ['a', 'abc', true],
    ['b', 'abc', false],
    ['\\d+$', '12', true],
    ['\\d+$', '12\n', true],
    ['\\d+\\Z', '12\n', false],
    ['a{,2}b', 'aab', true],
    ['[\\w.]+@', 'é.x@', true],
    ['\\w+ ', 'né ', true],
    ['[]a]+$', ']a', true],
    ['(?i)AB', 'ab', true],
    ['(?P<x>a)', 'a', true],
  ])('%s at the start of %j: %s', (source, text, matches) => {
    expect(compilePattern(source).matchesStart(text)).toBe(matches);
  });

  it.each(['(', 'a(?=b)', '(a)\\1', '[z-a]', 'x'.repeat(1_001), '(abc){1000}'.repeat(50)])(
    '%.20s is refused',
    (source) => {
      expect(() => compilePattern(source)).toThrow(PatternError);
      const quoted = JSON.stringify(source);
      expect(outcomeOf(`{{ "a" | regex_match(${quoted}) }}`, '')[0]).toBe('python');
    },
  );

  it('reads look-behind, groups and names', () => {
    expect(rendered('{{ value | regex_findall_index("(?<=total: )\\d+") }}', 'total: 12 W')).toBe('12');
    expect(rendered('{{ value | regex_replace("(?P<a>\\d+)-(\\d+)", "\\\\2-\\\\g<a>") }}', '1-2')).toBe('2-1');
    expect(rendered('{{ value | regex_findall("é+|\\d") }}', 'éé1')).toBe("['éé', '1']");
  });
});
