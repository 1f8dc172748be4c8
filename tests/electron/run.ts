/**
 * `npm run test:e2e:electron`: the end-to-end specs on real Electron: the project's own where it can be downloaded, else the
 * copy of copy.ts. `npm run test:packaged` (`--packaged`): packages the app with that Electron, and runs that one's own specs.
 * `npm run test:deb` (`--deb`): makes the Debian package of it, installs it, runs the spec of what is installed, and removes it.
 * Exit code 3: it cannot be had here (the reason is said), and no spec ran.
 */
import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDeb } from '../../build/deb.ts';
import { findElectron, root } from '../../build/electron-binary.ts';
import { findCopy } from './copy.ts';
import { installDeb, installedProgram, whyNoDeb } from './deb.ts';
import { packageApp } from './package.ts';
import { openScreen, type Screen } from './screen.ts';
import { findRunner, hasSandbox, type Runner } from './user.ts';

const noElectron = 3;
/** The desktop around it. */
const needed = ['Xvfb', 'dbus-daemon'];

function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}

async function find(): Promise<{ readonly binary: string; readonly isCopy: boolean } | { readonly reason: string }> {
  const own = await findElectron();
  if ('binary' in own) return { ...own, isCopy: false };
  const copy = await findCopy();
  if ('binary' in copy) return { ...copy, isCopy: true };
  return { reason: `${own.reason}; ${copy.reason}` };
}

/** Folders that a desktop session has, of the runner's own: nothing of whoever runs the tests is read or written. */
function openHome({ ids }: Runner): { readonly folder: string; readonly env: NodeJS.ProcessEnv } {
  const folder = mkdtempSync(path.join(tmpdir(), 'inglenook-home-'));
  const runtime = path.join(folder, 'run');
  const results = path.join(root, 'test-results', 'electron');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  mkdirSync(runtime, { mode: 0o700 });
  if (ids.uid !== undefined && ids.gid !== undefined) {
    for (const each of [folder, runtime, results]) chownSync(each, ids.uid, ids.gid);
  }
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: folder,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: path.join(folder, '.config'),
    XDG_CACHE_HOME: path.join(folder, '.cache'),
    XDG_DATA_HOME: path.join(folder, '.local', 'share'),
    // Playwright removes it first, which takes a folder above it that is the runner's too.
    INGLENOOK_TEST_RESULTS: path.join(results, 'failed'),
  };
  delete env.WAYLAND_DISPLAY;
  return { folder, env };
}

function runSpecs({ prefix, ids }: Runner, env: NodeJS.ProcessEnv, args: readonly string[]): Promise<number> {
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const [program = '', ...rest] = [
    ...prefix,
    process.execPath,
    cli,
    'test',
    '--config',
    'build/playwright.config.ts',
    ...args,
  ];
  const child = spawn(program, rest, { ...ids, cwd: root, env, stdio: 'inherit' });
  const wait = () => undefined;
  process.on('SIGINT', wait);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Packages into a folder that the runner may read and the specs' folders do not touch. */
async function packageFor(
  electron: { readonly binary: string; readonly isCopy: boolean },
  folder: string,
): Promise<string> {
  if (process.platform !== 'linux') throw new Error('the packaged app is tested on Linux only');
  const output = path.join(folder, 'packaged');
  return packageApp(electron, output);
}

/** Installs the package, runs its spec, removes it, and sees that the person's data stayed. */
async function runInstalled(
  unpacked: string,
  env: NodeJS.ProcessEnv,
  specs: (more: NodeJS.ProcessEnv) => Promise<number>,
) {
  const installed = installDeb(makeDeb(unpacked));
  let code = 1;
  const settings = path.join(env.XDG_CONFIG_HOME ?? '', 'Inglenook', 'settings.json');
  const read = () => (existsSync(settings) ? readFileSync(settings, 'utf8') : undefined);
  let data: string | undefined;
  let problems: string[] = [];
  try {
    code = await specs({ INGLENOOK_DEB: '1', INGLENOOK_PACKAGED: installedProgram });
    data = read();
  } finally {
    problems = installed.remove();
  }
  if (data === undefined) problems.push('the app stored no settings in its folder');
  else if (read() !== data) problems.push('the settings were removed with the package');
  for (const problem of problems) console.error(`The Debian package: ${problem}`);
  return problems.length > 0 ? 1 : code;
}

const modes = ['--packaged', '--deb'];

async function main(given: readonly string[]): Promise<number> {
  const args = given.filter((arg) => !modes.includes(arg));
  const isDeb = given.includes('--deb');
  const missing = process.platform === 'linux' ? needed.filter((name) => !isInstalled(name)) : [];
  if (missing.length > 0) {
    console.error(`No spec ran on Electron: not installed: ${missing.join(', ')}.`);
    return noElectron;
  }
  const whyNot = isDeb ? whyNoDeb() : undefined;
  if (whyNot !== undefined) {
    console.error(`The Debian package was not tried: ${whyNot}.`);
    return noElectron;
  }
  const electron = await find();
  if ('reason' in electron) {
    console.error(`No spec ran on Electron: ${electron.reason}.`);
    return noElectron;
  }
  const runner = process.platform === 'linux' ? findRunner([root, path.dirname(electron.binary)]) : findRunner([]);
  if (isDeb && runner.name.startsWith('root')) {
    console.error('The Debian package was not tried: no user without rights can be had, and root runs no desktop app.');
    return noElectron;
  }
  const home = openHome(runner);
  let screen: Screen | undefined;
  try {
    if (process.platform === 'linux') screen = await openScreen(runner);
    const sandbox = hasSandbox(runner);
    console.error(
      `The specs run on ${electron.isCopy ? 'a copy of an older Electron (tests/electron/README.md)' : 'Electron'}, as ` +
        `${runner.name}, ${sandbox ? 'in' : 'without'} Chromium's sandbox.`,
    );
    const packaged = args.length === given.length ? undefined : await packageFor(electron, home.folder);
    const env: NodeJS.ProcessEnv = {
      ...home.env,
      ...(packaged === undefined ? {} : { INGLENOOK_PACKAGED: packaged }),
      INGLENOOK_ELECTRON: '1',
      INGLENOOK_ELECTRON_SANDBOX: sandbox ? '1' : '0',
      ...(electron.isCopy ? { INGLENOOK_ELECTRON_COPY: electron.binary } : {}),
      ...(screen === undefined ? {} : { DISPLAY: screen.display }),
    };
    const specs = (more: NodeJS.ProcessEnv = {}) => runSpecs(runner, { ...env, ...more }, args);
    return await (isDeb && packaged !== undefined ? runInstalled(path.dirname(packaged), env, specs) : specs());
  } finally {
    screen?.close();
    rmSync(home.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

process.exitCode = await main(process.argv.slice(2));
