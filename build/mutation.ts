/**
 * Mutation tests of a room: its code is changed in one place at a time, and a change that no unit test of the room notices
 * is listed. `npm run test:mutation -- alerts`, or only some of its files: `-- tasks/constraints tasks/queue`.
 */
import { Stryker } from '@stryker-mutator/core';

const targets = process.argv.slice(2);
if (targets.length === 0 || targets.some((each) => !/^[\w./-]+$/.test(each))) {
  process.stderr.write('usage: npm run test:mutation -- ROOM[/FILE]...\n');
  process.exit(2);
}
const rooms = [...new Set(targets.map((each) => each.split('/')[0]))];
process.env.MUTATION_TESTS = rooms.map((room) => `tests/unit/${room}/**/*.test.ts`).join();

await new Stryker({
  mutate: targets.map((each) =>
    each.includes('/') ? `main/service/${each.replace(/\.ts$/, '')}.ts` : `main/service/${each}/**/*.ts`,
  ),
  testRunner: 'vitest',
  vitest: { configFile: 'build/mutation.vitest.config.ts' },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  // What runs once when a file is read is judged by every test at once: that takes for ever and tells little.
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 20_000,
  tsconfigFile: 'none.json',
  ignorePatterns: ['out', 'release', 'docs', '.stryker-tmp', 'tests/e2e', 'tests/vectors'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `.stryker-tmp/${rooms.join('-')}.json` },
  tempDirName: '.stryker-tmp/sandbox',
}).runMutationTest();
