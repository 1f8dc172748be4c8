/** Folders that cannot be written, disks that are full, files that are damaged, secrets: the process goes on and says so. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { HeadlessClient } from '../../support/headless-client.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';

let broker: AedesBroker;
let device: MqttPeer;
let folder: string;
const clients: HeadlessClient[] = [];
const secret = 'hunter2-of-the-house';

beforeAll(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  const config = { name: 's', unique_id: 's', state_topic: 's' };
  await device.publish('homeassistant/sensor/s/config', config, { retain: true });
  await device.publish('s', '0', { retain: true });
});
afterAll(async () => {
  await device?.stop();
  await broker?.stop();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inglenook-storage-'));
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end();
  rmSync(folder, { recursive: true, force: true });
});

let beat = 0;
/** A service on the folder that follows its sensor. */
async function works(dataDir: string, url = broker.url): Promise<HeadlessClient> {
  const client = new HeadlessClient(['--data-dir', dataDir, '--broker', url]);
  clients.push(client);
  await client.wait('entity.changed', ({ entity }) => (entity as { id: string }).id === 'sensor.s');
  await follows(client);
  return client;
}

async function follows(client: HeadlessClient): Promise<void> {
  beat += 1;
  const state = `beat ${beat}`;
  const seen = client.wait('entity.changed', ({ entity }) => (entity as { state: string }).state === state);
  await device.publish('s', state);
  await seen;
}

function everyFileIn(path: string): string {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => readFileSync(join(each.parentPath, each.name), 'latin1'))
    .join('\n');
}

describe('storage', () => {
  it('runs where its folder cannot be, and refuses what cannot be kept', async () => {
    writeFileSync(join(folder, 'file'), 'x');
    const client = await works(join(folder, 'file', 'below'));
    expect(client.stderr).not.toBe('');
    await expect(client.call('settings.update', { patch: { theme: 'dark' } })).rejects.toMatchObject({
      data: { code: 'settings.readOnly' },
    });
    const own = {
      id: 'b',
      name: 'B',
      url: 'mqtt://127.0.0.1:1',
      enabled: false,
      protocolVersion: 5,
      discoveryPrefix: 'homeassistant',
    };
    await expect(client.call('broker.save', { broker: own, password: secret })).rejects.toMatchObject({
      data: { code: 'settings.readOnly' },
    });
    await expect(client.call('service.stop', { stayStopped: true })).rejects.toMatchObject({
      data: { code: 'settings.readOnly' },
    });
    // It has stopped all the same.
    expect(await client.call('service.snapshot')).toMatchObject({ mode: 'stopped' });
    await client.call('service.start').catch(() => undefined);
    await client.wait('entity.changed', ({ entity }) => (entity as { id: string }).id === 'sensor.s');
    await follows(client);
    expect(await client.end()).toBe(0);
  });

  const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
  it('runs on a full disk (needs root, to mount one)', async ({ skip }) => {
    if (!isRoot) skip('needs root');
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'pipe' });
    } catch {
      skip('a tmpfs cannot be mounted here');
    }
    try {
      const client = await works(disk);
      fillUp(join(disk, 'ballast'));
      await follows(client);
      await expect(client.call('settings.update', { patch: { favourites: ['x'.repeat(200)] } })).rejects.toMatchObject({
        data: { code: 'settings.readOnly', detail: 'ENOSPC' },
      });
      // Alerts are shown even when they cannot be kept.
      const raised = client.wait('alert.raised');
      const alarm = { name: 'a', unique_id: 'a', state_topic: 'a', command_topic: 'a/set' };
      await device.publish('homeassistant/alarm_control_panel/a/config', alarm);
      await device.publish('a', 'triggered', { retain: true });
      await raised;
      await follows(client);
      rmSync(join(disk, 'ballast'));
      // There is room again, and it is used.
      expect(await client.call('settings.update', { patch: { theme: 'dark' } })).toMatchObject({ theme: 'dark' });
      expect(await client.end()).toBe(0);
      const again = await works(disk);
      expect(await again.call('settings.get')).toMatchObject({ theme: 'dark' });
      await again.end();
      await device.publish('a', '', { retain: true });
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  });

  it('starts on a disk that is full already (needs root, to mount one)', async ({ skip }) => {
    if (!isRoot) skip('needs root');
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'pipe' });
    } catch {
      skip('a tmpfs cannot be mounted here');
    }
    try {
      fillUp(join(disk, 'ballast'));
      const client = await works(disk);
      expect(await client.end()).toBe(0);
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  });

  it('moves damaged files aside, and says so in its log', async () => {
    for (const name of ['settings.json', 'registry.json', 'secrets.json', 'inglenook.db']) {
      writeFileSync(join(folder, name), `{"damaged": ${'x'.repeat(10_000)}`);
    }
    const client = await works(folder);
    expect(await client.call('settings.update', { patch: { theme: 'dark' } })).toMatchObject({ theme: 'dark' });
    await client.end();
    const names = readdirSync(folder);
    for (const name of ['settings', 'registry', 'inglenook']) {
      const aside = names.find((each) => each.startsWith(`${name}.`) && /corrupt|unreadable|invalid/.test(each));
      expect(readFileSync(join(folder, aside ?? 'none'), 'utf8')).toContain('damaged');
    }
    const log = readFileSync(join(folder, 'inglenook.log'), 'utf8');
    expect(log).toContain('file.setAside');
    expect(log).toContain('memory.setAside');
    const again = await works(folder);
    expect(await again.call('settings.get')).toMatchObject({ theme: 'dark' });
  });

  it('leaves wrong fields of an older settings file out, and loses nothing of it', async () => {
    writeFileSync(
      join(folder, 'settings.json'),
      JSON.stringify({ version: 1, installId: 'x', brokers: 'none', theme: 7, temperatureUnit: 'F' }),
    );
    const client = await works(folder);
    expect(await client.call('settings.get')).toMatchObject({
      theme: 'system',
      brokers: [],
      temperatureUnit: 'F',
    });
    const aside = readdirSync(folder).find((name) => /^settings\.partly/.test(name));
    expect(readFileSync(join(folder, aside ?? 'none'), 'utf8')).toContain('"brokers":"none"');
  });

  it('lets no password out: not to stdout, the log, the settings', async () => {
    const url = new URL(broker.url);
    url.username = 'me';
    url.password = secret;
    const client = new HeadlessClient([
      '--data-dir',
      folder,
      '--broker',
      url.href.replace(/\/$/, ''),
      '--log-level',
      'trace',
    ]);
    clients.push(client);
    let stdout = '';
    client.process.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    await client.wait('entity.changed', ({ entity }) => (entity as { id: string }).id === 'sensor.s');
    const own = {
      id: 'own',
      name: 'Own',
      url: 'mqtt://127.0.0.1:1',
      username: 'me',
      enabled: false,
      protocolVersion: 5,
      discoveryPrefix: 'homeassistant',
    };
    await client.call('broker.save', { broker: own, password: secret });
    const view = await client.call<{ brokers: object[] }>('settings.get');
    expect(view.brokers).toMatchObject([{ id: 'own', hasPassword: true }]);
    await client.call('settings.export');
    await client.call('service.snapshot');
    await client.call('broker.test', { broker: own, password: secret });
    // A URL with a login is no setting.
    const bad = { ...own, id: 'bad', url: `mqtt://me:${secret}@host` };
    await expect(client.call('broker.save', { broker: bad })).rejects.toMatchObject({ code: -32602 });
    await client.end();
    expect(stdout).not.toContain(secret);
    expect(client.stderr).not.toContain(secret);
    rmSync(join(folder, 'secrets.json'));
    expect(everyFileIn(folder)).not.toContain(secret);
  });

  it('keeps its files to its owner', async () => {
    const client = await works(folder);
    const own = {
      id: 'own',
      name: 'Own',
      url: 'mqtt://127.0.0.1:1',
      enabled: false,
      protocolVersion: 5,
      discoveryPrefix: 'homeassistant',
    };
    await client.call('broker.save', { broker: own, password: secret });
    for (const name of ['settings.json', 'secrets.json', 'inglenook.db', 'inglenook.log']) {
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    }
  });
});

/** Takes all the room that is left. */
function fillUp(path: string): void {
  for (const size of [65_536, 4_096, 512, 64, 1]) {
    try {
      for (;;) writeFileSync(path, 'x'.repeat(size), { flag: 'a' });
    } catch {
      // Full for this size.
    }
  }
}
