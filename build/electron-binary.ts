/** Whether Electron's binary is here, or can be had: its npm package brings it on the first run, not on install. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'node_modules', 'electron');
/** Left behind by a download that failed, so that not every start waits for it. */
const failedMarker = path.join(root, 'node_modules', '.cache', 'inglenook-no-electron');

const downloadWithinMs = 60_000;
const retryAfterMs = 24 * 60 * 60 * 1_000;

/** Path of a binary that starts, downloading it if need be; or why there is none, in one line. */
export async function findElectron(): Promise<{ readonly binary: string } | { readonly reason: string }> {
  if (process.env.INGLENOOK_ELECTRON === '0') return { reason: 'INGLENOOK_ELECTRON=0 says so' };
  // As Electron's own package does: a folder with an Electron that is here already.
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '';
  if (given !== '') return tried(path.join(given, programName()));
  if (installedBinary() === undefined) {
    const reason = await download();
    if (reason !== undefined) return { reason };
  }
  const binary = installedBinary();
  if (binary === undefined) return { reason: 'its binary is missing after the download' };
  return tried(binary);
}

/** As Node it loads the same libraries and needs no display, so this tells whether it can start at all. */
function tried(binary: string): { readonly binary: string } | { readonly reason: string } {
  const { status, stderr, error } = spawnSync(binary, ['-e', '0'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    timeout: 20_000,
    encoding: 'utf8',
  });
  if (status === 0) return { binary };
  return {
    reason: `its binary does not start here (${stderr?.trim().split('\n')[0] || error?.message || status})`,
  };
}

/** Inside a folder of Electron's. */
function programName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function installedBinary(): string | undefined {
  const read = (file: string) => {
    const name = path.join(folder, file);
    return existsSync(name) ? readFileSync(name, 'utf8').trim() : '';
  };
  const { version } = JSON.parse(read('package.json') || '{}') as { version?: string };
  const binary = path.join(folder, 'dist', read('path.txt'));
  return read('dist/version').replace(/^v/, '') === version && read('path.txt') !== '' && existsSync(binary)
    ? binary
    : undefined;
}

/** Answers why it failed. */
async function download(): Promise<string | undefined> {
  const failedAt = statSync(failedMarker, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (process.env.INGLENOOK_ELECTRON !== '1' && Date.now() - failedAt < retryAfterMs) {
    return 'its download failed within the last day (INGLENOOK_ELECTRON=1 tries again)';
  }
  console.error('Downloading Electron ...');
  const child = spawn(process.execPath, [path.join(folder, 'install.js')], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), downloadWithinMs);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('exit', resolve);
  });
  clearTimeout(timer);
  if (code === 0) {
    rmSync(failedMarker, { force: true });
    return undefined;
  }
  mkdirSync(path.dirname(failedMarker), { recursive: true });
  writeFileSync(failedMarker, '');
  return 'its binary cannot be downloaded here';
}

export interface Display {
  /** `either`: Electron chooses by itself. */
  readonly kind: 'x11' | 'wayland' | 'either';
}

/** What windows can be shown on; or why there is nothing, in one line. */
export async function findDisplay(
  env: NodeJS.ProcessEnv = process.env,
): Promise<Display | { readonly reason: string }> {
  if (process.platform !== 'linux') return { kind: 'either' };
  const { WAYLAND_DISPLAY: wayland = '', XDG_RUNTIME_DIR: runtime = '', DISPLAY: x11 = '' } = env;
  const onWayland = wayland !== '' && (await answers(path.resolve(runtime, wayland)));
  const onX11 = x11 !== '' && (await answersX11(x11));
  if (onWayland || onX11) return { kind: onWayland && onX11 ? 'either' : onWayland ? 'wayland' : 'x11' };
  const named = [wayland && `WAYLAND_DISPLAY=${wayland}`, x11 && `DISPLAY=${x11}`].filter((each) => each !== '');
  return { reason: named.length === 0 ? 'there is no display' : `no display answers at ${named.join(' or ')}` };
}

async function answersX11(display: string): Promise<boolean> {
  // Only a screen of this machine has a socket; a remote one is Electron's to reach.
  const number = /^(?:unix)?:(\d+)/.exec(display)?.[1];
  if (number === undefined) return true;
  const socket = `/tmp/.X11-unix/X${number}`;
  // The abstract one is shared by a container that shares the network, but no folder.
  return (await answers(socket)) || answers(`\0${socket}`);
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    const end = (isThere: boolean) => () => {
      connection.destroy();
      resolve(isThere);
    };
    connection.once('connect', end(true)).once('error', end(false)).setTimeout(2_000, end(false));
  });
}

/**
 * Why Chromium's sandbox cannot be had here, in words; undefined where it can. It refuses root, and takes either user
 * namespaces, which containers often forbid, or the helper beside `binary` that belongs to root.
 */
export function whyNoSandbox(binary: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'root runs this';
  const helper = statSync(path.join(path.dirname(binary), 'chrome-sandbox'), { throwIfNoEntry: false });
  if (helper?.uid === 0 && (helper.mode & 0o4000) !== 0) return undefined;
  const namespaces = ['--user', '--map-root-user', '--pid', '--net', '--fork', 'true'];
  const { status, error } = spawnSync('unshare', namespaces, { stdio: 'ignore', timeout: 10_000 });
  // Where the question cannot be asked, Chromium itself says what it misses.
  return status === 0 || error !== undefined ? undefined : 'this system allows no user namespaces';
}

/** Runs a program in this terminal until it ends, and answers its exit code. Ctrl-C is the program's to handle. */
export function runHere(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  const wait = () => undefined;
  process.on('SIGTERM', forward).on('SIGINT', wait);
  // npm starts a shell in between, and a signal to npm ends that shell alone: being left by it means the same.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGTERM', forward).off('SIGINT', wait);
      clearInterval(watch);
      resolve(code ?? (signal === null ? 0 : 1));
    });
  });
}
