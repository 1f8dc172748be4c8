/** What the app has told the stand-in: one per process, as the app has one of each. */
import type { EventEmitter } from 'node:events';
import type { ActivationArguments, MenuItemConstructorOptions, RelaunchOptions } from 'electron';

export interface RecordedNotification {
  readonly key: number;
  readonly options: Readonly<Record<string, unknown>>;
  readonly emitter: EventEmitter;
  open: boolean;
}

export interface RecordedTray {
  image: string;
  title: string;
  toolTip: string;
  menu: readonly MenuItemConstructorOptions[];
  readonly emitter: EventEmitter;
  destroyed: boolean;
}

export const record = {
  trays: [] as RecordedTray[],
  notifications: [] as RecordedNotification[],
  /** Ids that were taken out of the system's list by name (macOS). */
  removed: [] as string[],
  activate: undefined as ((details: ActivationArguments) => void) | undefined,
  opened: [] as string[],
  /** Boxes of the system that were shown, by their message. */
  asked: [] as string[],
  loginItem: { openAtLogin: false } as { openAtLogin: boolean; args?: string[] },
  schemes: [] as string[],
  sandboxEnabled: false,
  permissions: {} as Record<'request' | 'check' | 'device', unknown>,
  /** The window's preferences by webContents id, as the app gave them. */
  preferences: new Map<number, object>(),
  applicationMenu: undefined as readonly MenuItemConstructorOptions[] | undefined,
  /** Shown in the Dock (macOS). */
  docked: true,
  relaunches: [] as RelaunchOptions[],
  /** Global shortcuts by their accelerator. */
  keys: new Map<string, () => void>(),
};
