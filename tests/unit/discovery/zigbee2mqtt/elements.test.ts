import { describe, expect, it } from 'vitest';
import { elementsOf } from '../../../../main/service/discovery/zigbee2mqtt/elements.ts';

function read(text: string): { list: string[]; isWhole: boolean } {
  const elements = elementsOf(Buffer.from(text));
  const list: string[] = [];
  for (;;) {
    const { value, done } = elements.next();
    if (done === true) return { list, isWhole: value };
    list.push(value);
  }
}

describe('the elements of a JSON list', () => {
  it.each([
    ['[]', []],
    [' [ ] \n', []],
    ['[1,2]', ['1', '2']],
    ['[{"a":[1,{"b":2}]}, "x,]" ,null]', ['{"a":[1,{"b":2}]}', '"x,]" ', 'null']],
    ['["\\"],", "\\\\", "ä€😀"]', ['"\\"],"', '"\\\\"', '"ä€😀"']],
  ])('%s', (text, list) => {
    expect(read(text)).toEqual({ list, isWhole: true });
    expect(list.map((each) => JSON.parse(each))).toEqual(JSON.parse(text));
  });

  it.each(['', '{}', '[1', '[1,', '["a]', '[1]]', '[1] x', '[{]', '5'])('%s is no whole list', (text) => {
    expect(read(text).isWhole).toBe(false);
  });
});
