/** BrowserWindow and WebContents over a page of Chromium. */
import type {
  BrowserWindowConstructorOptions,
  WebContents as ElectronContents,
  BrowserWindow as ElectronWindow,
} from 'electron';
import type { Page, Route } from 'playwright';
import { app, beforeExit, windows } from './app.ts';
import { bridgePage, fromPageAddress, type PageBridge, toPageAddress } from './bridge.ts';
import { blankPage, type OpenChromium, openChromium } from './chromium.ts';
import { invoke, serve } from './ipc.ts';
import { record } from './record.ts';
import { StrictEmitter } from './strict.ts';
import { system } from './system.ts';

const headed = process.env.INGLENOOK_STANDIN_HEADED === '1';
let browser: Promise<OpenChromium> | undefined;
let nextId = 1;
const open = new Set<BrowserWindow>();
/** With those that have no page. */
const all = new Set<StrictEmitter>();

/** The browser of all windows, opened with the first; a headed one ends with its last window and is opened again. */
function chromium(): Promise<OpenChromium> {
  browser ??= openChromium(headed, app.getPath('userData')).then((opened) => {
    opened.context.once('close', () => {
      browser = undefined;
    });
    return opened;
  });
  return browser;
}

/** Where a test connects to the pages; undefined while there is no browser. */
export async function debuggingEndpoint(): Promise<string | undefined> {
  return (await browser)?.endpoint;
}

beforeExit.push(async () => (await browser)?.close());
windows.closeAll = () => [...open].every((window) => window.close());

type ContentsUsed =
  | 'id'
  | 'send'
  | 'setZoomLevel'
  | 'zoomLevel'
  | 'isDestroyed'
  | 'getURL'
  | 'setWindowOpenHandler'
  | 'isCrashed';

class WebContents extends StrictEmitter implements Pick<ElectronContents, ContentsUsed> {
  readonly id = nextId++;
  page: Page | undefined;
  destroyed = false;
  crashed = false;
  zoomLevel = 0;
  #bridge: PageBridge | undefined;
  #openHandler: Parameters<ElectronContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' });

  constructor() {
    super('webContents');
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  getURL(): string {
    return this.page === undefined ? '' : fromPageAddress(this.page.url());
  }

  setWindowOpenHandler(handler: Parameters<ElectronContents['setWindowOpenHandler']>[0]): void {
    this.#openHandler = handler;
  }

  /** The browser under it is not zoomed. */
  setZoomLevel(level: number): void {
    this.zoomLevel = level;
  }

  /** Not in electron.d.ts, but there: what the page really got. */
  getLastWebPreferences(): object {
    return record.preferences.get(this.id) ?? {};
  }

  send(channel: string, ...args: unknown[]): void {
    this.#bridge?.send(channel, args);
  }

  /** Adopts a page: IPC, addresses, crashes, and what Electron asks the app about. */
  async attach(page: Page, preload: string | undefined): Promise<void> {
    this.page = page;
    this.#bridge = await bridgePage(page, preload, ({ url }, channel, args) => {
      const event = { sender: this, senderFrame: { url, parent: null } };
      return invoke(event, channel, args);
    });
    await page.route('**/*', (route) => this.#serve(page, route));
    page.on('popup', (popup) => {
      this.#openHandler({
        url: popup.url(),
        frameName: '',
        features: '',
        disposition: 'new-window',
        referrer: { url: '', policy: 'default' },
      });
      popup.close().catch(() => undefined);
    });
    page.on('crash', () => {
      this.crashed = true;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
  }

  async #serve(page: Page, route: Route): Promise<void> {
    const request = route.request();
    const address = fromPageAddress(request.url());
    const ours = address !== request.url();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      if (page.url().startsWith('http')) {
        let prevented = false;
        this.emit('will-navigate', { url: address, isMainFrame: true, preventDefault: () => (prevented = true) });
        if (prevented) return route.abort('aborted');
      }
      this.emit('did-start-navigation', { url: address, isMainFrame: true, isSameDocument: false });
    }
    if (!ours) return route.abort('internetdisconnected');
    if (system.pageHangs) return;
    const response = await serve(address, request.method());
    if (response === undefined) return route.abort('failed');
    const body = Buffer.from(await response.arrayBuffer());
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
  }
}

type WindowUsed =
  | 'loadURL'
  | 'show'
  | 'hide'
  | 'focus'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'isVisible'
  | 'isMinimized'
  | 'isMaximized'
  | 'maximize'
  | 'minimize'
  | 'restore'
  | 'setBounds'
  | 'getBounds'
  | 'setAlwaysOnTop'
  | 'setVisibleOnAllWorkspaces'
  | 'getNormalBounds';

/** Windows' messages to windows reach one without a page, too. */
export class BaseWindow extends StrictEmitter {
  constructor() {
    super('BaseWindow');
    all.add(this);
  }

  static getAllWindows(): readonly StrictEmitter[] {
    return [...all];
  }

  destroy(): void {
    all.delete(this);
  }
}

export class BrowserWindow extends StrictEmitter implements Pick<Replaced<ElectronWindow>, WindowUsed> {
  readonly webContents = new WebContents();
  readonly #options: BrowserWindowConstructorOptions;
  #visible: boolean;
  #minimized = false;
  #maximized = false;
  #bounds: Electron.Rectangle;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow');
    app.requireReady('BrowserWindow');
    this.#options = options;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.#visible = options.show !== false;
    record.preferences.set(this.webContents.id, { ...options.webPreferences });
    open.add(this);
    all.add(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }

  #address = '';

  /** For tests: it shows the page as the panel at the tray. */
  get isPanel(): boolean {
    return this.#address.endsWith('?panel');
  }

  async loadURL(address: string): Promise<void> {
    this.#address = address;
    const { context } = await chromium();
    if (this.isDestroyed()) return;
    const blank = context.pages().find((page) => page.url() === blankPage);
    const page = headed && blank !== undefined ? blank : await context.newPage();
    await this.webContents.attach(page, this.#options.webPreferences?.preload);
    // Destroyed meanwhile: nobody else knows of the page yet.
    if (this.isDestroyed()) return page.close();
    page.once('close', () => this.destroy());
    const { width, height } = this.#bounds;
    if (!headed) await page.setViewportSize({ width, height });
    await page.goto(toPageAddress(address), { waitUntil: 'domcontentloaded' });
    if (this.isDestroyed()) return;
    this.webContents.emit('did-finish-load');
    if (system.readyToShow) this.emit('ready-to-show');
  }

  show(): void {
    this.#visible = true;
    this.emit('show');
  }

  hide(): void {
    this.#visible = false;
    this.emit('hide');
  }

  focus(): void {
    void this.webContents.page?.bringToFront().catch(() => undefined);
    this.emit('focus');
  }

  minimize(): void {
    this.#minimized = true;
    this.emit('minimize');
  }

  restore(): void {
    this.#minimized = false;
    this.emit('restore');
  }

  maximize(): void {
    this.#maximized = true;
  }

  isVisible(): boolean {
    return this.#visible;
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isDestroyed(): boolean {
    return this.webContents.destroyed;
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { ...this.#bounds };
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    const { width, height } = this.#bounds;
    if (!headed) void this.webContents.page?.setViewportSize({ width, height }).catch(() => undefined);
  }

  setAlwaysOnTop(): void {}
  setVisibleOnAllWorkspaces(): void {}

  /** Another window or program takes the focus. */
  blur(): void {
    this.emit('blur');
  }

  /** As the close button does. Answers whether it is closed. */
  close(): boolean {
    if (this.isDestroyed()) return true;
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (!prevented) this.destroy();
    return !prevented;
  }

  destroy(): void {
    if (this.isDestroyed()) return;
    this.webContents.destroyed = true;
    open.delete(this);
    all.delete(this);
    void this.webContents.page?.close().catch(() => undefined);
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (open.size === 0) app.emit('window-all-closed');
  }
}

/** Electron's `close` answers nothing; ours says whether it went through, for `app.quit`. */
type Replaced<T> = { [K in keyof T]: K extends 'close' ? () => unknown : T[K] };
