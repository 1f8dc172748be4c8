/** The module `electron`, as far as this app uses it. See README.md for what it does not imitate. */
import { EventEmitter } from 'node:events';
import type { Dialog, GlobalShortcut, Net, Screen, Session, Shell } from 'electron';
import { app } from './app.ts';
import { BaseWindow as Base, BrowserWindow as Browser } from './browser-window.ts';
import { ipcMain, protocol } from './ipc.ts';
import { Notification } from './notification.ts';
import { nativeTheme, powerMonitor, safeStorage } from './power.ts';
import { record } from './record.ts';
import { strict } from './strict.ts';
import { system } from './system.ts';
import { Menu, nativeImage, Tray } from './tray.ts';

const BaseWindow = strict('BaseWindow', Base);
const BrowserWindow = strict('BrowserWindow', Browser);

type ScreenUsed = 'getAllDisplays' | 'getPrimaryDisplay' | 'getCursorScreenPoint';
const displays = () => system.displays.map((display, id) => ({ id, ...display })) as unknown as Electron.Display[];
const screen: Pick<Screen, ScreenUsed> = strict('screen', {
  getAllDisplays: displays,
  getPrimaryDisplay: () => displays()[0] as Electron.Display,
  getCursorScreenPoint: () => system.pointer,
});

/** Keys that the app holds, and what it does when they are pressed. */
const globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'> = strict('globalShortcut', {
  register(accelerator: string, press: () => void) {
    app.requireReady('globalShortcut');
    if (system.takenKeys.includes(accelerator) || record.keys.has(accelerator)) return false;
    record.keys.set(accelerator, press);
    return true;
  },
  unregister: (accelerator: string) => void record.keys.delete(accelerator),
});

type SessionUsed = 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on';

const defaultSession: Pick<Session, SessionUsed> = strict(
  'session',
  Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (handler: unknown) => {
      record.permissions.request = handler;
    },
    setPermissionCheckHandler: (handler: unknown) => {
      record.permissions.check = handler;
    },
    setDevicePermissionHandler: (handler: unknown) => {
      record.permissions.device = handler;
    },
  }) as never,
);

const shell: Pick<Shell, 'openExternal' | 'openPath' | 'beep' | 'showItemInFolder'> = strict('shell', {
  beep: () => undefined,
  openExternal: async (url: string) => {
    record.opened.push(url);
  },
  openPath: async (file: string) => {
    record.opened.push(file);
    return '';
  },
  showItemInFolder: (file: string) => void record.opened.push(file),
});

const dialog = strict('dialog', {
  showSaveDialog: async () => ({ canceled: system.saveTo === undefined, filePath: system.saveTo ?? '' }),
  showOpenDialog: async () => ({
    canceled: system.openFrom === undefined,
    filePaths: system.openFrom === undefined ? [] : [system.openFrom],
  }),
  showMessageBox: async ({ message, buttons = [] }: { message: string; buttons?: string[] }) => {
    record.asked.push(message);
    return { response: Math.max(0, buttons.indexOf(system.boxAnswer ?? '')), checkboxChecked: false };
  },
  showErrorBox: (title: string, text: string) => console.error(`${title}: ${text}`),
} satisfies Partial<Record<keyof Dialog, unknown>>);

const net: Pick<Net, 'isOnline'> = strict('net', { isOnline: () => system.online });
const session = strict('session', { defaultSession });

export {
  app,
  BaseWindow,
  BrowserWindow,
  dialog,
  globalShortcut,
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
export default strict('electron', {
  app,
  BaseWindow,
  BrowserWindow,
  dialog,
  globalShortcut,
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
});
