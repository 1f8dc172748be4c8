/** What the link sends keeps to what the broker takes, and its answer is what is known. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../../main/service/base/errors.ts';
import type { Delivery, OutgoingMessage, Qos } from '../../../main/service/mqtt/model.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { mosquittoMissing, mosquittoPath, startMosquitto } from '../../support/mosquitto.ts';
import { type Script, type ScriptedBroker, startScriptedBroker } from '../../support/scripted-broker.ts';
import { createTestLink, type TestLink, type TestLinkOptions } from '../../support/test-link.ts';
import { waitUntil } from '../../support/wait-until.ts';

if (mosquittoPath === undefined) console.warn(mosquittoMissing);

let cleanups: Array<() => Promise<unknown>> = [];

beforeEach(() => {
  cleanups = [];
});

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

async function openOnline(url: string, options: TestLinkOptions = {}): Promise<TestLink> {
  const test = createTestLink(url, { protocolVersion: 5, ...options });
  cleanups.push(() => test.link.stop());
  test.link.start();
  await test.reach('online');
  return test;
}

async function scripted(script: Script = {}): Promise<ScriptedBroker> {
  const broker = await startScriptedBroker(script);
  cleanups.push(() => broker.stop());
  return broker;
}

/** A scripted broker that acknowledges our own "online" and nothing else, and a link to it. */
async function silent(options: TestLinkOptions = {}): Promise<{ broker: ScriptedBroker } & TestLink> {
  const broker = await scripted({ acknowledges: ({ topic }) => topic.startsWith('inglenook/') });
  return { broker, ...(await openOnline(broker.url, options)) };
}

const message = (topic: string, qos: Qos, payload = 'x'): OutgoingMessage => ({ topic, payload, qos, retain: false });
const publishAll = ({ link }: TestLink, count: number, qos: Qos): Promise<Result<Delivery>[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => link.publish(message(`lamp/${index}`, qos))));
const acknowledged = { ok: true, value: {} };

describe.skipIf(mosquittoPath === undefined).each([
  ['its defaults', []],
  ['one message at a time', ['max_inflight_messages 1']],
])('Mosquitto with %s', (_name, lines) => {
  it.each([
    [4, 1],
    [4, 2],
    [5, 1],
    [5, 2],
  ] as const)('takes 60 commands at once, in order (MQTT version %i, QoS %i)', async (protocolVersion, qos) => {
    const mosquitto = await startMosquitto({ lines });
    cleanups.push(() => mosquitto.dispose());
    const url = `mqtt://127.0.0.1:${mosquitto.port}`;
    const test = await openOnline(url, { protocolVersion });
    const listener = await openOnline(url, { clientId: 'listener' });
    listener.link.subscribe('lamp/+', 0);
    await listener.link.settled();
    expect(await publishAll(test, 60, qos)).toEqual(Array.from({ length: 60 }, () => acknowledged));
    await waitUntil('all are heard', () => listener.received.length === 60);
    expect(listener.received.map(({ topic }) => topic)).toEqual(Array.from({ length: 60 }, (_, i) => `lamp/${i}`));
    expect(test.link.epoch).toBe(1);
  });
});

describe.skipIf(mosquittoPath === undefined)('Mosquitto that takes small packets only', () => {
  it('is sent none that is too large, subscriptions included', async () => {
    const mosquitto = await startMosquitto({ lines: ['max_packet_size 500'] });
    cleanups.push(() => mosquitto.dispose());
    const test = await openOnline(`mqtt://127.0.0.1:${mosquitto.port}`);
    const tooLarge = await test.link.publish(message('lamp/set', 1, 'x'.repeat(500)));
    expect(tooLarge).toMatchObject({
      ok: false,
      error: { code: 'request.tooLarge', detail: 'a packet of 516 bytes; the broker takes at most 500' },
    });
    for (let index = 0; index < 200; index += 1) test.link.subscribe(`sensors/${index}/state`, 0);
    await test.link.settled();
    expect(await test.link.publish(message('sensors/199/state', 1, 'here'))).toEqual(acknowledged);
    await test.receive('sensors/199/state', 'here');
    expect([test.link.epoch, test.failed]).toEqual([1, []]);
  });
});

describe('a broker that says what it takes', () => {
  it('never has more unanswered messages than its Receive Maximum', async () => {
    let unanswered = 0;
    let most = 0;
    const waiting: number[] = [];
    const broker = await scripted({
      properties: { receiveMaximum: 3 },
      acknowledges: ({ topic, messageId = 0 }) => {
        if (topic.startsWith('inglenook/')) return true;
        unanswered += 1;
        most = Math.max(most, unanswered);
        waiting.push(messageId);
        // It answers three at once, a turn later, the last first.
        if (unanswered % 3 !== 0) return false;
        setImmediate(() => {
          for (const id of waiting.splice(0).reverse()) {
            unanswered -= 1;
            broker.send({ cmd: 'puback', messageId: id });
          }
        });
        return false;
      },
    });
    const test = await openOnline(broker.url);
    expect(await publishAll(test, 60, 1)).toEqual(Array.from({ length: 60 }, () => acknowledged));
    expect(most).toBe(3);
  });

  it('gets what it knows: QoS, retained messages, wildcards, no alias', async () => {
    const broker = await scripted({
      properties: {
        maximumQoS: 1,
        retainAvailable: false,
        wildcardSubscriptionAvailable: false,
        sharedSubscriptionAvailable: false,
        topicAliasMaximum: 10,
      },
    });
    const test = await openOnline(broker.url);
    for (let round = 0; round < 2; round += 1) await test.link.publish({ ...message('lamp/set', 2), retain: true });
    expect(broker.published.filter(({ topic }) => topic === 'lamp/set')).toMatchObject(
      Array.from({ length: 2 }, () => ({ qos: 1, retain: false })),
    );
    expect(broker.published.some(({ properties }) => properties?.topicAlias !== undefined)).toBe(false);
    for (const filter of ['lamp/state', 'lamp/+', '$share/home/lamp']) test.link.subscribe(filter, 0);
    await test.link.settled();
    expect(test.failed).toEqual(['lamp/+', '$share/home/lamp']);
    const subscribed = broker.packets.flatMap((each) => (each.cmd === 'subscribe' ? each.subscriptions : []));
    expect(subscribed.map(({ topic }) => topic)).toEqual(['lamp/state']);
  });

  it.each([
    [154, 'keeps nothing'],
    [155, 'knows QoS 0 only'],
  ])('that does not take the last will (%i, it %s) gets a plainer one', async (code) => {
    const broker = await scripted({
      properties: { maximumQoS: 0, retainAvailable: false },
      refuse: (_connection, connect) => (connect.cmd === 'connect' && connect.will?.retain === true ? code : 0),
    });
    const test = await openOnline(broker.url);
    expect(test.records.map(({ state }) => state)).toEqual(['connecting', 'online']);
  });

  it('is pinged as often as it wants', async () => {
    const broker = await scripted({ properties: { serverKeepAlive: 1 } });
    await openOnline(broker.url, { keepaliveSeconds: 600 });
    await waitUntil('a ping', () => broker.packets.some(({ cmd }) => cmd === 'pingreq'));
  });
});

describe('a broker that does not acknowledge', () => {
  it('leaves it unknown whether it has the message, which is sent once', async () => {
    const test = await silent({ timers: createFastClock(50) });
    expect(await test.link.publish(message('bell/press', 1))).toEqual({
      ok: true,
      value: { unconfirmed: { code: 'broker.timeout', detail: 'it did not acknowledge the message' } },
    });
    test.link.reconnect();
    await waitUntil('it is back', () => test.link.epoch === 2);
    expect(await test.link.publish(message('bell/other', 0))).toEqual(acknowledged);
    await waitUntil('it is there', () => test.broker.published.some(({ topic }) => topic === 'bell/other'));
    expect(test.broker.published.filter(({ topic }) => topic === 'bell/press')).toHaveLength(1);
  });

  it('leaves it unknown also when the connection ends; what had to wait was not sent', async () => {
    const broker = await scripted({
      properties: { receiveMaximum: 1 },
      acknowledges: ({ topic }) => topic.startsWith('inglenook/'),
    });
    const test = await openOnline(broker.url);
    await waitUntil('online is acknowledged', () => broker.published.length === 1);
    const both = publishAll(test, 2, 2);
    await waitUntil('the first is there', () => broker.published.length === 2);
    broker.cut();
    expect(await both).toMatchObject([
      { ok: true, value: { unconfirmed: { code: 'broker.timeout' } } },
      { ok: false, error: { code: 'broker.offline' } },
    ]);
  });

  it('is left and called again when nothing can be sent any more', async () => {
    const test = await silent({ timers: createFastClock(200) });
    for (let index = 0; test.link.epoch === 1 && index < 400; index += 1) {
      await publishAll(test, 70, 1);
    }
    expect(test.records.some(({ reason }) => reason === 'broker.timeout: the broker acknowledges nothing')).toBe(true);
  });
});
