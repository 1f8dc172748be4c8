/** `app`: start, single instance, quit, as Electron orders them. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App, LoginItemSettings, RelaunchOptions } from 'electron';
import { record } from './record.ts';
import { StrictEmitter, strict } from './strict.ts';
import { system } from './system.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version, productName } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  version: string;
  productName: string;
};

type Used =
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'getAppMetrics'
  | 'commandLine'
  | 'setAppUserModelId'
  | 'setToastActivatorCLSID'
  | 'setPath'
  | 'getPath'
  | 'getAppPath'
  | 'getPreferredSystemLanguages'
  | 'getVersion'
  | 'getName'
  | 'isPackaged'
  | 'setLoginItemSettings'
  | 'requestSingleInstanceLock';

/** Called on quit, before the process ends. */
export const beforeExit: Array<() => Promise<void>> = [];
/** Closes the windows; answers false when one of them refused. */
export const windows = { closeAll: (): boolean => true };

class StandInApp extends StrictEmitter implements Pick<App, Used> {
  readonly isPackaged = false;
  readonly commandLine = strict('app.commandLine', switches(process.argv)) as App['commandLine'];
  readonly #paths = new Map<string, string>([
    ['userData', path.join(process.env.XDG_CONFIG_HOME ?? path.join(homedir(), '.config'), productName)],
    ['exe', process.execPath],
    ['temp', tmpdir()],
    ['home', homedir()],
  ]);
  #ready = false;
  #quitting = false;
  readonly #readiness = Promise.withResolvers<void>();

  constructor() {
    super('app');
  }

  /** The entry module has been loaded. Not before that is Electron ready: a module that awaits it at its top never is. */
  codeLoaded(): void {
    setImmediate(() => {
      this.#ready = true;
      this.emit('ready', {}, {});
      this.#readiness.resolve();
    });
  }

  isReady(): boolean {
    return this.#ready;
  }

  whenReady(): Promise<void> {
    return this.#readiness.promise;
  }

  enableSandbox(): void {
    this.requireUnready('enableSandbox');
    record.sandboxEnabled = true;
  }

  disableHardwareAcceleration(): void {
    this.requireUnready('disableHardwareAcceleration');
  }

  /** Itself alone: its windows' browser is no part of the app. */
  getAppMetrics(): Electron.ProcessMetric[] {
    const cpu = { percentCPUUsage: 0, cumulativeCPUUsage: process.cpuUsage().user / 1e6, idleWakeupsPerSecond: 0 };
    const workingSetSize = Math.round(process.memoryUsage.rss() / 1024);
    const memory = { workingSetSize, peakWorkingSetSize: workingSetSize };
    return [{ pid: process.pid, type: 'Browser', creationTime: 0, cpu, memory }];
  }

  setAppUserModelId(): void {}
  setToastActivatorCLSID(): void {}

  /** On macOS alone, as in Electron. */
  get dock(): App['dock'] {
    if (system.platform !== 'darwin') return undefined;
    const show = async (shown: boolean): Promise<void> => {
      record.docked = shown;
    };
    return strict('app.dock', { show: () => show(true), hide: () => void show(false) }) as App['dock'];
  }

  getName(): string {
    return productName;
  }

  getPreferredSystemLanguages(): string[] {
    return [new Intl.DateTimeFormat().resolvedOptions().locale];
  }

  getVersion(): string {
    return version;
  }

  getAppPath(): string {
    return root;
  }

  getPath(name: string): string {
    const found = this.#paths.get(name);
    if (found === undefined) throw new Error(`the stand-in does not know the path "${name}"`);
    return found;
  }

  setPath(name: string, value: string): void {
    this.#paths.set(name, value);
  }

  setLoginItemSettings(settings: { openAtLogin?: boolean; args?: string[] }): void {
    record.loginItem = { openAtLogin: settings.openAtLogin === true, args: settings.args ?? [] };
  }

  /** One that the person switched off is still an entry: Windows tells so by its items, macOS by its status. */
  getLoginItemSettings(): LoginItemSettings {
    const { openAtLogin } = record.loginItem;
    const isRun = openAtLogin && !system.loginItemBlocked;
    const item = { name: productName, path: process.execPath, args: [], scope: 'user' as const, enabled: isRun };
    return {
      openAtLogin,
      wasOpenedAtLogin: system.openedAtLogin,
      status: !openAtLogin ? 'not-registered' : isRun ? 'enabled' : 'requires-approval',
      executableWillLaunchAtLogin: isRun,
      launchItems: openAtLogin ? [item] : [],
    };
  }

  /** Per user-data folder, as in Electron: a later process leaves its arguments there for the first, and gets `false`. */
  requestSingleInstanceLock(): boolean {
    const folder = path.join(this.getPath('userData'), 'standin');
    mkdirSync(folder, { recursive: true });
    const lock = path.join(folder, 'lock');
    if (!takeLock(lock)) {
      const message = path.join(folder, `${process.pid}.argv`);
      writeFileSync(`${message}.tmp`, JSON.stringify(process.argv));
      renameSync(`${message}.tmp`, message);
      return false;
    }
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      const message = path.join(folder, name ?? '');
      if (!message.endsWith('.argv') || !existsSync(message)) return;
      const argv: unknown = JSON.parse(readFileSync(message, 'utf8'));
      rmSync(message);
      this.emit('second-instance', {}, argv, process.cwd(), undefined);
    });
    beforeExit.push(async () => {
      watcher.close();
      rmSync(lock, { force: true });
    });
    return true;
  }

  quit(): void {
    if (this.#quitting) return;
    if (this.#emitPreventable('before-quit') || !windows.closeAll()) return;
    if (this.#emitPreventable('will-quit')) return;
    this.exit(0);
  }

  /** Noted alone: whoever runs the app would have to start it. */
  relaunch(options: RelaunchOptions = {}): void {
    record.relaunches.push(options);
  }

  exit(code = 0): void {
    if (this.#quitting) return;
    this.#quitting = true;
    this.emit('quit', {}, code);
    void Promise.allSettled(beforeExit.map((each) => each())).then(() => process.exit(code));
  }

  /** Throws as Electron does when something that belongs before `ready` comes later. */
  requireUnready(what: string): void {
    if (this.#ready) throw new Error(`${what} must be called before the app is ready`);
  }

  requireReady(what: string): void {
    if (!this.#ready) throw new Error(`${what} cannot be used before the app is ready`);
  }

  #emitPreventable(name: string): boolean {
    let prevented = false;
    this.emit(name, {
      preventDefault: () => {
        prevented = true;
      },
    });
    return prevented;
  }
}

/** Chromium's switches on the command line. */
function switches(argv: readonly string[]): Pick<App['commandLine'], 'hasSwitch' | 'appendSwitch'> {
  const given = new Set(argv.filter((each) => each.startsWith('--')).map((each) => each.slice(2).split('=')[0] ?? ''));
  return { hasSwitch: (name) => given.has(name), appendSwitch: (name) => void given.add(name) };
}

/** Whether this process holds the lock file now; one of a process that is gone counts for nothing. */
function takeLock(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    process.kill(owner, 0);
    return owner === process.pid;
  } catch {
    writeFileSync(lock, String(process.pid));
    return true;
  }
}

export const app = new StandInApp();
