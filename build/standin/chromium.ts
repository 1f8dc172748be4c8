/** Finds a Chromium and opens it: the windows of the stand-in are its pages. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from 'playwright';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
];

/**
 * An installed Chrome or Chromium, else Playwright's own, else the one of the package @sparticuz/chromium, which cannot
 * show a window. undefined when a window is wanted and there is none that shows one.
 */
export async function findChromium(headed = false): Promise<string | undefined> {
  // Loaded here: unit tests use the stand-in without ever opening a window.
  const { chromium } = await import('playwright');
  const found = [...installedCandidates(), chromium.executablePath()].find((candidate) => existsSync(candidate));
  if (found !== undefined || headed) return found;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

function installedCandidates(): string[] {
  const chosen = process.env.INGLENOOK_CHROMIUM;
  if (chosen !== undefined && chosen !== '') return [chosen];
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    const names = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return roots.flatMap((root) => (root === undefined ? [] : names.map((name) => path.join(root, name))));
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Chromium refuses to run its sandbox as root, and containers often cannot have it. */
const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];

/** What a headed browser opens with: Chromium makes no app window of about:blank. */
export const blankPage = 'data:text/html,<title>Inglenook</title>';

export interface OpenChromium {
  readonly context: BrowserContext;
  /** Where a second driver (the test) connects to the same pages. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * Opens a browser with a profile of its own under `folder`. Headed, its first page is an app window, with no address bar,
 * and it ends with its last window.
 */
export async function openChromium(headed: boolean, folder: string): Promise<OpenChromium> {
  const { chromium } = await import('playwright');
  const profile = mkdtempSync(path.join(folder, 'chromium-'));
  const executablePath = await findChromium(headed);
  if (executablePath === undefined) throw new Error('there is no Chromium that can show a window');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: !headed,
    viewport: null,
    serviceWorkers: 'block',
    args: [...flags, ...sandbox, ...(headed ? [`--app=${blankPage}`, '--test-type'] : [])],
    // A page address of its own would open a second window, with tabs.
    ignoreDefaultArgs: headed ? ['--enable-automation', 'about:blank'] : ['--enable-automation'],
  });
  // Vite's client speaks to the development server over a socket of its own, which Chromium would ask about.
  if (process.env.ELECTRON_RENDERER_URL !== undefined) await context.grantPermissions(['local-network-access']);
  const [port, route] = readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  context.once('close', () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }));
  return { context, endpoint: `ws://127.0.0.1:${port}${route}`, close: () => context.close() };
}
