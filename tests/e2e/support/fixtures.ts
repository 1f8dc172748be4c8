/** `test` with a running app. `launch` may be called more than once, also on the same data folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type TestInfo } from '@playwright/test';
import type { System } from '../../../build/standin/system.ts';
import type { AppDriver, LaunchOptions } from './driver.ts';
import { launchElectron } from './electron-driver.ts';
import { launchStandIn, type StandInApp } from './standin-driver.ts';

export const onElectron = process.env.INGLENOOK_ELECTRON === '1';

/** Launches the app where the tests run: on real Electron, or on the stand-in. */
export function launchApp(options: LaunchOptions): Promise<AppDriver> {
  return (onElectron ? launchElectron : launchStandIn)(options);
}

interface Fixtures {
  /** A folder of its own for each test. */
  readonly dataDir: string;
  readonly launch: (...args: string[]) => Promise<AppDriver>;
  /**
   * Launches it on the stand-in, with another system around it. For what the real Electron here cannot show; the spec says
   * why, and is skipped there.
   */
  readonly launchOn: (system: Partial<System>, ...args: string[]) => Promise<StandInApp>;
}

/** Keeps what a test launches, and ends it after the test. */
async function eachLaunched<D extends AppDriver>(
  testInfo: TestInfo,
  use: (keep: (app: D) => D) => Promise<void>,
): Promise<void> {
  const launched: D[] = [];
  await use((app) => {
    launched.push(app);
    return app;
  });
  for (const app of launched) {
    if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('output', { body: app.output() });
    if (app.isRunning()) await app.kill();
  }
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture uses from this pattern.
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'inglenook-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  },
  launch: ({ dataDir }, use, testInfo) =>
    eachLaunched<AppDriver>(testInfo, (keep) => use(async (...args) => keep(await launchApp({ dataDir, args })))),
  launchOn: ({ dataDir }, use, testInfo) =>
    eachLaunched<StandInApp>(testInfo, (keep) =>
      use(async (system, ...args) => keep(await launchStandIn({ dataDir, args, system }))),
    ),
});

export { expect } from '@playwright/test';
