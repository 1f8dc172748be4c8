/** The panel at the tray: a small window without frame, opened and closed by clicks on the icon. */
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { PageEventName, PageEvents } from '../../../preload/contract.ts';
import { toError } from '../../service/base/errors.ts';
import type { Clock, Logger } from '../../service/base/ports.ts';
import { sendToPage } from '../window/ipc.ts';
import { logPageErrors } from '../window/page-log.ts';
import { panelUrl } from '../window/protocol.ts';
import { lockedPreferences } from '../window/window.ts';
import { panelHeights, placePanel, type Rect } from './place.ts';

/** The page stays loaded for so long after it was closed. */
export const panelKeptMs = 60_000;
/** A page that does not say how high it is, is shown as it is after this. */
const showAfterMs = 1_500;
/** A click on the icon takes the focus away first, which closes the panel: within this time it is that click. */
const sameClickMs = 300;
/** A window of ours that closes late takes the focus with it: that is no loss to another program. */
const settleMs = 80;

export interface PanelOptions {
  readonly preload: string;
  readonly icon: string;
  readonly clock: Clock;
  /** So long its page stays loaded after it was closed. */
  readonly keptMs: number;
  readonly logger: Logger;
  /** Of the tray's icon, where the system tells. */
  readonly anchor: () => Rect | undefined;
  readonly isDark: () => boolean;
  /** The page can see what is sent, or is hidden or gone. */
  readonly onVisible: (visible: boolean) => void;
  /** Its page was freed. */
  readonly onGone: () => void;
}

export interface Panel {
  /** A click on the icon: opens it, or closes it. */
  toggle(): void;
  show(): void;
  hide(): void;
  /** The page's content is so high. */
  resize(height: number): void;
  send<K extends PageEventName>(name: K, payload: PageEvents[K]): void;
  pageReady(): void;
  isOurs(webContentsId: number): boolean;
  dispose(): void;
}

export function createPanel(options: PanelOptions): Panel {
  const { clock } = options;
  const log = options.logger.child('panel');
  let window: BrowserWindow | undefined;
  let isWanted = false;
  let isListening = false;
  let isSized = false;
  let isDisposed = false;
  let height: number = panelHeights.least;
  let blurredAt = Number.NEGATIVE_INFINITY;
  let free: (() => void) | undefined;
  let late: (() => void) | undefined;
  let settle: (() => void) | undefined;
  /** There were so many when it was shown. */
  let windows = 0;

  const isShown = (): boolean => window !== undefined && !window.isDestroyed() && window.isVisible();
  const look = (): void => options.onVisible(isListening && isWanted);

  const gone = (which: BrowserWindow): void => {
    if (window !== which) return;
    window = undefined;
    isWanted = false;
    isListening = false;
    isSized = false;
    free?.();
    late?.();
    settle?.();
    options.onGone();
  };

  const open = (): BrowserWindow => {
    const made = new BrowserWindow({
      ...place(),
      title: 'Inglenook',
      icon: options.icon,
      show: false,
      frame: false,
      resizable: false,
      movable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      backgroundColor: options.isDark() ? '#171310' : '#faf6f1',
      webPreferences: lockedPreferences(options.preload, !app.isPackaged),
    });
    window = made;
    // Above the task bar, and on macOS above apps that fill the screen.
    made.setAlwaysOnTop(true, 'pop-up-menu');
    if (process.platform === 'darwin') made.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    made.on('blur', () => {
      if (!isShown()) return;
      blurredAt = clock.now();
      settle?.();
      settle = clock.after(settleMs, () => {
        if (window !== made || !isShown()) return;
        const left = BrowserWindow.getAllWindows().length;
        if (left >= windows) return hide();
        windows = left;
        made.focus();
      });
    });
    made.on('focus', () => settle?.());
    made.on('closed', () => gone(made));
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit' && reason !== 'killed') log.error('page.crashed', { reason });
      if (!made.isDestroyed()) made.destroy();
    });
    logPageErrors(made.webContents, log);
    made.loadURL(panelUrl).catch((error: unknown) => {
      if (!made.isDestroyed()) log.error('page.unloaded', { error: toError(error) });
    });
    return made;
  };

  const place = (): Rect => {
    const primary = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
    const isWayland = process.env.XDG_SESSION_TYPE === 'wayland';
    return placePanel(
      {
        tray: options.anchor(),
        pointer: isWayland ? undefined : screen.getCursorScreenPoint(),
        displays: [primary, ...others],
      },
      height,
    );
  };

  const reveal = (): void => {
    if (window === undefined || !isWanted || isShown()) return;
    late?.();
    windows = BrowserWindow.getAllWindows().length;
    window.setBounds(place());
    window.show();
    window.focus();
    look();
  };

  const hide = (): void => {
    isWanted = false;
    late?.();
    settle?.();
    if (window === undefined || window.isDestroyed()) return;
    window.hide();
    look();
    freeLater();
  };
  const freeLater = (): void => {
    free?.();
    free = clock.after(options.keptMs, () => window?.destroy());
  };

  const show = (): void => {
    if (isDisposed) return;
    free?.();
    isWanted = true;
    if (window === undefined) open();
    if (isSized) reveal();
    else late = clock.after(showAfterMs, reveal);
  };

  return {
    toggle() {
      if (isWanted) hide();
      else if (clock.now() - blurredAt > sameClickMs) show();
      blurredAt = Number.NEGATIVE_INFINITY;
    },
    show,
    hide,
    resize(wanted) {
      height = wanted;
      isSized = true;
      if (isShown()) window?.setBounds(place());
      else reveal();
    },
    send(name, payload) {
      if (window !== undefined && isListening) sendToPage(window.webContents, name, payload);
    },
    pageReady() {
      isListening = window !== undefined;
      look();
    },
    isOurs: (id) => window !== undefined && !window.isDestroyed() && window.webContents.id === id,
    dispose() {
      isDisposed = true;
      free?.();
      late?.();
      settle?.();
      if (window !== undefined && !window.isDestroyed()) window.destroy();
    },
  };
}

/** Whether the panel is drawn dark before its page has said so. */
export function isDarkTheme(theme: 'system' | 'light' | 'dark'): boolean {
  return theme === 'dark' || (theme === 'system' && nativeTheme.shouldUseDarkColors);
}
