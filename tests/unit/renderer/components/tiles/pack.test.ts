import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsFor, heightOf, pack, visibleRows } from '../../../../../renderer/components/tiles/pack.ts';

const rowsOf = (rows: number): number => rows;
const shape = {
  sizes: fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 60 }),
  columns: fc.integer({ min: 1, max: 8 }),
};

describe('pack', () => {
  it('fills the place beside a high tile', () => {
    const { placed, rows } = pack([2, 1, 1, 1], 2, rowsOf);
    expect(placed.map(({ column, row }) => [column, row])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 2],
    ]);
    expect(heightOf(rows)).toBe(208);
  });

  it('puts no two tiles on one cell, and all of them inside', () => {
    fc.assert(
      fc.property(fc.record(shape), ({ sizes, columns }) => {
        const { placed, rows } = pack(sizes, columns, rowsOf);
        const cells = placed.flatMap((each) =>
          Array.from({ length: each.rows }, (_, at) => `${each.column} ${each.row + at}`),
        );
        expect(new Set(cells).size).toBe(cells.length);
        expect(placed.every((each) => each.column < columns && each.row + each.rows <= rows)).toBe(true);
      }),
    );
  });

  it('moves no tile when another comes after it', () => {
    fc.assert(
      fc.property(fc.record(shape), ({ sizes, columns }) => {
        const before = pack(sizes, columns, rowsOf).placed;
        expect(pack([...sizes, 2, 1], columns, rowsOf).placed.slice(0, before.length)).toEqual(before);
      }),
    );
  });
});

describe('the grid', () => {
  it('has two columns in a narrow window, and seven in the widest', () => {
    expect([280, 440, 680, 992, 1600].map(columnsFor)).toEqual([1, 2, 3, 4, 7]);
  });

  it('shows a little more than what is in sight, and the same for a few pixels more', () => {
    expect(visibleRows(0, 700)).toEqual({ first: 0, end: 14 });
    expect(visibleRows(10, 710)).toEqual(visibleRows(0, 700));
    expect(visibleRows(2_000, 2_700).first).toBeGreaterThan(0);
  });
});
