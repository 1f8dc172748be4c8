/** What Node itself can tell about the machine: for the process without Electron, and for both of them. */
import { statfsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';

/** Whether any address other than the machine's own loopback is up. */
export function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some((address) => !address.internal));
}

/** Free room on the disk that holds a folder; undefined where the system does not tell. */
export function freeDiskMiB(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return (bavail * bsize) / (1024 * 1024);
  } catch {
    return undefined;
  }
}
