/** What no page of this app may do, whatever it holds: no permissions, no devices, no downloads, no other address. */
import { type App, app, type Session, type WebContents } from 'electron';
import { isPageUrl } from './protocol.ts';

/** Denies every permission and device to the session (Electron's default is to allow). */
export function applySessionRules(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Keeps every webContents, also ones that are made later, on our own page. */
export function lockNavigation(target: App = app): void {
  target.on('web-contents-created', (_event, contents) => lockContents(contents));
}

function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    // A reload of our own page is what Vite's hot reload and the developer tools ask for.
    if (!isPageUrl(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
