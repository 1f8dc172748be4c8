/** The module `electron`, as far as this app uses it. See README.md for what it does not imitate. */
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type {
  Dialog,
  NativeImage as ElectronImage,
  Menu as ElectronMenu,
  Notification as ElectronNotification,
  Tray as ElectronTray,
  MenuItemConstructorOptions,
  Net,
  NotificationConstructorOptions,
  PowerMonitor,
  SafeStorage,
  Screen,
  Session,
  Shell,
} from 'electron';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain, protocol } from './ipc.ts';
import { type RecordedNotification, type RecordedTray, record } from './record.ts';

/** Hears what the system says to windows, on Windows alone. */
class BaseWindow extends EventEmitter {
  destroy(): void {
    this.removeAllListeners();
  }
}

class NativeImage implements Pick<ElectronImage, 'isEmpty' | 'setTemplateImage'> {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
  isEmpty(): boolean {
    return !this.source.startsWith('data:image/') && !existsSync(this.source);
  }
  setTemplateImage(): void {}
}

const nativeImage = {
  createFromPath: (file: string) => new NativeImage(file),
  createFromDataURL: (dataUrl: string) => new NativeImage(dataUrl),
};

class Menu implements Pick<ElectronMenu, never> {
  readonly template: readonly MenuItemConstructorOptions[];
  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.template = template;
  }
  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
    return new Menu(template);
  }
  static setApplicationMenu(): void {}
}

type TrayUsed = 'setTitle' | 'setImage' | 'setToolTip' | 'destroy' | 'isDestroyed';

class Tray extends EventEmitter implements Pick<ElectronTray, TrayUsed> {
  readonly #record: RecordedTray;
  constructor(image: NativeImage | string) {
    super();
    app.requireReady('Tray');
    this.#record = { image: '', toolTip: '', menu: [], emitter: this, destroyed: false };
    record.trays.push(this.#record);
    this.setImage(image);
  }
  setImage(image: unknown): void {
    const file = image instanceof NativeImage ? image.source : String(image);
    if (new NativeImage(file).isEmpty()) throw new Error(`there is no tray picture ${file}`);
    this.#record.image = file;
  }
  /** macOS alone shows it. */
  setTitle(): void {}

  setToolTip(toolTip: string): void {
    this.#record.toolTip = toolTip;
  }
  setContextMenu(menu: Menu | null): void {
    this.#record.menu = menu?.template ?? [];
  }
  destroy(): void {
    this.#record.destroyed = true;
  }
  isDestroyed(): boolean {
    return this.#record.destroyed;
  }
}

let nextNotification = 1;

class Notification extends EventEmitter implements Pick<ElectronNotification, 'show' | 'close'> {
  readonly #record: RecordedNotification;
  constructor(options: NotificationConstructorOptions = {}) {
    super();
    // As on Windows; elsewhere Electron takes any.
    for (const name of [options.id, options.groupId]) if ((name ?? '').length > 64) throw new Error('id is too long');
    this.#record = { key: nextNotification++, options: { ...options }, emitter: this, open: false };
  }
  static isSupported(): boolean {
    return true;
  }
  static handleActivation(callback: (details: Electron.ActivationArguments) => void): void {
    record.activate = callback;
  }
  static remove(): void {}
  show(): void {
    const reason = record.failNotifications;
    if (reason !== undefined) {
      setImmediate(() => this.emit('failed', {}, reason));
      return;
    }
    this.#record.open = true;
    record.notifications.push(this.#record);
    setImmediate(() => this.emit('show', {}));
  }
  close(): void {
    if (!this.#record.open) return;
    this.#record.open = false;
    setImmediate(() => this.emit('close', {}));
  }
}

type PowerUsed = 'isOnBatteryPower' | 'getSystemIdleTime' | 'onBatteryPower';

class StandInPower extends EventEmitter implements Pick<PowerMonitor, PowerUsed> {
  get onBatteryPower(): boolean {
    return record.onBattery;
  }
  isOnBatteryPower(): boolean {
    return record.onBattery;
  }
  getSystemIdleTime(): number {
    return 0;
  }
}

const powerMonitor = new StandInPower();

/** Reversible and worthless, like Chromium's `basic_text`; marked, so that a test sees that it was used. */
const safeStorage: Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
> = {
  isAsyncEncryptionAvailable: async () => app.isReady(),
  encryptStringAsync: async (text) => Buffer.from(`standin:${Buffer.from(text).toString('base64')}`),
  decryptStringAsync: async (encrypted) => {
    const match = /^standin:(.*)$/.exec(encrypted.toString());
    if (match === null) throw new Error('not encrypted by this keyring');
    return { shouldReEncrypt: false, result: Buffer.from(match[1] ?? '', 'base64').toString() };
  },
  getSelectedStorageBackend: () => 'basic_text',
};

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const screen = { getAllDisplays: () => [{ workArea: area, bounds: area }] } as unknown as Pick<
  Screen,
  'getAllDisplays'
>;

const defaultSession: Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
> = Object.assign(new EventEmitter(), {
  setPermissionRequestHandler: (handler: unknown) => {
    record.permissions.request = handler;
  },
  setPermissionCheckHandler: (handler: unknown) => {
    record.permissions.check = handler;
  },
  setDevicePermissionHandler: (handler: unknown) => {
    record.permissions.device = handler;
  },
}) as never;

const shell: Pick<Shell, 'openExternal' | 'openPath' | 'beep'> = {
  beep: () => undefined,
  openExternal: async (url) => {
    record.opened.push(url);
  },
  openPath: async (file) => {
    record.opened.push(file);
    return '';
  },
};

const dialog = {
  showSaveDialog: async () => ({ canceled: record.saveTo === undefined, filePath: record.saveTo ?? '' }),
  showOpenDialog: async () => ({
    canceled: record.openFrom === undefined,
    filePaths: record.openFrom === undefined ? [] : [record.openFrom],
  }),
  showErrorBox: (title: string, text: string) => console.error(`${title}: ${text}`),
} satisfies Partial<Record<keyof Dialog, unknown>>;

const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  shouldUseDarkColorsForSystemIntegratedUI: false,
});
const net: Pick<Net, 'isOnline'> = { isOnline: () => record.online };
const session = { defaultSession };

export {
  app,
  BaseWindow,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
};
/** electron-store imports the default export. */
export default {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
};
