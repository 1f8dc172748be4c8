/** What a Prometheus asks for: connection, messages, entities, tasks, alerts, memory, and whether the loop keeps up. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Registry } from 'prom-client';
import { ok, type Result } from '../../service/base/errors.ts';
import type { Dispose } from '../../service/base/events.ts';
import type { Clock } from '../../service/base/ports.ts';
import type { Ask } from './routes.ts';

export interface Metrics {
  readonly contentType: string;
  /** The text of one scrape. */
  scrape(ask: Ask): Promise<Result<string>>;
  close(): void;
}

/** Nobody has scraped for so long: the delay of the loop is not measured any more, for that costs a little. */
const quietMs = 300_000;
const resolutionMs = 20;

export function createMetrics(timers: Clock): Metrics {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  let quiet: Dispose | undefined;
  const rest = (): void => {
    quiet?.();
    quiet = undefined;
    delay.disable();
  };
  const measure = (): void => {
    if (quiet === undefined) delay.enable();
    quiet?.();
    quiet = timers.after(quietMs, rest);
  };
  return {
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
    async scrape(ask) {
      const [status, tasks, alerts] = await Promise.all([
        ask.call('service.status', {}),
        ask.call('task.list', {}),
        ask.call('alert.list', { states: ['raised', 'acknowledged', 'snoozed'] }),
      ]);
      if (!status.ok) return status;
      if (!tasks.ok) return tasks;
      if (!alerts.ok) return alerts;
      // Made anew each time: a broker or task that has gone leaves no row behind.
      const registry = new Registry();
      const gauge = (name: string, help: string, value: number): void =>
        new Gauge({ name: `inglenook_${name}`, help, registers: [registry] }).set(value);
      const each = (name: string, help: string, labels: readonly string[]) =>
        new Gauge({ name: `inglenook_${name}`, help, labelNames: labels, registers: [registry] });
      const count = (name: string, help: string, value: number): void =>
        new Counter({ name: `inglenook_${name}_total`, help, registers: [registry] }).inc(value);

      const { version, mode, brokers, counters } = status.value;
      each('info', 'The version and how the service stands', ['version', 'mode']).set({ version, mode }, 1);
      const connected = each('broker_connected', 'Whether a broker is connected', ['broker', 'name']);
      for (const { id, name, state } of brokers) connected.set({ broker: id, name }, state === 'online' ? 1 : 0);
      count('messages_received', 'MQTT messages received', counters.messagesReceived);
      count('messages_dropped', 'MQTT messages beyond a limit', counters.messagesDropped);
      count('messages_published', 'MQTT messages published', counters.messagesPublished);
      count('discovery_rejected', 'Announcements that were rejected', counters.discoveryRejected);
      count('template_errors', 'Templates of devices that failed', counters.templateErrors);
      gauge('topics', 'Topics subscribed to', counters.topics);
      gauge('devices', 'Devices known', counters.devices);
      gauge('entities', 'Entities known', counters.entities);
      tally(each('tasks', 'Tasks by their state', ['state']), tasks.value.tasks, ({ state }) => ({ state }));
      const open = each('alerts', 'Open alerts by severity and state', ['severity', 'state']);
      tally(open, alerts.value.alerts, ({ severity, state }) => ({ severity, state }));
      const { rss, heapUsed, external } = process.memoryUsage();
      const memory = each('memory_bytes', 'Memory of the process', ['kind']);
      for (const [kind, bytes] of Object.entries({ resident: rss, heap: heapUsed, external }))
        memory.set({ kind }, bytes);
      gauge('uptime_seconds', 'How long the process runs', process.uptime());
      const { user, system } = process.cpuUsage();
      count('processor_seconds', 'Processor time of the process', (user + system) / 1_000_000);
      const lag = each('event_loop_delay_seconds', 'By how much timers were late since the last scrape', ['quantile']);
      for (const [quantile, ns] of [
        ['0.5', delay.percentile(50)],
        ['0.99', delay.percentile(99)],
        ['1', delay.max],
      ] as const) {
        lag.set({ quantile }, delay.count === 0 ? 0 : Math.max(0, ns / 1e9 - resolutionMs / 1_000));
      }
      delay.reset();
      measure();
      return ok(await registry.metrics());
    },
    close: rest,
  };
}

function tally<T, L extends string>(
  gauge: Gauge<string>,
  records: readonly T[],
  labelsOf: (record: T) => Readonly<Record<L, string>>,
): void {
  for (const record of records) gauge.inc(labelsOf(record));
}
