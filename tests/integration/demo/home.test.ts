import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDemoHome, type DemoHome } from '../../../main/service/demo/home.ts';
import { createBuiltinBroker } from '../../../main/service/mqtt/broker/builtin-broker.ts';
import { systemClock } from '../../../main/service/time/clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { createTestLink, type TestLink } from '../../support/test-link.ts';
import { waitUntil } from '../../support/wait-until.ts';

const logger = createMemoryLogger();
let cleanups: Array<() => Promise<unknown>> = [];
let home: DemoHome;
let url: string;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'inglenook-demo-'));
  const options = { logger, timers: systemClock };
  const broker = createBuiltinBroker({ ...options, port: 0, lan: false, retainedFile: join(folder, 'retained.db') });
  const started = await broker.start();
  if (!started.ok) throw new Error(started.error.detail);
  url = started.value.url;
  home = createDemoHome({ ...options, url, clock: systemClock });
  cleanups = [() => rm(folder, { recursive: true, force: true }), () => broker.stop(), () => home.stop()];
});

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

async function listen(filter: string): Promise<TestLink> {
  const test = createTestLink(url);
  cleanups.push(() => test.link.stop());
  test.link.start();
  await test.reach('online');
  test.link.subscribe(filter, 0);
  await test.link.settled();
  return test;
}

const send = (test: TestLink, topic: string, payload: string) =>
  test.link.publish({ topic, payload, qos: 0, retain: false });

it('is there for whoever comes later, and says goodbye', async () => {
  expect(await home.start()).toEqual({ ok: true, value: undefined });
  const config = 'homeassistant/switch/4C11A8_RL_1/config';
  const late = await listen('+/coffee-machine/LWT');
  await late.receive('tele/coffee-machine/LWT', 'Online');
  late.link.subscribe(config, 0);
  await waitUntil('its config', () => late.received.some(({ topic, retained }) => topic === config && retained));
  late.link.subscribe('zigbee2mqtt/bridge/state', 0);
  await late.receive('zigbee2mqtt/bridge/state', '{"state":"online"}');
  late.link.subscribe('demo-home/status', 0);
  await late.receive('demo-home/status', 'online');
  await home.stop();
  await late.receive('tele/coffee-machine/LWT', 'Offline');
  await late.receive('zigbee2mqtt/bridge/state', '{"state":"offline"}');
  await late.receive('demo-home/status', 'offline');
});

it('says once more what no broker keeps, for whoever was late', async () => {
  await home.start();
  const late = await listen('stat/coffee-machine/RESULT');
  await late.receive('stat/coffee-machine/RESULT', '{"POWER":"ON"}');
});

it('announces itself again when Home Assistant is born', async () => {
  await home.start();
  const test = await listen('stat/desk-strip/RESULT');
  expect(test.received).toEqual([]);
  await send(test, 'homeassistant/status', 'offline');
  await send(test, 'homeassistant/status', 'online');
  await test.receive('stat/desk-strip/RESULT', '{"POWER1":"ON","POWER2":"OFF","POWER3":"ON"}');
});

it('obeys after a moment, in the order of the commands', async () => {
  await home.start();
  const test = await listen('stat/desk-strip/RESULT');
  const startMs = performance.now();
  await send(test, 'cmnd/desk-strip/POWER2', 'ON');
  await send(test, 'cmnd/desk-strip/POWER1', 'OFF');
  await send(test, 'cmnd/desk-strip/POWER3', 'TOGGLE');
  await test.receive('stat/desk-strip/RESULT', '{"POWER1":"OFF","POWER2":"ON","POWER3":"OFF"}');
  expect(performance.now() - startMs).toBeGreaterThan(75);
  expect(test.received.map(({ text }) => text)).toEqual([
    '{"POWER1":"ON","POWER2":"ON","POWER3":"ON"}',
    '{"POWER1":"OFF","POWER2":"ON","POWER3":"ON"}',
    '{"POWER1":"OFF","POWER2":"ON","POWER3":"OFF"}',
  ]);
});

it('lets nothing happen once it has stopped', async () => {
  await home.start();
  await home.stop();
  const test = await listen('house-alarm/panel/state');
  home.trigger('alarm');
  await send(test, 'house-alarm/panel/command', 'TRIGGER');
  await test.receive('house-alarm/panel/state', 'disarmed');
  expect(test.received.length).toBe(1);
});

it('does not wait for a broker that it was told to leave', async () => {
  const starting = home.start();
  await home.stop();
  expect(await starting).toEqual({ ok: false, error: { code: 'service.stopped' } });
});
