/** Child process: takes one measurement with one consumer, and prints its numbers as one line of JSON. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Consumer, type ServiceConsumer, startBare, startService } from './consumers.ts';
import type { HomeShape } from './home.ts';

export interface Order {
  readonly consumer: 'bare' | 'service';
  readonly shape: HomeShape;
  /** A broker that holds the configs already; absent = one that only pours them. */
  readonly url?: string;
  /** State messages to pour; 0 = only discovery and memory. */
  readonly messages: number;
  /** Messages per second, and the delay is measured; absent = as fast as it goes. */
  readonly rate?: number;
  /** Then sits still for this long, and the processor time is measured. */
  readonly idleMs?: number;
  /** Flips the availability topic that all entities share. */
  readonly flip?: boolean;
  /** Automations that concern none of the messages. */
  readonly automations?: number;
  /** One automation that every message triggers; the time to its publish is measured instead of the delay. */
  readonly trigger?: boolean;
}

export interface Numbers {
  readonly discoveryMs: number;
  /** Processor time of the same, all threads. */
  readonly discoveryCpuMs: number;
  /** The most memory that the process had, with the program itself. */
  readonly peakBytes: number;
  readonly messagesPerSecond: number;
  /** Microseconds of processor time per message, all threads: what a busy machine changes least. */
  readonly messageCpuUs: number;
  /** Milliseconds from sending to the changed state, where a rate was ordered. */
  readonly p99Ms: number;
  readonly heapBytes: number;
  /** Processor time per minute of sitting still. */
  readonly idleCpuMs: number;
  readonly flipMs: number;
}

function heap(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What is kept in the end: a discovery leaves work behind (files to write, bursts to merge) that takes memory for a while. */
async function settledHeap(): Promise<number> {
  let last = heap();
  for (let looks = 0; looks < 20; looks += 1) {
    await rest(2_500);
    const now = heap();
    if (Math.abs(now - last) < last / 200) return now;
    last = now;
  }
  return last;
}

function percentile(values: number[], part: number): number {
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
}

/** A pause in which what was begun comes to its end; nothing is decided by its length. */
function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function addAutomations({ service }: ServiceConsumer, count: number): Promise<void> {
  const saves = Array.from({ length: count }, (_, index) =>
    service.background.automations.save({
      id: `bench-${index}`,
      name: `Bench ${index}`,
      enabled: true,
      triggers: [{ type: 'state', entityId: `light.unconcerned_${index}`, to: 'on' }],
      conditions: [],
      actions: [{ type: 'stop' }],
      mode: 'single',
      maxRuns: 1,
    }),
  );
  await Promise.all(saves);
}

/** Milliseconds from each trigger to the publish of its action. */
async function measureTrigger({ service }: ServiceConsumer, into: number[]): Promise<void> {
  const entityId = [...service.registry.entities()].find(({ objectId }) => objectId === 'v1')?.id ?? '';
  await service.background.automations.save({
    id: 'bench-trigger',
    name: 'Bench trigger',
    enabled: true,
    triggers: [{ type: 'state', entityId }],
    conditions: [],
    actions: [{ type: 'publish', topic: 'bench/acted', payload: '1' }],
    mode: 'parallel',
    maxRuns: 10,
  });
  const triggered: number[] = [];
  service.registry.on('changed', ({ entity }) => {
    if (entity.id === entityId) triggered.push(performance.now());
  });
  const unit = service.brokers.unit('bench');
  if (unit === undefined) return;
  const publish = unit.publish.bind(unit);
  unit.publish = (message) => {
    const at = message.topic === 'bench/acted' ? triggered.shift() : undefined;
    if (at !== undefined) into.push(performance.now() - at);
    return publish(message);
  };
}

/** Milliseconds from the message on the shared availability topic to the last entity that changed. */
async function flip({ service }: ServiceConsumer, send: () => void): Promise<number> {
  const wanted = service.registry.size;
  let changed = 0;
  let began = 0;
  const all = new Promise<number>((resolve) => {
    service.registry.on('changed', () => {
      if (changed === 0) began = performance.now();
      changed += 1;
      if (changed === wanted) resolve(performance.now() - began);
    });
  });
  send();
  return all;
}

async function measure(order: Order): Promise<Numbers> {
  const firehose = fork(fileURLToPath(new URL('firehose.ts', import.meta.url)), [JSON.stringify(order.shape)]);
  const port = await new Promise<number>((resolve) =>
    firehose.once('message', (message: { port: number }) => resolve(message.port)),
  );
  const url = order.url ?? `mqtt://127.0.0.1:${port}`;
  const before = heap();
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  const service = order.consumer === 'service' ? await startService(url) : undefined;
  const consumer: Consumer = service ?? (await startBare(url));
  await consumer.known(order.shape.topics * order.shape.entitiesPerTopic);
  const discoveryMs = performance.now() - started;
  const cpuSpent = process.cpuUsage(cpuBefore);
  const heapBytes = (await settledHeap()) - before;
  if (service !== undefined && order.automations !== undefined) await addAutomations(service, order.automations);
  const flipMs =
    service !== undefined && order.flip === true ? await flip(service, () => void firehose.send({ kind: 'flip' })) : 0;
  const cpu = process.cpuUsage();
  if (order.idleMs !== undefined) await rest(order.idleMs);
  const used = process.cpuUsage(cpu);
  const idleCpuMs = order.idleMs === undefined ? 0 : ((used.user + used.system) / 1000) * (60_000 / order.idleMs);

  const delays: number[] = [];
  if (service !== undefined && order.trigger === true) {
    await measureTrigger(service, delays);
    await rest(500);
  } else if (order.rate !== undefined) {
    consumer.onState((sentAt) => delays.push(performance.timeOrigin + performance.now() - sentAt));
  }
  const run = async (messages: number): Promise<number> => {
    const begun = performance.now();
    const end = consumer.done();
    firehose.send({ kind: 'go', messages, ...(order.rate === undefined ? {} : { rate: order.rate }) });
    await end;
    return performance.now() - begun;
  };
  // A warm-up first: both sides are compiled by then.
  if (order.messages > 0) await run(Math.floor(order.messages / 4));
  delays.length = 0;
  const idle = process.cpuUsage();
  const ms = order.messages === 0 ? 1 : await run(order.messages);
  const busy = process.cpuUsage(idle);
  // Stopping changes entities too, which has no delay to speak of.
  const p99Ms = percentile(delays, 0.99);
  await consumer.stop();
  firehose.kill();
  return {
    discoveryMs,
    discoveryCpuMs: (cpuSpent.user + cpuSpent.system) / 1000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    messagesPerSecond: (order.messages / ms) * 1000,
    messageCpuUs: (busy.user + busy.system) / Math.max(1, order.messages),
    p99Ms,
    heapBytes,
    idleCpuMs,
    flipMs,
  };
}

process.stdout.write(`${JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '{}') as Order))}\n`);
process.exit(0);
