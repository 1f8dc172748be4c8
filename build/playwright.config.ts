import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

/** The app from outside: on the stand-in, or on real Electron (tests/electron/run.ts), which takes its time to start. */
const onElectron = process.env.INGLENOOK_ELECTRON === '1';
/** The packaged app is made first, by tests/electron/run.ts --packaged or --deb, and has specs of its own. */
const packaged = process.env.INGLENOOK_PACKAGED;

export default defineConfig({
  ...(packaged === undefined
    ? { testIgnore: ['**/packaged*.spec.ts', '**/deb.spec.ts'] }
    : { testMatch: process.env.INGLENOOK_DEB === undefined ? '**/packaged*.spec.ts' : '**/deb.spec.ts' }),
  testDir: fileURLToPath(new URL('../tests/e2e', import.meta.url)),
  outputDir: process.env.INGLENOOK_TEST_RESULTS ?? fileURLToPath(new URL('../test-results', import.meta.url)),
  timeout: onElectron ? 120_000 : 60_000,
  expect: { timeout: onElectron ? 20_000 : 10_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // A shared machine may stall for seconds. What needed the second try is listed as flaky, not as passed.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [['list', { printSteps: false }]],
  use: { screenshot: 'only-on-failure', trace: 'off' },
});
