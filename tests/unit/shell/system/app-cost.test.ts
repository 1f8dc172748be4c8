import type { ProcessMetric } from 'electron';
import { describe, expect, it } from 'vitest';
import { appCost } from '../../../../main/shell/system/app-cost.ts';

const metric = (type: ProcessMetric['type'], workingSetSize: number, seconds?: number): ProcessMetric => ({
  pid: 1,
  type,
  creationTime: 0,
  cpu: {
    percentCPUUsage: 0,
    idleWakeupsPerSecond: 0,
    ...(seconds === undefined ? {} : { cumulativeCPUUsage: seconds }),
  },
  memory: { workingSetSize, peakWorkingSetSize: workingSetSize },
});

describe('the cost of the app’s processes', () => {
  it('is taken from what Electron counts, the main process first', () => {
    const metrics = [metric('Utility', 2, 0.25), metric('Tab', 3), metric('GPU', 4, 1), metric('Browser', 1, 5.5)];
    expect(appCost(metrics, 1_000)).toEqual({
      runningMs: 1_000,
      processes: [
        { kind: 'main', memoryBytes: 1_024, processorMs: 5_500 },
        { kind: 'helper', memoryBytes: 2_048, processorMs: 250 },
        { kind: 'window', memoryBytes: 3_072 },
        { kind: 'graphics', memoryBytes: 4_096, processorMs: 1_000 },
      ],
    });
  });
});
