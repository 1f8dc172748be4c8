import { describe, expect, it } from 'vitest';
import { qrModules } from '../../../../renderer/components/qr/qr.ts';

const text = (modules: ReturnType<typeof qrModules>): string[] =>
  (modules ?? []).map((row) => row.map((dark) => (dark ? '#' : '.')).join(''));

/** Read back with zbar. */
const readBack = [
  '#######..####.#######',
  '#.....#..##.#.#.....#',
  '#.###.#.##.##.#.###.#',
  '#.###.#.##..#.#.###.#',
  '#.###.#.#..##.#.###.#',
  '#.....#.##..#.#.....#',
  '#######.#.#.#.#######',
  '........#.###........',
  '#.#####.....#.#####..',
  '.###.#.#..#.#..#....#',
  '..##..##.#.#.#..####.',
  '###.#....#.....##.#..',
  '###.#.#....#.#..#.#.#',
  '........#..####..#..#',
  '#######...#.#.##...#.',
  '#.....#.#######..#..#',
  '#.###.#.#...#..#..#..',
  '#.###.#.###.#..#..#..',
  '#.###.#.#..#.#..###..',
  '#.....#..##....##.#..',
  '#######.#.##.#..####.',
];

describe('a QR code', () => {
  it('of two letters is what a reader has read', () => {
    expect(text(qrModules('hi'))).toEqual(readBack);
  });

  it('is as large as its text needs', () => {
    const sizes = [14, 15, 84, 85, 180, 181, 213].map((length) => qrModules('x'.repeat(length))?.length);
    expect(sizes).toEqual([21, 25, 37, 41, 53, 57, 57]);
    expect(qrModules('x'.repeat(214))).toBeUndefined();
  });

  it('has its three finders, and the quiet line around each', () => {
    const modules = text(qrModules('mqtt://devices:secret@192.168.1.20:1883'));
    const size = modules.length;
    for (const [x, y] of [
      [0, 0],
      [size - 7, 0],
      [0, size - 7],
    ] as const) {
      expect(modules.slice(y, y + 7).map((row) => row.slice(x, x + 7))).toEqual([
        '#######',
        '#.....#',
        '#.###.#',
        '#.###.#',
        '#.###.#',
        '#.....#',
        '#######',
      ]);
    }
  });
});
