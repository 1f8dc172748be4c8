/** Links and brokers of tests that speak over the network, closed again after each test. */
import { connectAsync } from 'mqtt';
import { type AedesBroker, startAedes } from './aedes-broker.ts';
import { type Mosquitto, startMosquitto } from './mosquitto.ts';
import { createTestLink, type TestLink, type TestLinkOptions } from './test-link.ts';
import { startWebSocketFront } from './web-socket-front.ts';

/** What a test opened, to be closed after it, last first. */
const cleanups: Array<() => Promise<unknown>> = [];

/** Closes what a test opened with these; called in a file's `afterEach`. */
export async function closeOpened(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}

/** For what else a test opens. */
export function closeLater(cleanup: () => Promise<unknown>): void {
  cleanups.push(cleanup);
}

export function open(url: string, options: TestLinkOptions = {}): TestLink {
  const test = createTestLink(url, options);
  cleanups.push(() => test.link.stop());
  return test;
}

export async function openOnline(url: string, options: TestLinkOptions = {}): Promise<TestLink> {
  const test = open(url, options);
  test.link.start();
  await test.reach('online');
  return test;
}

/** Another client, for what the link itself cannot do. */
export async function other(url: string, options: Parameters<typeof connectAsync>[1] = {}) {
  const client = await connectAsync(url, { reconnectPeriod: 0, ...options });
  client.on('error', () => undefined);
  cleanups.push(() => client.endAsync(true));
  return client;
}

export async function aedes(options: Parameters<typeof startAedes>[0] = {}): Promise<AedesBroker> {
  const broker = await startAedes(options);
  cleanups.push(() => broker.stop());
  return broker;
}

export async function mosquitto(options: Parameters<typeof startMosquitto>[0] = {}): Promise<Mosquitto> {
  const broker = await startMosquitto(options);
  cleanups.push(() => broker.dispose());
  return broker;
}

/** The port of a WebSocket listener before a broker. */
export async function webSocket(targetPort: number): Promise<number> {
  const front = await startWebSocketFront(targetPort);
  cleanups.push(() => front.stop());
  return front.port;
}
