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

export function launchPackaged(dataDir: string, ...args: string[]): Promise<PackagedApp> {
  return launchCommand([packagedProgram, '--data-dir', dataDir, ...args]);
}

/** @param command a program of the packaged app and its arguments. */
export async function launchCommand(
  [program = '', ...args]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<PackagedApp> {
  const bus = await openBus();
  const notifications = await serveNotifications(bus.connection);
  const panel = await serveTray(bus.connection);
  // The page is seen through Chromium's own port: it is the one thing that no person adds.
  const child: ChildProcess = spawn(program, [...switches, '--remote-debugging-port=0', ...args], {
    env: { ...testEnvironment(bus.address), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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

/** What a packaged app may be turned into, and may not (build/electron-builder.yml). */
export const wantedFuses = {
  runAsNode: false,
  nodeOptions: false,
  inspect: false,
  asarIntegrity: true,
  onlyAsar: true,
  fileProtocol: false,
  cookieEncryption: true,
};

/** The fuses of a program as they are in its file. */
export async function readFuses(program: string): Promise<typeof wantedFuses> {
  // Loaded here: it is for Node alone, and only these tests need it.
  const { getCurrentFuseWire, FuseV1Options } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(program);
  // A fuse is a digit in the program's file.
  const isOn = (fuse: keyof typeof wire) => String.fromCharCode(Number(wire[fuse])) === '1';
  return {
    runAsNode: isOn(FuseV1Options.RunAsNode),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
  };
}
