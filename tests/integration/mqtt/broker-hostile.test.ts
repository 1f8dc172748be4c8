/** What clients of the built-in broker may do to it, and what it keeps to (MQTT 3.1.1). */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Packet } from 'mqtt-packet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokerLimits } from '../../../main/service/base/broker-limits.ts';
import { type BrokerProcess, startBrokerProcess } from '../../support/broker-process.ts';
import { packet, publishPacket } from '../../support/mqtt-packets.ts';
import { loginRaw, openRaw, type RawClient } from '../../support/raw-client.ts';
import { waitUntil } from '../../support/wait-until.ts';

let folder: string;
let broker: BrokerProcess;
const clients: RawClient[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-hostile-'));
  broker = await startBrokerProcess({ retainedFile: join(folder, 'retained.db') });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await broker.kill();
  await rm(folder, { recursive: true, force: true });
});

async function login(clientId: string, more: Parameters<typeof loginRaw>[1] | object = {}): Promise<RawClient> {
  const { client, code } = await loginRaw(broker.port, { clientId, ...more });
  expect(code).toBe(0);
  clients.push(client);
  return client;
}

/** That the broker still serves: a message goes from one client to another. */
async function serves(): Promise<void> {
  const name = `probe-${clients.length}`;
  const probe = await login(name);
  await probe.subscribe(name);
  probe.send(publishPacket({ topic: name, payload: Buffer.from('1') }));
  await probe.receive('publish', ({ topic }) => topic === name);
}

const published = (client: RawClient) => client.packets.flatMap((each) => (each.cmd === 'publish' ? [each] : []));

describe('a client that breaks the protocol is let go', () => {
  const connect: Packet = { cmd: 'connect', clientId: 'x', protocolId: 'MQTT', protocolVersion: 4, clean: true };
  const subscribe = (filter: string) => {
    const name = Buffer.from(filter);
    return packet(0x82, Buffer.concat([Buffer.from([0, 1, 0, name.length]), name, Buffer.from([0])]));
  };
  it.each<[string, Packet | Buffer]>([
    ['a second CONNECT', connect],
    ['a CONNACK', Buffer.from([0x20, 2, 0, 0])],
    ['no MQTT at all', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['an empty topic', packet(0x30, Buffer.from([0, 0, 1]))],
    ['a topic with a wildcard', packet(0x30, Buffer.from([0, 1, 0x23, 1]))],
    ['a topic with NUL', packet(0x30, Buffer.from([0, 2, 0x61, 0, 1]))],
    ['a topic longer than its packet', packet(0x30, Buffer.from([0xff, 0xff, 0x61]))],
    ['an impossible QoS', packet(0x36, Buffer.from([0, 1, 0x61, 0, 1]))],
    ['a filter that is none', subscribe('a/#/b')],
    ['a filter of 101 levels', subscribe('a/'.repeat(100))],
    ['a SUBSCRIBE over 64 KiB', packet(0x82, Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(70_000, 1)]))],
    ['a packet of 256 MiB', Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f])],
  ])('%s', async (_what, bytes) => {
    const client = await login('hostile');
    client.send(bytes);
    await client.closed();
    await serves();
  });

  it('anything before the login', async () => {
    for (const bytes of [publishPacket({ topic: 'a', payload: Buffer.from('1') }), Buffer.from([0xc0, 0])]) {
      const client = await openRaw(broker.port);
      clients.push(client);
      client.send(bytes);
      await client.closed();
    }
    await serves();
  });
});

describe('what one client may cost', () => {
  it('is little for 42 unfinished logins of 7 MiB, and bounded for unfinished messages', async () => {
    const before = (await broker.figures()).residentBytes;
    for (let index = 0; index < 42; index += 1) {
      const client = await openRaw(broker.port);
      clients.push(client);
      client.send(Buffer.concat([Buffer.from([0x10, 0x80, 0x80, 0xc0, 0x03]), Buffer.alloc(7 * 1024 * 1024 - 10)]));
    }
    await waitUntil('all are let go', () => clients.every(({ isClosed }) => isClosed));
    const head = Buffer.from([0x30, 0x80, 0x80, 0x80, 0x04, 0, 1, 0x61]);
    const senders: RawClient[] = [];
    for (let index = 0; index < 30; index += 1) senders.push(await login(`sender-${index}`));
    for (const sender of senders) sender.send(Buffer.concat([head, Buffer.alloc(7 * 1024 * 1024)]));
    await waitUntil('some are let go', () => senders.filter(({ isClosed }) => isClosed).length >= 20, 30_000);
    await serves();
    const { residentBytes } = await broker.figures();
    expect(residentBytes - before).toBeLessThan(250 * 2 ** 20);
  }, 60_000);

  it('is bounded for one that acknowledges nothing, which is let go', async () => {
    const deaf = await login('deaf');
    await deaf.subscribe('big', 1);
    const sender = await login('sender');
    const payload = Buffer.alloc(500_000, 1);
    for (let id = 1; id <= 80 && !deaf.isClosed; id += 1) {
      sender.send(publishPacket({ topic: 'big', payload, qos: 1, messageId: id }));
      await sender.receive('puback', ({ messageId }) => messageId === id);
    }
    await deaf.closed();
    await serves();
  }, 60_000);

  it('is a bounded number of subscriptions; a message comes once, however many of them take it', async () => {
    const client = await login('bomb');
    const topic = Array(12).fill('a').join('/');
    const filters = Array.from({ length: 600 }, (_, bits) =>
      Array.from({ length: 12 }, (_level, index) => ((bits >> index) & 1 ? '+' : 'a')).join('/'),
    ).slice(1);
    client.send({ cmd: 'subscribe', messageId: 9, subscriptions: filters.map((each) => ({ topic: each, qos: 1 })) });
    const { granted } = await client.receive('suback');
    expect(granted.filter((code) => code === 1)).toHaveLength(brokerLimits.wildcards);
    const sender = await login('sender');
    await broker.figures();
    for (let index = 0; index < 5_000; index += 1) sender.send(publishPacket({ topic, payload: Buffer.from('x') }));
    sender.send(publishPacket({ topic, payload: Buffer.from('end') }));
    await client.receive('publish', ({ payload }) => payload.toString() === 'end', 30_000);
    expect(published(client).length).toBeLessThanOrEqual(5_001);
    expect((await broker.figures()).workMs).toBeLessThan(50);
  }, 60_000);

  it('is no block of the loop for thousands of subscriptions and their end', async () => {
    const client = await login('many');
    await broker.figures();
    for (let part = 0; part < 10; part += 1) {
      const subscriptions = Array.from({ length: 1_500 }, (_, index) => ({
        topic: `many/${part}/${index}`,
        qos: 1 as const,
      }));
      client.send({ cmd: 'subscribe', messageId: part + 1, subscriptions });
    }
    await client.receive('suback', ({ messageId }) => messageId === 10, 30_000);
    client.close();
    await serves();
    expect((await broker.figures()).workMs).toBeLessThan(50);
  }, 60_000);

  it('is no block of the loop for messages of 7 bytes that go to 100 others', async () => {
    let heard = 0;
    for (let index = 0; index < 100; index += 1) {
      const reader = await login(`reader-${index}`);
      await reader.subscribe('a');
      reader.onPacket = () => {
        reader.packets.length = 0;
        heard += 1;
      };
    }
    const sender = await login('sender');
    await broker.figures();
    const small = publishPacket({ topic: 'a', payload: Buffer.from('x') });
    sender.send(Buffer.concat(Array<Buffer>(4_000).fill(small)));
    await waitUntil('most of them', () => heard > 100 * 2_000, 60_000);
    expect((await broker.figures()).workMs).toBeLessThan(50);
  }, 90_000);

  it('may be a topic of 65 535 bytes', async () => {
    const topic = 'ä'.repeat(32_767);
    const reader = await login('reader');
    await reader.subscribe(topic, 1);
    const sender = await login('sender');
    sender.send(publishPacket({ topic, payload: Buffer.from('1'), qos: 1, retain: true }));
    await reader.receive('publish', (each) => each.topic === topic);
  });
});

describe('a client id', () => {
  it('is one client’s: a second takes the place of the first, whose last will is sent', async () => {
    const watcher = await login('watcher');
    await watcher.subscribe('gone');
    const first = await login('same', { will: { topic: 'gone', payload: Buffer.from('1'), qos: 0, retain: false } });
    for (let round = 0; round < 20; round += 1) await login('same');
    await first.closed();
    await watcher.receive('publish', ({ topic }) => topic === 'gone');
    const last = clients.at(-1);
    await serves();
    expect(last?.isClosed).toBe(false);
  });

  it('may be empty in a clean session only, and is at most 1 KiB', async () => {
    expect((await loginRaw(broker.port, { clientId: '' })).code).toBe(0);
    const nameless = await openRaw(broker.port);
    clients.push(nameless);
    nameless.send(
      packet(0x10, Buffer.concat([Buffer.from([0, 4]), Buffer.from('MQTT'), Buffer.from([4, 0, 0, 60, 0, 0])])),
    );
    expect((await nameless.receive('connack')).returnCode).toBe(2);
    expect((await loginRaw(broker.port, { clientId: 'x'.repeat(2_000) })).code).toBe(2);
    expect((await loginRaw(broker.port, { clientId: 'five', protocolVersion: 5 })).code).toBe(1);
  });
});

describe('QoS 1 and 2', () => {
  it('come in order, once with QoS 2, also over a lost connection', async () => {
    const first = await login('reader', { clean: false });
    await first.subscribe('q/#', 2);
    const sender = await login('sender');
    const send = (from: number, to: number): void => {
      for (let id = from; id <= to; id += 1) {
        const qos = id % 2 === 0 ? 2 : 1;
        sender.send(publishPacket({ topic: 'q/a', payload: Buffer.from(String(id)), qos, messageId: id }));
      }
    };
    sender.onPacket = ({ cmd, messageId = 0 }) => {
      if (cmd === 'pubrec') sender.send({ cmd: 'pubrel', messageId });
    };
    send(1, 50);
    await sender.receive('pubcomp', ({ messageId }) => messageId === 50);
    await waitUntil('all', () => published(first).length === 50);
    // It acknowledges some and is cut off.
    for (const { qos, messageId = 0 } of published(first).slice(0, 20)) {
      first.send({ cmd: qos === 1 ? 'puback' : 'pubrec', messageId });
    }
    await waitUntil('releases', () => first.packets.filter(({ cmd }) => cmd === 'pubrel').length === 10);
    first.close();
    send(51, 80);
    await sender.receive('pubcomp', ({ messageId }) => messageId === 80);
    const second = await loginRaw(broker.port, { clientId: 'reader', clean: false });
    clients.push(second.client);
    expect(second.sessionPresent).toBe(true);
    await waitUntil('the rest', () => published(second.client).length === 60);
    const numbers = published(second.client).map(({ payload }) => Number(payload.toString()));
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 21));
    expect(published(second.client).map(({ dup }) => dup)).toEqual([...Array(30).fill(true), ...Array(30).fill(false)]);
    expect(second.client.packets.filter(({ cmd }) => cmd === 'pubrel')).toHaveLength(10);
  });

  it('take a QoS 2 message that is sent again for the same', async () => {
    const reader = await login('reader');
    await reader.subscribe('once', 2);
    const sender = await login('sender');
    const message = { topic: 'once', payload: Buffer.from('1'), qos: 2 as const, messageId: 7 };
    sender.send(publishPacket(message));
    await sender.receive('pubrec');
    sender.packets.length = 0;
    sender.send(publishPacket({ ...message, dup: true }));
    await sender.receive('pubrec');
    sender.send({ cmd: 'pubrel', messageId: 7 });
    await sender.receive('pubcomp');
    sender.send(publishPacket({ ...message, payload: Buffer.from('2') }));
    await reader.receive('publish', ({ payload }) => payload.toString() === '2');
    expect(published(reader).map(({ payload }) => payload.toString())).toEqual(['1', '2']);
  });

  it('are forgotten with a clean session, and kept for one that is not, within a bound', async () => {
    const away = await login('away', { clean: false });
    await away.subscribe('big', 1);
    away.send({ cmd: 'disconnect' });
    await away.closed();
    const sender = await login('sender');
    for (let id = 1; id <= 60; id += 1) {
      sender.send(publishPacket({ topic: 'big', payload: Buffer.alloc(500_000, id), qos: 1, messageId: id }));
    }
    await sender.receive('puback', ({ messageId }) => messageId === 60, 30_000);
    const back = await loginRaw(broker.port, { clientId: 'away', clean: false });
    clients.push(back.client);
    back.client.onPacket = ({ cmd, messageId = 0 }) => {
      if (cmd === 'publish') back.client.send({ cmd: 'puback', messageId });
    };
    await back.client.receive('publish', ({ payload }) => payload[0] === 60, 30_000);
    expect(published(back.client).length).toBeLessThanOrEqual(34);
    expect(published(back.client).length).toBeGreaterThan(20);
    back.client.close();
    expect((await loginRaw(broker.port, { clientId: 'away' })).sessionPresent).toBe(false);
    expect((await loginRaw(broker.port, { clientId: 'away', clean: false })).sessionPresent).toBe(false);
  }, 60_000);
});
