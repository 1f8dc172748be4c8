import { describe, expect, it } from 'vitest';
import type { ArgumentsOf, SameArguments } from '../../../preload/words/arguments.ts';
import type { Fits } from '../../../preload/words/catalogue.ts';
import { spoken } from '../../../preload/words/en/spoken.ts';
import { plainEnglish, type SpokenWords } from '../../../preload/words/outside.ts';
import { createWords } from '../../../preload/words/words.ts';

describe('a sentence', () => {
  const words = plainEnglish();

  it('takes names, counts and numbers', () => {
    expect(words.say('alerts.lock.jammed.many', { count: 1 })).toBe('1 lock jammed');
    expect(words.say('alerts.lock.jammed.many', { count: 2_000 })).toBe('2,000 locks jammed');
    expect(words.say('alerts.battery.low.value', { name: 'Door <b>', value: 12.5 })).toBe('Door <b> has 12.5 % left.');
  });

  it('of another language is used by its keys', () => {
    const texts = { ...spoken, alerts: { ...spoken.alerts, someDevice: 'Ein Gerät' } };
    const manner = { ...words.manner, locale: 'de' };
    expect(createWords<typeof spoken>(texts, manner).say('alerts.someDevice')).toBe('Ein Gerät');
  });

  it('is found by a name from outside, unless it takes arguments', () => {
    expect(words.look('alerts', 'someDevice')).toBe('A device');
    expect(words.look('alerts', 'battery.low.value')).toBeUndefined();
    expect(words.look('alerts', 'constructor')).toBeUndefined();
  });
});

describe('the compiler', () => {
  /** Compiled, not run: a line under a mark must be an error, or the mark is one. */
  const compiled = (words: SpokenWords): void => {
    words.say('alerts.battery.low.value', { name: 'x', value: 3 });
    words.say('alerts.someDevice');
    // @ts-expect-error an argument is missing
    words.say('alerts.alarm.triggered.many');
    // @ts-expect-error one of several is missing
    words.say('alerts.battery.low.value', { value: 3 });
    // @ts-expect-error a plural takes a number
    words.say('alerts.alarm.triggered.many', { count: '3' });
    // @ts-expect-error there is no such key
    words.say('alerts.alarm.triggered.few', { count: 3 });
    // @ts-expect-error it takes nothing
    words.say('alerts.someDevice', { name: 'x' });
  };

  it('refuses wrong keys and arguments', () => {
    expect(compiled).toBeTypeOf('function');
  });

  it('reads arguments through plurals and choices', () => {
    type Deep =
      ArgumentsOf<'{a} {b, number} {c, plural, =0 {no {d}} one {# {e} x {f, number}} other {{g, select, x {y} other {z {h}}}}} {i}'>;
    const deep: Deep = { a: '', b: 1, c: 1, d: '', e: '', f: 2, g: 'x', h: 'u', i: '' };
    // @ts-expect-error the last one is missing
    const lacking: Deep = { a: '', b: 1, c: 1, d: '', e: '', f: 2, g: 'x', h: 'u' };
    expect({ ...lacking, i: '' }).toEqual(deep);
  });

  it('compares those of two messages', () => {
    const same: SameArguments<'{a} has {b, number}', '{b, number} of {a}'> = true;
    const renamed: SameArguments<'{a}', '{b}'> = false;
    const fewer: SameArguments<'{a}', 'none'> = false;
    const otherKind: SameArguments<'{a, number}', '{a}'> = false;
    expect([same, renamed, fewer, otherKind]).toEqual([true, false, false, false]);
  });

  it('refuses a catalogue with other arguments', () => {
    const english = { room: { plain: 'Plain', named: '{name}' } } as const;
    const french = { room: { plain: 'Simple', named: '{nom}' } } as const;
    const german = { room: { plain: 'Schlicht', named: '„{name}“' } } as const;
    const fits: Fits<typeof english, typeof german> = german;
    // @ts-expect-error the argument has another name
    const misfit: Fits<typeof english, typeof french> = french;
    expect([fits, misfit]).toEqual([german, french]);
  });
});
