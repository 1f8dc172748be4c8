/**
 * `npm start` and `npm run demo`: builds what is missing or stale, then runs the app on Electron; where Electron cannot be
 * had, on the stand-in's window; where there is no display, the service in this terminal.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Display, findDisplay, findElectron, root, runHere, whyNoSandbox } from './electron-binary.ts';
import { findChromium } from './standin/chromium.ts';

const sources = ['main', 'preload', 'renderer', 'build/electron.vite.config.ts', 'build/mdi-icons.ts', 'package.json'];
const results = ['out/main/index.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

function newest(file: string): number {
  const status = statSync(file);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

/** Modification times, not contents: a needless build takes a second, a missed one shows an old app. */
function isStale(): boolean {
  const made = results.map((name) => path.join(root, name));
  if (!made.every((file) => existsSync(file))) return true;
  const oldest = Math.min(...made.map((file) => statSync(file).mtimeMs));
  return Math.max(...sources.map((name) => newest(path.join(root, name)))) > oldest;
}

function build(): void {
  console.error('Building ...');
  const program = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [program, 'build', '--logLevel', 'warn', '--config', 'build/electron.vite.config.ts'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

function runElectron(binary: string, display: Display, args: readonly string[]): Promise<number> {
  const reason = whyNoSandbox(binary);
  if (reason !== undefined) console.error(`The window runs without Chromium's sandbox: ${reason}.`);
  const switches = [
    ...(reason === undefined ? [] : ['--no-sandbox']),
    // By itself it asks XDG_SESSION_TYPE, which a bare compositor does not set.
    ...(display.kind === 'wayland' ? ['--ozone-platform=wayland'] : []),
  ];
  return runHere(binary, [...switches, '.', ...args]);
}

const inTerminal = 'The service runs in this terminal; Ctrl-C ends it.';

async function start(args: readonly string[]): Promise<number> {
  const display = await findDisplay();
  if ('kind' in display) {
    if (isStale()) build();
    const electron = await findElectron();
    if ('binary' in electron) return runElectron(electron.binary, display, args);
    if ((await findChromium(true)) !== undefined) {
      console.error(
        `Electron is not used: ${electron.reason}. A Chromium window stands in for it; closing it ends the app.`,
      );
      return runHere(process.execPath, ['build/standin/run.ts', '--headed', ...args]);
    }
    console.error(
      `Electron is not used: ${electron.reason}. No Chromium was found either: no window is opened. ${inTerminal}`,
    );
  } else {
    console.error(`No window is opened: ${display.reason}. ${inTerminal}`);
  }
  return runHere(process.execPath, ['main/headless.ts', ...args.filter((arg) => arg !== '--hidden')]);
}

process.exitCode = await start(process.argv.slice(2));
