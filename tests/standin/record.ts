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

/** Menu items as a test sees them. */
export interface MenuView {
  readonly label: string;
  readonly enabled: boolean;
  readonly checked?: boolean;
  readonly type: string;
  readonly submenu?: readonly MenuView[];
}

export function viewMenu(items: readonly MenuItemConstructorOptions[]): MenuView[] {
  return items
    .filter((item) => item.visible !== false)
    .map((item) => ({
      label: item.label ?? '',
      enabled: item.enabled ?? true,
      type: item.type ?? (Array.isArray(item.submenu) ? 'submenu' : 'normal'),
      ...(item.checked === undefined ? {} : { checked: item.checked }),
      ...(Array.isArray(item.submenu) ? { submenu: viewMenu(item.submenu) } : {}),
    }));
}

/** Finds an item by the labels that lead to it. */
export function findItem(
  items: readonly MenuItemConstructorOptions[],
  labels: readonly string[],
): MenuItemConstructorOptions | undefined {
  const [label, ...rest] = labels;
  const item = items.find((each) => each.label === label);
  if (rest.length === 0 || item === undefined) return item;
  return Array.isArray(item.submenu) ? findItem(item.submenu, rest) : undefined;
}
