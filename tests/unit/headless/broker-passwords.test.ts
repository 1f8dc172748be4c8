import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPasswords } from '../../../main/headless/broker-passwords.ts';
import { lineWords } from '../../../preload/words/line.ts';
import { testSettings } from '../../support/test-link.ts';

let folder: string;
const settings = testSettings('mqtt://a');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-passwords-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('passwords in files', () => {
  it('are what the file holds, without the end of its line; the others are left as they are', async () => {
    const passwordFile = join(folder, 'password');
    await writeFile(passwordFile, ' p@ss word \n');
    const other = { settings, password: 'known' };
    expect(await withPasswords([{ settings, password: 'seen', passwordFile }, other])).toEqual([
      { settings, password: ' p@ss word ' },
      other,
    ]);
  });

  it('that cannot be read are said by name', async () => {
    const words = await lineWords(['en']);
    const wrong = async (file: string) => {
      const answer = await withPasswords([{ settings, password: undefined, passwordFile: file }]);
      return typeof answer === 'function' ? answer(words) : answer;
    };
    const passwordFile = join(folder, 'none');
    expect(await wrong(passwordFile)).toBe(`--broker-password-file: ${passwordFile} cannot be read (ENOENT)`);
    expect(await wrong(folder)).toMatch(/cannot be read \(not a regular file\)$/);
  });
});
