/** What is done with the data folder before anything else of the service begins. */
import { join } from 'node:path';
import type { Logger, SecretStore, SettingsStore, Timers } from '../base/ports.ts';
import { StoredMemory } from '../entities/memory.ts';
import { removeTemporaries } from '../files/atomic-file.ts';

interface FilePorts {
  readonly timers: Timers;
  readonly logger: Logger;
  readonly memory: SettingsStore;
  readonly secrets: SecretStore;
}

/** Reads the memory and the secrets, so that damage is known, and cleans up after processes that were killed. */
export async function openFiles(ports: FilePorts, dataDir: string): Promise<StoredMemory> {
  const memory = new StoredMemory(ports.memory, ports.logger, ports.timers);
  await memory.load();
  // Those that cannot be reached now are asked for again when they are needed.
  await ports.secrets.ready?.().catch((error: unknown) => ports.logger.error('secrets.unreadable', { error }));
  await removeLeftovers(dataDir, ports);
  return memory;
}

/** Removes what earlier processes left half written when they were killed. */
async function removeLeftovers(dataDir: string, { timers, logger }: FilePorts): Promise<void> {
  const startedMs = timers.now() - process.uptime() * 1000;
  for (const folder of [dataDir, join(dataDir, 'backups')]) {
    const removed = await removeTemporaries(folder, startedMs);
    if (removed.length > 0) logger.info('temporaries.removed', { folder, files: removed.length });
  }
}
