import { describe, expect, it } from 'vitest';
import type { AppCost } from '../../../../preload/contract.ts';
import {
  remember,
  sayAllMemory,
  sayProcesses,
  sayProcessorSinceStart,
  sayRecentProcessor,
} from '../../../../renderer/format/cost.ts';

const mib = 1024 * 1024;
const at = (runningMs: number, mainMs: number, windowMs = 0): AppCost => ({
  runningMs,
  processes: [
    { kind: 'main', memoryBytes: 180 * mib, processorMs: mainMs },
    { kind: 'window', memoryBytes: 90.4 * mib, processorMs: windowMs },
    { kind: 'helper', memoryBytes: 70 * mib },
  ],
});

describe('what the app costs', () => {
  it('names each process with its memory, and the sum', () => {
    expect(sayProcesses(at(0, 0))).toBe('Service 180 MiB, Window 90 MiB, Helper 70 MiB');
    expect(sayAllMemory(at(0, 0))).toBe('340 MiB');
  });
  it('says processor time since the start', () => {
    expect(sayProcessorSinceStart(at(90_000, 800, 90))).toBe('890 ms in 1 minute 30 seconds');
    expect(sayProcessorSinceStart(at(60_000, 5_000, 400))).toBe('5.4 s in 1 minute');
  });
  it('says that of the last minute, or of as long as it was looked at', () => {
    expect(sayRecentProcessor([])).toBeUndefined();
    expect(sayRecentProcessor([at(5_000, 10)])).toBeUndefined();
    expect(sayRecentProcessor([at(5_000, 10), at(30_000, 50, 5)])).toBe('45 ms in the last 25 seconds');
    let seen: readonly AppCost[] = [];
    for (let second = 0; second <= 300; second += 5) seen = remember(seen, at(second * 1_000, second * second));
    expect(sayRecentProcessor(seen)).toBe('32.4 s in the last 1 minute');
    expect(seen.length).toBe(13);
  });
  it('is never less than nothing, when a process has ended', () => {
    expect(sayRecentProcessor([at(0, 100, 900), at(10_000, 200, 0)])).toBe('0 ms in the last 10 seconds');
  });
});
