import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { parseJson, parsePlainJson } from '../../../main/service/python/json.ts';
import { PyFloat } from '../../../main/service/python/numbers.ts';
import { pyStr } from '../../../main/service/python/repr.ts';
import { rendered } from './support.ts';

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('parseJson', () => {
  it.each([
    ['20', '20'],
    ['20.0', '20.0'],
    ['2e1', '20.0'],
    ['-0', '0'],
    ['-0.0', '-0.0'],
    ['1e-7', '1e-07'],
    ['12345678901234567890', '12345678901234567890'],
    ['18446744073709551615', '18446744073709551615'],
    ['18446744073709551616', '1.8446744073709552e+19'],
    ['[1.0, 1, 1.5]', '[1.0, 1, 1.5]'],
    ['{"10": 1, "2": 2, "b": 3}', "{'10': 1, '2': 2, 'b': 3}"],
    ['{"a": 1, "a": 2}', "{'a': 2}"],
    ['"\\u00e9\\n"', 'é\n'],
    ['  true ', 'True'],
    ['null', 'None'],
  ])('%s prints as %s', (text, printed) => {
    expect(pyStr(parseJson(text))).toBe(printed);
  });

  it('keeps the order of keys that look like numbers, also through filters', () => {
    expect(rendered('{{ value_json.items() | list }}', '{"10": 1, "2": 2}')).toBe("[('10', 1), ('2', 2)]");
    expect(rendered('{{ value_json | to_json }}', '{"10": 1, "2": 2}')).toBe('{"10":1,"2":2}');
  });

  it.each([
    '',
    'NaN',
    '{"a": NaN}',
    'Infinity',
    '-Infinity',
    '1e999',
    '[1,]',
    "{'a': 1}",
    '01',
    '1.',
    '.5',
    'nul',
    '"a',
    '{"1": }',
    '[1.0',
    '{"a":1.0}}',
  ])('%j is not JSON', (text) => {
    expect(parseJson(text)).toBeUndefined();
    expect(parsePlainJson(text)).toBeUndefined();
  });

  it.each(['{"a":"\\ud800"}', '{"a":1.0,"b":["\\udc00x"]}', '{"\\uDBFF":1}', '"\\ud83d \\ude00"'])(
    'refuses half a pair of surrogates: %s',
    (text) => {
      expect(parseJson(text)).toBeUndefined();
      expect(parsePlainJson(text)).toBeUndefined();
    },
  );

  it('takes a whole pair, and an escape that is none', () => {
    expect(parseJson('["\\ud83d\\ude00","\\\\ud800"]')).toEqual(['\u{1f600}', '\\ud800']);
  });

  it('takes __proto__ for a key like any other', () => {
    for (const text of ['{"__proto__": {"x": 1}}', '{"__proto__": {"x": 1.0}}']) {
      const value = parseJson(text) as Record<string, unknown>;
      expect(Object.keys(value)).toEqual(['__proto__']);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    }
  });

  it('refuses what is nested deeper than the cap', () => {
    expect(parseJson(nested(limits.jsonDepth))).toBeDefined();
    expect(parseJson(nested(limits.jsonDepth + 1))).toBeUndefined();
    expect(parsePlainJson(nested(limits.jsonDepth + 1))).toBeUndefined();
    expect(parseJson(`[1.0, ${nested(limits.jsonDepth - 1)}]`)).toBeDefined();
    expect(parseJson(`[1.0, ${nested(limits.jsonDepth)}]`)).toBeUndefined();
    expect(parseJson(nested(200_000))).toBeUndefined();
  });

  it('agrees with the native parser on everything but number types', () => {
    const plain = (value: unknown): unknown => {
      if (value instanceof PyFloat || typeof value === 'bigint') return Number(value);
      if (Array.isArray(value)) return value.map(plain);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
    };
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        expect(plain(parseJson(text))).toEqual(JSON.parse(text));
        expect(plain(parseJson(`[2.0,${text}]`))).toEqual([2, JSON.parse(text)]);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses what the native parser refuses, and takes what that one takes', () => {
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const damaged = fc
      .tuple(
        fc.jsonValue({ maxDepth: 4 }),
        fc.nat(),
        fc.nat(3),
        fc.constantFrom(
          '',
          '0',
          '.',
          'e',
          '-',
          '"',
          '\\',
          '\\u00',
          ',',
          ':',
          '{',
          ']',
          ' ',
          '\n',
          '\0',
          'tru',
          'null',
          '__proto__',
        ),
      )
      .map(([value, place, cut, insert]) => {
        const text = JSON.stringify(value);
        const at = place % (text.length + 1);
        return text.slice(0, at) + insert + text.slice(at + cut);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        // The float makes the careful parser read it.
        const list = `[2.0,${text}]`;
        expect(parseJson(list) !== undefined, list).toBe(isJson(list) && isFiniteThroughout(JSON.parse(list)));
      }),
      { numRuns: 3_000 },
    );
  });
});

function isFiniteThroughout(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isFiniteThroughout);
}
