/** Histories in a folder of their own; what a test opened is closed after it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type History, openHistory } from '../../main/service/history/history.ts';
import type { Alert } from '../../main/service/model/alerts.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createMemoryLogger } from './memory-logger.ts';

/** New ones for each test. */
export let folder: string;
export let path: string;
export let timers: FakeClock;
const opened: History[] = [];

export const t0 = Date.UTC(2026, 0, 15, 12);
/** So many seconds after `t0`. */
export const iso = (seconds: number): string => new Date(t0 + seconds * 1000).toISOString();

/** Call it once per file of tests. */
export function manageHistories(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'inglenook-history-'));
    path = join(folder, 'inglenook.db');
    timers = createFakeClock();
  });
  afterEach(() => {
    for (const history of opened.splice(0)) history.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Opens the history of the test, or another one. */
export function open(at: string = path): History {
  const history = openHistory({ path: at, logger: createMemoryLogger(), timers });
  opened.push(history);
  return history;
}

/** Has the end of the test close what it opened by itself. */
export function closeLater(history: History): void {
  opened.push(history);
}

/** An open alert that began so many seconds after `t0`. */
export function alert(id: string, seconds = 0): Alert {
  return {
    id,
    rule: 'device.offline',
    cause: `device:${id}`,
    severity: 'warning',
    state: 'raised',
    facts: { name: 'Boiler', minutes: 5 },
    actions: [],
    since: iso(seconds),
    shown: 0,
  };
}
