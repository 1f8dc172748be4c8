import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFileSettingsStore } from '../../../main/service/files/file-store.ts';
import { createLogger } from '../../../main/service/log/log.ts';
import { createSettingsHolder } from '../../../main/service/settings/holder.ts';
import { createFileSecretStore } from '../../../main/service/settings/secrets-file.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

let folder: string;
const posix = process.platform !== 'win32';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-settings-'));
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

const mode = async (path: string) => (await stat(path)).mode & 0o777;

describe('the settings file', () => {
  test('survives a restart and is for its owner only', async () => {
    const path = join(folder, 'deep', 'settings.json');
    const first = await createSettingsHolder(createFileSettingsStore(path), createMemoryLogger());
    await first.update({ theme: 'dark' });
    const second = await createSettingsHolder(createFileSettingsStore(path), createMemoryLogger());
    expect(second.get()).toEqual(first.get());
    if (posix) expect(await mode(path)).toBe(0o600);
    expect(await readdir(join(folder, 'deep'))).toEqual(['settings.json']);
  });

  test('that is large is put into text in slices, and others have their turn between them', async () => {
    const path = join(folder, 'registry.json');
    let ms = 0;
    let turns = 0;
    // Each look at the clock finds a millisecond gone.
    const store = createFileSettingsStore(path, () => ++ms);
    const ids = new Map(Array.from({ length: 35_000 }, (_, index) => [`b\0sensor\0${index}`, `sensor.${index}`]));
    let isDone = false;
    const count = (): void => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await store.save({ version: 1, ids });
    isDone = true;
    // Of 70 000 pieces 64 between two looks, and nine looks to a slice.
    expect(turns).toBeGreaterThan(100);
    expect(await store.load()).toEqual({ version: 1, ids: Object.fromEntries(ids) });
    expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(35_000 + 6);
  });

  test('that is cut off half way is kept under another name', async () => {
    const path = join(folder, 'settings.json');
    await writeFile(path, '{"version": 1, "brok');
    const holder = await createSettingsHolder(createFileSettingsStore(path), createMemoryLogger());
    expect(holder.notices).toHaveLength(1);
    expect(await readFile(holder.notices[0]?.detail ?? '', 'utf8')).toBe('{"version": 1, "brok');
    expect((await readdir(folder)).sort()).toEqual([
      expect.stringMatching(/^settings\.corrupt-.*\.json$/),
      'settings.json',
    ]);
  });

  test.runIf(posix && process.getuid?.() !== 0)(
    'in a read-only folder: changes are refused, the file is whole',
    async () => {
      const path = join(folder, 'settings.json');
      const holder = await createSettingsHolder(createFileSettingsStore(path), createMemoryLogger());
      const before = await readFile(path, 'utf8');
      await chmod(folder, 0o500);
      expect(await holder.update({ theme: 'dark' })).toMatchObject({
        error: { code: 'settings.readOnly', detail: 'EACCES' },
      });
      expect(await readFile(path, 'utf8')).toBe(before);
      expect(holder.get().theme).toBe('system');
    },
  );

  test('whose place is taken by a folder: changes are refused, and nothing is left behind', async () => {
    const holder = await createSettingsHolder(
      createFileSettingsStore(join(folder, 'file', 'settings.json')),
      createMemoryLogger(),
    );
    await rm(join(folder, 'file'), { recursive: true });
    await writeFile(join(folder, 'file'), '');
    expect(await holder.update({ theme: 'dark' })).toMatchObject({ error: { code: 'settings.readOnly' } });
    expect(holder.get().theme).toBe('system');
    expect(await readdir(folder)).toEqual(['file']);
  });
});

describe('the secrets file', () => {
  test('keeps secrets over a restart, for its owner only; the environment wins', async () => {
    const path = join(folder, 'secrets.json');
    const store = createFileSecretStore(path, {});
    await Promise.all([store.set('broker:home', 'one'), store.set('broker:work', 'two'), store.set('gone', 'x')]);
    await store.delete('gone');
    const again = createFileSecretStore(path, { INGLENOOK_SECRET_BROKER_WORK: 'from outside' });
    expect(await again.get('broker:home')).toBe('one');
    expect(await again.get('broker:work')).toBe('from outside');
    expect(await again.get('gone')).toBeUndefined();
    if (posix) expect(await mode(path)).toBe(0o600);
  });

  test('that is damaged is moved aside', async () => {
    const path = join(folder, 'secrets.json');
    await writeFile(path, '[1]');
    const store = createFileSecretStore(path, {});
    expect(await store.get('x')).toBeUndefined();
    await store.set('x', 'y');
    expect(await readdir(folder)).toHaveLength(2);
  });
});

describe('the log file', () => {
  test('holds no secret, stays small, and keeps the newest lines', async () => {
    const file = join(folder, 'logs', 'inglenook.log');
    const logger = createLogger({ level: 'info', file, stderr: false, maxFileBytes: 2_000, files: 3 });
    const child = logger.child('mqtt').child('home');
    for (let index = 0; index < 100; index++)
      child.info('link.opened', { index, url: 'mqtt://me:hunter2@h', password: 'hunter2' });
    child.debug('hidden');
    logger.setLevel('debug');
    child.debug('shown', { error: new Error('boom') });
    logger.flush();
    const names = (await readdir(join(folder, 'logs'))).sort();
    expect(names).toEqual(['inglenook.log', 'inglenook.log.1', 'inglenook.log.2']);
    const texts = await Promise.all(names.map((name) => readFile(join(folder, 'logs', name), 'utf8')));
    for (const text of texts) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_000);
      expect(text).not.toMatch(/hunter2|hidden/);
    }
    const last: unknown = JSON.parse(texts[0]?.trim().split('\n').at(-1) ?? '');
    expect(last).toMatchObject({ level: 'debug', scope: 'mqtt.home', event: 'shown', error: { message: 'boom' } });
    if (posix) expect(await mode(file)).toBe(0o600);
  });

  test('that cannot be opened is no reason to fail', () => {
    const logger = createLogger({ level: 'info', file: '/dev/null/x/y.log', stderr: false });
    logger.info('fine');
    expect(logger.fileProblem).toBeDefined();
  });
});
