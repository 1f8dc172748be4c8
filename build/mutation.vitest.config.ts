import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The unit tests of one room, for the mutation tester (`build/mutation.ts`, which names them). */
export default defineConfig({
  root,
  test: {
    name: 'mutation',
    include: (process.env.MUTATION_TESTS ?? '').split(','),
    // Thousands of steps for each change: they are for what nobody thought of, not for a known line.
    exclude: ['**/simulated-year.test.ts', '**/any-order.test.ts'],
    setupFiles: ['tests/support/page-words.ts'],
    environment: 'node',
  },
});
