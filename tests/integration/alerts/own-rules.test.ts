/** What a person wants to be told of, through the whole service: one life cycle for rules and for automations. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Alert } from '../../../main/service/model/alerts.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let peer: MqttPeer;
let home: ServiceHarness;

beforeEach(async () => {
  broker = await startAedes();
  peer = await connectPeer(broker.url);
  home = await startService({ brokers: [broker.url] });
  await home.reach('online');
  const config = { name: 'Damp', unique_id: 'damp', object_id: 'damp', state_topic: 'bath/damp' };
  await peer.publish('homeassistant/sensor/damp/config', config, { retain: true });
  await waitUntil('the sensor is known', () => {
    void peer.publish('bath/damp', '50');
    return home.entity('sensor.damp')?.state === '50';
  });
});
afterEach(async () => {
  await home.stop();
  await peer.stop();
  await broker.stop();
});

const alerts = (): readonly Alert[] => home.service.background.alerts.list({});
const says = async (value: string): Promise<void> => {
  await peer.publish('bath/damp', value);
  await home.shows('sensor.damp', value);
};

it('tells of five crossings of an automation’s limit once, and each is over with its state', async () => {
  const automation = {
    id: 'damp',
    name: 'Damp',
    enabled: true,
    triggers: [{ type: 'numeric', entityId: 'sensor.damp', above: 70 }],
    conditions: [],
    actions: [{ type: 'notify', title: 'Damp', message: 'It is damp', severity: 'warning' }],
    mode: 'single',
    maxRuns: 10,
  };
  expect(await home.api.call('automation.save', { automation })).toMatchObject({ ok: true });
  for (let crossing = 1; crossing <= 5; crossing++) {
    await says('75');
    // From the fourth on it is one alert that keeps changing.
    await waitUntil('it is raised', () => alerts().length === Math.min(crossing, 4));
    await says('60');
  }
  await waitUntil('it is shown', () => home.notifications.length > 0);
  const states = alerts().map(({ state }) => state);
  expect(states.filter((state) => state === 'recovered')).toHaveLength(3);
  expect(alerts().find(({ state }) => state !== 'recovered')).toMatchObject({ flapping: true });
  expect(home.notifications).toHaveLength(1);
});

it('takes a rule of one’s own, says what waits, and gives it up with its rule', async () => {
  const rule = {
    id: 'own:damp',
    enabled: true,
    severity: 'warning',
    forSeconds: 600,
    cooldownSeconds: 60,
    renotifySeconds: 0,
    notifyRecovery: false,
    name: 'Damp for long',
    about: { entityIds: ['sensor.damp'] },
    when: { above: 70 },
  };
  await says('80');
  expect(await home.api.call('alert.saveRule', { rule })).toMatchObject({ ok: true });
  await waitUntil('it waits', () => home.service.background.alerts.pending().length === 1);
  const pending = await home.api.call('alert.pending', {});
  expect(pending).toMatchObject({ ok: true, value: { pending: [{ alert: { rule: 'own:damp', state: 'pending' } }] } });
  expect(alerts()).toEqual([]);
  expect(await home.api.call('alert.deleteRule', { rule: 'own:damp' })).toMatchObject({ ok: true });
  expect(home.service.background.alerts.pending()).toEqual([]);
});

it('tells of any window that is open for 10 minutes while nobody is home, and of what carries a label', async () => {
  const names = ['kitchen', 'bath'];
  const window = (name: string) => {
    const device = { identifiers: [name], name: `${name} window` };
    return {
      name: null,
      unique_id: name,
      object_id: name,
      device_class: 'window',
      state_topic: `window/${name}`,
      device,
    };
  };
  for (const name of names)
    await peer.publish(`homeassistant/binary_sensor/${name}/config`, window(name), { retain: true });
  const tracker = { name: 'Anna', unique_id: 'anna', object_id: 'anna', state_topic: 'anna' };
  await peer.publish('homeassistant/device_tracker/anna/config', tracker, { retain: true });
  await waitUntil('all are known', () =>
    ['binary_sensor.kitchen_window', 'binary_sensor.bath_window', 'device_tracker.anna'].every(
      (id) => home.entity(id) !== undefined,
    ),
  );
  const common = { enabled: true, severity: 'warning', cooldownSeconds: 60, renotifySeconds: 0, notifyRecovery: false };
  const anyWindow = {
    ...common,
    id: 'own:windows',
    name: 'Window open while away',
    forSeconds: 600,
    about: { deviceClass: 'window' },
    when: { is: ['on'] },
    conditions: [{ type: 'nobody-home' }],
  };
  const labelled = {
    ...common,
    id: 'own:guests',
    name: 'Guests’ window',
    forSeconds: 0,
    about: { label: 'Guests' },
    when: { is: ['on'] },
  };
  for (const rule of [anyWindow, labelled])
    expect(await home.api.call('alert.saveRule', { rule })).toMatchObject({ ok: true });
  const pending = () => home.service.background.alerts.pending();
  await peer.publish('anna', 'home');
  await home.shows('device_tracker.anna', 'home');
  await peer.publish('window/kitchen', 'ON');
  await home.shows('binary_sensor.kitchen_window', 'on');
  expect(pending()).toEqual([]);
  await peer.publish('anna', 'not_home');
  await waitUntil('it waits', () => pending().length === 1);
  const [{ alert, dueAt = '' } = { alert: undefined }] = pending();
  expect(alert).toMatchObject({ rule: 'own:windows', entityId: 'binary_sensor.kitchen_window' });
  const dueInMs = Date.parse(dueAt) - Date.parse(alert?.since ?? '');
  expect(dueInMs).toBe(600_000);
  await peer.publish('anna', 'home');
  await waitUntil('it is off the list', () => pending().length === 0);

  await peer.publish('window/bath', 'ON');
  await home.shows('binary_sensor.bath_window', 'on');
  expect(alerts()).toEqual([]);
  const id = home.entity('binary_sensor.bath_window')?.deviceId ?? '';
  expect(await home.api.call('device.label', { id, labels: [' Guests ', 'Guests', ''] })).toEqual({
    ok: true,
    value: {},
  });
  await waitUntil('it is raised', () => alerts().length === 1);
  expect(alerts()).toMatchObject([{ rule: 'own:guests', entityId: 'binary_sensor.bath_window', state: 'raised' }]);
  const { entityId = '' } = alerts()[0] ?? {};
  expect(await home.api.call('device.label', { id, labels: [] })).toMatchObject({ ok: true });
  await waitUntil('it is over', () => alerts()[0]?.state === 'recovered');
  expect(await home.api.call('entity.label', { id: entityId, labels: ['Guests'] })).toMatchObject({ ok: true });
  await waitUntil('it is raised again', () => alerts().some(({ state }) => state === 'raised'));
  expect(home.entity(entityId)).toMatchObject({ labels: ['Guests'] });
  expect(await home.api.call('entity.label', { id: 'light.none', labels: [] })).toMatchObject({ ok: false });
});
