/** A device with one set-point and a range: what is known of the range on one side alone is remembered and forgotten alike. */
import { describe, expect, it } from 'vitest';
import type { ClimateConfig, ClimateState } from '../../../main/service/platforms/climate/config.ts';
import { parkRange, parkSingle, swapSetPoints } from '../../../main/service/platforms/climate/setpoints.ts';

const config = { modes: ['off', 'heat', 'heat_cool'] } as unknown as ClimateConfig;
const state = (about: object): ClimateState =>
  ({ temperature: null, low: null, high: null, ...about }) as unknown as ClimateState;

describe('a range that is known on one side', () => {
  it.each([
    [{ low: 18 }, { low: 18, high: null }],
    [{ high: 24 }, { low: null, high: 24 }],
    [
      { low: 18, high: 24 },
      { low: 18, high: 24 },
    ],
  ])('%j rests as it was', (range, parked) => {
    expect(parkRange(config, state(range))).toMatchObject({ low: null, high: null, parked });
  });

  it('that is not known at all has nothing to rest', () => {
    const unknown = state({});
    expect([parkRange(config, unknown), parkSingle(config, unknown)]).toEqual([unknown, unknown]);
  });

  it.each([[{ low: 18 }], [{ high: 24 }]])(
    '%j is not overwritten by the one that rested, when its mode comes',
    (range) => {
      const parked = { temperature: null, low: 10, high: 30 };
      expect(swapSetPoints(config, state({ ...range, parked }), 'heat_cool')).toMatchObject(range);
      const other = 'low' in range ? 'high' : 'low';
      expect(swapSetPoints(config, state({ ...range, parked }), 'heat_cool')[other]).toBeNull();
    },
  );
});
