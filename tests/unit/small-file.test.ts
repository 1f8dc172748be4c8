import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSmallFile } from '../../main/service/files/small-file.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-small-file-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('a file that somebody names', () => {
  it('is read, up to its bound, empty ones and links too', async () => {
    const path = await file('whole', Buffer.alloc(100_000, 'x'));
    expect(await readSmallFile(path, 100_000)).toEqual(Buffer.alloc(100_000, 'x'));
    expect(await readSmallFile(await file('empty', ''), 10)).toEqual(Buffer.alloc(0));
    await symlink(path, join(folder, 'link'));
    expect(await readSmallFile(join(folder, 'link'), 100_000)).toHaveLength(100_000);
    await expect(readSmallFile(path, 99_999)).rejects.toMatchObject({ code: 'request.tooLarge' });
    await expect(readSmallFile(join(folder, 'none'), 10)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.skipIf(process.platform === 'win32')('is no device, pipe or folder', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await symlink('/dev/zero', join(folder, 'zero'));
    await mkdir(join(folder, 'folder'));
    for (const path of ['/dev/zero', pipe, join(folder, 'zero'), join(folder, 'folder')]) {
      await expect(readSmallFile(path, 1_000)).rejects.toMatchObject({ detail: 'not a regular file' });
    }
  });

  it.skipIf(process.platform !== 'linux')('is bounded also where it does not tell its size', async () => {
    expect((await readSmallFile('/proc/self/status', 64 * 1024)).length).toBeGreaterThan(100);
    await expect(readSmallFile('/proc/self/status', 10)).rejects.toMatchObject({ code: 'request.tooLarge' });
  });

  it('is given up when the time is over', async () => {
    const path = await file('late', 'x');
    await expect(readSmallFile(path, 10, AbortSignal.abort())).rejects.toMatchObject({
      detail: 'the file cannot be read in time',
    });
  });
});
