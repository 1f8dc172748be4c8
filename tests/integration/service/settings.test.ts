/** What a person changes is on disk when it is answered, or has not happened; and no change undoes another. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildDefinition } from '../../../main/service/discovery/build.ts';
import type { SettingsCopy } from '../../../main/service/model/app.ts';
import { createFakeBroker } from '../../support/registry-harness.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let folder: string;
let home: ServiceHarness;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-settings-'));
});
afterEach(async () => {
  await home.stop();
  await rm(folder, { recursive: true, force: true });
});

const automation = (id: string) => ({
  id,
  name: id,
  enabled: true,
  triggers: [{ type: 'mqtt', topic: 'a' }],
  conditions: [],
  actions: [{ type: 'stop' }],
  mode: 'single',
  maxRuns: 1,
});
const rule = (id: string) => ({
  id,
  enabled: false,
  severity: 'info',
  forSeconds: 1,
  cooldownSeconds: 1,
  renotifySeconds: 0,
  notifyRecovery: false,
});

describe('copies', () => {
  it('are made daily from the first start on, and taken back where the file was damaged', async () => {
    home = await startService({ dataDir: folder });
    expect(home.service.snapshot().tasks).toContainEqual(
      expect.objectContaining({ kind: 'backup', enabled: true, input: expect.objectContaining({ keep: 14 }) }),
    );
    await home.api.call('settings.update', { patch: { setupDone: true, theme: 'dark' } });
    expect(await home.api.call('task.run', { id: 'backup' })).toMatchObject({ ok: true });
    await waitUntil('it is done', () => home.heard('task.run').some(({ run }) => run.result === 'done'));
    await home.stop();
    await writeFile(join(folder, 'settings.json'), '{"theme": "da');
    home = await startService({ dataDir: folder });
    expect(home.service.settings.get()).toMatchObject({ setupDone: false, theme: 'system' });
    const listed = await home.api.call('settings.backups', {});
    const [copy] = listed.ok ? (listed.value as { copies: SettingsCopy[] }).copies : [];
    expect(await home.api.call('settings.restore', { file: copy?.file ?? '' })).toMatchObject({ ok: true });
    expect(home.service.settings.get()).toMatchObject({ setupDone: true, theme: 'dark' });
  });
});

describe('changes', () => {
  it('that come close together are all kept', async () => {
    home = await startService({ dataDir: folder });
    const ids = ['a', 'b', 'c', 'd'];
    const answers = await Promise.all([
      ...ids.map((id) => home.api.call('automation.save', { automation: automation(id) })),
      ...['lock.open', 'door.open', 'battery.low'].map((id) => home.api.call('alert.saveRule', { rule: rule(id) })),
      home.api.call('alert.muteDevice', { deviceId: 'device.a', minutes: 5 }),
      home.api.call('alert.muteDevice', { deviceId: 'device.b', minutes: 5 }),
      home.api.call('settings.update', { patch: { theme: 'dark' } }),
    ]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    await home.stop();
    home = await startService({ dataDir: folder });
    const { automations, alerts, theme } = home.service.settings.get();
    expect(automations.map(({ id }) => id)).toEqual(ids);
    expect(alerts.rules.map(({ id }) => id)).toEqual(['lock.open', 'door.open', 'battery.low']);
    expect(Object.keys(alerts.mutedDevices)).toEqual(['device.a', 'device.b']);
    expect(theme).toBe('dark');
    await home.api.call('automation.remove', { id: 'b' });
    expect(home.service.snapshot().automations.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
  });

  it('that cannot be kept are refused, and have not happened', async () => {
    await writeFile(join(folder, 'file'), '');
    home = await startService({ dataDir: join(folder, 'file', 'below') });
    const refused = { ok: false, error: { code: 'settings.readOnly' } };
    expect(await home.api.call('automation.save', { automation: automation('a') })).toMatchObject(refused);
    expect(await home.api.call('alert.saveRule', { rule: rule('lock.open') })).toMatchObject(refused);
    expect(await home.api.call('alert.muteDevice', { deviceId: 'device.a', minutes: 5 })).toMatchObject(refused);
    expect(await home.api.call('task.remove', { id: 'refresh' })).toMatchObject(refused);
    expect(home.service.snapshot().automations).toEqual([]);
    expect(home.service.snapshot().tasks.map(({ id }) => id)).toContain('refresh');
    expect(home.service.settings.get().alerts.rules).toEqual([]);
  });

  it('that are kept are answered so, whatever became of one before them', async () => {
    home = await startService({ dataDir: folder });
    const file = join(folder, 'settings.json');
    // In the place of the file there is now something that no file can replace.
    await rm(file, { force: true });
    await mkdir(join(file, 'x'), { recursive: true });
    expect(await home.api.call('automation.save', { automation: automation('a') })).toMatchObject({
      error: { code: 'settings.readOnly' },
    });
    await rm(file, { recursive: true });
    expect(await home.api.call('alert.pause', { minutes: 5 })).toEqual({ ok: true, value: {} });
    expect(home.service.settings.get().alerts.pausedUntil).toBeDefined();
    // And the other way round.
    await rm(file, { force: true });
    await mkdir(join(file, 'x'), { recursive: true });
    expect(await home.api.call('alert.pause', { minutes: 5 })).toMatchObject({ ok: false });
    await rm(file, { recursive: true });
    expect(await home.api.call('automation.save', { automation: automation('b') })).toMatchObject({ ok: true });
  });

  it('are announced once, with what has changed; one that changes nothing is not', async () => {
    home = await startService({ dataDir: folder });
    const heard: string[] = [];
    home.service.on('settings.changed', ({ changed, settings }) => heard.push(`${changed} ${settings.theme}`));
    await home.api.call('settings.update', { patch: { theme: 'dark' } });
    await home.api.call('settings.update', { patch: { theme: 'dark' } });
    await home.api.call('settings.update', { patch: { history: { days: 9 }, hourCycle: '24' } });
    // What follows from a change (brokers) is done when the next one is asked for.
    await home.service.brokers.apply(home.service.settings.get());
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual(['theme dark', 'hourCycle,history dark']);
  });

  it('of names that cannot be written are refused, and have not happened', async () => {
    home = await startService({ dataDir: folder });
    const { registry, memory } = home.service;
    const discoveryTopic = 'homeassistant/sensor/m/config';
    const origin = {
      source: 'homeassistant',
      component: 'sensor',
      discoveryId: 'm',
      discoveryTopic,
      objectId: 'm',
    } as const;
    const device = { identifiers: ['d'], name: 'Box' };
    const built = buildDefinition(origin, { name: 'Meter', unique_id: 'm', state_topic: 'm', device });
    if (!built.ok) throw new Error(built.error.detail);
    registry.upsert(createFakeBroker('b'), built.value);
    await waitUntil('the entity', () => [...registry.entities()].length === 1);
    const id = [...registry.entities()][0]?.id ?? '';
    const deviceId = registry.get(id)?.deviceId ?? '';
    expect(await home.api.call('entity.rename', { id, name: 'Cellar' })).toEqual({ ok: true, value: {} });
    // A room alone fixes no name: the device may announce another one.
    expect(await home.api.call('device.rename', { id: deviceId, area: 'Attic' })).toMatchObject({ ok: true });
    expect(memory.deviceChoice(deviceId)).toEqual({ area: 'Attic' });
    expect(await home.api.call('device.rename', { id: deviceId, name: 'Case', area: 'Hall' })).toEqual({
      ok: true,
      value: {},
    });
    // In the place of the file there is now something that no file can replace.
    await rm(join(folder, 'registry.json'));
    await mkdir(join(folder, 'registry.json', 'x'), { recursive: true });
    const refused = { ok: false, error: { code: 'settings.readOnly' } };
    expect(await home.api.call('entity.rename', { id, name: 'Attic' })).toMatchObject(refused);
    expect(await home.api.call('device.rename', { id: deviceId, name: null })).toMatchObject(refused);
    expect([memory.entityName(id), memory.deviceChoice(deviceId)]).toEqual(['Cellar', { name: 'Case', area: 'Hall' }]);
    expect(home.entity(id)?.name).toContain('Cellar');
    expect(registry.devices.record(deviceId)).toMatchObject({ name: 'Case', area: 'Hall' });
  });
});
