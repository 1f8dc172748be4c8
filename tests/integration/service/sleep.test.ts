/** The machine sleeps and wakes, and links die without a word. */
import { afterEach, describe, expect, it } from 'vitest';
import { startAedes } from '../../support/aedes-broker.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { connectPeer } from '../../support/mqtt-peer.ts';
import { startService } from '../../support/service-harness.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { waitUntil } from '../../support/wait-until.ts';

const ends: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
const retain = { retain: true };

async function asleepHome() {
  const broker = await startAedes();
  ends.push(() => broker.stop());
  const proxy = await startTcpProxy(broker.port);
  ends.push(() => proxy.stop());
  const device = await connectPeer(broker.url);
  ends.push(() => device.stop());
  await device.publish('homeassistant/sensor/s/config', { name: 's', unique_id: 's', state_topic: 's' }, retain);
  await device.publish('s', '1', retain);
  const home = await startService({ brokers: [`mqtt://127.0.0.1:${proxy.port}`], timers: createFastClock(20) });
  ends.push(() => home.stop());
  await home.shows('sensor.s', '1');
  return { broker, proxy, device, home };
}

describe('sleep', () => {
  it('marks nothing as away when the link outlives it', async () => {
    const { device, home } = await asleepHome();
    home.power('suspend');
    home.power('resume');
    await device.publish('s', '2', retain);
    await home.shows('sensor.s', '2');
    expect(home.heard('entity.changed').every(({ entity }) => entity.available)).toBe(true);
    expect(home.heard('broker.changed').filter(({ broker }) => broker.state === 'online')).toHaveLength(1);
  });

  it('connects at once on waking, and replays no event', async () => {
    const { broker, device, home } = await asleepHome();
    home.power('suspend');
    broker.cut();
    await home.entityThat('it is away', 'sensor.s', ({ available }) => !available);
    const again = await connectPeer(broker.url);
    ends.push(() => again.stop());
    await again.publish('s', '5', retain);
    home.power('resume');
    // Waiting out a back-off would take 50 ms and more on this clock, and ten attempts: it is the first attempt.
    await home.shows('sensor.s', '5');
    expect(home.heard('entity.changed').at(-1)).toMatchObject({ entity: { state: '5' }, retained: true });
    expect(home.heard('alert.raised')).toEqual([]);
    expect(device.heard).toEqual([]);
  });

  it('finds out that the link is dead although nobody closed it', async () => {
    const { proxy, device, home } = await asleepHome();
    proxy.freeze();
    await device.publish('s', '7', retain);
    home.power('suspend');
    home.power('resume');
    await waitUntil('it has connected anew', () => proxy.connections === 2);
    await home.shows('sensor.s', '7');
    expect(home.heard('alert.raised')).toEqual([]);
  });

  it('says that a broker is lost only after a grace of awake time, and takes it back', async () => {
    const { broker, home } = await asleepHome();
    home.power('suspend');
    await broker.stop();
    await waitUntil('it is gone', () => home.broker()?.state !== 'online');
    expect(home.heard('alert.raised')).toEqual([]);
    home.power('resume');
    // 30 s on this clock are one and a half.
    await waitUntil('it is said', () => home.heard('alert.raised').length > 0);
    expect(home.heard('alert.raised').map(({ alert }) => alert.rule)).toEqual(['broker.lost']);
  });
});
