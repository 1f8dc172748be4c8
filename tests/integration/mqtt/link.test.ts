/** A link to brokers of several kinds, and to one that fails. */
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createFastClock } from '../../support/fast-clock.ts';
import { mosquittoPath } from '../../support/mosquitto.ts';
import {
  aedes,
  closeLater,
  closeOpened,
  mosquitto,
  open,
  openOnline,
  other,
  webSocket,
} from '../../support/open-links.ts';
import { freePort, listenOnFreePort } from '../../support/ports.ts';
import { startScriptedBroker } from '../../support/scripted-broker.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { waitUntil } from '../../support/wait-until.ts';

afterEach(closeOpened);

interface Kind {
  readonly name: string;
  readonly protocolVersion: 4 | 5;
  start(): Promise<string>;
}

const kinds: readonly Kind[] = [
  { name: 'aedes, MQTT 3.1.1', protocolVersion: 4, start: async () => (await aedes()).url },
  {
    name: 'aedes over WebSocket, MQTT 3.1.1',
    protocolVersion: 4,
    start: async () => `ws://127.0.0.1:${await webSocket((await aedes()).port)}`,
  },
  ...(mosquittoPath === undefined
    ? []
    : ([4, 5] as const).flatMap((protocolVersion) => [
        {
          name: `Mosquitto, MQTT ${protocolVersion === 5 ? '5' : '3.1.1'}`,
          protocolVersion,
          start: async () => `mqtt://127.0.0.1:${(await mosquitto()).port}`,
        },
        {
          name: `Mosquitto over WebSocket, MQTT ${protocolVersion === 5 ? '5' : '3.1.1'}`,
          protocolVersion,
          start: async () => `ws://127.0.0.1:${await webSocket((await mosquitto()).port)}/mqtt`,
        },
      ])),
];

describe.each(kinds)('a link to $name', ({ start, protocolVersion }) => {
  it('publishes and receives with every QoS, and tells replays from news', async () => {
    const url = await start();
    const { link, receive, received } = await openOnline(url, { protocolVersion });
    link.subscribe('lamp/+', 2);
    await link.settled();
    for (const qos of [0, 1, 2] as const) {
      const message = { topic: 'lamp/state', payload: `QoS ${qos}`, qos, retain: true };
      expect(await link.publish(message)).toEqual({ ok: true, value: {} });
      expect(await receive('lamp/state', `QoS ${qos}`)).toMatchObject({ retained: false });
    }
    received.length = 0;
    link.refresh(['lamp/+']);
    expect(await receive('lamp/state', 'QoS 2')).toMatchObject({ retained: true });
  });

  it('carries bytes as they are, up to megabytes', async () => {
    const url = await start();
    const { link, receive } = await openOnline(url, { protocolVersion });
    link.subscribe('camera/#', 0);
    await link.settled();
    const text = 'picture '.repeat(500_000);
    const view = new Uint8Array(Buffer.from(`..${text}`)).subarray(2);
    await link.publish({ topic: 'camera/1', payload: view, qos: 0, retain: false });
    await receive('camera/1', text);
    await link.publish({ topic: 'camera/2', payload: 'ä€😀', qos: 0, retain: false });
    await receive('camera/2', 'ä€😀');
  });

  it('says online and offline on its own topic, retained', async () => {
    const url = await start();
    const watcher = await openOnline(url, { protocolVersion, clientId: 'watcher' });
    watcher.link.subscribe('inglenook/home/status', 0);
    const { link } = await openOnline(url, { protocolVersion, clientId: 'home' });
    await watcher.receive('inglenook/home/status', 'online');
    await link.stop();
    await watcher.receive('inglenook/home/status', 'offline');
    watcher.received.length = 0;
    watcher.link.refresh(['inglenook/home/status']);
    expect(await watcher.receive('inglenook/home/status', 'offline')).toMatchObject({ retained: true });
  });

  it('skips a message over the cap, with every QoS, and stays online', async () => {
    const url = await start();
    const { link, receive, oversized, received } = await openOnline(url, {
      protocolVersion,
      timers: createFastClock(0.2),
    });
    link.subscribe('big/+', 2);
    await link.settled();
    const sender = await other(url);
    const huge = Buffer.alloc(9 * 1024 * 1024, 1);
    for (const qos of [0, 1, 2] as const) {
      await sender.publishAsync(`big/${qos}`, huge, { qos });
      await sender.publishAsync('big/after', `after ${qos}`, { qos });
      await receive('big/after', `after ${qos}`);
    }
    // An MQTT 5 broker is told the cap and keeps such a message to itself.
    if (protocolVersion === 4) expect(oversized).toEqual(['big/0', 'big/1', 'big/2']);
    expect(received.map(({ topic }) => topic)).toEqual(['big/after', 'big/after', 'big/after']);
    expect(link.epoch).toBe(1);
  });

  it('loses nothing of 20 000 messages, and keeps their order', async () => {
    const url = await start();
    const { link, received } = await openOnline(url, { protocolVersion });
    link.subscribe('many/+', 0);
    await link.settled();
    const sender = await other(url);
    const count = 20_000;
    for (let index = 0; index < count; index += 1) {
      // A broker may drop what a slow reader does not take; so the sender waits now and then.
      if (index % 500 === 499) {
        await waitUntil('the first of them', () => received.length >= index - 499);
      }
      sender.publish(`many/${index % 50}`, `${index}`);
    }
    await waitUntil('all messages', () => received.length >= count);
    expect(received.map(({ text }) => Number(text))).toEqual(Array.from({ length: count }, (_, index) => index));
  });
});

describe('a link whose broker fails', () => {
  it('waits and says why while nothing listens there, and connects when something does', async () => {
    const port = await freePort();
    const { link, reach } = open(`mqtt://127.0.0.1:${port}`, { timers: createFastClock(20) });
    link.start();
    await reach('waiting');
    expect(link.record().reason).toBe('broker.unreachable: nothing listens there (ECONNREFUSED)');
    const broker = await aedes();
    const server = createServer((socket) => broker.aedes.handle(socket)).listen(port, '127.0.0.1');
    closeLater(async () => server.close());
    await reach('online');
  });

  it('says what is wrong with a name and with an address', async () => {
    const unknown = open('mqtt://does-not-exist.invalid');
    unknown.link.start();
    await unknown.reach('waiting');
    expect(unknown.link.record().reason).toMatch(/^broker\.unreachable: .*(name|ENOTFOUND|EAI_AGAIN)/);
    const typo = open('mqt://me:secret@broker');
    typo.link.start();
    await typo.reach('refused');
    expect(typo.link.record()).toMatchObject({
      url: 'broker',
      reason: 'broker.url: the scheme "mqt" is unknown: mqtt, mqtts, ws or wss',
    });
  });

  it('gives up an attempt when the other side accepts and says nothing', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket.resume()));
    const port = await listenOnFreePort(server);
    closeLater(async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const { link, reach } = open(`mqtt://127.0.0.1:${port}`, { timers: createFastClock(50) });
    link.start();
    await reach('waiting');
    expect(link.record().reason).toMatch(/^broker\.timeout/);
    await waitUntil('the socket is closed', () => sockets[0]?.readableEnded === true || sockets[0]?.destroyed === true);
  });

  it('leaves a peer that does not speak MQTT', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    const port = await listenOnFreePort(server);
    closeLater(async () => server.close());
    const { link, reach } = open(`mqtt://127.0.0.1:${port}`);
    link.start();
    await reach('waiting');
    expect(link.record().reason).toMatch(/^broker\.unreachable/);
    const webSocket = open(`ws://127.0.0.1:${port}`);
    webSocket.link.start();
    await webSocket.reach('waiting');
    expect(webSocket.link.record().reason).toBe('broker.unreachable: no WebSocket there (HTTP 400)');
  });

  it('says that what is being published when the connection ends is not known, and keeps nothing for later', async () => {
    const broker = await aedes();
    const { link, reach } = await openOnline(broker.url);
    const publishing = link.publish({ topic: 'lamp/set', payload: 'ON', qos: 1, retain: false });
    broker.cut();
    const outcome = await publishing;
    expect(outcome).toMatchObject({ ok: true });
    await reach('waiting');
    expect(await link.publish({ topic: 'lamp/set', payload: 'ON', qos: 0, retain: false })).toEqual({
      ok: false,
      error: { code: 'broker.offline' },
    });
  });

  it('leaves its last will when the connection is cut', async () => {
    const broker = await aedes();
    const watcher = await openOnline(broker.url, { clientId: 'watcher' });
    watcher.link.subscribe('inglenook/home/status', 0);
    await watcher.link.settled();
    const proxy = await startTcpProxy(broker.port);
    closeLater(() => proxy.stop());
    await openOnline(`mqtt://127.0.0.1:${proxy.port}`, { clientId: 'home' });
    await watcher.receive('inglenook/home/status', 'online');
    await proxy.stop();
    await watcher.receive('inglenook/home/status', 'offline');
  });

  it('survives 1 000 reconnections: one connection, one subscription, nothing left behind', async () => {
    const broker = await aedes();
    const { link, receive, received, reach } = await openOnline(broker.url);
    link.subscribe('lamp/state', 0);
    await link.settled();
    const resources = process.getActiveResourcesInfo().length;
    for (let round = 0; round < 1_000; round += 1) {
      const { epoch } = link;
      link.reconnect();
      await waitUntil('online again', () => link.epoch > epoch);
    }
    expect(link.epoch).toBe(1_001);
    await reach('online');
    await link.settled();
    await waitUntil('the broker has let go', () => broker.aedes.connectedClients === 1);
    await link.publish({ topic: 'lamp/state', payload: 'last', qos: 1, retain: false });
    await receive('lamp/state', 'last');
    expect(received.filter(({ text }) => text === 'last')).toHaveLength(1);
    await waitUntil('no more handles than before', () => process.getActiveResourcesInfo().length <= resources + 2);
  }, 60_000);

  it('tells which filters were refused', async () => {
    const broker = await aedes({
      authorizeSubscribe: (_client, subscription, done) => {
        done(null, subscription.topic.startsWith('private') ? null : subscription);
      },
    });
    const { link, failed } = await openOnline(broker.url);
    link.subscribe('lamp/state', 0);
    link.subscribe('private/door', 1);
    link.subscribe('private/safe', 0);
    await link.settled();
    expect([...failed].sort()).toEqual(['private/door', 'private/safe']);
  });

  it('finds a half-open link by its keepalive, and connects anew', async () => {
    const broker = await aedes();
    const proxy = await startTcpProxy(broker.port);
    closeLater(() => proxy.stop());
    const { link, reach } = await openOnline(`mqtt://127.0.0.1:${proxy.port}`, {
      keepaliveSeconds: 1,
      timers: createFastClock(10),
    });
    proxy.freeze();
    await waitUntil('the link is found dead', () => link.record().state !== 'online', 5_000);
    await reach('online');
    expect(link.epoch).toBe(2);
  });

  it('stays with a broker that talks without an end before it answers a ping', async () => {
    const broker = await startScriptedBroker({ version: 4, answersPings: false });
    closeLater(() => broker.stop());
    const { link } = await openOnline(broker.url, { keepaliveSeconds: 1 });
    const replay = setInterval(
      () => broker.send({ cmd: 'publish', topic: 'a', payload: 'b', qos: 0, retain: true, dup: false }),
      20,
    );
    closeLater(async () => clearInterval(replay));
    // The first is asked for at once.
    const pings = () => broker.packets.filter(({ cmd }) => cmd === 'pingreq').length;
    await waitUntil('it was pinged again and again', () => pings() >= 4 || link.epoch > 1, 20_000);
    expect(link.epoch).toBe(1);
    expect(link.record().state).toBe('online');
  });

  it('finds a half-open link at once after waking up, and keeps a good one', async () => {
    const broker = await aedes();
    const proxy = await startTcpProxy(broker.port);
    closeLater(() => proxy.stop());
    const { link } = await openOnline(`mqtt://127.0.0.1:${proxy.port}`, { timers: createFastClock(10) });
    link.suspend();
    link.resume();
    const { link: witness } = await openOnline(broker.url, { clientId: 'witness' });
    await witness.settled();
    expect(link.epoch).toBe(1);
    // Nothing is on its way any more that could be taken for an answer.
    await link.publish({ topic: 'lamp/set', payload: 'ON', qos: 1, retain: false });
    link.suspend();
    proxy.freeze();
    link.resume();
    await waitUntil('a new connection', () => link.epoch === 2, 5_000);
  });
});
