/** The module `electron`, as far as this app uses it. See README.md for what it does not imitate. */
import { EventEmitter } from 'node:events';
import type { Dialog, Net, Screen, Session, Shell } from 'electron';
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

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const screen = strict('screen', {
  getAllDisplays: () => [{ workArea: area, bounds: area }],
} as unknown as Pick<Screen, 'getAllDisplays'>);

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
  showErrorBox: (title: string, text: string) => console.error(`${title}: ${text}`),
} satisfies Partial<Record<keyof Dialog, unknown>>);

const net: Pick<Net, 'isOnline'> = strict('net', { isOnline: () => system.online });
const session = strict('session', { defaultSession });

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
export default strict('electron', {
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
});
