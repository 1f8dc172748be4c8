/** A session that the broker keeps: what comes while nobody listens is heard afterwards, once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptTopics } from '../../../main/service/brokers/kept-topics.ts';
import type { MessageListener } from '../../../main/service/brokers/unit.ts';
import { IncomingMessage } from '../../../main/service/mqtt/message.ts';
import { systemClock } from '../../../main/service/time/clock.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { testSettings } from '../../support/test-link.ts';
import { waitUntil } from '../../support/wait-until.ts';

const topic = 'inglenook/notify';
let broker: AedesBroker;
let peer: MqttPeer;
let isRefused = false;
const running: KeptTopics[] = [];

beforeEach(async () => {
  isRefused = false;
  broker = await startAedes({
    authenticate: (client, _user, _password, done) => {
      const isTaken = !(isRefused && client.id.endsWith('-kept'));
      done(isTaken ? null : Object.assign(new Error('no'), { returnCode: 5 }), isTaken);
    },
  });
  peer = await connectPeer(broker.url);
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
  await peer.stop();
  await broker.stop();
});

/** The client of one run of the app, and what it heard; `unit` is the main connection's ear. */
function start() {
  const heard: string[] = [];
  const unit = new Set<MessageListener>();
  const kept = new KeptTopics({
    link: {
      settings: testSettings(broker.url, { protocolVersion: 4 }),
      password: async () => undefined,
      clientId: 'inglenook-test',
      timers: systemClock,
      logger: createMemoryLogger(),
    },
    seconds: 86_400,
    now: systemClock.now,
    unit: {
      online: true,
      listen: (_topic, listener) => {
        unit.add(listener);
        return () => unit.delete(listener);
      },
    },
  });
  running.push(kept);
  kept.listen(topic, ({ text }) => heard.push(text));
  const unitHears = (text: string): void => {
    for (const listener of unit) listener(new IncomingMessage(topic, Buffer.from(text), false));
  };
  return { kept, heard, unit, unitHears };
}
const send = (text: string): Promise<unknown> => peer.publish(topic, text, { qos: 1 });
const listens = (run: ReturnType<typeof start>): Promise<void> =>
  waitUntil('it listens', () => {
    void send('ready');
    return run.heard.includes('ready');
  });
const rest = ({ heard }: ReturnType<typeof start>): readonly string[] => heard.filter((text) => text !== 'ready');

describe('topics whose messages are kept', () => {
  it('are heard after a run that ended, also what comes with the answer to the login', async () => {
    const first = start();
    await listens(first);
    await first.kept.stop();
    for (const text of ['one', 'two', 'three']) await send(text);
    const second = start();
    await waitUntil('it hears what came meanwhile', () => second.heard.includes('three'));
    await listens(second);
    expect(rest(second)).toEqual(['one', 'two', 'three']);
  });

  it('are heard after a link that broke without a farewell', async () => {
    const run = start();
    await listens(run);
    const left = new Promise((resolve) => broker.aedes.once('clientDisconnect', resolve));
    for (const client of Object.values(
      (broker.aedes as unknown as { clients: Record<string, { id: string; close(): void }> }).clients,
    ))
      if (client.id.endsWith('-kept')) client.close();
    await left;
    await send('meanwhile');
    await waitUntil('it hears it', () => run.heard.includes('meanwhile'));
    expect(rest(run)).toEqual(['meanwhile']);
  });

  it('are heard by the main connection until the second client has subscribed', async () => {
    const run = start();
    expect(run.unit.size).toBe(1);
    run.unitHears('at once');
    expect(run.heard).toEqual(['at once']);
    await waitUntil('the unit rests', () => run.unit.size === 0);
    await send('at once');
    await send('later');
    await send('later');
    await waitUntil('it hears the rest', () => run.heard.length === 3);
    expect(rest(run)).toEqual(['at once', 'later', 'later']);
  });

  it('are heard by the main connection where the broker takes no second client, and told once by both', async () => {
    isRefused = true;
    const run = start();
    await waitUntil('the unit listens', () => run.unit.size === 1);
    run.unitHears('heard there');
    expect(run.heard).toEqual(['heard there']);
    isRefused = false;
    run.kept.unitChanged(true);
    await waitUntil('the unit rests', () => run.unit.size === 0);
    await listens(run);
    await send('heard there');
    await send('heard here');
    await waitUntil('it hears the rest', () => run.heard.includes('heard here'));
    expect(rest(run)).toEqual(['heard there', 'heard here']);
  });
});
