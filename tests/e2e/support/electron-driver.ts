/** Launches the app on real Electron. `electron-record.cjs` notes what it shows outside of its window. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type ElectronApplication, _electron as electron } from '@playwright/test';
import { type AppDriver, type LaunchOptions, type NotificationView, type TrayView, testEnvironment } from './driver.ts';
import { eventually } from './eventually.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const recorder = fileURLToPath(new URL('electron-record.cjs', import.meta.url));

/** What the recorder leaves in the main process. */
interface Recorder {
  tray(): TrayView;
  clickTray(): void;
  clickMenu(labels: readonly string[]): void;
  notifications(): NotificationView[];
  clickNotification(key: number): void;
  pressNotification(key: number, index: number): void;
  opened(): string[];
}

export async function launchElectron(options: LaunchOptions): Promise<AppDriver> {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, '-r', recorder, '.', '--data-dir', options.dataDir, ...options.args];
  const app = await electron.launch({ cwd: root, args, env: testEnvironment() });
  const child = app.process();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const exit = once(child, 'exit');
  const ask = createAsk(app);
  return {
    dataDir: options.dataDir,
    page: () =>
      eventually('the window shows the page', () => app.windows().find((page) => page.url().startsWith('app://'))),
    windows: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    webPreferences: () =>
      app.evaluate(({ BrowserWindow }) => {
        const contents: object | undefined = BrowserWindow.getAllWindows()[0]?.webContents;
        const read = contents === undefined ? undefined : Reflect.get(contents, 'getLastWebPreferences');
        return typeof read === 'function' ? read.call(contents) : {};
      }),
    closeWindow: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    tray: () => ask('tray'),
    clickTray: () => ask('clickTray'),
    clickMenu: (...labels) => ask('clickMenu', labels),
    notifications: () => ask('notifications'),
    clickNotification: (key) => ask('clickNotification', key),
    pressNotification: (key, index) => ask('pressNotification', key, index),
    power: (event) => app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
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
      const again = spawn(executable, [...sandbox, '.', '--data-dir', options.dataDir, ...more], {
        cwd: root,
        stdio: 'ignore',
      });
      await once(again, 'exit');
      return again.exitCode ?? -1;
    },
    async quit() {
      await app.evaluate(({ app: running }) => running.quit()).catch(() => undefined);
      await exit;
      return child.exitCode ?? -1;
    },
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
    output: () => output,
  };
}

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
