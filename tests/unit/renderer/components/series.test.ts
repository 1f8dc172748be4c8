import { afterEach, describe, expect, it, vi } from 'vitest';
import { barsOf, countsOf, csvOf, lineOf, startsOf, summaryOf } from '../../../../renderer/components/chart/series.ts';
import { stateSpans } from '../../../../renderer/components/chart/state-spans.ts';

const at = (time: number, state: string) => ({ at: time, state });
const pairs = (line: ReturnType<typeof lineOf>) => line.times.map((time, index) => [time, line.values[index]]);

describe('a line', () => {
  it('holds each value until the next, and the last one until now', () => {
    expect(pairs(lineOf([at(0, '1'), at(10, '2')], [], 30))).toEqual([
      [0, 1],
      [10, 2],
      [30, 2],
    ]);
  });

  it('does not run on through a gap, nor through a state that is no number', () => {
    expect(pairs(lineOf([at(0, '1'), at(10, '2')], [{ from: 15, to: 25 }], 40))).toEqual([
      [0, 1],
      [10, 2],
      [15, 2],
      [16, null],
      [25, 2],
      [40, 2],
    ]);
    expect(pairs(lineOf([at(0, '1'), at(10, 'unknown'), at(20, '3')], [], 20))).toEqual([
      [0, 1],
      [10, null],
      [20, 3],
    ]);
  });

  it('ends in a gap that goes on', () => {
    expect(pairs(lineOf([at(0, '1')], [{ from: 10, to: 40 }], 40))).toEqual([
      [0, 1],
      [10, 1],
      [11, null],
    ]);
  });

  it('shows what was said within a gap from its end on, and a point at its end once', () => {
    expect(pairs(lineOf([at(0, '1'), at(12, '5'), at(13, '6')], [{ from: 10, to: 20 }], 30))).toEqual([
      [0, 1],
      [10, 1],
      [11, null],
      [20, 6],
      [30, 6],
    ]);
    expect(pairs(lineOf([at(0, '1'), at(20, '5')], [{ from: 10, to: 20 }], 30))).toEqual([
      [0, 1],
      [10, 1],
      [11, null],
      [20, 5],
      [30, 5],
    ]);
  });

  it('is summed up by how long each value held, gaps left out', () => {
    const summary = summaryOf(lineOf([at(0, '10'), at(10_000, '20')], [{ from: 20_000, to: 90_000 }], 100_000));
    expect(summary).toMatchObject({ low: 10, high: 20 });
    expect(summary?.mean).toBeCloseTo((10 * 10 + 20 * 20) / 30, 2);
    expect(summaryOf(lineOf([at(0, 'unknown')], [], 10))).toBeUndefined();
  });
});

describe('states', () => {
  it('shows what changed at this very moment', () => {
    expect(stateSpans([at(0, 'on'), at(100, 'off')], 0, 100).map(({ state }) => state)).toEqual(['on', 'off']);
    const gap = { from: 90, to: 100 };
    expect(stateSpans([at(0, 'on'), at(100, 'off')], 0, 100, [gap]).map(({ state }) => state)).toEqual(['on']);
  });

  it('are cut where nothing was heard', () => {
    expect(
      stateSpans([at(0, 'on'), at(50, 'off')], 0, 100, [
        { from: 10, to: 20 },
        { from: 40, to: 60 },
      ]),
    ).toEqual([
      { state: 'on', from: 0, to: 10 },
      { state: 'on', from: 20, to: 40 },
      { state: 'off', from: 60, to: 100 },
    ]);
  });
});

describe('bars of a counter', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('are of the person’s own days, also over a change of daylight-saving time', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const from = Date.parse('2026-03-28T00:00:00+01:00');
    const to = Date.parse('2026-03-31T00:00:00+02:00');
    const starts = startsOf(from, to, 'day');
    expect(starts.map((start, index) => ((starts[index + 1] ?? to) - start) / 3_600_000)).toEqual([24, 23, 24]);
    const points = [
      at(from, '100'),
      at(Date.parse('2026-03-28T23:59:00+01:00'), '104'),
      at(Date.parse('2026-03-29T00:01:00+01:00'), '105'),
      at(Date.parse('2026-03-29T23:59:00+02:00'), '109'),
      at(Date.parse('2026-03-30T00:00:00+02:00'), '110'),
    ];
    expect(barsOf(points, from, to, 'day').map(({ value }) => value)).toEqual([4, 5, 1]);
    const autumn = Date.parse('2026-10-25T00:00:00+02:00');
    expect(startsOf(autumn, Date.parse('2026-10-26T00:00:00+01:00'), 'hour')).toHaveLength(25);
  });

  it('count on after a counter began anew, and fall where they may', () => {
    const points = [at(0, '10'), at(10, '15'), at(20, '2'), at(30, '3')];
    const sum = (mayFall: boolean) =>
      barsOf(points, 0, 40, 'hour', mayFall).reduce((total, { value }) => total + value, 0);
    expect(sum(false)).toBe(5 + 2 + 1);
    expect(sum(true)).toBe(5 - 13 + 1);
  });

  it('count how often something began', () => {
    const points = [at(0, 'on'), at(10, 'off'), at(20, 'on'), at(30, 'on'), at(40, 'off'), at(50, 'on')];
    expect(countsOf(points, 0, 60, 'hour', (state) => state === 'on').map(({ value }) => value)).toEqual([2]);
  });
});

it('a CSV has every point that was answered, and nothing else', () => {
  const points = [
    { at: 0, state: '21.5' },
    { at: 1_500, state: 'a, "b"' },
    { at: 300_000, state: '20', meanSeconds: 300 },
  ];
  expect(csvOf(points)).toBe(
    'time,state,mean_seconds\r\n' +
      '1970-01-01T00:00:00.000Z,21.5,\r\n' +
      '1970-01-01T00:00:01.500Z,"a, ""b""",\r\n' +
      '1970-01-01T00:05:00.000Z,20,300\r\n',
  );
});
