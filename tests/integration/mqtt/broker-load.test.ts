/** The built-in broker in a process of its own, under load: who is slow holds up nobody, and nothing blocks for long. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BrokerProcess, startBrokerProcess } from '../../support/broker-process.ts';
import { publishPacket } from '../../support/mqtt-packets.ts';
import { loginRaw, type RawClient } from '../../support/raw-client.ts';
import { waitUntil } from '../../support/wait-until.ts';

let folder: string;
let retainedFile: string;
const processes: BrokerProcess[] = [];
const clients: RawClient[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-load-'));
  retainedFile = join(folder, 'retained.db');
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const each of processes.splice(0)) await each.kill();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<BrokerProcess> {
  const broker = await startBrokerProcess({ retainedFile });
  processes.push(broker);
  return broker;
}

async function login(port: number, clientId: string): Promise<RawClient> {
  const { client } = await loginRaw(port, { clientId });
  clients.push(client);
  return client;
}

/** Writes in pieces, as fast as they are taken. */
async function sendAll(client: RawClient, packets: readonly Buffer[]): Promise<void> {
  for (let at = 0; at < packets.length; at += 500) {
    const isTaken = client.socket.write(Buffer.concat(packets.slice(at, at + 500)));
    if (!isTaken) await new Promise((resolve) => client.socket.once('drain', resolve));
  }
}

/**
 * How long the loop was held at most: a busy machine lengthens the time of a turn, and the collector's threads, which run
 * beside it, the processor time.
 */
function heldMs({ blockMs, workMs }: { readonly blockMs: number; readonly workMs: number }): number {
  return Math.min(blockMs, workMs);
}

const count = 60_000;
const values = (): Buffer[] =>
  Array.from({ length: count }, (_, index) =>
    publishPacket({
      topic: `home/device${index % 1_000}/sensor${index}`,
      payload: Buffer.from(`{"value":${index}}`),
      retain: true,
    }),
  );

describe('the built-in broker under load', () => {
  it('blocks its loop for no more than 50 ms by 60 000 retained messages: taken, replayed, read at the start', async () => {
    const first = await start();
    const device = await login(first.port, 'device');
    await first.figures();
    await sendAll(device, values());
    device.send(publishPacket({ topic: 'last', payload: Buffer.from('1'), qos: 1, retain: true }));
    await device.receive('puback', () => true, 60_000);
    const taken = await first.figures();

    const reader = await login(first.port, 'reader');
    let replayed = 0;
    reader.onPacket = ({ cmd }) => {
      if (cmd === 'publish') replayed += 1;
      reader.packets.length = 0;
    };
    reader.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: '#', qos: 0 }] });
    await waitUntil('the replay', () => replayed > count, 60_000);
    const replay = await first.figures();
    await first.kill();

    const second = await start();
    const again = await login(second.port, 'again');
    await again.subscribe('home/device1/#');
    await waitUntil('what was kept', () => again.packets.filter(({ cmd }) => cmd === 'publish').length === 60, 60_000);
    console.log('longest work of a turn, ms:', { taken, replay, start: second.start });
    expect(heldMs(taken)).toBeLessThan(50);
    expect(heldMs(replay)).toBeLessThan(50);
    expect(heldMs(second.start)).toBeLessThan(50);
  }, 180_000);

  it('has every retained message that it acknowledged, after a kill at any moment', async () => {
    const acknowledged = new Map<string, string>();
    for (let round = 0; round < 5; round += 1) {
      const broker = await start();
      const device = await login(broker.port, 'device');
      const sent = new Map<number, { topic: string; value: string }>();
      device.onPacket = (packet) => {
        const { messageId = 0 } = packet;
        const message = sent.get(messageId);
        if (packet.cmd === 'pubrec') device.send({ cmd: 'pubrel', messageId });
        if (message !== undefined && (packet.cmd === 'puback' || packet.cmd === 'pubrec')) {
          acknowledged.set(message.topic, message.value);
        }
      };
      for (let index = 1; index <= 2_000; index += 1) {
        const topic = `value/${index % 700}`;
        const value = `${round}-${index}`;
        sent.set(index, { topic, value });
        const qos = index % 3 === 0 ? 2 : 1;
        device.send(publishPacket({ topic, payload: Buffer.from(value), qos, retain: true, messageId: index }));
      }
      await waitUntil('some acknowledgements', () => device.packets.length > 100 + round * 350, 30_000);
      await broker.kill();
    }
    const last = await start();
    const reader = await login(last.port, 'reader');
    await reader.subscribe('value/#');
    reader.send(publishPacket({ topic: 'value/end', payload: Buffer.from('1') }));
    await reader.receive('publish', ({ topic }) => topic === 'value/end');
    const order = (value: string): number => {
      const [round = '0', index = '0'] = value.split('-');
      return Number(round) * 10_000 + Number(index);
    };
    await waitUntil('the replay', () => {
      const seen = new Set(reader.packets.flatMap((each) => (each.cmd === 'publish' ? [each.topic] : [])));
      return [...acknowledged.keys()].every((topic) => seen.has(topic));
    });
    const found = new Map(
      reader.packets.flatMap((each) =>
        each.cmd === 'publish' ? [[each.topic, each.payload.toString()] as const] : [],
      ),
    );
    // A later one that was not acknowledged may have come too.
    const lost = [...acknowledged].filter(([topic, value]) => order(found.get(topic) ?? '') < order(value));
    expect(lost).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(50);
  }, 120_000);

  it('brings an alarm within 100 ms while a subscriber of everything is frozen and a camera sends pictures', async () => {
    const broker = await start();
    const watcher = await login(broker.port, 'watcher');
    const delays: number[] = [];
    watcher.onPacket = (packet) => {
      if (packet.cmd !== 'publish') return;
      delays.push(Date.now() - Number(packet.payload.toString()));
      watcher.send({ cmd: 'puback', messageId: packet.messageId ?? 0 });
    };
    await watcher.subscribe('alarm/#', 1);
    const camera = await login(broker.port, 'camera');
    const picture = publishPacket({ topic: 'camera/picture', payload: Buffer.alloc(1_000_000, 7) });
    const smoke = await login(broker.port, 'smoke');
    let pictures = 0;
    const raiseAlarms = async (): Promise<{ client: number; service: number }> => {
      delays.length = 0;
      for (let index = 1; index <= 150; index += 1) {
        if (index % 2 === 0 && camera.socket.writableLength < 4_000_000) {
          camera.send(picture);
          pictures += 1;
        }
        const payload = Buffer.from(String(Date.now()));
        smoke.send(publishPacket({ topic: 'alarm/smoke', payload, qos: 1, retain: true, messageId: index }));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await waitUntil('all alarms', () => delays.length === 150);
      const { linkDelaysMs } = await broker.figures();
      expect(linkDelaysMs).toHaveLength(150);
      return { client: percentile99(delays), service: percentile99(linkDelaysMs) };
    };
    // A busy machine is late by itself: how late is measured beside it, and one quiet moment in five is enough.
    const rounds: unknown[] = [];
    let isInTime = false;
    for (let round = 0; round < 5 && !isInTime; round += 1) {
      const without = await raiseAlarms();
      const frozen = await login(broker.port, `frozen-${round}`);
      await frozen.subscribe('#');
      frozen.freeze();
      pictures = 0;
      const during = await raiseAlarms();
      rounds.push({ without, during, pictures });
      isInTime = during.client - without.client < 100 && during.service - without.service < 100 && pictures > 40;
      frozen.close();
    }
    const { residentBytes } = await broker.figures();
    console.log('alarms, 99th percentile, ms:', rounds, 'MiB:', Math.round(residentBytes / 2 ** 20));
    expect(isInTime).toBe(true);
    // What waits for the frozen one is bounded: by far not all the pictures.
    expect(residentBytes).toBeLessThan(400 * 2 ** 20);
  }, 120_000);
});

function percentile99(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0;
}
