/** A broker full of announcements: bounded time, bounded number, and the home goes on. */
import { afterEach, describe, expect, it } from 'vitest';
import { startAedes } from '../../support/aedes-broker.ts';
import { connectPeer } from '../../support/mqtt-peer.ts';
import { startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

const ends: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

describe('very many announcements', () => {
  it('takes 50 000 of one name in bounded time, refuses more, and removes them as quickly', async () => {
    const broker = await startAedes({ concurrency: 1_000 });
    ends.push(() => broker.stop());
    const home = await startService({ brokers: [broker.url], maxEntities: 50_000 });
    ends.push(() => home.stop());
    await home.reach('online');
    const device = await connectPeer(broker.url);
    ends.push(() => device.stop());
    const total = 50_100;
    const config = (index: number) => ({
      state_topic: `many/${index % 100}`,
      unique_id: `many${index}`,
      device: { identifiers: [`many${index % 20_000}`] },
    });
    const flood = async (payload: (index: number) => unknown): Promise<void> => {
      for (let index = 0; index < total; index += 1) {
        const sent = device.publish(`homeassistant/sensor/many${index}/config`, payload(index), { qos: 0 });
        if (index % 500 === 499) await sent;
      }
    };
    const started = performance.now();
    await flood(config);
    await waitUntil('all have arrived', () => home.service.counters().discoveryRejected === 100, 60_000);
    expect(home.service.counters().entities).toBe(50_000);
    await waitUntil('all are announced', () => home.entity('sensor.mqtt_sensor_50000') !== undefined, 20_000);
    await device.publish('many/7', '7');
    await home.shows('sensor.mqtt_sensor_8', '7');
    await flood(() => '');
    await waitUntil('all are gone', () => home.service.counters().entities === 0, 60_000);
    expect(home.service.counters().devices).toBe(0);
    expect(performance.now() - started).toBeLessThan(60_000);
    await device.publish('homeassistant/sensor/after/config', { name: 'after', state_topic: 'after' });
    await waitUntil('there is room again', () => home.entity('sensor.after') !== undefined);
  }, 120_000);
});
