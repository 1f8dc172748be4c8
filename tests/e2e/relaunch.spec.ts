/** An unexpected error on real Electron: no box, written, started again in the tray, a few times, and told. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findElectron } from '../../build/electron-binary.ts';
import { testEnvironment } from './support/driver.ts';
import { eventually } from './support/eventually.ts';
import { expect, onElectron, test } from './support/fixtures.ts';
import { finishSetup } from './support/house.ts';

test.skip(!onElectron, 'the stand-in only notes that it is to be started again');
test.skip(process.platform === 'win32', 'Windows has no such signal');

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = process.env.INGLENOOK_ELECTRON_COPY;
const modules = [
  ...(copy === undefined ? [] : ['../electron/shims/register.cjs']),
  'support/crash-on-signal.cjs',
].flatMap((name) => ['-r', fileURLToPath(new URL(name, import.meta.url))]);
const switches = process.env.INGLENOOK_ELECTRON_SANDBOX === '0' ? ['--no-sandbox'] : [];

async function start(dataDir: string, ...more: string[]): Promise<ChildProcess> {
  const found = copy === undefined ? await findElectron() : { binary: copy };
  if ('reason' in found) throw new Error(found.reason);
  const args = [...switches, ...modules, '.', '--data-dir', dataDir, ...more];
  return spawn(found.binary, args, { cwd: root, env: testEnvironment(), stdio: 'ignore' });
}

/** The process that runs the app on this folder, once it can be talked to. */
function runningPid(dataDir: string, before?: number): Promise<number> {
  return eventually('the app runs', () => {
    const marker = path.join(dataDir, 'running');
    const port = path.join(dataDir, 'DevToolsActivePort');
    if (!existsSync(marker) || !existsSync(port)) return undefined;
    const pid = Number(readFileSync(marker, 'utf8'));
    return pid > 0 && pid !== before && pid;
  });
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('it comes back by itself, with no window, and says so in the next one', async ({ dataDir }) => {
  const first = await start(dataDir, '--remote-debugging-port=0');
  const ended = once(first, 'exit');
  let pid = await runningPid(dataDir);
  try {
    // Its log tells that the app is there, and the marker that it has its crash guard.
    await eventually('it logs', () => existsSync(path.join(dataDir, 'inglenook.log')));
    process.kill(pid, 'SIGUSR2');
    await ended;
    expect(first.exitCode).toBe(1);
    pid = await runningPid(dataDir, pid);
    const log = readFileSync(path.join(dataDir, 'inglenook.log'), 'utf8');
    expect(log).toContain('nobody expected this');

    // A second start asks the running one for its window.
    await once(await start(dataDir), 'exit');
    const page = await eventually('its window', async () => {
      const [port, route] = readFileSync(path.join(dataDir, 'DevToolsActivePort'), 'utf8').split('\n');
      const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${route}`).catch(() => undefined);
      const pages = browser?.contexts().flatMap((context) => context.pages());
      return pages?.find((each) => each.url().startsWith('app://'));
    });
    await finishSetup(page);
    await expect(page.getByText('Inglenook did not end cleanly last time.')).toBeVisible();
  } finally {
    process.kill(pid, 'SIGTERM');
    await eventually('it has ended', () => !isAlive(pid));
  }
  expect(existsSync(path.join(dataDir, 'running'))).toBe(false);
});
