/**
 * Last resort: an unexpected error is logged, and ends the app and starts it again, a few times; the next start knows that
 * the last run did not end well. No question is asked: nobody may be there, and an alarm may be.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import * as z from 'zod';
import { toError } from '../../service/base/errors.ts';
import { rebuilds, recentCrashes } from './crash-budget.ts';
import { relaunch } from './relaunch.ts';

export interface CrashGuard {
  /** Where errors go once there is a log, and where crashes are counted. */
  onError(dataDir: string, report: (error: Error) => void): void;
}

const timesSchema = z.array(z.number()).max(100);

/** Installs the handlers; before the app is ready. */
export function installCrashGuard(): CrashGuard {
  let report = (error: Error): void => console.error(error);
  let folder: string | undefined;
  let dying = false;
  const die = (thrown: unknown): void => {
    if (dying) return;
    dying = true;
    report(toError(thrown));
    if (folder !== undefined && mayRestart(folder, Date.now())) relaunch(restartArguments(process.argv));
    app.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  return {
    onError(dataDir, target) {
      folder = dataDir;
      report = target;
    },
  };
}

/** Notes a crash in the data folder. False: there were 3 within 5 minutes, and the app had better stay away. */
export function mayRestart(dataDir: string, nowMs: number): boolean {
  const file = path.join(dataDir, 'crashes.json');
  const times = recentCrashes(readTimes(file), nowMs);
  try {
    writeFileSync(file, JSON.stringify([...times, nowMs]), { mode: 0o600 });
  } catch {
    // What cannot be counted is not bounded either: no restart.
    return false;
  }
  return times.length < rebuilds;
}

function readTimes(file: string): readonly number[] {
  try {
    return timesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

/** As it was started, and in the tray: a window that comes by itself would be in somebody's way. */
export function restartArguments(argv: readonly string[]): string[] {
  const given = argv.slice(1);
  return given.includes('--hidden') ? given : [...given, '--hidden'];
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
