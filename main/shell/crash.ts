/** Last resort: unexpected errors are logged and end the app; the next start knows that the last one did not end well. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, dialog } from 'electron';
import { toError } from '../service/errors.ts';

export interface CrashGuard {
  /** Where errors go once there is a log. */
  onError(report: (error: Error) => void): void;
}

/** Installs the handlers; before the app is ready. */
export function installCrashGuard(): CrashGuard {
  let report = (error: Error): void => console.error(error);
  let dying = false;
  const die = (thrown: unknown): void => {
    if (dying) return;
    dying = true;
    const error = toError(thrown);
    report(error);
    if (app.isReady()) dialog.showErrorBox('Inglenook has stopped', 'Something went wrong. The log has the details.');
    app.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  return {
    onError(target) {
      report = target;
    },
  };
}

export interface RunMarker {
  /** True when the last run left its marker behind. */
  readonly crashed: boolean;
  /** Call it when a stop begins that a person or the system asked for. */
  clear(): void;
  /** Leaves it again: the stop itself failed. */
  restore(): void;
}

/** Leaves a file in the data folder while the app runs. */
export function markRunning(dataDir: string): RunMarker {
  const file = path.join(dataDir, 'running');
  const crashed = existsSync(file);
  mkdirSync(dataDir, { recursive: true });
  const write = () => writeFileSync(file, `${process.pid}\n`);
  write();
  const restore = (): void => {
    try {
      write();
    } catch {
      // The folder is gone or full; the log of the crash would say the same.
    }
  };
  return { crashed, clear: () => rmSync(file, { force: true }), restore };
}
