/** What the app's processes cost, as Electron counts them. */
import type { ProcessMetric } from 'electron';
import type { AppCost, ProcessCost } from '../../service/model/service.ts';

const kinds: Partial<Record<ProcessMetric['type'], ProcessCost['kind']>> = {
  Browser: 'main',
  Tab: 'window',
  GPU: 'graphics',
};

/** The main process first. Pure. */
export function appCost(metrics: readonly ProcessMetric[], runningMs: number): AppCost {
  const processes = metrics.map(({ type, memory, cpu }): ProcessCost => {
    const kind = kinds[type] ?? 'helper';
    const memoryBytes = memory.workingSetSize * 1_024;
    const seconds = cpu.cumulativeCPUUsage;
    return seconds === undefined ? { kind, memoryBytes } : { kind, memoryBytes, processorMs: seconds * 1_000 };
  });
  const main = processes.filter(({ kind }) => kind === 'main');
  return { processes: [...main, ...processes.filter(({ kind }) => kind !== 'main')], runningMs };
}
