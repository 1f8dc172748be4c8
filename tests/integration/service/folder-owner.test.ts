/** A data folder has one owner; one that was killed keeps nobody out. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownerAddress, ownFolder } from '../../../main/service/files/folder-owner.ts';
import { systemClock } from '../../../main/service/time/clock.ts';
import { HeadlessClient } from '../../support/headless-client.ts';

let folder: string;
const running: HeadlessClient[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-owner-'));
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.end();
  await rm(folder, { recursive: true, force: true });
});

function start(dataDir = folder): HeadlessClient {
  const client = new HeadlessClient(['--data-dir', dataDir]);
  running.push(client);
  return client;
}

describe('a data folder', () => {
  it('has one service; the second ends with one clear line, and changes nothing', async () => {
    const first = start();
    await first.wait('service.ready', () => true, 30_000);
    const second = start();
    expect(await second.exited).toBe(1);
    const lines = second.stderr.trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(folder);
    expect(lines[0]).toContain(`process ${first.process.pid}`);
    expect(await first.call('service.snapshot')).toMatchObject({ mode: 'running' });
  });

  it.skipIf(process.platform === 'win32')('is free at once when its owner was killed', async () => {
    const first = start();
    await first.wait('service.ready', () => true, 30_000);
    first.process.kill('SIGKILL');
    await first.exited;
    await start().wait('service.ready', () => true, 30_000);
  });

  it('is free again when it is given back, and is waited for until then', async () => {
    const first = await ownFolder(folder, systemClock, 0);
    expect(first.kind).toBe('owned');
    expect(await ownFolder(folder, systemClock, 0)).toEqual({ kind: 'taken', pid: process.pid });
    const waiting = ownFolder(folder, systemClock, 30_000);
    if (first.kind === 'owned') first.release();
    const second = await waiting;
    expect(second.kind).toBe('owned');
    if (second.kind === 'owned') second.release();
  });

  it('is taken by its first start, which makes it', async () => {
    const fresh = join(folder, 'new', 'folder');
    const first = await ownFolder(fresh, systemClock, 0);
    expect(await ownFolder(fresh, systemClock, 0)).toEqual({ kind: 'taken', pid: process.pid });
    if (first.kind === 'owned') first.release();
  });

  it('has no file for it, so that it can be copied, and each folder an owner of its own', async () => {
    const owner = await ownFolder(folder, systemClock, 0);
    expect(await readdir(folder)).toEqual([]);
    if (owner.kind === 'owned') owner.release();
    const long = join(folder, 'x'.repeat(200));
    expect(Buffer.byteLength(ownerAddress(long))).toBeLessThan(100);
    expect(ownerAddress(long)).not.toBe(ownerAddress(`${long}y`));
  });
});
