/** Files that are not as we left them: marks, links, other things in their place, and what a kill left behind. */
import { execFileSync } from 'node:child_process';
import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { StoredMemory } from '../../../main/service/entities/memory.ts';
import { removeTemporaries, writeFileAtomic } from '../../../main/service/files/atomic-file.ts';
import { createFileSettingsStore } from '../../../main/service/files/file-store.ts';
import { createSettingsHolder } from '../../../main/service/settings/holder.ts';
import { createFileSecretStore } from '../../../main/service/settings/secrets-file.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

const posix = process.platform !== 'win32';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-damage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Opens each of the three files, and says what a person is told and whether the kept value is there. */
const files = {
  'settings.json': {
    content: '{"version":1,"installId":"me","theme":"dark"}',
    async open(path: string) {
      const holder = await createSettingsHolder(createFileSettingsStore(path), createMemoryLogger());
      const writes = (await holder.update({ temperatureUnit: 'F' })).ok;
      return { known: holder.get().theme === 'dark', told: holder.notices, writes };
    },
    code: 'settings.recovered',
  },
  'registry.json': {
    content: '{"version":1,"names":{"sensor.a":"Kitchen"}}',
    async open(path: string) {
      const memory = new StoredMemory(createFileSettingsStore(path), createMemoryLogger(), createFakeClock());
      await memory.load();
      const known = memory.entityName('sensor.a') === 'Kitchen';
      return {
        known,
        told: memory.notices,
        writes: (await memory.choose(({ names }) => names.set('sensor.b', 'Hall'))).ok,
      };
    },
    code: 'registry.recovered',
  },
  'secrets.json': {
    content: '{"broker:home":"hunter2"}',
    async open(path: string) {
      const store = createFileSecretStore(path, {});
      await store.ready?.();
      const known = (await store.get('broker:home')) === 'hunter2';
      const writes = await store.set('b', 'c').then(
        () => true,
        () => false,
      );
      return { known, told: store.notices, writes };
    },
    code: 'secrets.recovered',
  },
} as const;

describe.each(Object.entries(files))('%s', (name, { content, open, code }) => {
  test('with a byte-order mark is read like any other', async () => {
    const path = join(folder, name);
    await writeFile(path, `\ufeff${content}`);
    expect(await open(path)).toEqual({ known: true, told: [], writes: true });
    expect(await readdir(folder)).toEqual([name]);
  });

  test.each<readonly [string, (path: string) => Promise<unknown>]>([
    ['an empty file', (path) => writeFile(path, '')],
    [
      'bytes that are no UTF-8',
      (path) => writeFile(path, Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe, 0x22, 0x7d])])),
    ],
    ['JSON of another shape', (path) => writeFile(path, '["x"]')],
    ['a folder', (path) => mkdir(join(path, 'inside'), { recursive: true })],
    [
      'a huge file',
      async (path) => {
        await writeFile(path, content);
        await truncate(path, limits.dataFileBytes + 1);
      },
    ],
    ...(posix
      ? [['a pipe that nobody writes to', async (path: string) => execFileSync('mkfifo', [path])] as const]
      : []),
  ])('whose place is taken by %s is moved aside, which is said', async (_what, put) => {
    const path = join(folder, name);
    await put(path);
    const { known, told, writes } = await open(path);
    expect([known, writes]).toEqual([false, true]);
    expect(told).toEqual([{ code, detail: expect.stringContaining(folder) }]);
    const aside = (await readdir(folder)).filter((each) => each !== name);
    expect(aside).toHaveLength(1);
    expect(told?.[0]?.detail).toBe(join(folder, aside[0] ?? ''));
    expect((await stat(path)).isFile()).toBe(true);
  });

  test.runIf(posix)(
    'that is a symbolic link stays one, whether what it leads to is there, damaged or missing',
    async () => {
      const elsewhere = join(folder, 'elsewhere');
      await mkdir(elsewhere);
      const target = join(elsewhere, name);
      const path = join(folder, name);
      await symlink(join('elsewhere', name), path);
      expect((await open(path)).writes).toBe(true);
      expect((await stat(target)).mode & 0o777).toBe(0o600);
      await writeFile(target, content);
      expect(await open(path)).toEqual({ known: true, told: [], writes: true });
      await writeFile(target, '{');
      expect(await open(path)).toMatchObject({ known: false, told: [{ code }], writes: true });
      expect((await lstat(path)).isSymbolicLink()).toBe(true);
      expect((await readdir(elsewhere)).sort()).toHaveLength(2);
      expect((await readdir(folder)).sort()).toEqual(['elsewhere', name].sort());
    },
  );
});

test('what a killed process left half written is removed at the next start: only that, and only if it is older', async () => {
  const old = new Date(Date.now() - 60_000);
  const put = async (name: string, when: Date | undefined): Promise<void> => {
    await writeFile(join(folder, name), 'token');
    if (when !== undefined) await utimes(join(folder, name), when, when);
  };
  const ours = [
    'settings.json.0123456789ab.tmp',
    'secrets.json.ba9876543210.tmp',
    'settings.json.tmp-1700000000abcdef',
  ];
  const others = ['settings.json', 'notes.tmp', 'my.json.tmp', 'settings.json.0123456789ab.tmp.bak', 'x.json.0123.tmp'];
  for (const name of [...ours, ...others]) await put(name, old);
  await put('registry.json.0123456789ab.tmp', undefined);
  await mkdir(join(folder, 'keyring.json.0123456789ab.tmp'));
  const removed = await removeTemporaries(folder, Date.now() - 30_000);
  expect(removed.sort()).toEqual([...ours].sort());
  expect((await readdir(folder)).sort()).toEqual(
    [...others, 'registry.json.0123456789ab.tmp', 'keyring.json.0123456789ab.tmp'].sort(),
  );
  expect(await removeTemporaries(join(folder, 'none'), Date.now())).toEqual([]);
});

test.runIf(posix)('links in a circle lead nowhere: the first of them becomes the file', async () => {
  await symlink('b', join(folder, 'a'));
  await symlink('a', join(folder, 'b'));
  await writeFileAtomic(join(folder, 'a'), 'x');
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('x');
});
