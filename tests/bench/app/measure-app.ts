/** What an app that sits in the tray costs on real Electron: its start, and its processes once its window has been closed. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Runner } from '../../electron/user.ts';
import { type ProcessCost, processesOf } from './processes.ts';
import type { RunOrder, RunStarted } from './run-one.ts';

const script = fileURLToPath(new URL('run-one.ts', import.meta.url));

/** After the window is closed: when the processes are looked at, and the minute whose processor time counts. */
const settleMs = 60_000;
const minute = { fromMs: 30_000, toMs: 90_000 };

export interface AppCost {
  readonly trayMs: number;
  readonly windowMs?: number | undefined;
  /** A minute after the window was closed. */
  readonly processes: readonly ProcessCost[];
  /** Of all processes, in a minute with the window closed. */
  readonly processorMs: number;
}

/** A pause in which nothing is asked of the app; what it does by itself is what is measured. */
function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** One life of the app. `opened` is called with the window usable, before it is closed. */
export async function measureApp(order: RunOrder, runner: Runner, opened: () => Promise<void>): Promise<AppCost> {
  const [program = '', ...args] = [...runner.prefix, process.execPath, script, JSON.stringify(order)];
  const child = spawn(program, args, { ...runner.ids, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const { pid, trayMs, windowMs } = await new Promise<RunStarted>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line) as RunStarted));
      child.once('exit', (code) => reject(new Error(`the app did not start (${code})`)));
    });
    await opened();
    child.stdin.write('close\n');
    await rest(minute.fromMs);
    const before = processorMs(processesOf(pid));
    await rest(settleMs - minute.fromMs);
    const processes = processesOf(pid);
    await rest(minute.toMs - settleMs);
    const after = processorMs(processesOf(pid));
    return { trayMs, windowMs, processes, processorMs: after - before };
  } finally {
    child.stdin.end('quit\n');
    await ended;
  }
}

function processorMs(processes: readonly ProcessCost[]): number {
  return processes.reduce((sum, each) => sum + each.processorMs, 0);
}
