import { describe, expect, it } from 'vitest';
import type { Availability } from '../../../main/service/discovery/definition.ts';
import { carryAvailability, isAvailable, reduceAvailability } from '../../../main/service/entities/availability.ts';

const topics = ['a', 'b', 'c'].map((topic) => ({ topic, payloadAvailable: 'online', payloadNotAvailable: 'offline' }));

function after(mode: Availability['mode'], said: ReadonlyArray<readonly [number, string]>): boolean {
  const availability = { topics, mode };
  const bits = said.reduce((each, [index, payload]) => reduceAvailability(availability, each, index, payload), 0);
  return isAvailable(availability, bits);
}

describe('availability', () => {
  it.each<[Availability['mode'], ReadonlyArray<readonly [number, string]>, boolean]>([
    ['latest', [], false],
    ['latest', [[0, 'online']], true],
    [
      'latest',
      [
        [0, 'online'],
        [1, 'offline'],
      ],
      false,
    ],
    [
      'latest',
      [
        [0, 'online'],
        [1, 'offline'],
        [0, 'what'],
      ],
      false,
    ],
    [
      'latest',
      [
        [1, 'offline'],
        [0, 'online'],
      ],
      true,
    ],
    [
      'any',
      [
        [0, 'online'],
        [1, 'offline'],
      ],
      true,
    ],
    ['any', [[0, 'offline']], false],
    [
      'all',
      [
        [0, 'online'],
        [1, 'online'],
      ],
      false,
    ],
    [
      'all',
      [
        [0, 'online'],
        [1, 'online'],
        [2, 'online'],
      ],
      true,
    ],
    [
      'all',
      [
        [0, 'online'],
        [1, 'online'],
        [2, 'online'],
        [1, 'offline'],
      ],
      false,
    ],
    [
      'all',
      [
        [0, 'online'],
        [1, 'online'],
        [2, 'online'],
        [1, ''],
      ],
      true,
    ],
  ])('%s after %j: %s', (mode, said, available) => {
    expect(after(mode, said)).toBe(available);
  });

  it('is given without any topic', () => {
    expect(isAvailable(undefined, 0)).toBe(true);
  });
});

describe('what is known of topics under a changed config', () => {
  const of = (...topics: string[]): Availability => ({
    mode: 'all',
    topics: topics.map((topic) => ({ topic, payloadAvailable: 'on', payloadNotAvailable: 'off' })),
  });

  it('goes with the topics that stay, wherever they stand by then', () => {
    const before = of('a', 'b', 'c');
    const bits = reduceAvailability(before, reduceAvailability(before, 0, 0, 'on'), 2, 'on');
    const after = of('c', 'new', 'a', 'b');
    const carried = carryAvailability(before, after, bits);
    const each = [0, 1, 2, 3].map((index) => (carried & (1 << index)) !== 0);
    expect(each).toEqual([true, false, true, false]);
    expect(isAvailable({ ...after, mode: 'latest' }, carried)).toBe(true);
    expect(carryAvailability(before, before, bits)).toBe(bits);
  });

  it('is nothing where there were no topics, or are none any more', () => {
    expect([carryAvailability(undefined, of('a'), 1), carryAvailability(of('a'), undefined, 1)]).toEqual([0, 0]);
    expect(isAvailable(undefined, 0)).toBe(true);
  });
});
