import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  backupTask,
  listBackups,
  openBackup,
  readBackup,
  surplusCopies,
} from '../../../main/service/tasks/kinds/backup.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';
import { createFakeServices } from '../../support/task-world.ts';

let folder: string;
const clock = createFakeClock();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-backup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function backup(keep: number, settings = '{"version":1}', target = folder) {
  clock.advance(86_400_000);
  return backupTask.run({
    taskId: 'backup',
    input: { keep, maxMiB: 64 },
    services: createFakeServices({ settingsJson: () => settings, backupFolder: () => target }),
    signal: new AbortController().signal,
    clock,
    timers: clock,
    logger: createMemoryLogger(),
    isLastAttempt: false,
    acting: () => undefined,
    progress: () => undefined,
  });
}

test('copies roll, for their owner only, and come back as they were', async () => {
  for (let index = 0; index < 5; index++)
    expect(await backup(3, `{"version":1,"index":${index}}`)).toMatchObject({ result: 'done' });
  const names = (await readdir(folder)).sort();
  expect(names).toHaveLength(3);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  expect(texts.map((text) => readBackup(text))).toEqual(
    [2, 3, 4].map((index) => ({ ok: true, value: { version: 1, index } })),
  );
  if (process.platform !== 'win32') expect((await stat(join(folder, names[0] ?? ''))).mode & 0o777).toBe(0o600);
});

test('a damaged copy is named, and pushes no good one out', async () => {
  await backup(2);
  await backup(2);
  const [first, second] = (await readdir(folder)).sort();
  const text = await readFile(join(folder, second ?? ''), 'utf8');
  await writeFile(join(folder, second ?? ''), text.replace('version\\":1', 'version\\":2'));
  expect(await backup(2)).toMatchObject({ result: 'done', output: { kept: 2, damaged: [second] } });
  expect(await readdir(folder)).toContain(first);
  expect(readBackup('{}')).toMatchObject({ ok: false, error: { code: 'settings.invalid' } });
});

test('other files in the folder are left alone', async () => {
  await writeFile(join(folder, 'settings-mine.json'), 'mine');
  await backup(1);
  await backup(1);
  expect(await readdir(folder)).toHaveLength(2);
  expect(await readFile(join(folder, 'settings-mine.json'), 'utf8')).toBe('mine');
});

test('no folder to write to: tried again later', async () => {
  await writeFile(join(folder, 'file'), '');
  expect(await backup(1, '{}', join(folder, 'file', 'deep'))).toMatchObject({
    result: 'retry',
    message: expect.stringMatching(/^backup.write: E/),
  });
});

test('copies stay within their size: damaged ones go first, and the newest stays whatever it weighs', () => {
  const copy = (file: string, bytes: number, isGood = true) => ({ file, bytes, isGood });
  const copies = [copy('a', 40), copy('b', 40, false), copy('c', 40), copy('d', 40)];
  expect(surplusCopies(copies, 14, 200)).toEqual([]);
  expect(surplusCopies(copies, 14, 130)).toEqual(['b']);
  expect(surplusCopies(copies, 14, 90)).toEqual(['a', 'b']);
  expect(surplusCopies(copies, 14, 10)).toEqual(['a', 'b', 'c']);
  expect(surplusCopies(copies, 2, 200)).toEqual(['a']);
  const many = Array.from({ length: 9 }, (_, index) => copy(`x${index}`, 1, false));
  expect(surplusCopies(many, 14, 200)).toHaveLength(6);
});

test('copies are listed, the newest first, and opened by their name alone', async () => {
  expect(await listBackups(join(folder, 'none'))).toEqual([]);
  await backup(3, '{"version":1,"index":1}');
  await backup(3, '{"version":1,"index":2}');
  const copies = await listBackups(folder);
  expect(copies.map(({ isGood, createdAt }) => [isGood, createdAt])).toEqual([
    [true, new Date(clock.now()).toISOString()],
    [true, new Date(clock.now() - 86_400_000).toISOString()],
  ]);
  expect(await openBackup(folder, copies[0]?.file ?? '')).toMatchObject({ value: { index: 2 } });
  for (const file of ['../settings.json', 'settings.json', '/etc/passwd', `x/${copies[0]?.file}`])
    expect(await openBackup(folder, file)).toMatchObject({ ok: false });
});
