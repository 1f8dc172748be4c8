/** What the stand-in remembers of the app, and what tests set before the app asks. */
import type { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';

export interface RecordedNotification {
  readonly key: number;
  readonly options: Readonly<Record<string, unknown>>;
  readonly emitter: EventEmitter;
  open: boolean;
}

export interface RecordedTray {
  image: string;
  toolTip: string;
  menu: readonly MenuItemConstructorOptions[];
  readonly emitter: EventEmitter;
  destroyed: boolean;
}

/** One per process, as the app has one of each. */
export const record = {
  trays: [] as RecordedTray[],
  notifications: [] as RecordedNotification[],
  /** The next notifications fail with this reason, which may be empty. */
  failNotifications: undefined as string | undefined,
  activate: undefined as ((details: Electron.ActivationArguments) => void) | undefined,
  opened: [] as string[],
  saveTo: undefined as string | undefined,
  openFrom: undefined as string | undefined,
  online: true,
  onBattery: false,
  loginItem: { openAtLogin: false } as { openAtLogin: boolean; args?: string[] },
  schemes: [] as string[],
  sandboxEnabled: false,
  permissions: {} as Record<'request' | 'check' | 'device', unknown>,
  /** The window's preferences by webContents id, as the app gave them. */
  preferences: new Map<number, object>(),
};
