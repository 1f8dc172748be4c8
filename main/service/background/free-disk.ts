/** The room where the data lives: constraints are looked at synchronously, and a disk may take its time. */
import { statfs } from 'node:fs/promises';
import type { Timers } from '../base/ports.ts';

const mebibyte = 1024 * 1024;
const everyMs = 60_000;

/** Answers with the last known number of MiB, and asks anew once a minute; undefined where the system does not tell. */
export function followFreeDisk(folder: string, timers: Timers): () => number | undefined {
  let freeMiB: number | undefined;
  let askedAt = 0;
  const freeDisk = (): number | undefined => {
    const now = timers.now();
    if (now - askedAt > everyMs) {
      askedAt = now;
      statfs(folder).then(
        (stats) => {
          freeMiB = (stats.bavail * stats.bsize) / mebibyte;
        },
        () => {
          freeMiB = undefined;
        },
      );
    }
    return freeMiB;
  };
  freeDisk();
  return freeDisk;
}
