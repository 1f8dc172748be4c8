/** What this process costs: all of the app, where it has no window. */
import type { AppCost } from '../service/model/service.ts';

export function ownCost(): AppCost {
  const { user, system } = process.cpuUsage();
  const own = { kind: 'main', memoryBytes: process.memoryUsage.rss(), processorMs: (user + system) / 1_000 } as const;
  return { processes: [own], runningMs: process.uptime() * 1_000 };
}
