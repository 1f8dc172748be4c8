import { describe, expect, it } from 'vitest';
import { bytesLiteral } from '../../../main/service/python/bytes-literal.ts';

describe('bytesLiteral', () => {
  it.each([
    ["b''", []],
    ["b'AB'", [65, 66]],
    ['b"A\'B"', [65, 39, 66]],
    ["b'\\x00\\xff\\n\\\\\\''", [0, 255, 10, 92, 39]],
    ["b'\\101\\7\\400'", [65, 7, 0]],
    ["b'\\d'", [92, 100]],
    ["B'\\t'", [9]],
    ["rb'\\x41'", [92, 120, 52, 49]],
  ])('%s is bytes', (text, bytes) => {
    expect([...(bytesLiteral(text) ?? [-1])]).toEqual(bytes);
  });

  it.each(['', 'b', 'ON', "b'a", "b'a'b", "b'é'", "b'\\x4'", "'a'", "b'a' ", "b'a\nb'", 'blue', 'r', "u'a'"])(
    '%j is text',
    (text) => {
      expect(bytesLiteral(text)).toBeUndefined();
    },
  );
});
