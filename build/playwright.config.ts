import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

/** The app from outside: on the stand-in, or on real Electron with INGLENOOK_ELECTRON=1. */
export default defineConfig({
  testDir: fileURLToPath(new URL('../tests/e2e', import.meta.url)),
  outputDir: fileURLToPath(new URL('../test-results', import.meta.url)),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // A shared machine may stall for seconds. What needed the second try is listed as flaky, not as passed.
  retries: process.env.CI === undefined ? 0 : 1,
  reporter: [['list', { printSteps: false }]],
  use: { screenshot: 'only-on-failure', trace: 'off' },
});
