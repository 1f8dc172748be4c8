/** Child process: runs one measurement with one consumer, and prints its numbers as one line of JSON. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startBare, startService } from './consumers.ts';
import type { HomeShape } from './home.ts';

export interface Order {
  readonly consumer: 'bare' | 'service';
  readonly shape: HomeShape;
  readonly messages: number;
  readonly rate?: number;
}

export interface Numbers {
  readonly discoveryMs: number;
  readonly messagesPerSecond: number;
  /** Milliseconds from sending to the changed state, where a rate was ordered. */
  readonly p99Ms: number;
  readonly heapBytes: number;
}

function heap(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().external;
}

function percentile(values: number[], part: number): number {
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
}

async function measure(order: Order): Promise<Numbers> {
  const firehose = fork(fileURLToPath(new URL('firehose.ts', import.meta.url)), [JSON.stringify(order.shape)]);
  const port = await new Promise<number>((resolve) =>
    firehose.once('message', (message: { port: number }) => resolve(message.port)),
  );
  const url = `mqtt://127.0.0.1:${port}`;
  const before = heap();
  const started = performance.now();
  const consumer = order.consumer === 'bare' ? await startBare(url) : await startService(url);
  await consumer.known(order.shape.topics * order.shape.entitiesPerTopic);
  const discoveryMs = performance.now() - started;
  // Announcing and subscribing go on for a moment; what is measured next must not share time with it.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const heapBytes = heap() - before;
  const delays: number[] = [];
  if (order.rate !== undefined)
    consumer.onState((sentAt) => delays.push(performance.timeOrigin + performance.now() - sentAt));
  const run = async (messages: number): Promise<number> => {
    const begun = performance.now();
    const end = consumer.done();
    firehose.send({ kind: 'go', messages, ...(order.rate === undefined ? {} : { rate: order.rate }) });
    await end;
    return performance.now() - begun;
  };
  // A warm-up first: both sides are compiled by then.
  if (order.rate === undefined) await run(Math.floor(order.messages / 4));
  const ms = order.messages === 0 ? 1 : await run(order.messages);
  await consumer.stop();
  firehose.kill();
  return { discoveryMs, messagesPerSecond: (order.messages / ms) * 1000, p99Ms: percentile(delays, 0.99), heapBytes };
}

process.stdout.write(`${JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '{}') as Order))}\n`);
process.exit(0);
