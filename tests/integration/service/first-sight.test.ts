/** What a device shows when it is met: after a start for alerts, after each new connection for those that have to be asked. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { tasmotaPump } from '../../support/tasmota-pump.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let device: MqttPeer;
let folder: string;
let home: ServiceHarness | undefined;
const retain = { retain: true };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-first-sight-'));
  broker = await startAedes();
  device = await connectPeer(broker.url);
});
afterEach(async () => {
  await home?.stop();
  await device.stop();
  await broker.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = async (): Promise<ServiceHarness> => {
  home = await startService({ brokers: [broker.url], dataDir: folder });
  return home;
};

describe('a device at first sight', () => {
  const lamp = (name: string) => ({
    name,
    unique_id: name,
    command_topic: `${name}/set`,
    state_topic: name,
    availability_topic: 'lamp/online',
    device: { identifiers: ['lamp'], name: 'Lamp' },
  });
  const rule = {
    id: 'device.offline',
    enabled: true,
    severity: 'warning',
    forSeconds: 0,
    cooldownSeconds: 0,
    renotifySeconds: 0,
    notifyRecovery: false,
  };
  const open = (): string[] => home?.service.snapshot().alerts.map((each) => each.rule) ?? [];

  it('that is offline already is an alert, and one that is back when the next start meets it is none', async () => {
    await device.publish('lamp/online', 'offline', retain);
    for (const name of ['one', 'two']) await device.publish(`homeassistant/light/${name}/config`, lamp(name), retain);
    const first = await start();
    expect(await first.api.call('alert.saveRule', { rule })).toMatchObject({ ok: true });
    await first.stop();
    await start();
    await waitUntil('it is told', () => open().join() === 'device.offline');
    await home?.stop();
    await device.publish('lamp/online', 'online', retain);
    await start();
    await waitUntil('it is over', () => open().length === 0);
  });
});

describe('a device that tells its state when it is asked', () => {
  it.each([
    ['Tasmota', `tasmota/discovery/${tasmotaPump.mac}/config`, tasmotaPump.config, 'cmnd/pump/STATUS'],
    ['Shelly', 'shellyplus1pm-aabbccddeeff/online', 'true', 'shellyplus1pm-aabbccddeeff/rpc'],
  ])('is asked anew in each connection: %s', async (_name, topic, announcement, question) => {
    await device.subscribe(question);
    await device.publish(topic, announcement, retain);
    const service = await start();
    const asked = (): number => device.heard.filter((each) => each.topic === question).length;
    await waitUntil('it is asked', () => asked() > 0);
    await service.reach('online');
    // Its status may have been asked for in several parts: they have all come before the next connection.
    await device.publish('mark', 'x');
    const before = asked();
    expect(await service.api.call('broker.reconnect', { id: 'cli' })).toMatchObject({ ok: true });
    await waitUntil('it is asked again', () => asked() > before);
  });
});
