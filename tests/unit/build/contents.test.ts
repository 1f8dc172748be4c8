import { describe, expect, it } from 'vitest';
import { codeBytes, contentProblems, describeContents } from '../../../build/contents.ts';

const files = [
  { name: 'package.json', bytes: 900 },
  { name: 'out/main/index.js', bytes: 2_000_000 },
  { name: 'out/preload/preload.cjs', bytes: 1_000 },
  { name: 'out/renderer/assets/index.js', bytes: 1_000_000 },
  { name: 'build/icons/tray/fine-dark.png', bytes: 400 },
];

describe('the contents of a package', () => {
  it('are the bundles, the pictures of the tray and package.json', () => {
    expect(contentProblems(files)).toEqual([]);
    expect(describeContents(files)).toContain('5 files of ours, 3.0 MB of our code and libraries, of 6.0 MB at most');
    expect(describeContents(files)).toContain('the largest: out/main/index.js 2.0 MB, out/renderer/assets/index.js');
  });

  it.each([
    'node_modules/zod/v4/classic/tests/string.test.ts',
    'node_modules/zod/index.js',
    'out/main/index.js.map',
    'out/main/tests/support.js',
    'out/preview/index.html',
    'main/index.ts',
    'build/icons/app.svg',
    '.env',
  ])('are not %s', (name) => {
    expect(contentProblems([...files, { name, bytes: 1 }])).toEqual([`does not belong into a package: ${name}`]);
  });

  it('are not too heavy', () => {
    expect(contentProblems([{ name: 'out/main/index.js', bytes: codeBytes }])).toEqual([]);
    const problems = contentProblems([{ name: 'out/main/index.js', bytes: codeBytes + 60_000 }]);
    expect(problems).toEqual(['6.1 MB of our code and libraries, of 6.0 MB at most']);
  });
});
