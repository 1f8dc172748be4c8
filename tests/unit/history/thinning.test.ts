import { describe, expect, test } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { Pace } from '../../../main/service/history/pace.ts';
import { meansOf } from '../../../main/service/history/thinning.ts';

describe('means', () => {
  const samples = (...rows: Array<[number, number | null]>) => rows.map(([second, number]) => ({ second, number }));

  test('weigh a value by the time it held', () => {
    expect(meansOf(samples([600, 10], [690, 20]), 300)).toEqual([{ first: 600, last: 690, number: 17 }]);
    expect(meansOf(samples([600, 10], [690, 20]), 300, 780)).toEqual([{ first: 600, last: 690, number: 15 }]);
  });

  test('do not reach over the end of a stretch', () => {
    expect(meansOf(samples([299, 1], [300, 2], [599, 4], [600, 5]), 300)).toEqual([
      { first: 300, last: 599, number: 2 },
    ]);
  });

  test('are parted by what is no number', () => {
    expect(meansOf(samples([0, 1], [1, 3], [2, null], [3, 7], [4, null], [5, 8], [295, 10]), 300)).toEqual([
      { first: 0, last: 1, number: 2 },
      { first: 5, last: 295, number: 8 },
    ]);
  });

  test('have one digit more than what was measured', () => {
    expect(meansOf(samples([0, 0.1], [1, 0.2], [2, 0.25]), 3)).toEqual([{ first: 0, last: 2, number: 0.183 }]);
  });

  test('nothing gives nothing', () => {
    expect(meansOf([], 300)).toEqual([]);
    expect(meansOf(samples([0, null], [1, null]), 300)).toEqual([]);
  });
});

describe('the pace of long work', () => {
  test('pieces shrink while they take too long and grow while there is time', () => {
    let now = 0;
    const pace = new Pace({ first: 100, least: 30, most: 150 }, () => now);
    const sizes: number[] = [];
    const piece = (ms: number): void =>
      pace.do((size) => {
        sizes.push(size);
        now += ms;
      });
    for (const ms of [limits.historyPieceMs * 2, limits.historyPieceMs * 2, limits.historyPieceMs * 2, 0, 0, 0, 0])
      piece(ms);
    expect(sizes).toEqual([100, 50, 30, 30, 60, 120, 150]);
  });

  test('others have their turn once it had its time, and not before', async () => {
    let now = 0;
    const pace = new Pace({ first: 1, least: 1, most: 1 }, () => now);
    let others = 0;
    setImmediate(() => others++);
    pace.do(() => (now += limits.historyPieceMs / 4));
    await pace.turn();
    expect(others).toBe(0);
    pace.do(() => (now += limits.historyPieceMs));
    await pace.turn();
    expect(others).toBe(1);
  });
});
