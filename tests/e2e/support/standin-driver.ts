/** Launches the app on the stand-in, and drives its pages over Chromium's debugging protocol. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Control, ControlName } from '../../standin/control.ts';
import { type AppDriver, type LaunchOptions, type NotificationView, testEnvironment } from './driver.ts';
import { eventually } from './eventually.ts';

const runner = fileURLToPath(new URL('../../standin/run.ts', import.meta.url));
type Answer<K extends ControlName> = Awaited<ReturnType<Control[K]>>;

/** The app on the stand-in, where a test can ask and do more. */
export interface StandInApp extends AppDriver {
  readonly ask: Ask;
}

export async function launchStandIn(options: LaunchOptions): Promise<StandInApp> {
  const child = start(options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const ask = createAsk(child, () => output);
  let browser: { endpoint: string; connection: Promise<Browser> } | undefined;

  // A headless window's browser stays for the next window; one that ended has another address.
  const connect = async (): Promise<Browser> => {
    const endpoint = await eventually('the window has a browser', () => ask('endpoint'));
    if (browser?.endpoint !== endpoint) browser = { endpoint, connection: chromium.connectOverCDP(endpoint) };
    return browser.connection;
  };
  const page = async (): Promise<Page> => {
    const connection = await connect();
    return eventually('the window shows the page', async () => {
      const pages = pagesOf(connection).filter((each) => !isPanel(each));
      return pages.length === (await ask('windows')).length && pages[0];
    });
  };
  const closeWindow = async (): Promise<void> => {
    await ask('closeWindow');
    const connection = await browser?.connection;
    // Its page lingers on this connection, and must not be taken for that of the next window.
    if (connection !== undefined) await eventually('the page is gone', () => pagesOf(connection).every(isPanel));
  };

  return {
    ask,
    dataDir: options.dataDir,
    page,
    windows: async () => (await ask('windows')).length,
    processes: async () => ['Browser'],
    webPreferences: async () => ({ ...(await ask('webPreferences')) }),
    closeWindow,
    tray: () => ask('tray'),
    clickTray: () => ask('clickTray'),
    async flyoutPage() {
      const connection = await connect();
      return eventually('the panel shows its page', async () => {
        const loaded = pagesOf(connection).filter(isPanel);
        return (await ask('panel')) !== undefined && loaded.at(-1);
      });
    },
    flyout: () => ask('panel'),
    blurFlyout: () => ask('blurPanel'),
    clickMenu: (...labels) => ask('clickMenu', labels),
    notifications: () => ask('notifications') as Promise<readonly NotificationView[]>,
    clickNotification: (key) => ask('clickNotification', key),
    pressNotification: (key, index) => ask('pressNotification', key, index),
    // On real systems the reason may be empty, and is here.
    refuseNotifications: (refuse) => ask('set', { failNotifications: refuse ? '' : undefined }),
    power: async (event) => void (await ask('power', event)),
    shutDown: () => ask('power', 'shutdown'),
    pressControl: async (key) => void (await ask('pressKey', key, true)),
    zoomLevel: () => ask('zoomLevel'),
    answerDialogs: ({ saveTo, openFrom }) => ask('set', { saveTo, openFrom }),
    opened: () => ask('opened'),
    startAgain: async (...args) => exitCode(start({ ...options, args })),
    async quit() {
      const code = exitCode(child);
      await ask('quit').catch(() => undefined); // The answer may be overtaken by the end.
      return code;
    },
    logOut: () => Promise.reject(new Error('the stand-in is one process: there is no group to tell')),
    async kill() {
      const code = exitCode(child);
      child.kill('SIGKILL');
      await code;
      // Its browser sees that it is alone, and ends; until then it writes to its profile.
      const connection = await browser?.connection;
      await eventually('the browser ends', () => connection?.isConnected() !== true).catch(() => connection?.close());
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
    output: () => output,
  };
}

function isPanel(page: Page): boolean {
  return page.url().endsWith('?panel');
}

/** The pages of the app's windows. */
function pagesOf(browser: Browser): Page[] {
  const pages = browser.contexts().flatMap((context) => context.pages());
  return pages.filter((page) => page.url().startsWith('http://app--inglenook.localhost/'));
}

function start({ dataDir, args, system = {} }: LaunchOptions): ChildProcess {
  return fork(runner, ['--data-dir', dataDir, ...args], {
    env: { ...testEnvironment(), INGLENOOK_STANDIN_SYSTEM: JSON.stringify(system) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

async function exitCode(child: ChildProcess): Promise<number> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode ?? -1;
}

type Ask = <K extends ControlName>(name: K, ...args: Parameters<Control[K]>) => Promise<Answer<K>>;

function createAsk(child: ChildProcess, output: () => string): Ask {
  let nextId = 1;
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  child.on('message', (message: { id: number; value?: never; error?: string }) => {
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) asked?.resolve(message.value as never);
    else asked?.reject(new Error(message.error));
  });
  child.once('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`the app ended (${code ?? signal})\n${output()}`));
    waiting.clear();
  });
  return (name, ...args) =>
    new Promise((resolve, reject) => {
      if (!child.connected) return reject(new Error(`the app does not run\n${output()}`));
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      child.send({ id, name, args });
    });
}
