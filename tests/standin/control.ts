/** What a test asks of the running app, over the process border: the part that Playwright's `_electron` has no words for. */
import { BrowserWindow, debuggingEndpoint } from '../../build/standin/browser-window.ts';
import { app, powerMonitor } from '../../build/standin/electron.ts';
import { record } from '../../build/standin/record.ts';
import { findItem, viewMenu } from './menu.ts';

const notificationView = (key: number) => {
  const found = record.notifications.find((each) => each.key === key);
  if (found === undefined) throw new Error(`there is no notification ${key}`);
  return found;
};
const tray = () => {
  const found = record.trays.find((each) => !each.destroyed);
  if (found === undefined) throw new Error('there is no tray');
  return found;
};

/** Every method takes and answers plain data. */
export const control = {
  endpoint: () => debuggingEndpoint(),
  windows: () =>
    BrowserWindow.getAllWindows().map((window) => ({ url: window.webContents.getURL(), visible: window.isVisible() })),
  webPreferences: () => BrowserWindow.getAllWindows()[0]?.webContents.getLastWebPreferences(),
  closeWindow: () => void BrowserWindow.getAllWindows()[0]?.close(),
  minimizeWindow: () => BrowserWindow.getAllWindows()[0]?.minimize(),
  restoreWindow: () => BrowserWindow.getAllWindows()[0]?.restore(),
  sandboxEnabled: () => record.sandboxEnabled,
  tray: () => ({
    image: tray().image,
    toolTip: tray().toolTip,
    menu: viewMenu(tray().menu),
    count: record.trays.length,
  }),
  clickTray: () => void tray().emitter.emit('click', {}, {}, {}),
  clickMenu(labels: readonly string[]) {
    const item = findItem(tray().menu, labels);
    if (item === undefined) throw new Error(`the tray menu has no ${labels.join(' > ')}`);
    if (item.enabled === false) throw new Error(`${labels.join(' > ')} is not enabled`);
    item.click?.(item as never, undefined, {} as never);
  },
  notifications: () => record.notifications.map(({ key, options, open }) => ({ key, options, open })),
  clickNotification: (key: number) => void notificationView(key).emitter.emit('click', {}),
  pressNotification: (key: number, actionIndex: number) =>
    void notificationView(key).emitter.emit('action', { actionIndex, selectionIndex: -1 }, actionIndex),
  dismissNotification(key: number) {
    notificationView(key).open = false;
    notificationView(key).emitter.emit('close', { reason: 'userCanceled' });
  },
  /** Windows: it goes to the Action Center, and stays there. */
  expireNotification: (key: number) => void notificationView(key).emitter.emit('close', { reason: 'timedOut' }),
  opened: () => record.opened,
  loginItem: () => record.loginItem,
  /** What the app finds when it asks: paths for its dialogs, and whether there is a network. */
  set: (values: Partial<Pick<typeof record, 'saveTo' | 'openFrom' | 'online' | 'onBattery' | 'failNotifications'>>) =>
    void Object.assign(record, values),
  power: (event: string) => void powerMonitor.emit(event),
  activate: () => void app.emit('activate', {}, false),
  quit: () => app.quit(),
} as const;

export type Control = typeof control;
export type ControlName = keyof Control;

/** Answers requests of the parent process. */
export function listen(): void {
  process.on('message', async (message: { id: number; name: ControlName; args: unknown[] }) => {
    try {
      const method = control[message.name] as (...args: unknown[]) => unknown;
      process.send?.({ id: message.id, value: await method(...message.args) });
    } catch (error) {
      process.send?.({ id: message.id, error: String(error) });
    }
  });
}
