/** Finds a Chromium and opens it: the windows of the stand-in are its pages. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
];

/** An installed Chrome or Chromium, else Playwright's own, else the one of the package @sparticuz/chromium. */
export async function findChromium(): Promise<string> {
  const installed = installedCandidates().find((candidate) => existsSync(candidate));
  if (installed !== undefined) return installed;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
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

export interface OpenChromium {
  readonly context: BrowserContext;
  /** Where a second driver (the test) connects to the same pages. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Opens a browser with a profile of its own. Headed, it has one window per page and ends with the last of them. */
export async function openChromium(headed: boolean): Promise<OpenChromium> {
  const profile = mkdtempSync(path.join(tmpdir(), 'inglenook-standin-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    headless: !headed,
    viewport: null,
    serviceWorkers: 'block',
    args: headed ? [...flags, '--app=about:blank'] : flags,
    ignoreDefaultArgs: ['--enable-automation'],
  });
  const [port, route] = readFileSync(path.join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  context.once('close', () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }));
  return { context, endpoint: `ws://127.0.0.1:${port}${route}`, close: () => context.close() };
}
