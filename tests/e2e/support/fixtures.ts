/** `test` with a running app. `launch` may be called more than once, also on the same data folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import type { AppDriver, LaunchOptions } from './driver.ts';
import { launchElectron } from './electron-driver.ts';
import { launchStandIn } from './standin-driver.ts';

export const onElectron = process.env.INGLENOOK_ELECTRON === '1';

/** Launches the app where the tests run: on real Electron, or on the stand-in. */
export function launchApp(options: LaunchOptions): Promise<AppDriver> {
  return (onElectron ? launchElectron : launchStandIn)(options);
}

interface Fixtures {
  /** A folder of its own for each test. */
  readonly dataDir: string;
  readonly launch: (...args: string[]) => Promise<AppDriver>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture uses from this pattern.
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'inglenook-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  },
  launch: async ({ dataDir }, use, testInfo) => {
    const launched: AppDriver[] = [];
    await use(async (...args) => {
      const app = await launchApp({ dataDir, args });
      launched.push(app);
      return app;
    });
    for (const app of launched) {
      if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('output', { body: app.output() });
      if (app.isRunning()) await app.kill();
    }
  },
});

export { expect } from '@playwright/test';
