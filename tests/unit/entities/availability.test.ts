import { describe, expect, it } from 'vitest';
import type { Availability } from '../../../main/service/discovery/definition.ts';
import { isAvailable, reduceAvailability } from '../../../main/service/entities/availability.ts';

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
