import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { connectAsync } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltinBrokerOptions, createBuiltinBroker } from '../../../main/service/mqtt/broker/builtin-broker.ts';
import { systemClock } from '../../../main/service/time/clock.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { packet, publishPacket } from '../../support/mqtt-packets.ts';
import { freePort, listenOnFreePort } from '../../support/ports.ts';
import { createTestLink, type TestLink, type TestLinkOptions } from '../../support/test-link.ts';
import { waitUntil } from '../../support/wait-until.ts';

let folder: string;
let retainedFile: string;
let cleanups: Array<() => Promise<unknown>> = [];
const logger = createMemoryLogger();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-broker-'));
  retainedFile = join(folder, 'retained.db');
  logger.lines.length = 0;
  cleanups = [() => rm(folder, { recursive: true, force: true })];
});

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

async function start(options: Partial<BuiltinBrokerOptions> = {}) {
  const broker = createBuiltinBroker({
    port: 0,
    lan: false,
    retainedFile,
    logger,
    timers: systemClock,
    ...options,
  });
  cleanups.push(() => broker.stop());
  const started = await broker.start();
  if (!started.ok) throw new Error(started.error.detail);
  return { ...started.value, stop: () => broker.stop() };
}

async function openOnline(url: string, options: TestLinkOptions = {}): Promise<TestLink> {
  const test = createTestLink(url, options);
  cleanups.push(() => test.link.stop());
  test.link.start();
  await test.reach('online');
  return test;
}

async function replayed(url: string, filter: string, options: TestLinkOptions = {}): Promise<Record<string, string>> {
  const { link, received } = await openOnline(url, { clientId: 'reader', ...options });
  link.subscribe(filter, 0);
  link.subscribe('last', 0);
  await link.settled();
  await link.publish({ topic: 'last', payload: '', qos: 0, retain: false });
  await waitUntil('all replays', () => received.some(({ topic }) => topic === 'last'));
  await link.stop();
  return Object.fromEntries(received.filter(({ retained }) => retained).map(({ topic, text }) => [topic, text]));
}

const retain = { qos: 1, retain: true } as const;

describe('the built-in broker', () => {
  it('listens on loopback, on the wanted port', async () => {
    const port = await freePort();
    const { url } = await start({ port });
    expect(url).toBe(`mqtt://127.0.0.1:${port}`);
    const { link, receive } = await openOnline(url);
    link.subscribe('lamp/+', 1);
    await link.settled();
    await link.publish({ topic: 'lamp/state', payload: 'ON', qos: 2, retain: false });
    await receive('lamp/state', 'ON');
  });

  it('takes the next free port where the wanted one is in use, on whichever address', async () => {
    const other = createServer();
    const port = await listenOnFreePort(other);
    cleanups.push(async () => other.close());
    const first = await start({ port });
    expect(first.port).toBeGreaterThan(port);
    expect(first.port).toBeLessThanOrEqual(port + 20);
    await openOnline(first.url);
  });

  it('starts once, and can be started again after its end', async () => {
    const broker = createBuiltinBroker({ port: 0, lan: false, retainedFile, logger, timers: systemClock });
    cleanups.push(() => broker.stop());
    const [first, second] = await Promise.all([broker.start(), broker.start()]);
    expect(first).toEqual(second);
    await broker.stop();
    await broker.stop();
    const again = await broker.start();
    expect(again.ok).toBe(true);
  });

  it('lets its clients go when it stops, also one that never said a word', async () => {
    const { url, port, stop } = await start();
    const { link } = await openOnline(url);
    const silent = connect(port, '127.0.0.1');
    silent.on('error', () => undefined).resume();
    await new Promise((resolve) => silent.once('connect', resolve));
    await stop();
    await waitUntil('the link sees it', () => link.record().state !== 'online');
    await waitUntil('the socket is closed', () => silent.destroyed);
  });

  it('hides what the library says about itself, and takes nothing for it', async () => {
    const { url } = await start();
    const { link, failed, received } = await openOnline(url);
    link.subscribe('$SYS/#', 0);
    link.subscribe('+/+', 0);
    await link.settled();
    expect(failed).toEqual(['$SYS/#']);
    const second = await openOnline(url, { clientId: 'second' });
    await second.link.publish({ topic: 'a/b', payload: '1', qos: 1, retain: false });
    await waitUntil('the message', () => received.some(({ topic }) => topic === 'a/b'));
    expect(received.filter(({ topic }) => topic.startsWith('$'))).toEqual([]);
  });
});

describe('retained messages', () => {
  it('all arrive where messages that are not retained come between them', async () => {
    const { url } = await start();
    const reader = await openOnline(url, { clientId: 'reader' });
    reader.link.subscribe('burst/+', 0);
    await reader.link.settled();
    const { link } = await openOnline(url, { clientId: 'device' });
    const topics = Array.from({ length: 60 }, (_, index) => `burst/${index}`);
    await Promise.all(
      topics.map((topic, index) => link.publish({ topic, payload: '1', qos: 0, retain: index % 2 === 0 })),
    );
    await waitUntil('all of them', () => new Set(reader.received.map(({ topic }) => topic)).size === topics.length);
  });

  it('survive a restart, with their bytes; deleted ones do not come back', async () => {
    const first = await start();
    const { link } = await openOnline(first.url);
    await link.publish({ topic: 'lamp/state', payload: 'ON', ...retain });
    await link.publish({ topic: 'lamp/state', payload: 'OFF', ...retain });
    await link.publish({ topic: 'lamp/old', payload: '1', ...retain });
    await link.publish({ topic: 'lamp/ä€😀', payload: 'ä€😀', ...retain });
    await link.publish({ topic: 'lamp/event', payload: 'pressed', qos: 1, retain: false });
    await link.publish({ topic: 'lamp/old', payload: '', ...retain });
    await link.stop();
    await first.stop();
    const second = await start();
    expect(await replayed(second.url, 'lamp/#')).toEqual({ 'lamp/state': 'OFF', 'lamp/ä€😀': 'ä€😀' });
  });

  it('are on the disk within a second, without a clean end', async () => {
    const first = await start({ timers: createFastClock(10) });
    const { link } = await openOnline(first.url);
    await link.publish({ topic: 'lamp/state', payload: 'ON', ...retain });
    // What is on the disk is what a crash would leave.
    const reader = new DatabaseSync(retainedFile, { readOnly: true });
    const rows = () => reader.prepare('SELECT topic FROM retained').all();
    await waitUntil('the row', () => rows().some(({ topic }) => topic === 'lamp/state'), 2_000);
    reader.close();
  });

  it('keep wills: a device that vanished stays offline', async () => {
    const first = await start();
    const device = await connectAsync(first.url, {
      reconnectPeriod: 0,
      will: { topic: 'device/status', payload: Buffer.from('offline'), qos: 1, retain: true },
    });
    device.on('error', () => undefined);
    await device.endAsync(true);
    const watcher = await openOnline(first.url, { clientId: 'watcher' });
    watcher.link.subscribe('device/status', 0);
    await watcher.receive('device/status', 'offline');
    await watcher.link.stop();
    await first.stop();
    expect(await replayed((await start()).url, 'device/#')).toEqual({ 'device/status': 'offline' });
  });

  it('are begun anew when their file is damaged, which is set aside', async () => {
    await writeFile(retainedFile, 'this is not a database, whatever its name says '.repeat(50));
    const { url } = await start();
    const { link } = await openOnline(url);
    await link.publish({ topic: 'lamp/state', payload: 'ON', ...retain });
    expect((await readdir(folder)).filter((name) => name.includes('corrupt'))).toHaveLength(1);
    expect(logger.lines.map(({ event }) => event)).toContain('retained.setAside');
    expect(await replayed(url, 'lamp/#')).toEqual({ 'lamp/state': 'ON' });
  });

  it('are kept in memory where the file cannot be written', async () => {
    const { url } = await start({ retainedFile: join(folder, 'retained.db', 'below', 'a', 'file') });
    await writeFile(join(folder, 'plain'), '');
    const blocked = await start({ retainedFile: join(folder, 'plain', 'retained.db') });
    for (const each of [url, blocked.url]) {
      const { link } = await openOnline(each);
      await link.publish({ topic: 'lamp/state', payload: 'ON', ...retain });
      expect(await replayed(each, 'lamp/#')).toEqual({ 'lamp/state': 'ON' });
      await link.stop();
    }
    expect(logger.lines.map(({ event }) => event)).toContain('retained.unreadable');
  });
});

describe('access', () => {
  const login = { username: 'home', password: 'right' };

  it('asks for user and password where they are set, also on loopback', async () => {
    const { url } = await start({ logins: [login] });
    await openOnline(url, { username: 'home', password: () => Promise.resolve('right') });
    for (const [username, password] of [
      ['home', 'wrong'],
      ['other', 'right'],
      ['home', undefined],
    ] as const) {
      const { link, reach } = createTestLink(url, { username, password: () => Promise.resolve(password) });
      link.start();
      await reach('refused');
      expect(link.record().reason).toBe('broker.refused: bad user name or password');
      await link.stop();
    }
    expect(JSON.stringify(logger.lines)).not.toMatch(/right|wrong/);
  });

  const address = Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal)?.address;

  it.runIf(address !== undefined)('is open to the network with a password only', async () => {
    const closed = await start({ lan: true });
    expect(logger.lines.map(({ event }) => event)).toContain('builtinBroker.loopbackOnly');
    const outside = createTestLink(`mqtt://${address}:${closed.port}`);
    outside.link.start();
    await outside.reach('waiting');
    await outside.link.stop();
    const open = await start({ lan: true, logins: [login] });
    await openOnline(`mqtt://${address}:${open.port}`, { username: 'home', password: () => Promise.resolve('right') });
    await openOnline(open.url, { username: 'home', password: () => Promise.resolve('right'), clientId: 'second' });
  });
});

describe('hostile clients', () => {
  it('are cut off when they announce a packet over the cap; others go on', async () => {
    const { url, port } = await start();
    const { link, receive } = await openOnline(url);
    link.subscribe('a', 0);
    await link.settled();
    const hostile = connect(port, '127.0.0.1');
    hostile.on('error', () => undefined).resume();
    const login = Buffer.concat([Buffer.from([0, 4]), Buffer.from('MQTT'), Buffer.from([4, 2, 0, 60, 0, 1, 120])]);
    hostile.write(packet(0x10, login));
    hostile.write(Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f, 0, 1, 97]));
    await waitUntil('it is cut off', () => hostile.destroyed);
    await link.publish({ topic: 'a', payload: '1', qos: 1, retain: false });
    await receive('a', '1');
  });

  it('do no harm with topics that mean something to JavaScript, or to nobody', async () => {
    const { url, port } = await start();
    const { link } = await openOnline(url);
    await link.publish({ topic: '__proto__', payload: '1', ...retain });
    await link.publish({ topic: 'constructor/prototype', payload: '2', ...retain });
    const hostile = connect(port, '127.0.0.1');
    hostile.on('error', () => undefined).resume();
    const login = Buffer.concat([Buffer.from([0, 4]), Buffer.from('MQTT'), Buffer.from([4, 2, 0, 60, 0, 1, 121])]);
    hostile.write(packet(0x10, login));
    hostile.write(publishPacket({ topic: 'x/'.repeat(300), payload: Buffer.from('1'), retain: true }));
    await waitUntil('it is cut off', () => hostile.destroyed);
    expect(await replayed(url, '+/prototype')).toEqual({ 'constructor/prototype': '2' });
    expect(await replayed(url, '__proto__')).toEqual(Object.fromEntries([['__proto__', '1']]));
  });
});
