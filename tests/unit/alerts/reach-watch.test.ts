import { expect, it } from 'vitest';
import { createReachWatch, settleMs } from '../../../main/service/alerts/reach-watch.ts';
import type { Device } from '../../../main/service/model/entities.ts';
import { blankEntity } from '../../support/entities.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

it('looks at where things are, not at their whole records, when a large home is away with its broker', () => {
  const clock = createFakeClock();
  const homeOf = (id: string): string => `device.${Number(id.split('_')[1]) % 500}`;
  const record = (id: string) => ({ ...blankEntity(id, clock.now()), deviceId: homeOf(id), available: false });
  let records = 0;
  const causes: string[] = [];
  const watch = createReachWatch({
    timers: clock,
    now: clock.now,
    entity: (id) => {
      records += 1;
      return record(id);
    },
    place: (id) => ({ brokerId: record(id).brokerId, deviceId: homeOf(id) }),
    device: (id) => {
      records += 1;
      return { id, name: `Name of ${id}`, identifiers: [], connections: [], entityIds: [] } as Device;
    },
    gateway: () => undefined,
    brokerOnline: () => false,
    tellsGateways: () => true,
    settled: (all) => causes.push(...all),
  });
  for (let index = 0; index < 4_000; index += 1) watch.noticed(record(`sensor.x_${index}`));
  records = 0;
  clock.advance(settleMs);
  const cause = `broker.lost:${record('sensor.x_0').brokerId}`;
  expect(causes).toEqual([cause]);
  expect(watch.behind(cause)).toMatchObject({ behind: 500, names: expect.stringMatching(/^Name of device\.0, /) });
  expect(records).toBeLessThan(50);
  watch.stop();
});
