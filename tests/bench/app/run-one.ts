/**
 * Child process, as whoever may run Electron: one life of one app on a screen and a bus of its own. Says its start and its
 * window's as lines of JSON; a line on stdin, `close` or `quit`, leads it on.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openBus } from '../../e2e/support/bus.ts';
import { serveNotifications } from '../../e2e/support/bus-notifications.ts';
import { serveTray } from '../../e2e/support/bus-tray.ts';
import { testEnvironment } from '../../e2e/support/driver.ts';
import { eventually } from '../../e2e/support/eventually.ts';
import { openScreen } from '../../electron/screen.ts';
import { makeEmptyApp } from './empty.ts';

/** What to run. */
export interface RunOrder {
  readonly binary: string;
  readonly sandbox: boolean;
  /** Shims of the tests' copy of Electron are loaded first. */
  readonly shims: boolean;
  readonly app: 'empty' | 'inglenook';
  readonly args: readonly string[];
  /** What is to be drawn for the window to count as usable; absent: it opens none. */
  readonly selector?: string;
}

/** What it says: after the start, and once the last process is gone. */
export interface RunStarted {
  readonly pid: number;
  readonly trayMs: number;
  readonly windowMs?: number;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const shims = path.join(root, 'tests', 'electron', 'shims', 'register.cjs');
const probe = fileURLToPath(new URL('probe.cjs', import.meta.url));
const waitMs = 60_000;

/** Home and folders of a desktop session, so that nothing of whoever measures is read or written. */
function environment(folder: string, display: string, bus: string, order: RunOrder): Record<string, string> {
  const run = path.join(folder, 'run');
  mkdirSync(run, { mode: 0o700 });
  const { WAYLAND_DISPLAY: _, ...rest } = testEnvironment(bus);
  return {
    ...rest,
    DISPLAY: display,
    HOME: folder,
    XDG_RUNTIME_DIR: run,
    XDG_CONFIG_HOME: path.join(folder, '.config'),
    XDG_CACHE_HOME: path.join(folder, '.cache'),
    XDG_DATA_HOME: path.join(folder, '.local', 'share'),
    ...(order.selector === undefined ? {} : { INGLENOOK_BENCH_SELECTOR: order.selector }),
  };
}

async function main(order: RunOrder): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inglenook-cost-'));
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir);
  // Else the window asks first which broker to use.
  writeFileSync(path.join(dataDir, 'settings.json'), JSON.stringify({ version: 1, setupDone: true }));
  const empty = path.join(folder, 'empty');
  if (order.app === 'empty') makeEmptyApp(empty);
  const screen = await openScreen({ prefix: [], ids: {}, name: 'you' });
  const bus = await openBus();
  await serveNotifications(bus.connection);
  const tray = await serveTray(bus.connection);
  const modules = [...(order.shims ? [shims] : []), probe].flatMap((each) => ['-r', each]);
  const args = [
    ...(order.sandbox ? [] : ['--no-sandbox']),
    ...modules,
    order.app === 'empty' ? empty : root,
    '--data-dir',
    dataDir,
    ...order.args,
  ];
  const began = performance.now();
  const child = spawn(order.binary, args, {
    cwd: root,
    env: environment(folder, screen.display, bus.address, order),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  let windowMs: number | undefined;
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.includes('bench:usable')) windowMs ??= performance.now() - began;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  try {
    const early = exited.then((code) => Promise.reject(new Error(`it ended with ${code}`)));
    await Promise.race([eventually('the tray has an icon', () => tray.isShown(), waitMs), early]);
    const trayMs = tray.shownAt() - began;
    if (order.selector !== undefined) await eventually('the window can be used', () => windowMs, waitMs);
    const started: RunStarted = { pid: child.pid ?? 0, trayMs, ...(windowMs === undefined ? {} : { windowMs }) };
    console.log(JSON.stringify(started));
    for await (const line of createInterface({ input: process.stdin })) {
      if (line === 'close') child.kill('SIGUSR2');
      else break;
    }
  } catch (thrown) {
    console.error(output);
    throw thrown;
  } finally {
    child.kill();
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exited;
    clearTimeout(late);
    await bus.close();
    screen.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

await main(JSON.parse(process.argv[2] ?? '{}') as RunOrder);
