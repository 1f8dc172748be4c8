/** Launches the app on real Electron. `electron-record.cjs` notes what it shows outside of its window. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ElectronApplication, _electron as electron } from '@playwright/test';
import { openBus } from './bus.ts';
import { serveLogind } from './bus-logind.ts';
import { type NotificationService, serveNotifications } from './bus-notifications.ts';
import { serveTray } from './bus-tray.ts';
import {
  type AppDriver,
  type FlyoutView,
  type LaunchOptions,
  type NotificationView,
  type TrayView,
  testEnvironment,
} from './driver.ts';
import { eventually } from './eventually.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const recorder = fileURLToPath(new URL('electron-record.cjs', import.meta.url));
/** Set by tests/electron/run.ts where the project's own Electron cannot be had. */
const copy = process.env.INGLENOOK_ELECTRON_COPY;
const copyModules = [
  fileURLToPath(new URL('../../electron/shims/register.cjs', import.meta.url)),
  // With an Electron that is not its own, Playwright leaves this out: it holds the start until the test is attached.
  path.join(
    path.dirname(createRequire(import.meta.resolve('playwright')).resolve('playwright-core/package.json')),
    'lib/server/electron/loader.js',
  ),
];
const launchWithinMs = 60_000;

/** What the recorder leaves in the main process. */
interface Recorder {
  tray(): TrayView;
  clickTray(): void;
  windows(): number;
  closeWindow(): void;
  flyout(): FlyoutView | undefined;
  blurFlyout(): void;
  clickMenu(labels: readonly string[]): void;
  notifications(): NotificationView[];
  clickNotification(key: number): void;
  pressNotification(key: number, index: number): void;
  opened(): string[];
}

export async function launchElectron(options: LaunchOptions): Promise<AppDriver> {
  const hasSandbox = process.env.INGLENOOK_ELECTRON_SANDBOX !== '0';
  // Linux: what the app says to the desktop goes over a bus, on which the test is the desktop.
  const bus = process.platform === 'linux' ? await openBus() : undefined;
  const desktop = bus === undefined ? undefined : await serveNotifications(bus.connection);
  const isBare = options.gnomeWithoutTray === true;
  const panel = bus === undefined || isBare ? undefined : await serveTray(bus.connection);
  const logind = bus === undefined ? undefined : await serveLogind(bus.connection);
  const env = {
    ...testEnvironment(bus?.address),
    ...(bus === undefined ? {} : { DBUS_SYSTEM_BUS_ADDRESS: bus.address }),
    ...(isBare ? { XDG_CURRENT_DESKTOP: 'GNOME' } : {}),
  };
  const modules = [...(copy === undefined ? [] : copyModules), recorder];
  const given = [
    ...(hasSandbox ? [] : ['--no-sandbox']),
    ...modules.flatMap((each) => ['-r', each]),
    '.',
    '--data-dir',
    options.dataDir,
  ];
  const app = await electron.launch({
    cwd: root,
    args: [...given, ...options.args],
    env,
    chromiumSandbox: hasSandbox,
    timeout: launchWithinMs,
    ...(copy === undefined ? {} : { executablePath: copy }),
  });
  const child = app.process();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const exit = once(child, 'exit');
  void exit.then(() => bus?.close());
  const ask = createAsk(app);
  const page = () =>
    eventually('the window shows the page', () =>
      app.windows().find((each) => each.url().startsWith('app://') && !isPanel(each.url())),
    );
  const notifications = desktop ?? recordedNotifications(ask);
  return {
    dataDir: options.dataDir,
    page,
    windows: () => ask('windows'),
    processes: () => app.evaluate(({ app: running }) => running.getAppMetrics().map(({ type }) => type)),
    webPreferences: () =>
      app.evaluate(({ BrowserWindow }) => {
        const contents: object | undefined = BrowserWindow.getAllWindows().find(
          (each) => !each.webContents.getURL().endsWith('?panel'),
        )?.webContents;
        const read = contents === undefined ? undefined : Reflect.get(contents, 'getLastWebPreferences');
        return typeof read === 'function' ? read.call(contents) : {};
      }),
    closeWindow: () => ask('closeWindow'),
    tray: () => ask('tray'),
    ...(panel === undefined ? {} : { panel }),
    clickTray: () => ask('clickTray'),
    flyoutPage: () => eventually('the panel shows its page', () => app.windows().find((each) => isPanel(each.url()))),
    flyout: () => ask('flyout'),
    blurFlyout: () => ask('blurFlyout'),
    clickMenu: (...labels) => ask('clickMenu', labels),
    notifications: async () => notifications.shown(),
    clickNotification: async (key) => notifications.click(key),
    pressNotification: async (key, index) => notifications.press(key, index),
    async refuseNotifications(refuse) {
      if (desktop === undefined) throw new Error('they can be refused on a bus alone');
      desktop.refuse(refuse);
    },
    power: (event) => app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    async shutDown() {
      if (logind !== undefined) {
        await eventually('the app wants to be waited for', () => logind.inhibited().includes('shutdown'));
        logind.shutDown();
        return true;
      }
      return app.evaluate(({ powerMonitor }) => {
        let prevented = false;
        powerMonitor.emit('shutdown', {
          preventDefault() {
            prevented = true;
          },
        });
        return prevented;
      });
    },
    // Not by the debugger: keys of its own pass by what looks at them before the page.
    pressControl: (key) =>
      app.evaluate(({ BrowserWindow }, keyCode) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        for (const type of ['keyDown', 'keyUp'] as const) {
          contents?.sendInputEvent({ type, keyCode, modifiers: ['control'] });
        }
      }, key),
    zoomLevel: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.zoomLevel ?? 0),
    answerDialogs: ({ saveTo, openFrom }) =>
      app.evaluate(
        ({ dialog }, [to, from]) => {
          dialog.showSaveDialog = async () => ({ canceled: to === undefined, filePath: to ?? '' });
          dialog.showOpenDialog = async () => ({
            canceled: from === undefined,
            filePaths: from === undefined ? [] : [from],
          });
        },
        [saveTo, openFrom] as const,
      ),
    opened: () => ask('opened'),
    async startAgain(...more) {
      const executable = child.spawnfile;
      const loader = copy === undefined ? [] : ['-r', copyModules[0] ?? ''];
      const switches = hasSandbox ? [] : ['--no-sandbox'];
      const again = spawn(executable, [...switches, ...loader, '.', '--data-dir', options.dataDir, ...more], {
        cwd: root,
        stdio: 'ignore',
        env,
      });
      await once(again, 'exit');
      return again.exitCode ?? -1;
    },
    async quit() {
      await app.evaluate(({ app: running }) => running.quit()).catch(() => undefined);
      await exit;
      return child.exitCode ?? -1;
    },
    async logOut() {
      // Playwright starts it as the leader of a group.
      process.kill(-(child.pid ?? 0), 'SIGTERM');
      await exit;
    },
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
    output: () => output,
  };
}

function isPanel(url: string): boolean {
  return url.endsWith('?panel');
}

type Ask = ReturnType<typeof createAsk>;

/** Where there is no bus: Electron's own notifications, as the recorder saw them. */
function recordedNotifications(ask: Ask): { [K in 'shown' | 'click' | 'press']: Promised<NotificationService[K]> } {
  return {
    shown: () => ask('notifications'),
    click: (key) => ask('clickNotification', key),
    press: (key, index) => ask('pressNotification', key, index),
  };
}

type Promised<F extends (...args: never[]) => unknown> = (
  ...args: Parameters<F>
) => ReturnType<F> | Promise<ReturnType<F>>;

function createAsk(app: ElectronApplication) {
  return <K extends keyof Recorder>(name: K, ...args: Parameters<Recorder[K]>): Promise<ReturnType<Recorder[K]>> =>
    app.evaluate(
      (_electron, [method, values]) => {
        const recorder = Reflect.get(globalThis, 'inglenookRecorder');
        return recorder[method](...values);
      },
      [name, args] as const,
    );
}
