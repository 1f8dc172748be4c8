/** What a link does with a broker that says no, or speaks another version; and the test of a connection. */
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { testConnection } from '../../../main/service/mqtt/connection.ts';
import { systemClock } from '../../../main/service/time/clock.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { aedes, closeLater, closeOpened, open, openOnline } from '../../support/open-links.ts';
import { listenOnFreePort } from '../../support/ports.ts';
import { testSettings } from '../../support/test-link.ts';
import { waitUntil } from '../../support/wait-until.ts';

afterEach(closeOpened);

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
    closeLater(async () => server.close());
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
    closeLater(async () => server.close());
    expect(
      await testConnection(testSettings(`mqtt://127.0.0.1:${port}`), undefined, createFastClock(100)),
    ).toMatchObject({
      ok: false,
      error: { code: 'broker.timeout' },
    });
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
