/** Too much of everything at once: pictures in notifications, smoke alarms, junk; the service stays small and answers. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAsync, type MqttClient } from 'mqtt';
import { type AedesBroker, startAedes } from '../support/aedes-broker.ts';
import { type Campaign, type Findings, Target, worstOf } from './campaign.ts';

const pictureBytes = 4 * 1024 * 1024;
const folderMiB = 400;
const settleWithinMs = 60_000;

async function floodPictures(client: MqttClient, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const bytes = Buffer.alloc(pictureBytes, index % 251);
    // The start of a PNG file; the rest is nonsense, and differs.
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
    bytes.writeUInt32BE(index, 16);
    const image = `data:image/png;base64,${bytes.toString('base64')}`;
    const message = {
      title: `Picture ${index}`,
      message: 'Somebody is at the door',
      data: { image, importance: 'max' },
    };
    await client.publishAsync('inglenook/notify', JSON.stringify(message), { qos: 1 });
  }
}

/** Resolves when so many topics below `s/` are subscribed: what is said before is nobody's. */
function subscribed({ aedes }: AedesBroker, count: number): Promise<void> {
  const topics = new Set<string>();
  return new Promise((resolve) => {
    aedes.on('subscribe', (subscriptions) => {
      for (const { topic } of subscriptions) if (topic.startsWith('s/')) topics.add(topic);
      if (topics.size >= count) resolve();
    });
  });
}

async function floodAlarms(broker: AedesBroker, client: MqttClient, count: number): Promise<void> {
  const heard = Promise.race([subscribed(broker, count), sleep(settleWithinMs, undefined, { ref: false })]);
  for (let index = 0; index < count; index += 1) {
    const config = {
      name: `Smoke\u0000 ${index}`,
      unique_id: `s${index}`,
      state_topic: `s/${index}`,
      device_class: 'smoke',
    };
    await client.publishAsync(`homeassistant/binary_sensor/s${index}/config`, JSON.stringify(config), { retain: true });
  }
  await heard;
  for (let index = 0; index < count; index += 1) client.publish(`s/${index}`, 'OFF');
  for (let index = 0; index < count; index += 1) await client.publishAsync(`s/${index}`, 'ON');
}

async function floodJunk(client: MqttClient, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await client.publishAsync(`homeassistant/sensor/junk${index % 500}/config`, `{"name": ${index}, "broken": `);
    await client.publishAsync('inglenook/notify', `\u0000\u202e[${'x'.repeat(index % 3_000)}`);
  }
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

export const attackWithFlood: Campaign = async ({ scale }): Promise<Findings> => {
  const counts = {
    pictures: Math.round(200 * scale),
    alarms: Math.round(2_500 * scale),
    junk: Math.round(10_000 * scale),
  };
  const dataDir = await mkdtemp(join(tmpdir(), 'inglenook-flood-'));
  const broker = await startAedes();
  const client = await connectAsync(broker.url);
  const target = new Target(['--data-dir', dataDir, '--broker', broker.url]);
  const faults: string[] = [];
  try {
    await target.ready;
    await target.client.wait('broker.changed', ({ broker: record }) => Object(record).state === 'online', 30_000);
    target.watch();
    await floodJunk(client, counts.junk);
    await floodAlarms(broker, client, counts.alarms);
    await floodPictures(client, counts.pictures);
    // All alarms are in the inbox, in the end.
    const smoke = async (): Promise<number> => {
      const { counters, alerts } = await target.client.call<{
        alerts: ReadonlyArray<{ severity?: string; state?: string }>;
        counters: Readonly<Record<string, unknown>>;
      }>('service.snapshot');
      const open = alerts.filter(({ severity }) => severity === 'critical').length;
      return Math.max(open, Number(counters.openAlerts ?? 0));
    };
    const until = performance.now() + settleWithinMs;
    while ((await smoke()) === 0 && performance.now() < until) await sleep(250);
    if ((await smoke()) === 0) faults.push('no smoke alarm is known');
    const mebibytes = (await bytesIn(dataDir)) / 1024 / 1024;
    if (mebibytes > folderMiB) faults.push(`the data folder has ${Math.round(mebibytes)} MiB`);
    if ((await target.end()) !== 0) faults.push('it did not end cleanly');
  } catch (error) {
    faults.push(
      `it ended: ${error instanceof Error ? error.message : String(error)} ${target.client.stderr.slice(-500)}`,
    );
  } finally {
    if (target.isRunning()) await target.kill();
    await client.endAsync(true);
    await broker.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
  return { counts, faults, ...worstOf([target]) };
};
