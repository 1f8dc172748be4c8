/** Who gets into the built-in broker, and what a login may do there. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokerLimits } from '../../../main/service/base/broker-limits.ts';
import type { Timers } from '../../../main/service/base/ports.ts';
import { type BuiltinBrokerOptions, createBuiltinBroker } from '../../../main/service/mqtt/broker/builtin-broker.ts';
import { systemClock } from '../../../main/service/time/clock.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { publishPacket } from '../../support/mqtt-packets.ts';
import { loginRaw, openRaw, type RawClient } from '../../support/raw-client.ts';
import { waitUntil } from '../../support/wait-until.ts';

let folder: string;
let cleanups: Array<() => Promise<unknown>> = [];
const logger = createMemoryLogger();
const clients: RawClient[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-access-'));
  logger.lines.length = 0;
  cleanups = [() => rm(folder, { recursive: true, force: true })];
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const cleanup of cleanups.reverse()) await cleanup();
});

async function start(options: Partial<BuiltinBrokerOptions> = {}): Promise<number> {
  const broker = createBuiltinBroker({
    port: 0,
    lan: false,
    retainedFile: join(folder, 'retained.db'),
    logger,
    timers: systemClock,
    ...options,
  });
  cleanups.push(() => broker.stop());
  const started = await broker.start();
  if (!started.ok) throw new Error(started.error.detail);
  return started.value.port;
}

async function login(port: number, clientId: string, name?: string, password?: string, more = {}) {
  const given = {
    ...(name === undefined ? {} : { username: name }),
    ...(password === undefined ? {} : { password: Buffer.from(password) }),
  };
  const answer = await loginRaw(port, { clientId, ...given, ...more });
  clients.push(answer.client);
  return answer;
}

const home = { username: 'home', password: 'right' };
const lamp = { username: 'lamp', password: 'lamp-secret', publish: ['lamp/#'], subscribe: ['lamp/+/set', 'shared/#'] };

describe('getting in', () => {
  it('takes 5 s at most; who is silent is sent away', async () => {
    const port = await start({ timers: createFastClock(20) });
    const silent = await openRaw(port);
    clients.push(silent);
    await silent.closed(5_000);
  });

  it('is kept from nobody by 300 silent connections', async () => {
    const port = await start();
    for (let index = 0; index < 300; index += 1) clients.push(await openRaw(port));
    expect((await login(port, 'device')).code).toBe(0);
    await waitUntil('the older ones go', () => clients.filter(({ isClosed }) => isClosed).length >= 284);
  });

  it('takes no more than 64 KiB before the login', async () => {
    const port = await start();
    const greedy = await openRaw(port);
    clients.push(greedy);
    // A CONNECT that announces 7 MiB.
    greedy.send(Buffer.from([0x10, 0x80, 0x80, 0xc0, 0x03]));
    await greedy.closed();
    // 65 000 bytes of will are fewer.
    const will = { topic: 'will', payload: Buffer.alloc(65_000), qos: 0 as const, retain: false };
    expect((await login(port, 'heavy', undefined, undefined, { will })).code).toBe(0);
  });

  it('is refused without the right name and password, also where only a password is set', async () => {
    const port = await start({ logins: [home], timers: createFastClock(20) });
    expect((await login(port, 'a', 'home', 'right')).code).toBe(0);
    expect((await login(port, 'b', 'home', 'wrong')).code).toBe(4);
    expect((await login(port, 'c', 'home')).code).toBe(4);
    expect((await login(port, 'd')).code).toBe(4);
    const other = await start({
      logins: [{ password: 'right' }],
      timers: createFastClock(20),
      retainedFile: join(folder, 'second.db'),
    });
    expect((await login(other, 'a', 'whoever', 'right')).code).toBe(0);
    expect((await login(other, 'b', 'whoever', 'wrong')).code).toBe(4);
    expect((await login(other, 'c')).code).toBe(4);
  });

  it('takes longer with every wrong password, the right one after wrong ones too', async () => {
    const delays: number[] = [];
    const timers: Timers = {
      now: () => systemClock.now(),
      elapsed: () => systemClock.elapsed(),
      after(ms, fire) {
        if (ms < brokerLimits.loginMs) delays.push(ms);
        return systemClock.after(Math.min(ms, 30), fire);
      },
    };
    const port = await start({ logins: [home], timers });
    for (let index = 0; index < 4; index += 1) expect((await login(port, `guess-${index}`, 'home', 'no')).code).toBe(4);
    delays.length = 0;
    expect((await login(port, 'right', 'home', 'right')).code).toBe(0);
    expect(Math.max(...delays)).toBeGreaterThan(1_000);
    expect(logger.lines.filter(({ event }) => event === 'builtinBroker.loginRefused').length).toBe(4);
    expect(JSON.stringify(logger.lines)).not.toContain('right"');
  });
});

describe('a login that is confined to its topics', () => {
  const start2 = () => start({ logins: [home, lamp], timers: createFastClock(20) });

  it('is heard on its own topics only', async () => {
    const port = await start2();
    const { client: owner } = await login(port, 'owner', 'home', 'right');
    await owner.subscribe('#');
    const { client: device } = await login(port, 'lamp', 'lamp', 'lamp-secret');
    device.send(publishPacket({ topic: 'alarm/set', payload: Buffer.from('off'), qos: 1, messageId: 1, retain: true }));
    device.send(publishPacket({ topic: 'lamp/state', payload: Buffer.from('on'), qos: 1, messageId: 2, retain: true }));
    await device.receive('puback', ({ messageId }) => messageId === 2);
    await owner.receive('publish', ({ topic }) => topic === 'lamp/state');
    expect(owner.packets.filter(({ cmd }) => cmd === 'publish')).toHaveLength(1);
    const { client: late } = await login(port, 'late', 'home', 'right');
    await late.subscribe('alarm/#');
    late.send({ cmd: 'pingreq' });
    await late.receive('pingresp');
    expect(late.packets.some(({ cmd }) => cmd === 'publish')).toBe(false);
    expect(logger.lines).toContainEqual(expect.objectContaining({ event: 'builtinBroker.denied' }));
  });

  it('hears its own topics only, live and retained', async () => {
    const port = await start2();
    const { client: owner } = await login(port, 'owner', 'home', 'right');
    for (const topic of ['secret', 'lamp/a/set', 'shared']) {
      owner.send(publishPacket({ topic, payload: Buffer.from('1'), retain: true }));
    }
    const { client: device } = await login(port, 'lamp', 'lamp', 'lamp-secret');
    const filters = ['#', '+', 'secret', 'lamp/#', 'lamp/+/+', 'lamp/+/set', 'lamp/a/set', 'shared', 'shared/+'];
    device.send({
      cmd: 'subscribe',
      messageId: 1,
      subscriptions: filters.map((topic) => ({ topic, qos: 1 })),
    });
    const { granted } = await device.receive('suback');
    expect(granted).toEqual([128, 128, 128, 128, 128, 1, 1, 1, 1]);
    owner.send(publishPacket({ topic: 'secret', payload: Buffer.from('2') }));
    owner.send(publishPacket({ topic: 'lamp/b/set', payload: Buffer.from('3') }));
    await device.receive('publish', ({ topic }) => topic === 'lamp/b/set');
    await device.receive('publish', ({ topic }) => topic === 'shared');
    const topics = device.packets.flatMap((each) => (each.cmd === 'publish' ? [each.topic] : []));
    expect(new Set(topics)).toEqual(new Set(['lamp/a/set', 'lamp/b/set', 'shared']));
  });

  it('has no last will on topics of others', async () => {
    const port = await start2();
    const { client: owner } = await login(port, 'owner', 'home', 'right');
    await owner.subscribe('#');
    const will = (topic: string) => ({ will: { topic, payload: Buffer.from('gone'), qos: 1 as const, retain: true } });
    const forbidden = await login(port, 'a', 'lamp', 'lamp-secret', will('alarm/state'));
    const allowed = await login(port, 'b', 'lamp', 'lamp-secret', will('lamp/status'));
    forbidden.client.close();
    allowed.client.close();
    await owner.receive('publish', ({ topic }) => topic === 'lamp/status');
    expect(owner.packets.filter(({ cmd }) => cmd === 'publish')).toHaveLength(1);
  });

  it('can take neither the place nor the session of another login’s client', async () => {
    const port = await start2();
    const { client: owner } = await login(port, 'panel', 'home', 'right', { clean: false });
    await owner.subscribe('secret', 1);
    expect((await login(port, 'panel', 'lamp', 'lamp-secret')).code).toBe(2);
    expect(owner.isClosed).toBe(false);
    owner.close();
    const { client: other } = await login(port, 'other', 'home', 'right');
    other.send(publishPacket({ topic: 'secret', payload: Buffer.from('1'), qos: 1 }));
    await other.receive('puback');
    expect((await login(port, 'panel', 'lamp', 'lamp-secret', { clean: false })).code).toBe(2);
    const { client: again, sessionPresent } = await login(port, 'panel', 'home', 'right', { clean: false });
    expect(sessionPresent).toBe(true);
    await again.receive('publish', ({ topic }) => topic === 'secret');
  });
});
