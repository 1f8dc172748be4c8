import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Requiring the real one would download its binary. electron-store requires it too, so it is transformed as well. */
const electron = {
  resolve: { alias: { electron: fileURLToPath(new URL('./standin/electron.ts', import.meta.url)) } },
  inline: ['electron-store'],
};

/** No test is timed: this only ends what hangs, also while other work has all processors. */
const busyMachineMs = 60_000;

/** Unit tests are pure and fast; integration tests use real brokers, files and processes. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        resolve: electron.resolve,
        test: {
          name: 'unit',
          server: { deps: { inline: electron.inline } },
          include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx', 'tests/*.test.ts'],
          setupFiles: ['tests/support/page-words.ts'],
          environment: 'node',
          testTimeout: busyMachineMs,
          hookTimeout: busyMachineMs,
        },
      },
      {
        root,
        oxc: { jsx: { runtime: 'automatic' } },
        test: {
          name: 'components',
          include: ['tests/components/**/*.test.tsx'],
          setupFiles: ['tests/support/page-words.ts'],
          environment: 'happy-dom',
          testTimeout: busyMachineMs,
          hookTimeout: busyMachineMs,
        },
      },
      {
        root,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: busyMachineMs,
          hookTimeout: busyMachineMs,
        },
      },
      {
        root,
        resolve: electron.resolve,
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          environment: 'node',
          testTimeout: busyMachineMs,
        },
      },
    ],
  },
});
