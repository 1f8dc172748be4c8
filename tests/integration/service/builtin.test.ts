/** The broker that comes along: on this machine alone, unless the network is asked for with a password. */

import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
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
});
