import { describe, expect, it } from 'vitest';
import { plain, stateText } from '../../../main/headless/view.ts';
import type { Entity } from '../../../preload/contract.ts';
import { plainEnglish } from '../../../preload/words/outside.ts';

const words = plainEnglish();

const entity = (fields: Partial<Entity>) => ({ available: true, state: 'on', attributes: {}, ...fields }) as Entity;

describe('the live view', () => {
  it.each([
    ['a bell and colours', '\u0007\u001b[31mred\u001b[0m', 'red'],
    ['a C1 control sequence', '\u009b2J', ''],
    ['a new line', 'a\r\nb', 'a b'],
    ['text from right to left that turns the line', 'a\u202eb\u2066c', 'abc'],
    ['an emoji', 'Lamp 💡', 'Lamp 💡'],
    ['Hebrew', 'מנורה', 'מנורה'],
  ])('makes %s safe for a terminal', (_name, text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it('cuts what is long, and no emoji in two', () => {
    expect(plain('x'.repeat(10_000))).toHaveLength(60);
    for (let length = 1; length < 8; length += 1) expect(plain('💡'.repeat(10), length).isWellFormed()).toBe(true);
  });

  it('shows states as people read them', () => {
    expect(stateText(words, entity({ state: '21.5', attributes: { unit_of_measurement: '°C' } }))).toBe('21.5 °C');
    expect(stateText(words, entity({ available: false }))).toBe('unavailable');
    expect(stateText(words, entity({ attributes: { unit_of_measurement: { toString: 'x' } } }))).toBe('on');
  });
});
