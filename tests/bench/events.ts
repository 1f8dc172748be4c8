/**
 * Server-sent events at a steady rate to many clients: the delay from an event of the service to each client. The reference, in
 * the same run: a bare server on Node's http that writes the same text to each client. Servers and clients are processes of
 * their own, as they are where somebody uses them.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createEventStreams } from '../../main/door/http/events.ts';
import { Emitter } from '../../main/service/base/events.ts';
import type { Entity } from '../../main/service/model/entities.ts';
import type { ServiceEvents } from '../../main/service/model/service.ts';
import { systemClock } from '../../main/service/time/clock.ts';

const clients = 50;
const rate = 1_000;
const seconds = 5;
/** The first part is not counted: both sides are compiled by then. */
const warmUp = 1_000;

type Kind = 'bare' | 'door';

interface Measured {
  readonly p99Ms: number;
  readonly received: number;
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

/** An entity as it is told of, with the time of its change. */
function entityAt(count: number): Entity {
  const at = new Date().toISOString();
  return {
    id: `sensor.bench_${count % 200}`,
    platform: 'sensor',
    objectId: `bench_${count % 200}`,
    brokerId: 'bench',
    name: 'Bench',
    state: String(count),
    available: true,
    attributes: { sent_at: now(), unit_of_measurement: '°C', device_class: 'temperature', friendly_name: 'Bench' },
    capabilities: { actions: [] },
    discoveryTopic: 'homeassistant/sensor/bench/config',
    lastChanged: at,
    lastUpdated: at,
  } as unknown as Entity;
}

/** Calls `tell` at the rate, a few in each turn of a timer, as messages of devices come. */
function pour(tell: (entity: Entity) => void, done: () => void): void {
  const begun = performance.now();
  let told = 0;
  const timer = setInterval(() => {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - begun) * rate) / 1_000));
    for (; told < due; told += 1) tell(entityAt(told));
    if (told < rate * seconds) return;
    clearInterval(timer);
    done();
  }, 1);
}

function serveBare(): { tell(entity: Entity): void; answer(response: ServerResponse): void; count(): number } {
  const open = new Set<ServerResponse>();
  let id = 0;
  return {
    count: () => open.size,
    answer(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('retry: 2000\n\n');
      open.add(response);
    },
    tell(entity) {
      id += 1;
      const text = `id: ${id}\nevent: entity.changed\ndata: ${JSON.stringify({ entity, retained: false })}\n\n`;
      for (const response of open) response.write(text);
    },
  };
}

function serveDoor(): ReturnType<typeof serveBare> {
  const events = new Emitter<ServiceEvents>(() => undefined);
  const logger = { trace() {}, debug() {}, info() {}, warn() {}, error() {}, child: () => logger };
  const streams = createEventStreams({ service: events, timers: systemClock, logger });
  const all = { tokenId: 'bench', lastId: undefined, entities: undefined, names: undefined, headers: {} };
  return {
    count: () => streams.size,
    answer: (response) => void streams.follow(response, all),
    tell: (entity) => events.emit('entity.changed', { entity, retained: false }),
  };
}

function serve(kind: Kind): void {
  const side = kind === 'bare' ? serveBare() : serveDoor();
  const server = createServer((_request, response) => side.answer(response));
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
  process.on('message', () => pour(side.tell, () => process.send?.({ done: true })));
}

/** All clients in one process: each reads whatever comes, and notes how old each event is. */
function listen(port: number): void {
  const delays: number[] = [];
  let received = 0;
  let connected = 0;
  for (let count = 0; count < clients; count += 1) {
    get({ port, host: '127.0.0.1', agent: false }, (response) => {
      connected += 1;
      if (connected === clients) process.send?.({ ready: true });
      let rest = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        const at = now();
        const whole = rest + part;
        const end = whole.lastIndexOf('\n\n') + 2;
        rest = whole.slice(end);
        for (const [, sentAt] of whole.slice(0, end).matchAll(/"sent_at":([\d.]+)/g)) {
          received += 1;
          if (received > warmUp * clients) delays.push(at - Number(sentAt));
        }
      });
    });
  }
  process.on('message', () => {
    delays.sort((a, b) => a - b);
    process.send?.({ p99Ms: delays[Math.floor(delays.length * 0.99)] ?? Number.NaN, received });
  });
}

function told<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
}

/** One take of one side. */
export async function measureEvents(kind: Kind): Promise<Measured> {
  const script = fileURLToPath(import.meta.url);
  const server = fork(script, ['serve', kind]);
  const { port } = await told<{ port: number }>(server);
  const listener = fork(script, ['listen', String(port)]);
  await told(listener);
  server.send('pour');
  await told(server);
  // What is under way comes within the longest delay that would still be looked at.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  listener.send('tell');
  const measured = await told<Measured>(listener);
  server.kill();
  listener.kill();
  return measured;
}

export const eventsWanted = { clients, rate, expected: clients * rate * seconds };

const [role, argument = ''] = process.argv.slice(2);
if (import.meta.main && role === 'serve') serve(argument === 'bare' ? 'bare' : 'door');
if (import.meta.main && role === 'listen') listen(Number(argument));
