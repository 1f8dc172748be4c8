/** Devices are taken away where they live, nothing of others with them; and come back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let peer: MqttPeer;
let home: ServiceHarness;
const retain = { retain: true };

const state = { type: 'binary', name: 'state', property: 'state', access: 7, value_on: 'ON', value_off: 'OFF' };
const zigbee = (ieee: string, name: string) => ({
  ieee_address: ieee,
  friendly_name: name,
  type: 'Router',
  power_source: 'Mains (single phase)',
  definition: {
    model: 'M',
    vendor: 'V',
    description: 'D',
    exposes: [{ type: 'switch', features: [state] }],
    options: [],
  },
  endpoints: {},
});
const bridgeDevices = 'zigbee2mqtt/bridge/devices';
const sensor = (id: string, device: string) => ({
  name: id,
  unique_id: id,
  state_topic: `${device}/${id}`,
  device: { identifiers: [device], name: device },
});

beforeAll(async () => {
  broker = await startAedes();
  peer = await connectPeer(broker.url);
  await peer.publish('zigbee2mqtt/bridge/state', { state: 'online' }, retain);
  await peer.publish(
    'zigbee2mqtt/bridge/info',
    { version: '2.1.0', config: { homeassistant: { enabled: false } } },
    retain,
  );
  await peer.publish(bridgeDevices, [zigbee('0x1', 'plug'), zigbee('0x2', 'other')], retain);
  for (const id of ['one', 'two']) await peer.publish(`homeassistant/sensor/${id}/config`, sensor(id, 'box'), retain);
  await peer.subscribe('#');
  home = await startService({ brokers: [broker.url] });
  await home.entityThat('zigbee', 'switch.plug', () => true);
  await home.entityThat('zigbee', 'switch.other', () => true);
  await home.entityThat('box', 'sensor.box_two', () => true);
});
afterAll(async () => {
  await home?.stop();
  await peer?.stop();
  await broker?.stop();
});

const deviceOf = (entityId: string): string => home.entity(entityId)?.deviceId ?? '';
/** Empty retained messages since the last look. */
const cleared = (): string[] => peer.heard.filter(({ payload }) => payload === '').map(({ topic }) => topic);

describe('a device of a Zigbee2MQTT bridge', () => {
  it('is removed by its bridge, and what announces all devices stays', async () => {
    const id = deviceOf('switch.plug');
    expect(await home.api.call('device.removal', { id })).toEqual({
      ok: true,
      value: { clear: [], request: 'zigbee2mqtt/bridge/request/device/remove' },
    });
    peer.answer('zigbee2mqtt/bridge/request/device/remove', (text) => {
      const { id: ieee, transaction } = JSON.parse(text) as { id: string; transaction: string };
      expect(ieee).toBe('0x1');
      void peer.publish('zigbee2mqtt/bridge/response/device/remove', {
        status: 'ok',
        data: { id: ieee, block: false, force: false },
        transaction,
      });
      void peer.publish(bridgeDevices, [zigbee('0x2', 'other')], retain);
    });
    expect(await home.api.call('device.remove', { id })).toMatchObject({ ok: true });
    await waitUntil('it is gone', () => home.entity('switch.plug') === undefined);
    expect(home.entity('switch.other')).toBeDefined();
    expect(cleared()).toEqual([]);
  });

  it('stays, with the words of the bridge, where that refuses', async () => {
    peer.answer('zigbee2mqtt/bridge/request/device/remove', (text) => {
      const { transaction } = JSON.parse(text) as { transaction: string };
      void peer.publish('zigbee2mqtt/bridge/response/device/remove', {
        status: 'error',
        error: 'no answer from the device',
        data: {},
        transaction,
      });
    });
    expect(await home.api.call('device.remove', { id: deviceOf('switch.other') })).toEqual({
      ok: false,
      error: { code: 'broker.refused', detail: 'no answer from the device' },
    });
    expect(home.entity('switch.other')).toBeDefined();
  });

  it('can be forgotten here, also over a change of its announcement, and is brought back', async () => {
    const id = deviceOf('switch.other');
    expect(await home.api.call('device.forget', { id })).toMatchObject({ ok: true });
    await waitUntil('it is gone', () => home.entity('switch.other') === undefined);
    await peer.publish(bridgeDevices, [zigbee('0x2', 'renamed'), zigbee('0x3', 'third')], retain);
    await home.entityThat('others come', 'switch.third', () => true);
    expect(home.entity('switch.other')).toBeUndefined();
    expect(await home.api.call('device.removals', {})).toMatchObject({ value: { forgotten: [{ id, name: 'other' }] } });
    expect(await home.api.call('device.recall', { id })).toMatchObject({ ok: true });
    await home.entityThat('it is back', 'switch.other', ({ name }) => name === 'renamed');
    expect(cleared()).toEqual([]);
  });
});

describe('a device of Home Assistant discovery', () => {
  it('is cleared from the broker, and published again when it is wanted back', async () => {
    const id = deviceOf('sensor.box_two');
    const topics = ['homeassistant/sensor/one/config', 'homeassistant/sensor/two/config'];
    expect(await home.api.call('device.removal', { id })).toEqual({ ok: true, value: { clear: topics } });
    const removed = await home.api.call('device.remove', { id });
    expect(removed).toMatchObject({ ok: true });
    await waitUntil('it is gone', () => home.entity('sensor.box_two') === undefined);
    expect(cleared().sort()).toEqual(topics);
    const listed = await home.api.call('device.removals', {});
    expect(listed).toMatchObject({ value: { removed: [{ name: 'box', topics }] } });
    const removal = removed.ok ? (removed.value as { removal: string }).removal : '';
    expect(await home.api.call('device.restore', { id: removal })).toMatchObject({ ok: true });
    await home.entityThat('it is back', 'sensor.box_one', () => true);
    const last = (topic: string) => peer.heard.findLast((each) => each.topic === topic)?.payload;
    await waitUntil('as it was', () => last(topics[1] ?? '') === JSON.stringify(sensor('two', 'box')));
    expect(await home.api.call('device.removals', {})).toMatchObject({ value: { removed: [] } });
  });
});
