/** The one window: made when it is wanted, destroyed when it is closed; the service does not depend on it. */
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  screen,
  type WebContents,
  type WebPreferences,
} from 'electron';
import type { PageEventName, PageEvents } from '../../../preload/contract.ts';
import { toError } from '../../service/base/errors.ts';
import type { Clock, Logger } from '../../service/base/ports.ts';
import { createCrashBudget } from '../system/crash-budget.ts';
import { createPlaceFile, minimumSize, placeOnDisplays } from './bounds.ts';
import { sendToPage } from './ipc.ts';
import { logPageErrors } from './page-log.ts';
import { pageUrl } from './protocol.ts';
import { zoomed, zoomStep } from './zoom.ts';

/** On Wayland `ready-to-show` may never come: after this the window is shown as it is. */
const showAfterMs = 3_000;

/** A logout that ends the page's process says so to this one as well, before that or after it. */
const logoutWithinMs = 500;

/** Written out, also where it is Electron's default: a test reads them. */
export function lockedPreferences(preload: string, devTools: boolean): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools,
  };
}

export type NavigationTarget = PageEvents['navigate'];

export interface MainWindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The page can see what is sent (`true`), or is hidden, minimised or gone (`false`). */
  readonly onVisible: (visible: boolean) => void;
  /** Without a tray icon there is no way back to a window that is gone: it is minimised instead of closed. */
  readonly staysOnClose: () => boolean;
}

export interface MainWindow {
  /** Opens the window or brings it to the front, and leads its page to `target`. */
  show(target?: NavigationTarget): void;
  /** Sends to the page, if there is one that has asked for its state. */
  send<K extends PageEventName>(name: K, payload: PageEvents[K]): void;
  /** The page has asked for its state, so it listens from now on. */
  pageReady(): void;
  isOurs(webContentsId: number): boolean;
  current(): BrowserWindow | undefined;
  /** Destroys the window and opens none any more. */
  dispose(): void;
}

export function createMainWindow(options: MainWindowOptions): MainWindow {
  const log = options.logger.child('window');
  const places = createPlaceFile(options.dataDir, (error) => log.warn('place.unsaved', { error: toError(error) }));
  const mayRebuild = createCrashBudget();
  let window: BrowserWindow | undefined;
  let listening = false;
  let target: NavigationTarget | undefined;
  let disposed = false;
  let quitting = false;
  const revealed = new WeakSet<BrowserWindow>();
  app.once('before-quit', () => {
    quitting = true;
  });

  const open = (): BrowserWindow => {
    const place = places.read();
    const made = new BrowserWindow(
      constructorOptions(
        options,
        placeOnDisplays(
          place?.bounds,
          screen.getAllDisplays().map((display) => display.workArea),
        ),
      ),
    );
    window = made;
    listening = false;
    let closing = false;
    let zoom = place?.zoom ?? 0;
    if (place?.maximized === true) made.maximize();
    made.once('ready-to-show', () => reveal(made));
    options.clock.after(showAfterMs, () => reveal(made));
    made.on('close', (event) => {
      if (!quitting && options.staysOnClose()) {
        event.preventDefault();
        made.minimize();
        return;
      }
      closing = true;
      places.write({ bounds: made.getNormalBounds(), maximized: made.isMaximized(), zoom });
    });
    made.webContents.on('did-finish-load', () => made.webContents.setZoomLevel(zoom));
    made.webContents.on('before-input-event', (event, input) => {
      const step = zoomStep(input, process.platform === 'darwin');
      if (step === undefined) return;
      event.preventDefault();
      zoom = zoomed(zoom, step);
      made.webContents.setZoomLevel(zoom);
    });
    made.on('closed', () => gone(made));
    const look = () => options.onVisible(listening && made.isVisible() && !made.isMinimized());
    made.on('show', look).on('hide', look).on('minimize', look).on('restore', look);
    made.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) listening = false;
    });
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'killed') options.clock.after(logoutWithinMs, () => crashed(made, reason));
      else crashed(made, reason);
    });
    made.webContents.on('did-fail-load', (_event, code, description) => {
      if (!closing) log.error('page.unloaded', { code, description });
    });
    logPageErrors(made.webContents, log);
    made.loadURL(pageUrl).catch((error: unknown) => {
      // A window that is closed while it loads is no failure: quitting stops the load before the window is destroyed.
      if (!closing && !made.isDestroyed()) log.error('page.unloaded', { error: toError(error) });
    });
    return made;
  };

  /** Shows a window for the first time. */
  const reveal = (which: BrowserWindow): void => {
    if (window !== which || which.isDestroyed() || revealed.has(which)) return;
    revealed.add(which);
    bringToFront(which);
  };

  const gone = (which: BrowserWindow): void => {
    if (window !== which) return;
    window = undefined;
    listening = false;
    options.onVisible(false);
  };

  const crashed = (which: BrowserWindow, reason: string): void => {
    if (quitting) {
      // A logout ended the page's process too, which is no crash. A window that waits for its page's leave to close, or
      // another one in its place, would keep the app from ending.
      if (!which.isDestroyed()) which.destroy();
      return;
    }
    if (reason === 'clean-exit') return;
    log.error('page.crashed', { reason });
    if (window !== which) return;
    window = undefined;
    listening = false;
    options.onVisible(false);
    which.destroy();
    if (!disposed && mayRebuild(options.clock.now())) open();
  };

  const send: MainWindow['send'] = (name, payload) => {
    if (window !== undefined && listening) sendToPage(window.webContents, name, payload);
  };

  return {
    show(wanted) {
      if (disposed) return;
      target = wanted ?? target;
      if (window === undefined) open();
      else bringToFront(window);
      if (listening) deliver();
    },
    send,
    pageReady() {
      if (window === undefined) return;
      listening = true;
      reveal(window);
      options.onVisible(!window.isMinimized());
      deliver();
    },
    isOurs: (id) => contentsOf(window)?.id === id,
    current: () => window,
    dispose() {
      disposed = true;
      if (window !== undefined && !window.isDestroyed()) window.destroy();
      window = undefined;
    },
  };

  function deliver(): void {
    if (target === undefined) return;
    send('navigate', target);
    target = undefined;
  }
}

function constructorOptions(options: MainWindowOptions, place: object): BrowserWindowConstructorOptions {
  return {
    ...place,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: 'Inglenook',
    icon: options.icon,
    show: false,
    autoHideMenuBar: true,
    webPreferences: lockedPreferences(options.preload, !app.isPackaged),
  };
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function contentsOf(window: BrowserWindow | undefined): WebContents | undefined {
  return window === undefined || window.isDestroyed() ? undefined : window.webContents;
}
