import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces } from '../../../main/service/base/json-pieces.ts';

const textOf = (value: unknown): string => [...jsonPieces(value)].join('');

describe('JSON in pieces', () => {
  it('is the text that JSON.stringify makes, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(textOf(value)).toBe(JSON.stringify(value, null, 2));
      }),
    );
    const odd = { none: undefined, list: [], inner: { none: undefined, empty: {}, deep: { a: [{ b: '1\n2' }] } } };
    expect(textOf(odd)).toBe(JSON.stringify(odd, null, 2));
  });

  it('has a map as an object, with any key', () => {
    const map = new Map([
      ['__proto__', 'a'],
      ['b\0"c"', 'd'],
    ]);
    expect(JSON.parse(textOf({ map, none: new Map() }))).toEqual({ map: Object.fromEntries(map), none: {} });
  });

  it('is many small pieces where a value holds many', () => {
    const map = new Map(Array.from({ length: 10_000 }, (_, index) => [`key ${index}`, `value ${index}`]));
    const pieces = [...jsonPieces({ version: 1, map })];
    expect(pieces.length).toBeGreaterThan(10_000);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(100);
  });
});
