/** The day in short: alerts since the last digest, what is still open, and which batteries run low. */
import { z } from 'zod';
import type { Severity } from '../../model/alerts.ts';
import type { DigestReport } from '../digest-report.ts';
import type { TaskFunction } from '../services.ts';
import { lowBatteries } from './health.ts';
import { taskKind } from './kind.ts';

/** The rule that digests are told under; they do not count themselves. */
export const digestRule = 'task:digest';

const dayMs = 86_400_000;
const listed = 20;
const gravity: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };

const schema = z.strictObject({});

const run: TaskFunction<z.infer<typeof schema>> = async ({ taskId, services, clock }) => {
  const now = clock.now();
  const memoryKey = `digest.${taskId}`;
  const remembered = services.recall(memoryKey);
  // After a long pause a digest of the last week is still of use, one of a year is not.
  const since =
    typeof remembered === 'number' && remembered <= now ? Math.max(remembered, now - 7 * dayMs) : now - dayMs;
  const raised = { info: 0, warning: 0, critical: 0 };
  const alerts = services.alerts().filter(({ rule }) => rule !== digestRule);
  for (const alert of alerts) {
    const at = Date.parse(alert.raisedAt ?? alert.since);
    if (alert.state !== 'pending' && at > since && at <= now) raised[alert.severity]++;
  }
  const deviceNames = new Map(services.devices().map(({ id, name }) => [id, name]));
  const open = alerts
    .filter((alert) => alert.state !== 'recovered' && alert.state !== 'pending')
    .sort((a, b) => gravity[a.severity] - gravity[b.severity] || Date.parse(b.since) - Date.parse(a.since));
  const output: DigestReport = {
    since: new Date(since).toISOString(),
    until: new Date(now).toISOString(),
    raised,
    open: open.length,
    openIds: open.slice(0, listed).map((alert) => alert.id),
    batteries: lowBatteries(services.entities(), services.lowBatteryPercent())
      .slice(0, listed)
      .map((battery) => ({ ...battery, name: deviceNames.get(battery.deviceId ?? '') ?? battery.name })),
  };
  services.announce(output);
  services.remember(memoryKey, now);
  return { result: 'done', output };
};

export const digestTask = taskKind(schema, run);
