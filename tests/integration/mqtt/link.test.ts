import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { connectAsync } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import type { Timers } from '../../../main/service/base/ports.ts';
import { testConnection } from '../../../main/service/mqtt/connection.ts';
import { systemClock } from '../../../main/service/time/clock.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { type Mosquitto, mosquittoMissing, mosquittoPath, startMosquitto } from '../../support/mosquitto.ts';
import { freePort, listenOnFreePort } from '../../support/ports.ts';
import { startScriptedBroker } from '../../support/scripted-broker.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { createTestLink, type TestLink, type TestLinkOptions, testSettings } from '../../support/test-link.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { startWebSocketFront } from '../../support/web-socket-front.ts';

if (mosquittoPath === undefined) console.warn(mosquittoMissing);

/** What a test opened, to be closed after it, last first. */
let cleanups: Array<() => Promise<unknown>> = [];

beforeEach(() => {
  cleanups = [];
});

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

function open(url: string, options: TestLinkOptions = {}): TestLink {
  const test = createTestLink(url, options);
  cleanups.push(() => test.link.stop());
  return test;
}

async function openOnline(url: string, options: TestLinkOptions = {}): Promise<TestLink> {
  const test = open(url, options);
  test.link.start();
  await test.reach('online');
  return test;
}

/** Another client, for what the link itself cannot do. */
async function other(url: string, options: Parameters<typeof connectAsync>[1] = {}) {
  const client = await connectAsync(url, { reconnectPeriod: 0, ...options });
  client.on('error', () => undefined);
  cleanups.push(() => client.endAsync(true));
  return client;
}

async function aedes(options: Parameters<typeof startAedes>[0] = {}): Promise<AedesBroker> {
  const broker = await startAedes(options);
  cleanups.push(() => broker.stop());
  return broker;
}

async function mosquitto(options: Parameters<typeof startMosquitto>[0] = {}): Promise<Mosquitto> {
  const broker = await startMosquitto(options);
  cleanups.push(() => broker.dispose());
  return broker;
}

/** The port of a WebSocket listener before a broker. */
async function webSocket(targetPort: number): Promise<number> {
  const front = await startWebSocketFront(targetPort);
  cleanups.push(() => front.stop());
  return front.port;
}

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
    cleanups.push(async () => server.close());
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
    cleanups.push(async () => {
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
    cleanups.push(async () => server.close());
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
    cleanups.push(() => proxy.stop());
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
    cleanups.push(() => proxy.stop());
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
    cleanups.push(() => broker.stop());
    const { link } = await openOnline(broker.url, { keepaliveSeconds: 1 });
    const replay = setInterval(
      () => broker.send({ cmd: 'publish', topic: 'a', payload: 'b', qos: 0, retain: true, dup: false }),
      20,
    );
    cleanups.push(async () => clearInterval(replay));
    // The first is asked for at once.
    const pings = () => broker.packets.filter(({ cmd }) => cmd === 'pingreq').length;
    await waitUntil('it was pinged again and again', () => pings() >= 4 || link.epoch > 1, 20_000);
    expect(link.epoch).toBe(1);
    expect(link.record().state).toBe('online');
  });

  it('finds a half-open link at once after waking up, and keeps a good one', async () => {
    const broker = await aedes();
    const proxy = await startTcpProxy(broker.port);
    cleanups.push(() => proxy.stop());
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

describe('a broker that says why it ends the connection (MQTT 5)', () => {
  /** Logs everybody in, and ends each connection at once with a reason code. */
  async function endingWith(reasonCode: number): Promise<string> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write(Buffer.from([0x20, 3, 0, 0, 0]));
        socket.end(Buffer.from([0xe0, 2, reasonCode, 0]));
      });
    });
    const port = await listenOnFreePort(server);
    cleanups.push(async () => server.close());
    return `mqtt://127.0.0.1:${port}`;
  }

  it('repeats the reason, and sees that another client has the same id', async () => {
    const { link, records } = open(await endingWith(142), { protocolVersion: 5, timers: createFastClock(20) });
    link.start();
    await waitUntil(
      'it slows down',
      () => link.record().reason === 'broker.refused: another client uses the same client id',
    );
    expect(link.epoch).toBe(3);
    expect(records[2]).toMatchObject({
      state: 'waiting',
      reason: 'broker.unreachable: another client uses the same client id',
    });
  });

  it('believes it when it is shutting down', async () => {
    const { link } = open(await endingWith(139), { protocolVersion: 5, timers: createFastClock(100) });
    link.start();
    await waitUntil('five connections', () => link.epoch === 5);
    await waitUntil('it waits', () => link.record().state === 'waiting');
    expect(link.record().reason).toBe('broker.unreachable: the broker is shutting down');
  });
});

describe('a refused login', () => {
  const authenticate = { authenticate: passwordIs('right') };

  it('waits for a person, says why, and leaves no password behind', async () => {
    const broker = await aedes(authenticate);
    let asked = 0;
    let password = 'wrong-secret';
    const { link, lines, records, reach } = open(broker.url, {
      username: 'me',
      timers: createFastClock(50),
      password: async () => {
        asked += 1;
        return password;
      },
    });
    link.start();
    await reach('refused');
    expect(link.record().reason).toBe('broker.refused: bad user name or password');
    expect(asked).toBe(1);
    password = 'right';
    link.reconnect();
    await reach('online');
    expect(asked).toBe(2);
    expect(JSON.stringify([lines, records])).not.toContain('secret');
  });

  it('logs in with what the address itself carries', async () => {
    const broker = await aedes(authenticate);
    const { link } = await openOnline(broker.url.replace('://', '://me:right@'));
    expect(link.record().url).toBe(broker.url);
  });

  it('retries when the password cannot be read', async () => {
    const broker = await aedes(authenticate);
    let isLocked = true;
    const { link, reach } = open(broker.url, {
      timers: createFastClock(20),
      password: () => (isLocked ? Promise.reject(new Error('locked')) : Promise.resolve('right')),
    });
    link.start();
    await reach('waiting');
    expect(link.record().reason).toBe('broker.refused: the password cannot be read');
    isLocked = false;
    await reach('online');
  });
});

describe('MQTT 5 with a broker that does not speak it', () => {
  it('goes on with 3.1.1', async () => {
    const broker = await aedes();
    const { link, receive } = await openOnline(broker.url, { protocolVersion: 5 });
    link.subscribe('a', 0);
    await link.settled();
    await link.publish({ topic: 'a', payload: '1', qos: 1, retain: false, expirySeconds: 5 });
    await receive('a', '1');
  });
});

describe('testing a connection', () => {
  it.each([
    ['mqt://broker', 'broker.url'],
    ['mqtt://127.0.0.1:1', 'broker.unreachable'],
  ])('%s: %s', async (url, code) => {
    expect(await testConnection(testSettings(url), undefined, systemClock)).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it('answers how long it took, and disturbs nobody', async () => {
    const broker = await aedes({ authenticate: passwordIs('right') });
    const { link } = await openOnline(broker.url, { password: () => Promise.resolve('right') });
    const tested = await testConnection(testSettings(broker.url), 'right', systemClock);
    expect(tested).toMatchObject({ ok: true, value: { durationMs: expect.any(Number) } });
    expect(await testConnection(testSettings(broker.url), 'wrong', systemClock)).toEqual({
      ok: false,
      error: { code: 'broker.refused', detail: 'bad user name or password' },
    });
    expect(link.epoch).toBe(1);
    await waitUntil('the tests are gone', () => broker.aedes.connectedClients === 1);
  });

  it('ends in time', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined));
    const port = await listenOnFreePort(server);
    cleanups.push(async () => server.close());
    expect(
      await testConnection(testSettings(`mqtt://127.0.0.1:${port}`), undefined, createFastClock(100)),
    ).toMatchObject({
      ok: false,
      error: { code: 'broker.timeout' },
    });
  });
});

describe.skipIf(mosquittoPath === undefined)('with a real Mosquitto', () => {
  const urlOf = (broker: Mosquitto): string => `mqtt://127.0.0.1:${broker.port}`;
  const timers = createFastClock(10);

  it('comes back after kill -9 and a restart without persistence', async () => {
    const broker = await mosquitto();
    const { link, reach, receive, received } = await openOnline(urlOf(broker), { protocolVersion: 5, timers });
    link.subscribe('lamp/state', 0);
    link.subscribe('inglenook/+/status', 0);
    await link.settled();
    await link.publish({ topic: 'lamp/state', payload: 'ON', qos: 1, retain: true });
    await broker.kill();
    await waitUntil('the loss is seen', () => link.record().state !== 'online');
    received.length = 0;
    await broker.start();
    await reach('online');
    await link.settled();
    expect(link.epoch).toBe(2);
    await receive('inglenook/inglenook-test/status', 'online');
    await link.publish({ topic: 'lamp/state', payload: 'OFF', qos: 0, retain: false });
    await receive('lamp/state', 'OFF');
    expect(received.filter(({ topic }) => topic === 'lamp/state')).toHaveLength(1);
  });

  it.each([4, 5] as const)(
    'is back within 3 s of each of 15 restarts in a row (MQTT version %i)',
    async (version) => {
      const broker = await mosquitto();
      const waits: number[] = [];
      const deadlines: readonly number[] = [limits.publishTimeoutMs, limits.connectTimeoutMs, limits.probeTimeoutMs];
      const watching: Timers = {
        ...systemClock,
        after: (ms, fire) => {
          if (!deadlines.includes(ms)) waits.push(ms);
          return systemClock.after(ms, fire);
        },
      };
      const { link, records } = await openOnline(urlOf(broker), { protocolVersion: version, timers: watching });
      link.watched(true);
      for (let round = 0; round < 15; round += 1) {
        const { epoch } = link;
        await (round % 2 === 0 ? broker.kill() : broker.stop());
        await broker.start();
        const before = records.length;
        await waitUntil('it is back', () => link.epoch > epoch && link.record().state === 'online', 20_000);
        // Of an attempt that was under way when the broker came back. The machine may be busy: its clock is not asked.
        expect(records.slice(before).filter(({ state }) => state === 'waiting').length).toBeLessThanOrEqual(1);
      }
      expect(waits.length).toBeGreaterThanOrEqual(10);
      expect(waits.filter((ms) => ms > limits.backoffWatchedMs)).toEqual([]);
    },
    90_000,
  );

  it('gets the retained messages again after a restart with persistence, as replays', async () => {
    const broker = await mosquitto({ persistence: true });
    const { link, reach, receive, received } = await openOnline(urlOf(broker), { protocolVersion: 5, timers });
    link.subscribe('lamp/state', 0);
    await link.publish({ topic: 'lamp/state', payload: 'ON', qos: 1, retain: true });
    await receive('lamp/state', 'ON');
    await broker.stop();
    await waitUntil('the loss is seen', () => link.record().state === 'waiting');
    expect(link.record().reason).toMatch(
      /^broker\.unreachable: (the broker is shutting down|the broker closed the connection|nothing listens there)/,
    );
    received.length = 0;
    await broker.start();
    await reach('online');
    expect(await receive('lamp/state', 'ON')).toMatchObject({ retained: true });
    expect(link.epoch).toBe(2);
  });

  it.each([4, 5] as const)('says that the login was refused (protocol %i)', async (protocolVersion) => {
    const broker = await mosquitto({
      anonymous: false,
      files: { passwords: `me:${mosquittoHash('right')}\n` },
      lines: ['password_file {folder}/passwords'],
    });
    const settings = { username: 'me', protocolVersion };
    const wrong = open(urlOf(broker), { ...settings, password: () => Promise.resolve('wrong') });
    wrong.link.start();
    await wrong.reach('refused');
    expect(wrong.link.record().reason).toBe('broker.refused: not authorized');
    await openOnline(urlOf(broker), { ...settings, password: () => Promise.resolve('right') });
  });

  it.each([4, 5] as const)(
    'finds that another client has the same id, and slows down (protocol %i)',
    async (protocolVersion) => {
      const broker = await mosquitto();
      const { link } = await openOnline(urlOf(broker), { protocolVersion, clientId: 'twin', timers });
      const twin = await other(urlOf(broker), { protocolVersion, clientId: 'twin', reconnectPeriod: 20 });
      // Mosquitto 2.0 drops the first connection without a word, also with MQTT 5.
      const isKnown = () => /^broker\.refused: .*another client .*same client id/.test(link.record().reason ?? '');
      await waitUntil('the reason is known', isKnown, 15_000);
      expect(link.record().state).toBe('waiting');
      await twin.endAsync(true);
      link.reconnect();
      await waitUntil('alone again', () => link.record().state === 'online');
    },
  );

  it('lets a message expire (MQTT 5)', async () => {
    const broker = await mosquitto();
    const { link } = await openOnline(urlOf(broker), { protocolVersion: 5 });
    const watcher = await other(urlOf(broker), { protocolVersion: 5 });
    await watcher.subscribeAsync('lamp/set');
    const seen = new Promise((resolve) => {
      watcher.once('message', (_topic, _payload, packet) => resolve(packet.properties?.messageExpiryInterval));
    });
    await link.publish({ topic: 'lamp/set', payload: 'ON', qos: 0, retain: false, expirySeconds: 30 });
    expect(await seen).toBe(30);
  });

  it('receives 10 000 retained discovery messages', async () => {
    const broker = await mosquitto();
    const device = await openOnline(urlOf(broker), { clientId: 'device' });
    const count = 10_000;
    const config = JSON.stringify({ name: 'x'.repeat(700) });
    for (let from = 0; from < count; from += 500) {
      await Promise.all(
        Array.from({ length: 500 }, (_, index) =>
          device.link.publish({
            topic: `homeassistant/sensor/d${from + index}/config`,
            payload: config,
            qos: 1,
            retain: true,
          }),
        ),
      );
    }
    const { link, received } = await openOnline(urlOf(broker), { protocolVersion: 5 });
    link.subscribe('homeassistant/#', 0);
    await waitUntil('all of them', () => received.length === count);
    expect(received.every(({ retained }) => retained)).toBe(true);
  });
});

function passwordIs(right: string) {
  return (
    _client: unknown,
    _username: unknown,
    password: Readonly<Buffer | undefined>,
    done: (error: null, success: boolean) => void,
  ): void => {
    if (password?.toString() === right) done(null, true);
    else Reflect.apply(done, undefined, [Object.assign(new Error('bad'), { returnCode: 4 }), null]);
  };
}

/** The form in which Mosquitto 2 keeps passwords: PBKDF2 with SHA-512. */
function mosquittoHash(password: string): string {
  const salt = randomBytes(12);
  const hash = pbkdf2Sync(password, salt, 101, 64, 'sha512');
  return `$7$101$${salt.toString('base64')}$${hash.toString('base64')}`;
}
