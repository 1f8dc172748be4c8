/** `npm start` where people run it: each time a window, or one line that says why there is none. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { testEnvironment } from './support/driver.ts';
import { eventually } from './support/eventually.ts';
import { test as base, expect, onElectron } from './support/fixtures.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = process.env.INGLENOOK_ELECTRON_COPY;
const shims = fileURLToPath(new URL('../electron/shims/register.cjs', import.meta.url));
/** Root in a namespace of its own is root to every program inside. */
const asRoot = process.getuid?.() === 0 ? [] : ['unshare', '--user', '--map-root-user', '--'];
/** A user who may make no more namespaces: the outer one permits one, which is the inner one. */
const limit =
  'echo 1 > /proc/sys/user/max_user_namespaces && exec unshare --user --map-user=1000 --map-group=1000 -- "$@"';
const withoutNamespaces = ['unshare', '--user', '--map-root-user', 'sh', '-c', limit, 'sh'];

interface Started {
  output(): string;
  /** The title of the window's page. */
  title(): Promise<string>;
  /** Whether the window is seen. */
  visible(): Promise<boolean>;
  /** As a service manager ends it: npm is told, and nobody else. Resolves when all has ended. */
  stop(): Promise<void>;
}

interface StartOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly prefix?: readonly string[];
  readonly args: readonly string[];
}

const test = base.extend<{ start: (options: StartOptions) => Started; folder: string; weston: () => Promise<object> }>({
  folder: async ({ dataDir }, use) => {
    const folder = path.join(dataDir, 'system');
    mkdirSync(folder, { mode: 0o700 });
    await use(folder);
  },
  start: async ({ dataDir, folder }, use, testInfo) => {
    const all: { readonly child: ChildProcess; output(): string }[] = [];
    await use((options) => {
      const started = startHere(path.join(dataDir, 'data'), folder, options);
      all.push(started);
      return started;
    });
    for (const { child, output } of all) {
      if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('output', { body: output() });
      killGroup(child, 'SIGKILL');
    }
  },
  weston: async ({ folder }, use) => {
    let child: ChildProcess | undefined;
    await use(async () => {
      const env = { ...process.env, XDG_RUNTIME_DIR: folder };
      child = spawn('weston', ['--backend=headless-backend.so', '--socket=wayland-test', '--idle-time=0'], {
        env,
        stdio: 'ignore',
      });
      await eventually('weston listens', () => existsSync(path.join(folder, 'wayland-test')));
      return { WAYLAND_DISPLAY: 'wayland-test', XDG_RUNTIME_DIR: folder, DISPLAY: undefined };
    });
    child?.kill('SIGKILL');
  },
});

function startHere(dataDir: string, folder: string, { env = {}, prefix = [], args }: StartOptions) {
  const given: Record<string, string | undefined> = { ...testEnvironment(), ...env };
  // Where the tests run says nothing of where `npm start` would.
  for (const name of Object.keys(given)) if (/^INGLENOOK_ELECTRON(?!$)/.test(name)) delete given[name];
  if (env.INGLENOOK_ELECTRON === undefined) delete given.INGLENOOK_ELECTRON;
  if (copy !== undefined) given.ELECTRON_OVERRIDE_DIST_PATH = withShims(folder, copy);
  const [program = '', ...rest] = [...prefix, 'npm', 'start', '--', '--data-dir', dataDir, ...args];
  const child = spawn(program, rest, { cwd: root, env: given, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const closed = once(child, 'close');
  const page = async () => {
    const endpoint = await eventually('it listens', () => /DevTools listening on (ws:\S+)/.exec(output)?.[1]);
    const browser = await chromium.connectOverCDP(endpoint);
    return eventually('the window shows the page', () =>
      browser
        .contexts()
        .flatMap((context) => context.pages())
        .find((each) => each.url().startsWith('app://')),
    );
  };
  return {
    child,
    output: () => output,
    title: async () => (await page()).title(),
    visible: async () => (await page()).evaluate(() => document.visibilityState === 'visible'),
    async stop() {
      child.kill('SIGTERM');
      // All that it started holds its output.
      await closed;
      expect(existsSync(path.join(dataDir, 'running'))).toBe(false);
    },
  };
}

/** The copy of Electron with what it lacks, as a folder that `npm start` takes for Electron's own. */
function withShims(folder: string, binary: string): string {
  const program = path.join(folder, 'electron');
  const asNode = `[ -n "$ELECTRON_RUN_AS_NODE" ] && exec '${binary}' "$@"`;
  writeFileSync(program, `#!/bin/sh\n${asNode}\nexec '${binary}' -r '${shims}' "$@"\n`);
  chmodSync(program, 0o755);
  return folder;
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}

function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}

const works = ([program = '', ...args]: readonly string[]) =>
  program === '' || spawnSync(program, [...args, 'true'], { stdio: 'ignore', timeout: 10_000 }).status === 0;

test.describe('a window', () => {
  test.skip(!onElectron || process.platform !== 'linux', 'of real Electron, on the displays of Linux');

  const args = ['--remote-debugging-port=0'];
  const noSandbox = "The window runs without Chromium's sandbox";

  test('on X11', async ({ start }) => {
    const app = start({ args });
    expect(await app.title()).toBe('Inglenook');
    await expect.poll(() => app.visible()).toBe(true);
    if (process.env.INGLENOOK_ELECTRON_SANDBOX === '1') expect(app.output()).not.toContain(noSandbox);
    await app.stop();
  });

  test('for root, with a line about the sandbox', async ({ start }) => {
    test.skip(!works(asRoot), 'this system lets no other user be root in a namespace');
    const app = start({ args, prefix: asRoot });
    expect(await app.title()).toBe('Inglenook');
    expect(app.output()).toContain(`${noSandbox}: root runs this.\n`);
    await app.stop();
  });

  test('without user namespaces, with a line about the sandbox', async ({ start }) => {
    test.skip(!works(withoutNamespaces), 'this system lets no test take namespaces away');
    const app = start({ args, prefix: withoutNamespaces });
    expect(await app.title()).toBe('Inglenook');
    expect(app.output()).toContain(`${noSandbox}: this system allows no user namespaces.\n`);
    await app.stop();
  });

  test('on Wayland', async ({ start, weston }) => {
    test.skip(!isInstalled('weston'), 'weston is not installed');
    const app = start({ args, env: { ...(await weston()) } });
    expect(await app.title()).toBe('Inglenook');
    await expect.poll(() => app.visible()).toBe(true);
    await app.stop();
  });
});

test.describe('a line that says why there is no window', () => {
  test.skip(process.platform !== 'linux', 'other systems always have a display');

  const inTerminal = async (app: Started, line: string) => {
    await expect.poll(() => app.output()).toContain(`${line} The service runs in this terminal; Ctrl-C ends it.\n`);
    // The demo home, as the terminal shows it.
    await expect.poll(() => app.output(), { timeout: 30_000 }).toContain('Reading lamp: ');
    await app.stop();
  };

  test('with no display', async ({ start }) => {
    const app = start({ args: ['--demo'], env: { DISPLAY: undefined, WAYLAND_DISPLAY: undefined } });
    await inTerminal(app, 'No window is opened: there is no display.');
  });

  test('with a display that does not answer', async ({ start, folder }) => {
    const env = { DISPLAY: ':4242', WAYLAND_DISPLAY: 'wayland-none', XDG_RUNTIME_DIR: folder };
    const app = start({ args: ['--demo'], env });
    await inTerminal(app, 'No window is opened: no display answers at WAYLAND_DISPLAY=wayland-none or DISPLAY=:4242.');
  });

  test('without Electron and without Chromium', async ({ start, folder }) => {
    const display = createServer().listen(path.join(folder, 'wayland-0'));
    try {
      const app = start({
        args: ['--demo'],
        env: {
          INGLENOOK_ELECTRON: '0',
          INGLENOOK_CHROMIUM: '/nonexistent',
          PLAYWRIGHT_BROWSERS_PATH: '/nonexistent',
          WAYLAND_DISPLAY: 'wayland-0',
          XDG_RUNTIME_DIR: folder,
        },
      });
      await inTerminal(
        app,
        'Electron is not used: INGLENOOK_ELECTRON=0 says so. No Chromium was found either: no window is opened.',
      );
    } finally {
      display.close();
    }
  });
});
