import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LastObject } from '../../../main/service/mqtt/last-object.ts';
import { parseJson } from '../../../main/service/python/json.ts';

function lastOf(text: string): LastObject {
  const last = LastObject.of(text, parseJson(text) as Record<string, unknown>);
  if (last === undefined) throw new Error('not followed');
  return last;
}

describe('LastObject', () => {
  it.each([
    ['a number', '{"a":1,"b":2}', '{"a":1,"b":35.25}', ['b']],
    ['a longer number with the same start', '{"a":1,"b":2}', '{"a":12,"b":2}', ['a']],
    ['a shorter one', '{"a":12,"b":2}', '{"a":1,"b":2}', ['a']],
    ['several', '{"a":1,"b":2,"c":3}', '{"a":2,"b":2,"c":4}', ['a', 'c']],
    ['a text', '{"state":"ON","b":2}', '{"state":"OFF","b":2}', ['state']],
    ['a word for a text', '{"state":"ON"}', '{"state":null}', ['state']],
    ['a simple value for a nested one', '{"a":{"b":[1,2]},"c":1}', '{"a":7,"c":1}', ['a']],
    ['spaces around', ' { "a" : 1 ,\n"b":2 } ', ' { "a" : 2 ,\n"b":2 } ', ['a']],
    ['nothing', '{"a":{"b":"}"},"c":"x,y"}', '{"a":{"b":"}"},"c":"x,y"}', []],
    ['characters of other alphabets', '{"név":"kék"}', '{"név":"zöld 🟢"}', ['név']],
  ])('follows %s', (_what, before, after, changed) => {
    const last = lastOf(before);
    expect(last.follow(after)).toEqual(changed);
    expect(last.root).toEqual(parseJson(after));
  });

  it.each([
    ['another key', '{"a":1,"b":2}', '{"a":1,"c":2}'],
    ['a key more', '{"a":1,"b":2}', '{"a":1,"x":1,"b":2}'],
    ['a key more inside of what looks like a value', '{"a":"x","b":2}', '{"a":"x","c":"y","b":2}'],
    ['a key less', '{"a":1,"b":2}', '{"a":1}'],
    ['another order', '{"a":1,"b":2}', '{"b":2,"a":1}'],
    ['an escaped text', '{"a":"x"}', '{"a":"\\u0041"}'],
    ['a line break within a text, which is no JSON', '{"a":"x"}', '{"a":"\n"}'],
    ['a nested value', '{"a":{"b":1}}', '{"a":{"b":2}}'],
    ['no value', '{"a":1}', '{"a":}'],
    ['a number that is none', '{"a":1}', '{"a":01}'],
    ['two values', '{"a":1}', '{"a":1 2}'],
    ['more behind it', '{"a":1}', '{"a":1} x'],
    ['its end cut off', '{"a":1}', '{"a":1'],
    ['a bracket too many', '{"a":1}', '{"a":2]}'],
    ['nothing at all', '{"a":1}', ''],
  ])('does not follow %s', (_what, before, after) => {
    expect(lastOf(before).follow(after)).toBeUndefined();
  });

  it('reads numbers as templates see them', () => {
    const last = lastOf('{"a":1}');
    for (const number of ['1.0', '-0', '1e3', '12345678901234567890', '-0.5', '0.10', '1.50', '-7']) {
      const text = `{"a":${number}}`;
      expect(last.follow(text)).toEqual(['a']);
      expect(last.root).toEqual(parseJson(text));
    }
  });

  it.each([
    ['equal keys', '{"a":1,"a":2}'],
    ['keys like places in a list', '{"b":1,"1":2}'],
    ['a key that is written with an escape', '{"\\u0061":1}'],
    ['the key that means the prototype', '{"__proto__":1}'],
    ['no keys', '{}'],
    ['a long text', `{"a":"${'x'.repeat(5_000)}"}`],
  ])('is not had for %s', (_what, text) => {
    expect(LastObject.of(text, parseJson(text) as Record<string, unknown>)).toBeUndefined();
  });

  it('says what parsing says, or nothing, whatever comes', () => {
    const scalar = fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.string(), fc.boolean(), fc.constant(null));
    const value = fc.oneof({ weight: 5, arbitrary: scalar }, fc.array(scalar, { maxLength: 2 }));
    const message = fc.record({ a: value, bc: value, d: value }, { requiredKeys: ['a', 'bc'] });
    const written = fc
      .tuple(message, fc.constantFrom(undefined, 1))
      .map(([each, space]) => JSON.stringify(each, null, space));
    const spoilt = fc
      .tuple(written, fc.nat(), fc.constantFrom('"', ',', '1', '}', ':', '\\', ' '))
      .map(([text, at, character]) => text.slice(0, at % text.length) + character + text.slice((at % text.length) + 1));
    fc.assert(
      fc.property(written, fc.array(fc.oneof(written, spoilt), { maxLength: 6 }), (first, rest) => {
        let last: LastObject | undefined = lastFor(first);
        let before = parseJson(first) as Record<string, unknown>;
        for (const text of rest) {
          const changed = last?.follow(text);
          const parsed = parseJson(text);
          if (changed === undefined) last = lastFor(text);
          else {
            expect(last?.root).toEqual(parsed);
            const after = parsed as Record<string, unknown>;
            for (const key of Object.keys(after)) if (!changed.includes(key)) expect(after[key]).toEqual(before[key]);
          }
          before = (typeof parsed === 'object' ? parsed : {}) as Record<string, unknown>;
        }
      }),
      { numRuns: 500 },
    );
  });
});

function lastFor(text: string): LastObject | undefined {
  const root = parseJson(text);
  const isObject = typeof root === 'object' && root !== null && Object.getPrototypeOf(root) === Object.prototype;
  return isObject ? LastObject.of(text, root as Record<string, unknown>) : undefined;
}
