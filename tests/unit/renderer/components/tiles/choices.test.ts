import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HomeLayout, LayoutChange } from '../../../../../preload/contract.ts';
import { inverseOf, moveTo, shift } from '../../../../../renderer/components/tiles/choices.ts';

/** As the service does it: `null` takes a choice away. */
function arrange(layout: HomeLayout, change: LayoutChange): HomeLayout {
  const merge = <T>(before: Readonly<Record<string, T>>, by: Readonly<Record<string, T | null>> = {}) =>
    Object.fromEntries(
      Object.entries({ ...before, ...by }).filter((entry): entry is [string, T & {}] => entry[1] !== null),
    );
  return {
    tiles: merge(layout.tiles, change.tiles),
    rooms: merge(layout.rooms, change.rooms),
    order: merge(layout.order, change.order),
  };
}

const order = ['a', 'b', 'c', 'd'];

describe('an order', () => {
  it('moves several by one place, and leaves them at the end', () => {
    expect(shift(order, new Set(['b', 'c']), -1)).toEqual(['b', 'c', 'a', 'd']);
    expect(shift(order, new Set(['b', 'c']), 1)).toEqual(['a', 'd', 'b', 'c']);
    expect(shift(order, new Set(['a', 'c']), -1)).toEqual(order);
    expect(shift(order, new Set(['d']), 1)).toEqual(order);
  });

  it('takes several before or after one, in the order that they had', () => {
    expect(moveTo(order, new Set(['d', 'a']), 'b', 'after')).toEqual(['b', 'a', 'd', 'c']);
    expect(moveTo(order, new Set(['d']), 'a', 'before')).toEqual(['d', 'a', 'b', 'c']);
    expect(moveTo(order, new Set(['a']), 'a', 'after')).toEqual(order);
  });

  it('loses nothing', () => {
    const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(keys, fc.nat(), fc.nat(), fc.boolean(), (all, some, at, isAfter) => {
        const moved = new Set(all.filter((_, index) => (some >> index) % 2 === 1));
        const target = all[at % all.length] ?? '';
        const results = [
          shift(all, moved, 1),
          shift(all, moved, -1),
          moveTo(all, moved, target, isAfter ? 'after' : 'before'),
        ];
        for (const result of results) expect([...result].sort()).toEqual([...all].sort());
      }),
    );
  });
});

describe('undo', () => {
  it('leads back to what was, whatever was changed', () => {
    const before = {
      tiles: { a: { size: 'high' as const }, b: { hidden: true as const } },
      rooms: { hall: { icon: 'mdi:door' } },
      order: { rooms: ['hall'] },
    };
    const change: LayoutChange = {
      tiles: { a: { size: 'small' }, c: { icon: 'mdi:lamp' }, b: null },
      rooms: { hall: { hidden: true } },
      order: { scenes: ['x'], rooms: ['kitchen', 'hall'] },
    };
    expect(arrange(arrange(before, change), inverseOf(before, change))).toEqual(before);
  });
});
