/** A thin shell around electron-updater: one address, asked by hand, and nothing that it would do by itself. */
import { existsSync } from 'node:fs';
import { access, constants, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { AppUpdater, CancellationToken, UpdateInfo } from 'electron-updater';
import type { Logger } from '../../service/base/ports.ts';
import { onlySafeRequests } from './safe-requests.ts';

export interface FoundUpdate {
  readonly version: string;
  readonly notes?: string;
}

export interface Updater {
  /** Asks for the newest version; undefined when what runs is it. */
  check(): Promise<FoundUpdate | undefined>;
  /** Fetches what was found and verifies it. */
  download(progress: (percent: number) => void, signal: AbortSignal): Promise<void>;
  /** Rejects when what was downloaded cannot be put in place. */
  prepare(): Promise<void>;
  /**
   * Puts it in place and starts it; the app must end right after. Answers `ends` when the updater ends the app by itself,
   * `failed` when nothing was changed.
   */
  install(): 'installed' | 'ends' | 'failed';
}

/** What electron-updater knows of the app. */
export interface AppFacts {
  readonly name: string;
  readonly version: string;
  readonly userDataPath: string;
  /** Where downloads lie; the cache folder of the system when absent. */
  readonly baseCachePath?: string;
  readonly appUpdateConfigPath: string;
  quit(): void;
}

export interface UpdaterOptions {
  readonly address: string;
  readonly platform: NodeJS.Platform;
  readonly app: AppFacts;
  /** Makes the requests; Electron's, which knows the system's proxies, when absent. */
  readonly executor?: object;
  readonly logger: Logger;
}

const notesChars = 8_000;

/** Loads electron-updater: not before the first look, the start does not pay for it. */
export async function createUpdater(options: UpdaterOptions): Promise<Updater> {
  const library = await import('electron-updater');
  const { getAppCacheDir } = await import('electron-updater/out/AppAdapter.js');
  const { ElectronHttpExecutor } = await import('electron-updater/out/electronHttpExecutor.js');
  const { app, platform } = options;
  const adapter = {
    ...app,
    baseCachePath: app.baseCachePath ?? getAppCacheDir(),
    isPackaged: true,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    // Nothing is installed because the app quits: a person asks for it.
    onQuit: () => undefined,
  };
  const kind = { win32: library.NsisUpdater, darwin: library.MacUpdater }[String(platform)] ?? library.AppImageUpdater;
  const updater: AppUpdater = new kind(undefined, adapter);
  hold(updater, options, onlySafeRequests(options.executor ?? new ElectronHttpExecutor()));
  updater.setFeedURL({ provider: 'generic', url: options.address });
  return wrap(updater, options, () => new library.CancellationToken());
}

function hold(updater: AppUpdater, { app, logger }: UpdaterOptions, executor: object): void {
  const log = logger.child('updater');
  const say = (level: 'debug' | 'warn') => (message: unknown) =>
    log[level]('said', { text: message instanceof Error ? message.message : String(message).slice(0, 500) });
  updater.logger = { debug: say('debug'), info: say('debug'), warn: say('warn'), error: say('warn') };
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  updater.isUserWithinRollout = () => true;
  // Without an app of Electron's it has no executor, and is given one.
  Reflect.set(updater, 'httpExecutor', executor);
  // Nor an id of this installation, which it would make, keep in a file and send along.
  Reflect.set(updater, 'stagingUserIdPromise', { value: Promise.resolve('') });
  // A build without an address has no file of its own; with one it says whose signature is expected on Windows.
  if (!existsSync(app.appUpdateConfigPath)) {
    Reflect.set(updater, 'configOnDisk', { value: Promise.resolve({ updaterCacheDirName: `${app.name}-updater` }) });
  }
  // Errors reach whoever asked; without a listener they would end the process.
  updater.on('error', () => undefined);
}

function wrap(updater: AppUpdater, { platform }: UpdaterOptions, newToken: () => CancellationToken): Updater {
  let downloaded: string | undefined;
  return {
    async check() {
      const result = await updater.checkForUpdates();
      if (result === null || !result.isUpdateAvailable) return undefined;
      return { version: result.updateInfo.version, ...notesOf(result.updateInfo) };
    },
    async download(progress, signal) {
      const token = newToken();
      const cancel = () => token.cancel();
      const tell = ({ percent }: { percent: number }) => progress(percent);
      signal.addEventListener('abort', cancel, { once: true });
      updater.on('download-progress', tell);
      try {
        [downloaded] = await updater.downloadUpdate(token);
      } finally {
        updater.off('download-progress', tell);
        signal.removeEventListener('abort', cancel);
      }
    },
    async prepare() {
      const { APPIMAGE } = process.env;
      if (platform === 'linux' && APPIMAGE !== undefined && downloaded !== undefined)
        await hasRoom(APPIMAGE, downloaded);
    },
    install() {
      if (platform === 'darwin') {
        updater.quitAndInstall();
        return 'ends';
      }
      // Silent, and started again. The method is public in all updaters but macOS's.
      const install: unknown = Reflect.get(updater, 'install');
      return typeof install === 'function' && install.call(updater, true, true) === true ? 'installed' : 'failed';
    },
  };
}

/** The old file is removed before the new one is there: what could go wrong is looked at first. */
async function hasRoom(target: string, downloaded: string): Promise<void> {
  const folder = path.dirname(target);
  await access(folder, constants.W_OK);
  const [{ size }, { bavail, bsize }] = await Promise.all([stat(downloaded), statfs(folder)]);
  if (bavail * bsize < size) throw Object.assign(new Error('no room for the new file'), { code: 'ENOSPC' });
}

function notesOf({ releaseNotes }: UpdateInfo): { readonly notes?: string } {
  return typeof releaseNotes === 'string' ? { notes: releaseNotes.slice(0, notesChars) } : {};
}
