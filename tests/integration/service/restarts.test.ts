/** The service goes and comes back on the same folder: nothing is raised twice, and nothing is forgotten. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type HarnessOptions, type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let device: MqttPeer;
let dataDir: string;
let running: ServiceHarness | undefined;
const retain = { retain: true };

beforeEach(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  dataDir = await mkdtemp(join(tmpdir(), 'inglenook-restarts-'));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await device.stop();
  await broker.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(options: HarnessOptions = {}): Promise<ServiceHarness> {
  await running?.stop();
  running = await startService({ brokers: [broker.url], dataDir, ...options });
  return running;
}

const alarm = { name: 'Alarm', unique_id: 'alarm', state_topic: 'alarm', command_topic: 'alarm/set' };
const control = { name: 'control', unique_id: 'control', state_topic: 'control' };

describe('over restarts', () => {
  it('an alarm that the broker retains is raised once, at the first start', async () => {
    await device.publish('homeassistant/alarm_control_panel/alarm/config', alarm, retain);
    await device.publish('homeassistant/sensor/control/config', control, retain);
    await device.publish('alarm', 'triggered', retain);
    await device.publish('control', '1', retain);

    let home = await start();
    await home.shows('alarm_control_panel.alarm', 'triggered');
    await waitUntil('it is raised', () => home.heard('alert.raised').length === 1);
    await waitUntil('it is shown', () => home.notifications.length > 0);
    const [raised] = home.heard('alert.raised');
    expect(raised?.alert).toMatchObject({ rule: 'alarm.triggered', severity: 'critical', state: 'raised' });

    for (let round = 0; round < 2; round += 1) {
      home = await start();
      await home.shows('alarm_control_panel.alarm', 'triggered');
      await home.shows('sensor.control', '1');
      expect(home.heard('alert.raised')).toEqual([]);
      expect(home.service.snapshot().alerts.map(({ id }) => id)).toEqual([raised?.alert.id]);
    }
    // A connection that is lost and found replays it too.
    broker.cut();
    device = await connectPeer(broker.url);
    await waitUntil('it is gone', () => home.broker()?.state !== 'online');
    home.power('network-up');
    await home.reach('online');
    await home.shows('alarm_control_panel.alarm', 'triggered');
    expect(home.heard('alert.raised')).toEqual([]);

    await device.publish('alarm', 'disarmed', retain);
    await waitUntil('it is over', () => home.service.snapshot().alerts.length === 0);
    await device.publish('alarm', 'triggered', retain);
    await waitUntil('it is raised again', () => home.heard('alert.raised').length === 1);
  });

  it('ids, names, areas and settings stay', async () => {
    const config = (name: string, mark: string) => ({
      ...control,
      name,
      unique_id: mark,
      device: { identifiers: [mark], name: 'Box' },
    });
    await device.publish('homeassistant/sensor/a/config', config('Same', 'a'), retain);
    await device.publish('homeassistant/sensor/b/config', config('Same', 'b'), retain);
    let home = await start();
    await waitUntil('both are there', () => home.service.snapshot().entities.length === 2);
    const ids = () => Object.fromEntries(home.service.snapshot().entities.map(({ uniqueId, id }) => [uniqueId, id]));
    const before = ids();
    expect(new Set(Object.values(before))).toEqual(new Set(['sensor.box_same', 'sensor.box_same_2']));
    const deviceId = home.entity('sensor.box_same')?.deviceId ?? '';
    const done = await Promise.all([
      home.api.call('entity.rename', { id: 'sensor.box_same_2', name: 'Cellar' }),
      home.api.call('device.rename', { id: deviceId, name: 'Case', area: 'Attic' }),
      home.api.call('settings.update', { patch: { theme: 'dark' } }),
    ]);
    expect(done).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    // The other one comes first now.
    await device.publish('homeassistant/sensor/a/config', '', retain);
    home = await start();
    await waitUntil('b is there', () => home.service.snapshot().entities.length === 1);
    await device.publish('homeassistant/sensor/c/config', config('Same', 'c'), retain);
    await waitUntil('c is there', () => home.service.snapshot().entities.length === 2);
    expect(ids().b).toBe(before.b);
    expect(home.entity(before.b ?? '')?.name).toBe(before.b === 'sensor.box_same_2' ? 'Cellar' : 'Case Same');
    expect(home.service.snapshot().devices.some(({ name, area }) => name === 'Case' && area === 'Attic')).toBe(
      before.a !== 'sensor.box_same',
    );
    expect(home.service.settingsView().theme).toBe('dark');
  });

  it('brokers of one run are not saved, and no password is', async () => {
    const home = await start({ broker: { username: 'me' }, password: 'once-only-secret' });
    await home.reach('online');
    await home.api.call('settings.update', { patch: { theme: 'light' } });
    expect(JSON.stringify(home.service.settingsView())).not.toContain(broker.url);
    await home.stop();
    running = undefined;
    for (const name of ['settings.json', 'registry.json']) {
      const text = await readFile(join(dataDir, name), 'utf8').catch(() => '');
      expect(text).not.toContain(String(broker.port));
      expect(text).not.toContain('once-only-secret');
    }
  });

  it('a stopped service stays stopped until it is started', async () => {
    await device.publish('homeassistant/sensor/control/config', control, retain);
    await device.publish('control', '1', retain);
    let home = await start();
    await home.shows('sensor.control', '1');
    // All at once, as an impatient person clicks: the last one counts.
    const answers = ['service.stop', 'service.start', 'service.stop'].map((name) =>
      home.api.call(name, name === 'service.stop' ? { stayStopped: true } : {}),
    );
    expect(await Promise.all(answers)).toEqual(answers.map(() => ({ ok: true, value: {} })));
    expect(home.service.mode).toBe('stopped');
    expect(home.service.snapshot().brokers).toEqual([]);
    home = await start();
    expect(home.service.mode).toBe('stopped');
    expect(home.heard('service.ready')).toHaveLength(1);
    expect(home.service.snapshot().brokers).toEqual([]);
    await home.api.call('service.start', {});
    await home.shows('sensor.control', '1');
    // Once more does nothing: what runs is not started twice.
    const connects = home.heard('broker.changed').length;
    await home.api.call('service.start', {});
    expect(home.heard('broker.changed').length).toBe(connects);
    expect(home.service.mode).toBe('running');
  });

  it('damaged files are moved aside, and said', async () => {
    await device.publish('homeassistant/sensor/control/config', control, retain);
    for (const name of ['settings.json', 'registry.json', 'secrets.json', 'inglenook.db']) {
      await writeFile(join(dataDir, name), `{"not": what it was, ${'x'.repeat(5_000)}`);
    }
    const home = await start();
    await waitUntil('it runs', () => home.entity('sensor.control') !== undefined);
    expect(home.service.notices.map(({ code }) => code).sort()).toEqual([
      'database.recovered',
      'registry.recovered',
      'secrets.recovered',
      'settings.recovered',
    ]);
    for (const { detail } of home.service.notices) expect(await readFile(detail ?? '', 'utf8')).toContain('not');
    expect(await home.api.call('settings.update', { patch: { theme: 'dark' } })).toMatchObject({ ok: true });
    expect(
      await home.api.call('history.query', { entityId: 'x', from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' }),
    ).toEqual({
      ok: true,
      value: { points: [], gaps: [] },
    });
  });
});
