/** What `broker-process.ts` runs. Its argument: the broker's options as JSON. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createBuiltinBroker } from '../../main/service/mqtt/broker/builtin-broker.ts';
import { createLink } from '../../main/service/mqtt/connection.ts';
import { systemClock } from '../../main/service/time/clock.ts';
import { createMemoryLogger } from './memory-logger.ts';
import { testSettings } from './test-link.ts';

const resolutionMs = 5;
const delay = monitorEventLoopDelay({ resolution: resolutionMs });
delay.enable();
/** Processor time from one turn of a timer to the next: a block, whatever else the machine is doing. */
let workedUs = 0;
let longestUs = 0;
const tick = (): void => {
  const { user, system } = process.threadCpuUsage();
  longestUs = Math.max(longestUs, user + system - workedUs);
  workedUs = user + system;
  setTimeout(tick, 1);
};
const begin = process.threadCpuUsage();
workedUs = begin.user + begin.system;
tick();
const startedMs = performance.now();
const options: { retainedFile: string } = JSON.parse(process.argv[2] ?? '{}');
const logger = createMemoryLogger();
const broker = createBuiltinBroker({
  port: 0,
  lan: false,
  ...options,
  logger,
  timers: systemClock,
});
const started = await broker.start();
if (!started.ok) throw new Error(started.error.detail);
const startMs = performance.now() - startedMs;
// The service's own link, as it is in the app: how late alarms are that carry the time of their sending.
const linkDelaysMs: number[] = [];
const link = createLink({
  settings: testSettings(started.value.url),
  password: () => Promise.resolve(undefined),
  clientId: 'inglenook-test',
  availabilityTopic: 'inglenook/test/status',
  timers: systemClock,
  logger,
  open: broker.open,
  onMessage: (_topic, payload) => linkDelaysMs.push(Date.now() - Number(Buffer.from(payload).toString())),
});
link.subscribe('alarm/#', 0);
link.start();
const figures = (): Record<string, unknown> => {
  const blockMs = Math.max(0, delay.max / 1e6 - resolutionMs);
  const workMs = longestUs / 1_000;
  delay.reset();
  longestUs = 0;
  return { blockMs, workMs, residentBytes: process.memoryUsage.rss(), linkDelaysMs: linkDelaysMs.splice(0) };
};
// A turn later, so that the last block of the start is counted.
setTimeout(() => {
  process.send?.({ ...started.value, startMs, start: figures() });
}, 20);
process.on('message', () => {
  setTimeout(() => process.send?.(figures()), 20);
});
