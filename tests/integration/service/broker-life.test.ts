/** The service on a real Mosquitto that is killed, restarted, and refuses logins. */
import { afterEach, describe, expect, it } from 'vitest';
import { type MosquittoOptions, mosquittoMissing, mosquittoPath, startMosquitto } from '../../support/mosquitto.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type HarnessOptions, type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { climateSensor, lamp, publishHome } from '../../support/zigbee-home.ts';

const ends: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function mosquitto(options: MosquittoOptions = {}) {
  const broker = await startMosquitto(options);
  ends.push(() => broker.dispose());
  return { broker, url: `mqtt://127.0.0.1:${broker.port}` };
}

async function peerOf(url: string, login: { username?: string; password?: string } = {}): Promise<MqttPeer> {
  const peer = await connectPeer(url, login);
  ends.push(() => peer.stop());
  return peer;
}

async function serviceOn(url: string, options: HarnessOptions = {}): Promise<ServiceHarness> {
  const home = await startService({ brokers: [url], ...options });
  ends.push(() => home.stop());
  return home;
}

/** Reconnects at once in tests: the back-off is tested by itself. */
async function reconnects(home: ServiceHarness): Promise<void> {
  await waitUntil('it is online again', () => {
    if (home.broker()?.state === 'waiting') home.power('network-up');
    return home.broker()?.state === 'online';
  });
}

const automation = {
  id: 'follow',
  name: 'Follow the lamp',
  enabled: true,
  triggers: [
    { type: 'state', entityId: lamp.id, to: 'on' },
    { type: 'availability', entityId: lamp.id, to: 'online' },
    { type: 'mqtt', topic: lamp.state },
  ],
  conditions: [],
  actions: [{ type: 'publish', topic: 'test/fired', payload: 'x' }],
  mode: 'parallel',
  maxRuns: 10,
};

describe.skipIf(mosquittoPath === undefined)(`a real broker (else: ${mosquittoMissing})`, () => {
  it('finds announced devices, follows their states, and confirms commands', async () => {
    const { url } = await mosquitto();
    const device = await peerOf(url);
    await publishHome(device);
    const home = await serviceOn(url);

    await home.shows(lamp.id, 'on');
    const sensor = await home.shows(climateSensor.id, '21.5');
    expect(sensor).toMatchObject({
      platform: 'sensor',
      name: 'bedroom Temperature',
      available: true,
      attributes: { unit_of_measurement: '°C', device_class: 'temperature' },
    });
    const { devices } = home.service.snapshot();
    expect(devices.find(({ id }) => id === sensor.deviceId)).toMatchObject({ name: 'bedroom', manufacturer: 'IKEA' });

    await device.subscribe(lamp.command);
    device.answer(lamp.command, (payload) => void device.publish(lamp.state, payload, { retain: true }));
    const sent = await home.command(lamp.id, 'turn_on', { brightness: 200 });
    expect(sent).toMatchObject({ ok: true });
    await waitUntil('it is settled', () => home.heard('command.settled').length > 0);
    expect(home.heard('command.settled')).toEqual([
      { commandId: sent.ok ? (sent.value as { commandId: string }).commandId : '', outcome: 'confirmed' },
    ]);
    expect(JSON.parse((await device.hears(lamp.command)).payload)).toEqual({ state: 'ON', brightness: 199 });

    await device.publish(climateSensor.availability, { state: 'offline' }, { retain: true });
    await home.entityThat('it is away', climateSensor.id, (each) => !each.available);
    expect(home.entity(climateSensor.id)?.state).toBe('21.5');
    await device.publish(climateSensor.config, '', { retain: true });
    await waitUntil('it is removed', () => home.entity(climateSensor.id) === undefined);
    expect(home.heard('entity.removed')).toEqual([{ id: climateSensor.id }]);
    await waitUntil('its device too', () => home.heard('device.removed').some(({ id }) => id === sensor.deviceId));
  });

  it('takes kill -9 of the broker quietly: away, back with the right states, no alert, no automation', async () => {
    const { broker, url } = await mosquitto({
      persistence: true,
      lines: ['autosave_interval 1', 'autosave_on_changes true'],
    });
    let device = await peerOf(url);
    await publishHome(device);
    const home = await serviceOn(url);
    await home.shows(lamp.id, 'on');
    await home.shows(climateSensor.id, '21.5');
    expect(await home.api.call('automation.save', { automation })).toMatchObject({ ok: true });
    await device.subscribe('test/fired');
    await waitUntil('it is armed', () => home.heard('automation.changed').length > 0);
    // What was just saved listens from now on; a live message shows it.
    await device.publish(lamp.state, { state: 'ON', brightness: 100 }, { retain: true });
    await device.hears('test/fired');
    await home.entityThat('the state is there', lamp.id, (each) => each.attributes.brightness === 100);

    await broker.kill();
    await home.entityThat('the lamp is away', lamp.id, (each) => !each.available);
    expect(home.entity(climateSensor.id)).toMatchObject({ available: false, state: '21.5' });
    expect(await home.command(lamp.id, 'turn_off')).toMatchObject({ ok: false, error: { code: 'broker.offline' } });
    const changesBefore = home.heard('entity.changed').length;
    await broker.start();
    device = await peerOf(url);
    await device.subscribe('test/fired');
    await reconnects(home);
    await home.shows(lamp.id, 'on');
    await home.shows(climateSensor.id, '21.5');
    // A live message comes after the whole replay.
    await device.publish(climateSensor.state, { temperature: 22 });
    await home.shows(climateSensor.id, '22');
    const since = home.heard('entity.changed').slice(changesBefore);
    expect(since.filter(({ entity }) => entity.id === lamp.id).every(({ retained }) => retained)).toBe(true);
    expect(home.heard('alert.raised')).toEqual([]);
    expect(device.heard.filter(({ topic }) => topic === 'test/fired')).toEqual([]);
    expect(home.service.background.automations.list()[0]?.running).toBe(0);
  });

  it('keeps its devices when the broker comes back empty, and follows them again', async () => {
    const { broker, url } = await mosquitto({ persistence: false });
    let device = await peerOf(url);
    await publishHome(device);
    const home = await serviceOn(url);
    await home.shows(lamp.id, 'on');
    await broker.stop();
    await waitUntil('it is offline', () => home.broker()?.state !== 'online');
    await broker.start();
    await reconnects(home);
    // Nothing was announced again: what is known stays, as the last connection left it.
    expect(home.entity(lamp.id)).toMatchObject({ state: 'on', available: true });
    device = await peerOf(url);
    await publishHome(device);
    await device.publish(lamp.state, { state: 'OFF' });
    await home.shows(lamp.id, 'off');
    expect(home.service.snapshot().entities).toHaveLength(2);
    expect(home.heard('alert.raised')).toEqual([]);
  });

  it('says that a login was refused, once, and does not go on trying', async () => {
    const { url } = await mosquitto({
      anonymous: false,
      lines: ['password_file {folder}/passwords'],
      files: { passwords: '' },
    });
    const home = await serviceOn(url, { broker: { username: 'me' }, password: 'secret-of-mine' });
    await home.reach('refused');
    expect(home.broker()?.reason).toMatch(/^broker\.refused/);
    home.power('network-up');
    home.power('resume');
    expect(home.broker()?.state).toBe('refused');
    expect(home.heard('broker.changed').filter(({ broker: each }) => each.state === 'connecting').length).toBeLessThan(
      4,
    );
    expect(JSON.stringify([home.lines, home.heard('broker.changed'), home.service.snapshot()])).not.toContain(
      'secret-of-mine',
    );
  });

  it('keeps two brokers apart: an entity knows its own', async () => {
    const one = await mosquitto();
    const two = await mosquitto();
    const first = await peerOf(one.url);
    const second = await peerOf(two.url);
    await publishHome(first);
    await publishHome(second);
    const home = await startService({ brokers: [one.url, two.url] });
    ends.push(() => home.stop());
    await waitUntil('all are there', () => home.service.snapshot().entities.length === 4);
    const lamps = home.service.snapshot().entities.filter(({ platform }) => platform === 'light');
    expect(lamps.map(({ brokerId }) => brokerId).sort()).toEqual(['cli', 'cli-2']);
    expect(new Set(lamps.map(({ id }) => id)).size).toBe(2);
    expect(new Set(lamps.map(({ deviceId }) => deviceId)).size).toBe(2);
    const other = lamps.find(({ brokerId }) => brokerId === 'cli-2')?.id ?? '';
    const own = lamps.find(({ brokerId }) => brokerId === 'cli')?.id ?? '';
    await first.subscribe('zigbee2mqtt/+/set');
    await second.subscribe('zigbee2mqtt/+/set');
    await home.shows(other, 'on');
    expect(await home.command(other, 'turn_off')).toMatchObject({ ok: true });
    await second.hears(lamp.command);
    expect(first.heard).toEqual([]);
    await two.broker.kill();
    await home.entityThat('those of the lost one are away', other, (each) => !each.available);
    expect(home.entity(own)?.available).toBe(true);
  });
});
