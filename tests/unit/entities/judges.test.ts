/** The judges that alerts, health check, digest and window share: of a low battery, and of what is offline. */
import { describe, expect, it } from 'vitest';
import { batteryOf, isLow } from '../../../main/service/entities/battery.ts';
import { isAway, isLink, isOffline } from '../../../main/service/entities/offline.ts';
import type { Entity } from '../../../main/service/model/entities.ts';

const entity = (
  platform: Entity['platform'],
  state: string,
  changes: Partial<Pick<Entity, 'available' | 'attributes'>> = {},
) => ({ platform, state, available: true, attributes: {}, ...changes });

describe('a battery', () => {
  it.each([
    ['a percentage', entity('sensor', '14.5'), 14.5],
    ['empty', entity('sensor', '0'), 0],
    ['no number', entity('sensor', 'unknown'), undefined],
    ['nothing', entity('sensor', ' '), undefined],
    ['without end', entity('sensor', 'Infinity'), undefined],
    ['out of reach', entity('sensor', '50', { available: false }), undefined],
    ['low, says the device', entity('binary_sensor', 'on'), 'low'],
    ['fine, says the device', entity('binary_sensor', 'off'), 'fine'],
    ['not known', entity('binary_sensor', 'unknown'), undefined],
    ['low when it was last heard', entity('binary_sensor', 'on', { available: false }), undefined],
    ['no battery at all', entity('number', '3'), undefined],
  ])('is %s', (_what, of, battery) => {
    expect(batteryOf(of)).toBe(battery);
  });

  it.each([
    [14.9, true],
    [15, false],
    [0, true],
    ['low', true],
    ['fine', false],
    [undefined, undefined],
  ] as const)('at %s is low: %s', (battery, low) => {
    expect(isLow(battery, 15)).toBe(low);
  });
});

describe('what is offline', () => {
  const link = (state: string) => entity('binary_sensor', state, { attributes: { device_class: 'connectivity' } });
  const gone = entity('light', 'on', { available: false });

  it('is what does not answer, or is said not to be connected', () => {
    expect([gone, entity('light', 'off'), link('off'), link('on'), entity('binary_sensor', 'off')].map(isAway)).toEqual(
      [true, false, true, false, false],
    );
    expect(isAway(entity('sensor', 'off', { attributes: { device_class: 'connectivity' } }))).toBe(false);
    expect([
      isLink('binary_sensor', 'connectivity'),
      isLink('binary_sensor', 'door'),
      isLink('sensor', 'connectivity'),
    ]).toEqual([true, false, false]);
  });

  it('is a device of which nothing answers, and none of which nothing is known', () => {
    expect([isOffline([gone, link('off')]), isOffline([gone, link('on')]), isOffline([])]).toEqual([
      true,
      false,
      undefined,
    ]);
  });
});
