/** What a test asks of the running app, over the process border: the part that Playwright's `_electron` has no words for. */
import type { Input } from 'electron';
import { app } from '../../build/standin/app.ts';
import { BaseWindow, BrowserWindow, debuggingEndpoint } from '../../build/standin/browser-window.ts';
import { powerMonitor } from '../../build/standin/power.ts';
import { record } from '../../build/standin/record.ts';
import { changeSystem, type System } from '../../build/standin/system.ts';
import { findItem, type MenuView, viewMenu } from './menu.ts';

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
/** The panel at the tray is a window of its own. */
const isPanel = (window: BrowserWindow): boolean => window.isPanel;
const panel = () => BrowserWindow.getAllWindows().find(isPanel);
const mainWindows = () => BrowserWindow.getAllWindows().filter((window) => !isPanel(window));
const contents = () => mainWindows()[0]?.webContents;

/** An event that can be prevented, and whether it was. */
function preventable(): { preventDefault(): void; isPrevented: boolean } {
  const event = {
    isPrevented: false,
    preventDefault() {
      event.isPrevented = true;
    },
  };
  return event;
}

/** Every method takes and answers plain data. */
export const control = {
  endpoint: () => debuggingEndpoint(),
  windows: () => mainWindows().map((window) => ({ url: window.webContents.getURL(), visible: window.isVisible() })),
  webPreferences: () => contents()?.getLastWebPreferences(),
  zoomLevel: () => contents()?.zoomLevel ?? 0,
  /** A key press in the window, before the page gets it. Answers whether the app kept it for itself. */
  pressKey(key: string, control: boolean): boolean {
    const input: Partial<Input> = { type: 'keyDown', key, control, meta: false, alt: false, shift: false };
    const event = preventable();
    contents()?.emit('before-input-event', event, input);
    return event.isPrevented;
  },
  closeWindow: () => void mainWindows()[0]?.close(),
  minimizeWindow: () => mainWindows()[0]?.minimize(),
  restoreWindow: () => mainWindows()[0]?.restore(),
  sandboxEnabled: () => record.sandboxEnabled,
  tray: () => ({
    image: tray().image,
    title: tray().title,
    toolTip: tray().toolTip,
    menu: viewMenu(tray().menu),
    count: record.trays.length,
  }),
  clickTray: () => void tray().emitter.emit('click', {}, {}, {}),
  doubleClickTray: () => void tray().emitter.emit('double-click', {}, {}),
  /** Undefined when it is not loaded. */
  panel: () => {
    const window = panel();
    return window === undefined ? undefined : { isVisible: window.isVisible(), bounds: window.getBounds() };
  },
  blurPanel: () => panel()?.blur(),
  pressGlobalKey: (accelerator: string) => record.keys.get(accelerator)?.(),
  clickMenu: (labels: readonly string[]) => press(tray().menu, labels),
  applicationMenu: (): MenuView[] => viewMenu(record.applicationMenu ?? []),
  clickApplicationMenu: (labels: readonly string[]) => press(record.applicationMenu ?? [], labels),
  /** The menu whose own label is the system's. */
  clickHelp: (labels: readonly string[]) => press(helpItems(), labels),
  docked: () => record.docked,
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
  /** Windows: a toast of this or an earlier run is pressed in the Action Center. */
  activateToast(tag: string, actionIndex?: number) {
    const type = actionIndex === undefined ? ('click' as const) : ('action' as const);
    record.activate?.({
      type,
      arguments: `type=${type}&tag=${tag}`,
      ...(actionIndex === undefined ? {} : { actionIndex }),
    });
  },
  opened: () => record.opened,
  loginItem: () => record.loginItem,
  relaunches: () => record.relaunches,
  set: (values: Partial<System>) => changeSystem(values),
  /** Answers whether the app asked the system to wait. */
  power(name: string): boolean {
    const event = preventable();
    powerMonitor.emit(name, event);
    return event.isPrevented;
  },
  /** Windows: everybody logs off. The system waits until the messages have been heard, and for nothing more. */
  endSession() {
    const windows = BaseWindow.getAllWindows();
    for (const window of windows) window.emit('query-session-end', preventable());
    for (const window of windows) window.emit('session-end', preventable());
    process.kill(process.pid, 'SIGKILL');
  },
  /** An error that nobody expects. */
  fail: (message: string) =>
    void setImmediate(() => {
      throw new Error(message);
    }),
  activate: () => void app.emit('activate', {}, false),
  quit: () => app.quit(),
} as const;

function helpItems(): Parameters<typeof findItem>[0] {
  const help = record.applicationMenu?.find(({ role }) => role === 'help')?.submenu;
  return Array.isArray(help) ? help : [];
}

function press(menu: Parameters<typeof findItem>[0], labels: readonly string[]): void {
  const item = findItem(menu, labels);
  if (item === undefined) throw new Error(`the menu has no ${labels.join(' > ')}`);
  if (item.enabled === false) throw new Error(`${labels.join(' > ')} is not enabled`);
  item.click?.(item as never, undefined, {} as never);
}

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
