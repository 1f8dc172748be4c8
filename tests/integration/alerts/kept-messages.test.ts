/** What others send while the machine sleeps or the app is off is heard afterwards, once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../../main/service/model/alerts.ts';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { mosquittoPath, startMosquitto } from '../../support/mosquitto.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type HarnessOptions, type ServiceHarness, startService } from '../../support/service-harness.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { waitUntil } from '../../support/wait-until.ts';

const topic = 'inglenook/notify';
let dataDir: string;
let home: ServiceHarness | undefined;
let peer: MqttPeer | undefined;
let aedes: AedesBroker | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'inglenook-kept-'));
});
afterEach(async () => {
  await home?.stop();
  await peer?.stop();
  await aedes?.stop();
  home = peer = aedes = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

const start = async (url: string, options: HarnessOptions = {}): Promise<ServiceHarness> => {
  home = await startService({ ...options, brokers: [url], dataDir });
  await home.reach('online');
  return home;
};
const titles = (of: ServiceHarness): readonly string[] =>
  of.service.background.alerts
    .list({ rule: 'foreign' })
    .map(({ title = '' }: Alert) => title)
    .sort();
const send = async (title: string): Promise<void> => {
  await peer?.publish(topic, { title, message: 'x' }, { qos: 1 });
};
/** Until the client that keeps has subscribed: from then on nothing is lost. */
const subscribed = async (of: ServiceHarness): Promise<void> => {
  await waitUntil('it listens', () => {
    void send('ready');
    return titles(of).includes('ready');
  });
};

async function sleepsAndIsOff(url: string, options: HarnessOptions): Promise<void> {
  peer = await connectPeer(url);
  // The link breaks as it does when a machine sleeps: nobody says farewell.
  const proxy = await startTcpProxy(Number(new URL(url).port));
  let now = await start(`mqtt://127.0.0.1:${proxy.port}`, options);
  await subscribed(now);
  now.power('suspend');
  await proxy.stop();
  await send('asleep');
  await now.stop();
  now = await start(url, options);
  await waitUntil('it hears what it slept through', () => titles(now).includes('asleep'));
  await now.stop();
  await send('off 1');
  await send('off 2');
  now = await start(url, options);
  await waitUntil('it hears what came meanwhile', () => titles(now).includes('off 2'));
  await send('live');
  await waitUntil('it hears the rest', () => titles(now).includes('live'));
  expect(titles(now).filter((each) => each !== 'ready')).toEqual(['asleep', 'live', 'off 1', 'off 2']);
}

describe('messages that come while nobody listens', () => {
  it('are heard afterwards, over MQTT 3.1.1', async () => {
    aedes = await startAedes();
    await sleepsAndIsOff(aedes.url, { broker: { protocolVersion: 4 } });
  });

  it.skipIf(mosquittoPath === undefined)('are heard afterwards, over MQTT 5', async () => {
    const mosquitto = await startMosquitto();
    try {
      await sleepsAndIsOff(`mqtt://127.0.0.1:${mosquitto.port}`, { broker: { protocolVersion: 5 } });
    } finally {
      await home?.stop();
      home = undefined;
      await peer?.stop();
      peer = undefined;
      await mosquitto.dispose();
    }
  });

  it('are not kept where that is switched off', async () => {
    aedes = await startAedes();
    peer = await connectPeer(aedes.url);
    let now = await start(aedes.url, { broker: { keepSeconds: 0 } });
    await subscribed(now);
    await now.stop();
    await send('off');
    now = await start(aedes.url, { broker: { keepSeconds: 0 } });
    await waitUntil('it hears what comes now', () => {
      void send('live');
      return titles(now).includes('live');
    });
    expect(titles(now)).not.toContain('off');
  });

  it('are heard as they come where the broker takes no second client', async () => {
    aedes = await startAedes({
      authenticate: (client, _user, _password, done) => {
        const isKept = client.id.endsWith('-kept');
        done(isKept ? Object.assign(new Error('no'), { returnCode: 5 }) : null, !isKept);
      },
    });
    peer = await connectPeer(aedes.url);
    const now = await start(aedes.url);
    await subscribed(now);
    expect(now.broker()?.state).toBe('online');
  });
});
