import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Requiring the real one would download its binary. electron-store requires it too, so it is transformed as well. */
const electron = {
  resolve: { alias: { electron: fileURLToPath(new URL('./standin/electron.ts', import.meta.url)) } },
  inline: ['electron-store'],
};

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
        },
      },
      {
        root,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        root,
        resolve: electron.resolve,
        test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], environment: 'node', testTimeout: 30_000 },
      },
    ],
  },
});
