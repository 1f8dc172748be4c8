import { beforeEach, describe, expect, it } from 'vitest';
import { err, type Failure, ok } from '../../../main/service/base/errors.ts';
import { limits } from '../../../main/service/base/limits.ts';
import type { Broker } from '../../../main/service/model/brokers.ts';
import { BrokerLink } from '../../../main/service/mqtt/link.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { FakeNetwork, FakeSession, settle } from '../../support/fake-session.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

const unreachable: Failure = { code: 'broker.unreachable', detail: 'nothing listens there' };

const never = new Promise<never>(() => undefined);

let clock: FakeClock;
let network: FakeNetwork;
let link: BrokerLink;
let changes: Broker[];
let failedFilters: string[];
const logger = createMemoryLogger();

beforeEach(() => {
  clock = createFakeClock();
  network = new FakeNetwork();
  changes = [];
  failedFilters = [];
  link = new BrokerLink(
    {
      settings: {
        id: 'home',
        name: 'Home',
        url: 'mqtt://me:secret@broker',
        enabled: true,
        protocolVersion: 5,
        discoveryPrefix: 'homeassistant',
      },
      password: () => Promise.resolve('secret'),
      clientId: 'inglenook-1',
      availabilityTopic: 'inglenook/1/status',
      timers: clock,
      logger,
      random: () => 0.5,
      onMessage: () => undefined,
    },
    network.open,
  );
  link.on('changed', (record) => changes.push(record));
  link.on('failed', ({ filter }) => failedFilters.push(filter));
});

async function goOnline(): Promise<FakeSession> {
  link.start();
  return network.accept();
}

const states = (): string[] => changes.map(({ state }) => state);
const command = { topic: 'lamp/set', payload: 'ON', qos: 0, retain: false } as const;

describe('a link', () => {
  it('does nothing before it is started, and starts once', async () => {
    expect(link.record().state).toBe('idle');
    expect(network.attempts).toHaveLength(0);
    link.start();
    link.start();
    expect(network.attempts).toHaveLength(1);
  });

  it('tells what it is doing, and never user or password', async () => {
    link.start();
    await network.fail(unreachable);
    clock.advance(1_000);
    await network.accept();
    expect(states()).toEqual(['connecting', 'waiting', 'connecting', 'online']);
    expect(changes[1]).toEqual({
      id: 'home',
      name: 'Home',
      url: 'mqtt://broker:1883',
      state: 'waiting',
      reason: 'broker.unreachable: nothing listens there',
      since: '2026-01-15T12:00:00.000Z',
    });
    expect(changes[3]).not.toHaveProperty('reason');
    expect(JSON.stringify([changes, logger.lines])).not.toContain('secret');
  });

  it('says online on its own topic, retained, and offline when it is stopped', async () => {
    const session = await goOnline();
    expect(session.published).toEqual([{ topic: 'inglenook/1/status', payload: 'online', qos: 1, retain: true }]);
    await link.stop();
    expect(session.published.at(-1)).toMatchObject({ payload: 'offline', retain: true });
    expect(session).toMatchObject({ ended: 1 });
    expect(session.dropped).toBeGreaterThan(0);
    expect(link.record().state).toBe('stopped');
    expect(clock.pending).toBe(0);
  });

  it('is stopped within its time also when the broker does not answer', async () => {
    const session = await goOnline();
    session.publishing = never;
    let isStopped = false;
    void link.stop().then(() => {
      isStopped = true;
    });
    await settle();
    expect(isStopped).toBe(false);
    clock.advance(limits.endTimeoutMs);
    await settle();
    expect(isStopped).toBe(true);
    expect(session.dropped).toBe(1);
  });

  it('can be started again, and counts its connections', async () => {
    await goOnline();
    await link.stop();
    await goOnline();
    expect(link.epoch).toBe(2);
    expect(link.record().state).toBe('online');
  });

  it('gives up on an attempt that takes too long, and drops what comes of it later', async () => {
    link.start();
    const [attempt] = network.attempts;
    clock.advance(limits.connectTimeoutMs);
    await settle();
    expect(attempt?.signal.aborted).toBe(true);
    expect(link.record()).toMatchObject({ state: 'waiting', reason: 'broker.timeout: no answer in time' });
    const tooLate = await network.accept();
    expect(tooLate.dropped).toBe(1);
    expect(link.record().state).toBe('waiting');
  });

  it('drops the connection of an attempt that was overtaken', async () => {
    link.start();
    const [first] = network.attempts;
    link.reconnect();
    expect(first?.signal.aborted).toBe(true);
    const session = await network.accept();
    expect(network.attempts).toHaveLength(2);
    if (first === undefined) throw new Error('no attempt');
    const overtaken = new FakeSession(first.request);
    first.answer({ ok: true, session: overtaken });
    await settle();
    expect(overtaken.dropped).toBe(1);
    expect(session.dropped).toBe(0);
    expect(link.epoch).toBe(1);
  });

  it('waits for a person after a refused login, and connects at once when asked', async () => {
    link.start();
    await network.fail({ code: 'broker.refused', detail: 'bad user name or password' }, true);
    expect(link.record()).toMatchObject({ state: 'refused', reason: 'broker.refused: bad user name or password' });
    clock.advance(86_400_000);
    expect(network.attempts).toHaveLength(1);
    link.reconnect();
    expect(network.attempts).toHaveLength(2);
  });

  it('hears of the end of its connection only, not of one that it left', async () => {
    const old = await goOnline();
    link.reconnect();
    await network.accept();
    old.close(unreachable, 'dropped');
    expect(link.record().state).toBe('online');
    expect(old.dropped).toBe(1);
  });

  it('notices a connection that ends in the moment in which it begins', async () => {
    link.start();
    const [attempt] = network.attempts;
    if (attempt === undefined) throw new Error('no attempt');
    const session = new FakeSession(attempt.request);
    attempt.answer({ ok: true, session });
    session.close(unreachable, 'dropped');
    await settle();
    expect(link.record().state).toBe('waiting');
  });

  it('goes on when opening throws', async () => {
    const broken = new BrokerLink({ ...optionsOf(), timers: clock, logger }, () => Promise.reject(new Error('bug')));
    broken.start();
    await settle();
    expect(broken.record()).toMatchObject({ state: 'waiting', reason: 'internal' });
    await broken.stop();
  });

  it('asks for a sign of life after waking up, and connects anew when none comes', async () => {
    const session = await goOnline();
    link.suspend();
    link.resume();
    await settle();
    clock.advance(limits.probeTimeoutMs);
    await settle();
    expect(network.attempts).toHaveLength(1);
    session.alive = never;
    link.resume();
    clock.advance(limits.probeTimeoutMs);
    await settle();
    expect(network.attempts).toHaveLength(2);
    expect(session.dropped).toBe(1);
  });

  it('connects at once when the network comes up', async () => {
    link.start();
    await network.fail(unreachable);
    link.networkUp();
    expect(network.attempts).toHaveLength(2);
    clock.advance(1_000);
    expect(network.attempts).toHaveLength(2);
  });
});

it('a new connection subscribes before it says anything: what is published meanwhile would be missed', async () => {
  link.subscribe('a', 0);
  const session = await goOnline();
  expect(session.calls).toEqual(['subscribe', 'publish', 'probe']);
});

describe('publishing', () => {
  it('is refused at once when the link is not online', async () => {
    expect(await link.publish(command)).toEqual(err('broker.offline'));
    link.start();
    expect(await link.publish(command)).toEqual(err('broker.offline'));
    const session = await network.accept();
    expect(session.published).toHaveLength(1);
  });

  it('refuses a topic that cannot be published to', async () => {
    await goOnline();
    for (const topic of ['', 'a/+', 'a/#', 'a\0', 'x/'.repeat(100)]) {
      expect(await link.publish({ ...command, topic })).toEqual(err('command.invalid', 'topic'));
    }
  });

  it('answers what the connection knows of it', async () => {
    const session = await goOnline();
    const known = ok({ unconfirmed: { code: 'broker.timeout' } as const });
    session.publishing = Promise.resolve(known);
    expect(await link.publish({ ...command, qos: 1 })).toEqual(known);
  });
});

describe('subscribing', () => {
  it('sends what one tick subscribed in one packet', async () => {
    const session = await goOnline();
    link.subscribe('a', 0);
    link.subscribe('b', 0);
    await settle();
    expect(session.subscribed).toEqual([['a', 'b']]);
  });

  it('sends everything again on a new connection', async () => {
    link.subscribe('a', 0);
    const first = await goOnline();
    const dispose = link.subscribe('b', 0);
    await settle();
    dispose();
    first.close(unreachable, 'dropped');
    clock.advance(1_000);
    const second = await network.accept();
    expect(first.subscribed).toEqual([['a'], ['b']]);
    expect(second.subscribed).toEqual([['a']]);
  });

  it('takes a filter back with its last reader; disposing twice does nothing', async () => {
    const session = await goOnline();
    const first = link.subscribe('a', 0);
    const second = link.subscribe('a', 0);
    await settle();
    first();
    first();
    await settle();
    expect(session.unsubscribed).toEqual([]);
    second();
    await settle();
    expect(session.unsubscribed).toEqual([['a']]);
  });

  it('tells of filters that the broker refuses, and tries them again on the next connection', async () => {
    const first = await goOnline();
    first.refused.add('b');
    link.subscribe('a', 0);
    link.subscribe('b', 0);
    await settle();
    expect(failedFilters).toEqual(['b']);
    link.reconnect();
    const second = await network.accept();
    expect(second.subscribed).toEqual([['a', 'b']]);
  });

  it('never sends a filter that means everything, or is none', async () => {
    const session = await goOnline();
    link.subscribe('#', 0)();
    link.subscribe('a/#/b', 0);
    await settle();
    expect(session.subscribed).toEqual([]);
    expect(failedFilters).toEqual(['#', 'a/#/b']);
  });

  it('is settled when all was answered', async () => {
    const session = await goOnline();
    let answer: () => void = () => undefined;
    session.answering = new Promise((resolve) => {
      answer = resolve;
    });
    link.subscribe('a', 0);
    let isSettled = false;
    const settled = link.settled().then(() => {
      isSettled = true;
    });
    await settle();
    expect(session.subscribed).toEqual([['a']]);
    expect(isSettled).toBe(false);
    answer();
    await settled;
    expect(clock.pending).toBe(0);
  });

  it('is settled when nothing can answer: offline, or after two seconds', async () => {
    link.subscribe('a', 0);
    await link.settled();
    const session = await goOnline();
    session.answering = never;
    link.subscribe('b', 0);
    const settled = link.settled();
    clock.advance(2_000);
    await settled;
  });
});

function optionsOf() {
  return {
    settings: {
      id: 'home',
      name: 'Home',
      url: 'mqtt://broker',
      enabled: true,
      protocolVersion: 4 as const,
      discoveryPrefix: 'homeassistant',
    },
    password: () => Promise.resolve(undefined),
    clientId: 'inglenook-2',
    availabilityTopic: 'inglenook/2/status',
    onMessage: () => undefined,
  };
}
