import { describe, expect, it } from 'vitest';
import { distinctName, foldText, nameInRoom } from '../../../../renderer/state/names.ts';

describe('foldText', () => {
  it.each([
    ['Küche', 'kuche'],
    ['Ku\u0308che', 'kuche'],
    ['  Living \u00a0 Room ', 'living room'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['Søndre Łazienka', 'sondre lazienka'],
  ])('of %j is %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe('nameInRoom', () => {
  it.each([
    ['Kitchen lamp', 'Kitchen', 'Lamp'],
    ['kitchen: ceiling', 'Kitchen', 'Ceiling'],
    ['Küche Lampe', 'Kuche', 'Lampe'],
    ['Radiator kitchen', 'Kitchen', 'Radiator'],
    ['Kitchen', 'Kitchen', 'Kitchen'],
    ['Kitchenette lamp', 'Kitchen', 'Kitchenette lamp'],
    ['Lamp in kitchen', 'Kitchen', 'Lamp in kitchen'],
    ['Lamp', undefined, 'Lamp'],
  ])('of %j in %j is %j', (name, room, short) => {
    expect(nameInRoom(name, room)).toBe(short);
  });
});

describe('distinctName', () => {
  const plugs = [
    'Smart plug with energy metering, washing machine',
    'Smart plug with energy metering, dryer in cellar',
  ];

  it('shows where long names differ', () => {
    const shown = plugs.map((name) => distinctName(name, plugs));
    expect(new Set(shown.map((name) => name.slice(0, 34))).size).toBe(2);
    expect(shown[0]).toMatch(/^Smart plug….*washing machine$/);
  });

  it('leaves names alone that differ at once, or are short', () => {
    expect(distinctName('Lamp', ['Lamp', 'Lamp 2'])).toBe('Lamp');
    const alone = 'A very long name of a device that nothing else begins like';
    expect(distinctName(alone, [alone, 'Lamp'])).toBe(alone);
  });
});
