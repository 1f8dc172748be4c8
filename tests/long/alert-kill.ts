/** Kills the alert service at random moments and counts what was lost or doubled. Usage: node tests/long/alert-kill.ts [kills] */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { HistoryDatabase } from '../../main/service/history/database.ts';
import type { Alert } from '../../main/service/model/alerts.ts';
import { createMemoryLogger } from '../support/memory-logger.ts';

export interface KillReport {
  readonly kills: number;
  /** Causes that came to be, of which each is due one alert. */
  readonly due: number;
  readonly ended: number;
  readonly notStored: number;
  readonly storedTwice: number;
  readonly neverShown: number;
  /** Ended in the world, but still open. */
  readonly notRecovered: number;
  /** Shown again after a kill between the screen and the disk: allowed, and at most what was in flight. */
  readonly shownAgain: number;
}

const child = fileURLToPath(new URL('./alert-kill-child.ts', import.meta.url));
const startLimitMs = 20_000;
/** Longer than the longest wait of a notification that counts. */
const lastRunLimitMs = 60_000;

/** Runs the service `kills` times, each for up to `longestMs` under load, then once to its end. */
export async function runAlertKills(kills: number, longestMs = 300): Promise<KillReport> {
  const dir = mkdtempSync(join(tmpdir(), 'inglenook-kill-'));
  try {
    for (let run = 0; run < kills; run++) await runOnce(dir, Math.random() * longestMs);
    await runOnce(dir, undefined);
    return report(dir, kills);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @param lifeMs undefined = until it ends on its own. */
async function runOnce(dir: string, lifeMs: number | undefined): Promise<void> {
  const args = lifeMs === undefined ? [child, dir, 'last'] : [child, dir];
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(process_, 'exit');
  try {
    // A kill may also come while it starts: then nobody waits for its word.
    if (lifeMs !== undefined && Math.random() < 0.1) await sleep(lifeMs);
    else {
      await once(process_.stdout, 'data', { signal: AbortSignal.timeout(startLimitMs) });
      if (lifeMs !== undefined) await sleep(lifeMs);
      else await Promise.race([ended, sleep(lastRunLimitMs, undefined, { ref: false })]);
    }
  } finally {
    process_.kill('SIGKILL');
    await ended;
  }
}

function report(dir: string, kills: number): KillReport {
  const world = new Map<string, string>();
  for (const line of linesOf(join(dir, 'world.log'))) {
    const [state = '', index = ''] = line.split(' ');
    world.set(index, state);
  }
  const showings = linesOf(join(dir, 'screen.log'));
  const screen = new Set(showings);
  const counted = new Set(linesOf(join(dir, 'counted.log')));
  const database = new HistoryDatabase({ path: join(dir, 'history.db'), logger: createMemoryLogger() });
  const alerts = database.all('SELECT json FROM alerts').map((row) => JSON.parse(String(row.json)) as Alert);
  database.close();
  const byIndex = Map.groupBy(alerts, (alert) => /\d+$/.exec(alert.cause)?.[0] ?? '');
  const groupedIn = new Map(alerts.flatMap((head) => (head.groupOf ?? []).map((id) => [id, head.id] as const)));
  const isSeen = (id: string): boolean => screen.has(id) || counted.has(id);
  const wasShown = (alert: Alert): boolean =>
    alert.shown > 0 && (isSeen(alert.id) || isSeen(groupedIn.get(alert.id) ?? ''));
  const dueIndexes = [...world.keys()];
  const countDue = (test: (found: readonly Alert[], state: string) => boolean): number =>
    dueIndexes.filter((index) => test(byIndex.get(index) ?? [], world.get(index) ?? '')).length;
  return {
    kills,
    due: dueIndexes.length,
    ended: countDue((_found, state) => state === 'off'),
    notStored: countDue((found) => found.length === 0),
    storedTwice: countDue((found) => found.length > 1),
    neverShown: countDue((found) => !found.some(wasShown)),
    notRecovered: countDue((found, state) => state === 'off' && found.some((alert) => alert.state !== 'recovered')),
    shownAgain:
      showings.filter((id) => !id.startsWith('overview:')).length -
      [...screen].filter((id) => !id.startsWith('overview:')).length,
  };
}

const killsPerPart = 50;
const emptyReport: KillReport = {
  kills: 0,
  due: 0,
  ended: 0,
  notStored: 0,
  storedTwice: 0,
  neverShown: 0,
  notRecovered: 0,
  shownAgain: 0,
};

function sum(a: KillReport, b: KillReport): KillReport {
  return {
    kills: a.kills + b.kills,
    due: a.due + b.due,
    ended: a.ended + b.ended,
    notStored: a.notStored + b.notStored,
    storedTwice: a.storedTwice + b.storedTwice,
    neverShown: a.neverShown + b.neverShown,
    notRecovered: a.notRecovered + b.notRecovered,
    shownAgain: a.shownAgain + b.shownAgain,
  };
}

function linesOf(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // In parts, each on a database of its own: the inbox keeps only so many alerts that are over.
  let left = Number(process.argv[2] ?? 200);
  let found = emptyReport;
  while (left > 0) {
    const kills = Math.min(left, killsPerPart);
    found = sum(found, await runAlertKills(kills));
    left -= kills;
  }
  console.log(JSON.stringify(found, undefined, 2));
  const lost = found.notStored + found.storedTwice + found.neverShown + found.notRecovered;
  process.exitCode = lost === 0 ? 0 : 1;
}
