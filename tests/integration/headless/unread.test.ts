/** A parent that starts the service and does not read what it says: the home goes on, and nothing piles up. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AedesBroker, startAedes } from '../../support/aedes-broker.ts';
import { HeadlessClient } from '../../support/headless-client.ts';
import { connectPeer, type MqttPeer } from '../../support/mqtt-peer.ts';
import { waitUntil } from '../../support/wait-until.ts';

let broker: AedesBroker;
let device: MqttPeer;
let dataDir: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  broker = await startAedes();
  device = await connectPeer(broker.url);
  dataDir = await mkdtemp(join(tmpdir(), 'inglenook-unread-'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await device.stop();
  await broker.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Deadlines of a busy machine. */
const slowMs = 30_000;

const config = {
  name: 'probe',
  unique_id: 'probe',
  state_topic: 'probe',
  command_topic: 'probe/set',
  json_attributes_topic: 'probe/more',
};

it('does not read stdout: it costs no memory, and what is true is sent when it reads again', async () => {
  const entry = fileURLToPath(new URL('../../../main/headless.ts', import.meta.url));
  const service = spawn(process.execPath, [entry, '--json', '--data-dir', dataDir, '--broker', broker.url], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child = service;
  const ask = (action: string) => {
    const request = { jsonrpc: '2.0', id: 1, method: 'entity.command', params: { id: 'switch.probe', action } };
    service.stdin.write(`${JSON.stringify(request)}\n`);
  };
  await device.subscribe('probe/set');
  // Nothing is read yet; that the service follows is seen on the broker alone.
  await device.publish('homeassistant/switch/probe/config', config, { retain: true });
  const asking = setInterval(() => ask('turn_on'), 200);
  await waitUntil('the service follows', () => device.heard.some(({ payload }) => payload === 'ON'), 30_000);
  clearInterval(asking);
  const count = 120;
  for (let index = 0; index < count; index++) {
    // Each is beyond the time within which changes are merged.
    await device.publish('probe/more', { index, filler: 'x'.repeat(100_000) });
    await new Promise((resolve) => setTimeout(resolve, 40));
  }

  let bytes = 0;
  service.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  await new Promise<void>((resolve) => {
    createInterface({ input: service.stdout }).on('line', (line) => {
      const { method, params } = JSON.parse(line) as {
        method?: string;
        params?: { entity?: { attributes: { index?: number } } };
      };
      if (method === 'entity.changed' && params?.entity?.attributes.index === count - 1) resolve();
    });
  });
  expect(bytes).toBeLessThan((count * 100_000) / 2);
}, 120_000);

it('does not read stderr: junk is counted, not written line by line, and every request is answered', async () => {
  const client = new HeadlessClient(['--data-dir', dataDir, '--broker', broker.url]);
  child = client.process;
  await client.wait('broker.changed', (params) => (params.broker as { state: string }).state === 'online', slowMs);
  client.process.stderr?.removeAllListeners('data');
  client.process.stderr?.pause();
  await device.subscribe('probe/set');
  const raised = client.wait('alert.raised', () => true, slowMs);
  for (let index = 0; index < 4_000; index++) await device.publish('inglenook/notify', { tag: 1, nothing: index });
  await device.publish('homeassistant/alarm_control_panel/a/config', {
    name: 'a',
    unique_id: 'a',
    state_topic: 'a',
    command_topic: 'a/set',
  });
  await client.wait(
    'entity.changed',
    ({ entity }) => (entity as { platform: string }).platform === 'alarm_control_panel',
    slowMs,
  );
  await device.publish('a', 'triggered');
  await raised;
  expect(await client.call('settings.get')).toMatchObject({ brokers: [] });
  expect(await client.end()).toBe(0);
  const lines = readFileSync(join(dataDir, 'inglenook.log'), 'utf8').split('\n');
  expect(lines.filter((line) => line.includes('foreign.refused')).length).toBeLessThan(1_000);
}, 120_000);
