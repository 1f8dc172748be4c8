import { describe, expect, it } from 'vitest';
import { makeCodec } from '../../../build/standin/codec.ts';

const { encode, decode } = makeCodec();
const pass = (value: unknown): unknown => decode(encode(value));

describe('values as text, as a structured clone', () => {
  it.each([
    ['text', 'a "quoted" \u2028 line'],
    ['numbers', [0, -0, 1.5, NaN, Infinity, -Infinity, 10n]],
    ['nothing', [null, undefined, { absent: undefined }]],
    ['lists that look like marks', [['u'], ['o', 'a', 1], ['f', 1]]],
    ['containers', new Map<unknown, unknown>([[{ a: 1 }, new Set(['x', new Date(5)])]])],
    ['keys of any name', JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}')],
  ])('%s', (_name, value) => {
    expect(pass(value)).toStrictEqual(value);
  });

  it('no prototype is carried, and none is touched', () => {
    class Point {
      x = 1;
      get y(): number {
        return 2;
      }
    }
    expect(pass(new Point())).toStrictEqual({ x: 1 });
    expect(Object.getPrototypeOf(pass(JSON.parse('{"__proto__": {"polluted": true}}')))).toBe(Object.prototype);
  });

  it('errors keep their name and words', () => {
    const error = pass(new RangeError('too far'));
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe('RangeError: too far');
  });

  it('refuses what has no copy', () => {
    const ring: unknown[] = [];
    ring.push(ring);
    for (const value of [() => 1, { deep: [Symbol('x')] }, Promise.resolve(), ring])
      expect(() => encode(value)).toThrow();
  });
});

describe('between worlds', () => {
  it('functions and promises go by reference, symbols are left out', () => {
    const kept: object[] = [];
    const codec = makeCodec({ keep: (value) => kept.push(value) - 1, make: (kind, id) => `${kind} ${id}` });
    const call = () => 1;
    const later = Promise.resolve();
    expect(codec.decode(codec.encode({ call, later, [Symbol('hidden')]: 1, mark: Symbol('m') }))).toStrictEqual({
      call: 'function 0',
      later: 'promise 1',
      mark: undefined,
    });
    expect(kept).toEqual([call, later]);
  });
});
