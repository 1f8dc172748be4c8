/** What must be said before Electron is ready. Reached without a dynamic import, or it would come too late. */
import { app, Menu, protocol } from 'electron';
import { pageScheme } from '../window/protocol.ts';
import { lockNavigation } from '../window/session-rules.ts';
import { drawHere } from './graphics.ts';

/** Equal to electron-builder's appId: Windows ties notifications and the start menu entry together by it. */
export const appId = 'app.inglenook.desktop';
/** Fixed: Windows starts the app by it when an old notification is clicked. */
const toastActivator = '{6E7F3C52-3B0B-4B0E-9D26-0C8D1F4A7B31}';

/** Answers false when the app runs already with this data folder; that one has been told. */
export function prepareApp(dataDir: string, hardwareAcceleration: boolean): boolean {
  app.setPath('userData', dataDir);
  // In development a rebuilt app starts while the old one is still ending.
  if (devServer() === undefined && !app.requestSingleInstanceLock()) return false;
  if (process.platform === 'win32') {
    app.setAppUserModelId(appId);
    app.setToastActivatorCLSID(toastActivator);
  }
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  // It takes `--no-sandbox` back, without which root, and so most containers, cannot run Chromium at all.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (!hardwareAcceleration) drawHere(process.platform);
  // Without a listener Electron quits when the last window is closed.
  app.on('window-all-closed', () => undefined);
  // Nothing in Electron's default menu is for people, but macOS takes copy and paste from it.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  lockNavigation();
  return true;
}

/** Address of Vite's development server; never in a packaged app. */
export function devServer(): string | undefined {
  return app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
}
