/** A large home on a real Mosquitto, which drops what a client does not take in time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HeadlessClient } from '../../support/headless-client.ts';
import { type Mosquitto, mosquittoMissing, mosquittoPath, startMosquitto } from '../../support/mosquitto.ts';

if (mosquittoPath === undefined) console.warn(mosquittoMissing);

const count = 15_000;
let mosquitto: Mosquitto;
let folder: string;

beforeAll(async () => {
  if (mosquittoPath === undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'inglenook-replay-'));
  mosquitto = await startMosquitto();
  const bridge = await connectAsync(`mqtt://127.0.0.1:${mosquitto.port}`);
  const publishing = Array.from({ length: count }, (_, index) => {
    const config = {
      name: `Sensor ${index}`,
      unique_id: `large_${index}`,
      state_topic: `large/${index}`,
      device: {
        identifiers: [`large_${index % 3_000}`],
        name: `Device ${index % 3_000}`,
        manufacturer: 'Large'.repeat(20),
      },
    };
    return bridge.publishAsync(`homeassistant/sensor/large_${index}/config`, JSON.stringify(config), {
      retain: true,
      qos: 1,
    });
  });
  await Promise.all(publishing);
  await bridge.endAsync();
}, 60_000);

afterAll(async () => {
  await mosquitto?.dispose();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

it.skipIf(mosquittoPath === undefined)(
  'knows every entity of a home with thousands of retained configs',
  async () => {
    const client = new HeadlessClient(['--data-dir', folder, '--broker', `mqtt://127.0.0.1:${mosquitto.port}`]);
    const known = new Set<string>();
    const all = client.wait(
      'entity.changed',
      ({ entity }) => known.add((entity as { id: string }).id).size === count,
      50_000,
    );
    await all;
    expect(known.size).toBe(count);
    await client.end();
  },
  60_000,
);
