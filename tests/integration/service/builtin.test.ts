/** The broker that comes along: on this machine alone, unless the network is asked for with a password. */

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { connectPeer } from '../../support/mqtt-peer.ts';
import { freePort } from '../../support/ports.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

let home: ServiceHarness | undefined;
afterEach(async () => {
  await home?.stop();
  home = undefined;
});

const lanAddress = Object.values(networkInterfaces())
  .flat()
  .find((each) => each !== undefined && !each.internal && each.family === 'IPv4')?.address;

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

describe('the built-in broker', () => {
  it('is off until it is turned on, serves devices, and keeps what they retain', async () => {
    home = await startService();
    expect(home.service.snapshot().brokers).toEqual([]);
    const port = await freePort();
    expect(await home.api.call('broker.setBuiltin', { enabled: true, lan: false, port })).toEqual({
      ok: true,
      value: {},
    });
    await home.reach('online', 'builtin');
    const url = home.service.settingsView().builtinBroker.url ?? '';
    expect(url).toBe(`mqtt://127.0.0.1:${port}`);
    const device = await connectPeer(url);
    await device.publish(
      'homeassistant/sensor/s/config',
      { name: 's', unique_id: 's', state_topic: 's' },
      { retain: true },
    );
    await device.publish('s', '1', { retain: true });
    await home.shows('sensor.s', '1');
    expect(home.entity('sensor.s')?.brokerId).toBe('builtin');
    await device.stop();
    await home.api.call('service.restart', {});
    await home.shows('sensor.s', '1');
    expect(await home.api.call('broker.setBuiltin', { enabled: false, lan: false, port })).toEqual({
      ok: true,
      value: {},
    });
    await waitUntil('it is gone', () => home?.service.snapshot().brokers.length === 0);
    expect(await isOpen('127.0.0.1', port)).toBe(false);
    expect(home.entity('sensor.s')).toBeUndefined();
  });

  it('goes to the network only with a password, which is asked of everybody', async () => {
    home = await startService();
    const port = await freePort();
    const refused = await home.api.call('broker.setBuiltin', { enabled: true, lan: true, port });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'settings.invalid', detail: expect.stringMatching(/^lan/) },
    });
    expect(await isOpen('127.0.0.1', port)).toBe(false);
    expect(await home.api.call('broker.setBuiltin', { enabled: true, lan: false, port })).toMatchObject({ ok: true });
    await home.reach('online', 'builtin');
    if (lanAddress !== undefined) expect(await isOpen(lanAddress, port)).toBe(false);

    const request = { enabled: true, lan: true, port, username: 'home', password: 'lan-secret' };
    expect(await home.api.call('broker.setBuiltin', request)).toEqual({ ok: true, value: {} });
    await home.reach('online', 'builtin');
    if (lanAddress !== undefined) expect(await isOpen(lanAddress, port)).toBe(true);
    await expect(connectPeer(`mqtt://127.0.0.1:${port}`)).rejects.toThrow();
    await expect(connectPeer(`mqtt://127.0.0.1:${port}`, { username: 'home', password: 'no' })).rejects.toThrow();
    const device = await connectPeer(`mqtt://127.0.0.1:${port}`, { username: 'home', password: 'lan-secret' });
    await device.stop();
    expect(home.service.settingsView().builtinBroker).toMatchObject({ lan: true, hasPassword: true });
    const exported = await home.api.call('settings.export', {});
    expect(JSON.stringify([home.service.settingsView(), home.lines, exported])).not.toContain('lan-secret');
    // Without its password it leaves the network again.
    const without = await home.api.call('broker.setBuiltin', { ...request, password: null });
    expect(without).toMatchObject({ ok: false, error: { code: 'settings.invalid' } });
  });

  it('takes a password only with a user name, and a user name only with a password', async () => {
    home = await startService();
    const port = await freePort();
    const base = { enabled: true, lan: false, port };
    expect(await home.api.call('broker.setBuiltin', { ...base, password: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'settings.invalid', detail: expect.stringMatching(/^username/) },
    });
    expect(await home.api.call('broker.setBuiltin', { ...base, username: 'home' })).toMatchObject({
      ok: false,
      error: { code: 'settings.invalid', detail: expect.stringMatching(/^password/) },
    });
    expect(home.service.settingsView().builtinBroker).toMatchObject({ enabled: false, hasPassword: false });
  });

  it('does not open when its password is gone, says so, and opens with a new one', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'inglenook-builtin-'));
    const port = await freePort();
    const request = { enabled: true, lan: true, port, username: 'home', password: 'lan-secret' };
    try {
      home = await startService({ dataDir });
      expect(await home.api.call('broker.setBuiltin', request)).toMatchObject({ ok: true });
      await home.stop();
      await writeFile(join(dataDir, 'secrets.json'), '{"broker.builtin.password": "lan');
      home = await startService({ dataDir });
      expect(home.service.settingsView().builtinBroker.problem).toBe('password.missing');
      expect(home.service.settingsView().builtinBroker.url).toBeUndefined();
      expect(await isOpen('127.0.0.1', port)).toBe(false);
      expect(await home.api.call('broker.setBuiltin', { ...request, lan: false })).toMatchObject({ ok: true });
      await home.reach('online', 'builtin');
      expect(home.service.settingsView().builtinBroker.problem).toBeUndefined();
      await home.stop();
      // A folder in its place is moved aside like any other damage.
      await rm(join(dataDir, 'secrets.json'));
      await mkdir(join(dataDir, 'secrets.json'));
      home = await startService({ dataDir });
      expect(home.service.settingsView().builtinBroker.problem).toBe('password.missing');
      expect(await isOpen('127.0.0.1', port)).toBe(false);
      await home.stop();
      // Not even readable: a link that leads to itself.
      await rm(join(dataDir, 'secrets.json'), { force: true });
      await symlink('secrets.json', join(dataDir, 'secrets.json'));
      home = await startService({ dataDir });
      expect(home.service.settingsView().builtinBroker.problem).toBe('password.unreadable');
      expect(await isOpen('127.0.0.1', port)).toBe(false);
      // It can be turned off all the same.
      expect(await home.api.call('settings.update', { patch: { builtinBroker: { enabled: false } } })).toMatchObject({
        ok: true,
      });
      await waitUntil('no complaint', () => home?.service.settingsView().builtinBroker.problem === undefined);
    } finally {
      await home?.stop();
      home = undefined;
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  it('lets devices log in of their own, confined to their topics', async () => {
    home = await startService();
    const port = await freePort();
    const url = `mqtt://127.0.0.1:${port}`;
    const request = { enabled: true, lan: false, port, username: 'home', password: 'main-secret' };
    await home.api.call('broker.setBuiltin', request);
    const lamp = { id: 'lamp', username: 'lamp', publish: ['lamp/#'], subscribe: ['lamp/set'] };
    expect(await home.api.call('broker.saveLogin', { login: lamp })).toMatchObject({
      ok: false,
      error: { code: 'settings.invalid', detail: expect.stringMatching(/^password/) },
    });
    expect(
      await home.api.call('broker.saveLogin', { login: { ...lamp, username: 'home' }, password: 'x' }),
    ).toMatchObject({ ok: false, error: { code: 'settings.invalid' } });
    expect(await home.api.call('broker.saveLogin', { login: lamp, password: 'lamp-secret' })).toEqual({
      ok: true,
      value: { id: 'lamp' },
    });
    expect(home.service.settingsView().builtinBroker.logins).toEqual([{ ...lamp, hasPassword: true }]);
    const owner = await connectPeer(url, { username: 'home', password: 'main-secret' });
    await owner.subscribe('#');
    const device = await connectPeer(url, { username: 'lamp', password: 'lamp-secret' });
    await device.publish('alarm/off', '1');
    await device.publish('lamp/state', 'on');
    await owner.hears('lamp/state');
    expect(owner.heard.some(({ topic }) => topic === 'alarm/off')).toBe(false);
    expect(JSON.stringify([home.service.settingsView(), home.lines])).not.toMatch(/lamp-secret|main-secret/);
    expect(await home.api.call('broker.removeLogin', { id: 'lamp' })).toEqual({ ok: true, value: {} });
    await expect(connectPeer(url, { username: 'lamp', password: 'lamp-secret' })).rejects.toThrow();
    await owner.stop();
    await device.stop();
  });
});
