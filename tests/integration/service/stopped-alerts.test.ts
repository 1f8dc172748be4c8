/** A service that is stopped, started and restarted by hand keeps its open alerts as they are. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Alert } from '../../../main/service/model/alerts.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let device: MqttPeer;
let home: ServiceHarness;
const retain = { retain: true };

beforeEach(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  for (const [name, deviceClass] of [
    ['smoke', 'smoke'],
    ['case', 'tamper'],
  ] as const) {
    const config = { name, unique_id: name, state_topic: name, device_class: deviceClass };
    await device.publish(`homeassistant/binary_sensor/${name}/config`, config, retain);
    await device.publish(name, 'ON', retain);
  }
  home = await startService();
  const saved = await home.api.call('broker.save', {
    broker: { id: 'home', name: 'Home', url: broker.url },
  });
  expect(saved.ok).toBe(true);
  await waitUntil('both are shown', () => open().length === 2 && open().every(({ shown }) => shown === 1));
});
afterEach(async () => {
  await home.stop();
  await device.stop();
  await broker.stop();
});

const open = (): readonly Alert[] => home.service.snapshot().alerts;
const call = async (name: string, request: unknown = {}): Promise<void> => {
  expect(await home.api.call(name, request)).toMatchObject({ ok: true });
};
const isBack = async (): Promise<void> => {
  await home.shows('binary_sensor.smoke', 'on');
  await home.shows('binary_sensor.case', 'on');
};

it('a stop and a start end no alert and show none twice', async () => {
  const before = open();
  const acknowledged = before[1]?.id ?? '';
  await call('alert.acknowledge', { id: acknowledged });
  const kept = open();
  await call('service.stop', { stayStopped: true });
  expect(home.service.mode).toBe('stopped');
  expect(open()).toEqual(kept);

  await call('service.start');
  await isBack();
  await call('service.restart');
  await isBack();
  expect(open()).toEqual(kept);
  expect(home.notifications).toHaveLength(2);
  expect(home.heard('alert.raised')).toHaveLength(2);

  await device.publish('smoke', 'OFF', retain);
  await waitUntil('it is over', () => open().every(({ rule }) => rule !== 'safety.smoke'));
});

it('what ended while the service was stopped is over when it starts', async () => {
  await call('service.stop', { stayStopped: true });
  await device.publish('smoke', 'OFF', retain);
  await call('service.start');
  await waitUntil(
    'it is over',
    () =>
      open()
        .map(({ rule }) => rule)
        .join() === 'safety.tamper',
  );
});

it('an alert that is acknowledged while the service is stopped is not raised again', async () => {
  const [first] = open();
  await call('service.stop', { stayStopped: true });
  await call('alert.acknowledge', { id: first?.id });
  await call('service.start');
  await isBack();
  expect(open().find(({ id }) => id === first?.id)).toMatchObject({ state: 'acknowledged', shown: 1 });
  expect(home.heard('alert.raised')).toHaveLength(2);
});

it('a broker that is set up anew keeps its alerts, and one that is removed takes them along', async () => {
  const before = open();
  await call('broker.save', { broker: { id: 'home', name: 'My home', url: broker.url } });
  await waitUntil('the broker has its name', () => home.broker('home')?.name === 'My home');
  await isBack();
  expect(open()).toEqual(before);
  expect(home.notifications).toHaveLength(2);

  await call('broker.remove', { id: 'home' });
  await waitUntil('they are gone', () => open().length === 0);
});

it('a lost broker that is taken out while the service is stopped is lost no more', async () => {
  await broker.stop();
  await home.reach('waiting', 'home');
  await home.service.background.alerts.saveRule({
    id: 'broker.lost',
    enabled: true,
    severity: 'warning',
    forSeconds: 0,
    cooldownSeconds: 0,
    renotifySeconds: 0,
    notifyRecovery: false,
  });
  const lost = () => open().filter(({ rule }) => rule === 'broker.lost');
  // Its wait began under the old rule.
  await call('service.restart');
  await waitUntil('it is said', () => lost().length === 1);
  const [said] = lost();
  await call('service.restart');
  await home.reach('waiting', 'home');
  expect(lost().map(({ id }) => id)).toEqual([said?.id]);

  await call('service.stop', { stayStopped: true });
  await call('broker.remove', { id: 'home' });
  expect(lost()).toHaveLength(1);
  await call('service.start');
  expect(lost()).toEqual([]);
});
