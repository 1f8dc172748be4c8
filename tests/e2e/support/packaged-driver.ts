/** Starts the packaged app as a person would: nothing is loaded into it, and it is seen from its page and from the desktop. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type Page } from '@playwright/test';
import { openBus } from './bus.ts';
import { type NotificationService, serveNotifications } from './bus-notifications.ts';
import { type PanelTray, serveTray } from './bus-tray.ts';
import { testEnvironment } from './driver.ts';
import { eventually } from './eventually.ts';

export interface PackagedApp {
  page(): Promise<Page>;
  readonly panel: PanelTray;
  readonly notifications: NotificationService;
  /** Resolves when it has ended, to its exit code. */
  readonly ended: Promise<number>;
  output(): string;
  close(): Promise<void>;
}

/** Set by tests/electron/run.ts. */
export const packagedProgram = process.env.INGLENOOK_PACKAGED ?? '';
const switches = process.env.INGLENOOK_ELECTRON_SANDBOX === '0' ? ['--no-sandbox'] : [];

export async function launchPackaged(dataDir: string, ...args: string[]): Promise<PackagedApp> {
  const bus = await openBus();
  const notifications = await serveNotifications(bus.connection);
  const panel = await serveTray(bus.connection);
  const child: ChildProcess = spawn(
    packagedProgram,
    [...switches, '--remote-debugging-port=0', '--data-dir', dataDir, ...args],
    { env: testEnvironment(bus.address), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const ended = once(child, 'exit').then(() => child.exitCode ?? -1);
  return {
    panel,
    notifications,
    ended,
    output: () => output,
    async page() {
      const endpoint = await eventually('it listens', () => /DevTools listening on (ws:\S+)/.exec(output)?.[1]);
      const browser = await chromium.connectOverCDP(endpoint);
      return eventually('the window shows the page', () =>
        browser
          .contexts()
          .flatMap((context) => context.pages())
          .find((page) => page.url().startsWith('app://')),
      );
    },
    async close() {
      child.kill('SIGKILL');
      await ended;
      await bus.close();
    },
  };
}

/** Runs the program to its end, or for `withinMs`; answers what it wrote. */
export function runPackaged(args: readonly string[], env: Record<string, string>, withinMs: number): string {
  const { stdout, stderr } = spawnSync(packagedProgram, [...switches, ...args], {
    env: { ...testEnvironment(), ...env },
    timeout: withinMs,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`;
}
