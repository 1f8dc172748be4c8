/** What the page calls low and offline is what the service raises alerts for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batteryOf, defaultBatteryPercent, isLow } from '../../main/service/entities/battery.ts';
import * as service from '../../main/service/entities/offline.ts';
import { defaultLowPercent, isAway, levelOf, lowPercentOf } from '../../renderer/format/judges.ts';

const entities = fc.record({
  platform: fc.constantFrom('sensor', 'binary_sensor', 'light' as const),
  available: fc.boolean(),
  state: fc.oneof(fc.constantFrom('on', 'off', 'unknown', '', ' ', '15', '14.9', '0'), fc.integer().map(String)),
  attributes: fc.record({ device_class: fc.constantFrom('battery', 'connectivity', undefined) }),
});

describe('the page and the service', () => {
  it('call the same batteries low', () => {
    expect(defaultLowPercent).toBe(defaultBatteryPercent);
    fc.assert(
      fc.property(entities, fc.integer({ min: 1, max: 100 }), (entity, percent) => {
        const level = levelOf(entity);
        expect(level === undefined ? undefined : level < percent).toBe(isLow(batteryOf(entity), percent));
      }),
    );
  });

  it('call the same devices offline', () => {
    fc.assert(
      fc.property(entities, (entity) => {
        expect(isAway(entity)).toBe(service.isAway(entity));
      }),
    );
  });

  it('take the percentage that the person gave the rule', () => {
    const rule = { id: 'battery.low', enabled: true, severity: 'warning', threshold: 30 } as never;
    expect(lowPercentOf([rule])).toBe(30);
    expect(lowPercentOf([])).toBe(15);
  });
});
