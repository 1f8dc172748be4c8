/** Stored messages and templates that ask for all the time there is: the service starts, answers, and serves the others. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { type ServiceHarness, startService } from '../../support/service-harness.ts';
import { waitUntil } from '../../support/wait-until.ts';

const megabyte = 1024 * 1024;
const bodies = [
  'value | length',
  'value | upper',
  'value | urlencode',
  'value_json | default(1, true)',
  'value | bool(1)',
];
const endless = (body: string, mark: number) => `{% for i in range(60000) %}{% set x = ${body} %}{% endfor %}${mark}`;
/** Without a bound each of them takes minutes. */
const hostile = 40;
/** What starting takes on a busy machine, and some. */
const startMs = 30_000;

let broker: AedesBroker;
let device: MqttPeer;
let dataDir: string;
const retain = { retain: true };

beforeAll(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  dataDir = await mkdtemp(join(tmpdir(), 'inglenook-hostile-'));
  for (let index = 0; index < hostile; index += 1) {
    await device.publish(
      `homeassistant/sensor/bad${index}/config`,
      {
        name: `bad${index}`,
        unique_id: `bad${index}`,
        state_topic: 'bad',
        value_template: endless(bodies[index % bodies.length] ?? '', index),
      },
      retain,
    );
  }
  const good = {
    name: 'good',
    unique_id: 'good',
    state_topic: 'good',
    value_template: '{{ value_json.x | round(1) }}',
  };
  await device.publish('homeassistant/sensor/good/config', good, retain);
  const object = JSON.stringify(
    Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`key${index}`, index])),
  );
  await device.publish('bad', object.slice(0, megabyte), retain);
  await device.publish('good', { x: 1.25 }, retain);
});
afterAll(async () => {
  await device?.stop();
  await broker?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** How long the longest answer takes while `during` goes on. */
async function slowestAnswerMs(home: ServiceHarness, during: () => Promise<unknown>): Promise<number> {
  let isOver = false;
  let slowest = 0;
  const asking = (async () => {
    while (!isOver) {
      const start = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 1));
      await home.api.call('entity.list', {});
      slowest = Math.max(slowest, performance.now() - start);
    }
  })();
  await during();
  isOver = true;
  await asking;
  return slowest;
}

describe.each(['the first start', 'a start with what is stored'])('at %s', () => {
  it('hostile templates on a stored megabyte hold nobody up', { timeout: 180_000 }, async () => {
    const home = await startService({ brokers: [broker.url], dataDir });
    try {
      await home.shows('sensor.good', '1.2', startMs);
      const slowest = await slowestAnswerMs(home, async () => {
        for (let beat = 1; beat <= 3; beat += 1) {
          await device.publish('good', { x: beat + 0.5 });
          await home.shows('sensor.good', `${beat}.5`, startMs);
        }
      });
      expect(slowest).toBeLessThan(2_000);
    } finally {
      await home.stop();
    }
  });
});

it('sets them aside where the user sees it, and takes them back with another config', {
  timeout: 180_000,
}, async () => {
  const home = await startService({ brokers: [broker.url], dataDir });
  try {
    await home.shows('sensor.good', '1.2', startMs);
    const isAside = () => home.entity('sensor.bad0')?.setAside !== undefined;
    for (let times = 0; times < 20 && !isAside(); times += 1) {
      await device.publish('bad', 'x'.repeat(100_000));
      await waitUntil('turns', () => !home.service.registry.isBusy, 60_000);
      await device.publish('good', { x: times + 0.5 });
      await home.shows('sensor.good', `${times}.5`, startMs);
    }
    expect(home.entity('sensor.bad0')).toMatchObject({
      available: false,
      setAside: 'its template on bad took too long 3 times',
    });
    const rejections = home.service.rejections().map(({ topic, reason }) => `${topic}: ${reason}`);
    expect(rejections).toContain(
      'homeassistant/sensor/bad0/config: set aside: its template on bad took too long 3 times',
    );
    const config = { name: 'bad0', unique_id: 'bad0', state_topic: 'bad', value_template: '{{ value[:4] }}' };
    await device.publish('homeassistant/sensor/bad0/config', config, retain);
    // The stored message is read anew.
    const back = await home.shows('sensor.bad0', '{"ke', startMs);
    expect(back).toMatchObject({ available: true });
    expect(back).not.toHaveProperty('setAside');
  } finally {
    await home.stop();
  }
});
