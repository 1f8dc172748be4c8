/** What the app costs, in words. */

import type { AppCost } from '../../preload/contract.ts';
import { say, words } from '../words/words.ts';
import { sayDuration, sayMs } from './time.ts';
import { sayNumber } from './values.ts';

const mib = 1024 * 1024;
const minuteMs = 60_000;

function sayMemory(bytes: number): string {
  return say('cost.bytesMiB', { bytes: sayNumber(bytes / mib, 0) });
}

function processorOf({ processes }: AppCost): number {
  return processes.reduce((sum, { processorMs = 0 }) => sum + processorMs, 0);
}

/** "Service 181 MiB, Window 92 MiB". */
export function sayProcesses({ processes }: AppCost): string {
  return words().list(
    processes.map(({ kind, memoryBytes }) => `${say(`costNames.${kind}`)} ${sayMemory(memoryBytes)}`),
  );
}

export function sayAllMemory({ processes }: AppCost): string {
  return sayMemory(processes.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0));
}

/** Adds what was just read, and forgets what is older than the last minute needs. */
export function remember(seen: readonly AppCost[], next: AppCost): readonly AppCost[] {
  return [...seen.filter(({ runningMs }) => next.runningMs - runningMs <= minuteMs), next];
}

/** Of the last minute, or as far back as `seen` goes; undefined where that says nothing. Oldest first. */
export function sayRecentProcessor(seen: readonly AppCost[]): string | undefined {
  const [first, last] = [seen[0], seen.at(-1)];
  if (first === undefined || last === undefined || last.runningMs - first.runningMs < 1_000) return undefined;
  // A process that ended takes its time with it.
  const spent = Math.max(0, processorOf(last) - processorOf(first));
  return say('cost.spentInTheLastRunningMs', {
    spent: sayMs(spent),
    runningMs: sayDuration((last.runningMs - first.runningMs) / 1_000),
  });
}

export function sayProcessorSinceStart(cost: AppCost): string {
  return say('cost.costInRunningMs', {
    cost: sayMs(processorOf(cost)),
    runningMs: sayDuration(cost.runningMs / 1_000),
  });
}
