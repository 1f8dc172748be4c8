/** What `broker-process.ts` runs. Its argument: the broker's options as JSON. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { systemClock } from '../../main/service/clock.ts';
import { createBuiltinBroker } from '../../main/service/mqtt/builtin-broker.ts';
import { createMemoryLogger } from './memory-logger.ts';

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
const broker = createBuiltinBroker({
  port: 0,
  lan: false,
  ...options,
  logger: createMemoryLogger(),
  timers: systemClock,
});
const started = await broker.start();
if (!started.ok) throw new Error(started.error.detail);
const startMs = performance.now() - startedMs;
const figures = (): Record<string, number> => {
  const blockMs = Math.max(0, delay.max / 1e6 - resolutionMs);
  const workMs = longestUs / 1_000;
  delay.reset();
  longestUs = 0;
  return { blockMs, workMs, residentBytes: process.memoryUsage.rss() };
};
// A turn later, so that the last block of the start is counted.
setTimeout(() => {
  process.send?.({ ...started.value, startMs, start: figures() });
}, 20);
process.on('message', () => {
  setTimeout(() => process.send?.(figures()), 20);
});
