/** What tasks and automations make of a whole service: fetched values as entities, checks, signals, a stopped service. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let device: MqttPeer;
let home: ServiceHarness;
let weather: Server;
let url: string;
const authorizations: Array<string | undefined> = [];

beforeAll(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  home = await startService({ brokers: [broker.url] });
  await home.reach('online');
  weather = createServer((request, response) => {
    authorizations.push(request.headers.authorization);
    response.end('{"main":{"temp":21.5},"sky":"clear"}');
  });
  await new Promise<void>((resolve) => weather.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(weather.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  weather?.close();
  await home?.stop();
  await device?.stop();
  await broker?.stop();
});

async function call(name: string, request: object = {}): Promise<Record<string, unknown>> {
  const answer = await home.api.call(name, request);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.detail ?? ''}`);
  return answer.value as Record<string, unknown>;
}

const fetching = (input: object) => ({
  id: 'weather',
  name: 'Weather',
  kind: 'http',
  input: { url, ...input },
  schedule: { type: 'manual' },
});

describe('values that a task fetches', () => {
  it('are sensors with their units, and go when the task fetches them no more', async () => {
    const values = { Temperature: 'main.temp', Sky: 'sky' };
    await call('task.save', { task: fetching({ values, units: { Temperature: '°C' } }) });
    await call('task.run', { id: 'weather' });
    const temperature = await home.shows('sensor.weather_temperature', '21.5');
    expect(temperature.attributes.unit_of_measurement).toBe('°C');
    expect((await home.shows('sensor.weather_sky', 'clear')).attributes.unit_of_measurement).toBeUndefined();

    await call('task.save', { task: fetching({ values: { Temperature: 'main.temp' }, units: { Temperature: 'C' } }) });
    await waitUntil('the sky is gone', () => home.entity('sensor.weather_sky') === undefined);
    await call('task.run', { id: 'weather' });
    await waitUntil(
      'the unit is the new one',
      () => home.entity('sensor.weather_temperature')?.attributes.unit_of_measurement === 'C',
    );
    await call('task.remove', { id: 'weather' });
    await waitUntil('all are gone', () => home.entity('sensor.weather_temperature') === undefined);
  });
});

describe('the token of a web address', () => {
  const outcome = async (): Promise<unknown> => {
    const before = ((await call('task.runs', { taskId: 'weather' })).runs as unknown[]).length;
    await call('task.run', { id: 'weather' });
    const runs = async () => (await call('task.runs', { taskId: 'weather' })).runs as Array<{ result?: string }>;
    await expect.poll(async () => (await runs()).filter(({ result }) => result !== undefined).length).toBe(before + 1);
    return (await runs())[0];
  };

  it('is sent, stands in no file of the settings, and goes with its task', async () => {
    const task = { ...fetching({ bearerSecret: 'weather', values: {} }), maxAttempts: 1 };
    await call('task.save', { task });
    await call('task.setToken', { name: 'weather', token: 'hunter2-of-the-weather' });
    expect(await outcome()).toMatchObject({ result: 'done' });
    expect(authorizations.at(-1)).toBe('Bearer hunter2-of-the-weather');
    expect(JSON.stringify(await call('settings.export'))).not.toContain('hunter2');
    expect(JSON.stringify(await call('task.export'))).not.toContain('hunter2');

    // Another host, by a change or an imported file, does not get it.
    const elsewhere = { ...task, input: { ...task.input, url: task.input.url.replace('127.0.0.1', 'localhost') } };
    await call('task.save', { task: elsewhere, existing: 'update' });
    const sent = authorizations.length;
    const message = 'http.secret: weather is kept for another host';
    expect(await outcome()).toMatchObject({ result: 'failed', message });
    expect(authorizations).toHaveLength(sent);

    await call('task.remove', { id: 'weather' });
    await call('task.save', { task });
    expect(await outcome()).toMatchObject({ result: 'failed', message: 'http.secret: weather is not set' });
    await call('task.remove', { id: 'weather' });
  });

  it('is never the password of a broker', async () => {
    const own = { id: 'guarded', name: 'Guarded', url: broker.url, enabled: false, protocolVersion: 5 };
    await call('broker.save', { broker: { ...own, discoveryPrefix: 'homeassistant' }, password: 'hunter2' });
    const bearerSecret = 'broker.guarded.password';
    await call('task.save', { task: { ...fetching({ bearerSecret }), maxAttempts: 1 } });
    expect(await outcome()).toMatchObject({ result: 'failed', message: `http.secret: ${bearerSecret} is not set` });
    await call('task.remove', { id: 'weather' });
  });
});

describe('a backup', () => {
  it('is imported as settings are, and a damaged one is refused', async () => {
    await call('task.save', { task: { id: 'copy', name: 'Copy', kind: 'backup', schedule: { type: 'manual' } } });
    await call('task.run', { id: 'copy' });
    await expect
      .poll(async () => (await call('task.runs', { taskId: 'copy' })).runs)
      .toMatchObject([{ taskName: 'Copy', result: 'done' }]);
    const folder = join(home.dataDir, 'backups');
    const json = readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8');
    await call('task.remove', { id: 'copy' });
    expect(await home.api.call('settings.import', { json: json.replace('Copy', 'Capy') })).toMatchObject({
      error: { code: 'settings.invalid', detail: 'the backup is damaged' },
    });
    await call('settings.import', { json });
    expect((await call('task.list')).tasks).toContainEqual(expect.objectContaining({ id: 'copy', name: 'Copy' }));
    await call('task.remove', { id: 'copy' });
  });
});

describe('a definition that is being edited', () => {
  it('is told all that is wrong with it, field by field, and nothing is saved', async () => {
    const task = {
      id: 'x',
      name: '',
      kind: 'http',
      input: { url: 'x' },
      schedule: { type: 'cron', cron: '61 * * * *' },
    };
    expect((await call('task.check', { task })).problems).toEqual([
      { path: 'name', message: 'must not be empty' },
      { path: 'schedule.cron', message: expect.stringContaining('61') },
    ]);
    const automation = {
      id: 'x',
      name: 'X',
      triggers: [{ type: 'cron', cron: '0 7 * *' }],
      conditions: [{ type: 'and', conditions: [{ type: 'template', template: '{{ a' }] }],
      actions: [{ type: 'wait', trigger: { type: 'manual' }, timeoutSeconds: 5, continueOnTimeout: true }],
    };
    expect((await call('automation.check', { automation })).problems).toMatchObject([
      { path: 'triggers[0].cron' },
      { path: 'conditions[0].conditions[0].template' },
      { path: 'actions[0].trigger', message: 'cannot be waited for' },
    ]);
    expect((await call('automation.list')).automations).toEqual([]);
  });
});

describe('signals of a device', () => {
  it('are listed as it announced them', async () => {
    const info = { identifiers: ['remote'], name: 'Remote' };
    for (const subtype of ['on', 'off']) {
      const trigger = {
        automation_type: 'trigger',
        topic: 'act',
        type: 'short',
        subtype,
        payload: subtype,
        device: info,
      };
      await device.publish(`homeassistant/device_automation/remote/${subtype}/config`, JSON.stringify(trigger));
    }
    await device.publish(
      'homeassistant/sensor/remote/config',
      JSON.stringify({ name: 'Battery', unique_id: 'b', state_topic: 'b', device: info }),
    );
    await waitUntil('it is there', () => home.entity('sensor.remote_battery') !== undefined);
    const deviceId = home.entity('sensor.remote_battery')?.deviceId ?? '';
    await expect
      .poll(async () => (await call('automation.deviceTriggers', { deviceId })).triggers)
      .toEqual([
        { deviceId, type: 'short', subtype: 'on' },
        { deviceId, type: 'short', subtype: 'off' },
      ]);
    expect((await call('automation.deviceTriggers')).triggers).toHaveLength(2);
    expect((await call('automation.deviceTriggers', { deviceId: 'none' })).triggers).toEqual([]);
  });
});

describe('while the service is stopped', () => {
  it('automations are still there, and can be changed but not run', async () => {
    const automation = { id: 'a', name: 'A', triggers: [{ type: 'manual' }], actions: [] };
    await call('automation.save', { automation });
    await call('service.stop', { stayStopped: true });
    expect((await call('automation.list')).automations).toMatchObject([{ id: 'a', running: 0 }]);
    await call('automation.save', { automation: { ...automation, id: 'b', name: 'B' } });
    expect(home.heard('automation.changed').at(-1)?.automation).toMatchObject({ id: 'b', name: 'B' });
    const removed: string[] = [];
    const stop = home.service.on('automation.removed', ({ id }) => removed.push(id));
    await call('automation.remove', { id: 'a' });
    stop();
    expect(removed).toEqual(['a']);
    expect(await home.api.call('automation.run', { id: 'b' })).toMatchObject({ error: { code: 'service.stopped' } });
    await call('service.start');
    expect((await call('automation.list')).automations).toMatchObject([{ id: 'b' }]);
    await call('automation.run', { id: 'b' });
  });
});
