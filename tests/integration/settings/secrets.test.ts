/** Secrets without a keyring: a passphrase encrypts them, no move loses them, and no wrong passphrase touches them. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMovableSecrets, type Keyring } from '../../../main/service/settings/movable-secrets.ts';
import { givenPassphrase } from '../../../main/service/settings/passphrase.ts';
import { createFileSecretStore } from '../../../main/service/settings/secrets-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inglenook-secrets-'));
  path = join(folder, 'secrets.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const passphrase = 'correct horse';
const text = () => readFile(path, 'utf8');

async function open(given: { passphrase?: string } = {}) {
  const store = createFileSecretStore(path, {}, given);
  await store.ready();
  return store;
}

describe('a file in clear', () => {
  test('is encrypted by a passphrase that is chosen, opened by it, and by no other', async () => {
    const store = await open();
    await store.set('broker:home', 'hunter2');
    expect(await text()).toContain('hunter2');
    expect(await store.guard.protect({ with: 'passphrase', passphrase })).toMatchObject({ ok: true });
    expect([store.protection, await store.get('broker:home')]).toEqual(['passphrase', 'hunter2']);
    await store.set('broker:work', 'swordfish');
    expect(await text()).not.toMatch(/hunter2|swordfish|broker/);

    const again = await open();
    expect(again.protection).toBe('locked');
    await expect(again.get('broker:home')).rejects.toThrow('secrets.locked');
    const before = await text();
    expect(await again.guard.unlock('battery staple')).toMatchObject({ error: { code: 'request.invalid' } });
    await expect(again.set('broker:home', 'other')).rejects.toThrow('secrets.locked');
    await expect(again.delete('broker:home')).rejects.toThrow('secrets.locked');
    expect(await again.guard.protect({ with: 'file' })).toMatchObject({ error: { code: 'secrets.locked' } });
    expect(await again.guard.protect({ with: 'passphrase', passphrase: 'another one' })).toMatchObject({ ok: false });
    expect([await text(), await readdir(folder)]).toEqual([before, ['secrets.json']]);

    expect(await again.guard.unlock(passphrase)).toMatchObject({ ok: true });
    await again.opened;
    expect([await again.get('broker:home'), await again.get('broker:work')]).toEqual(['hunter2', 'swordfish']);
  });

  test('is encrypted when a passphrase comes from outside; a wrong one from there leaves it as it is, and says so', async () => {
    await (await open()).set('a', 'hunter2');
    expect((await open({ passphrase })).protection).toBe('passphrase');
    const before = await text();
    expect(before).not.toContain('hunter2');
    const wrong = await open({ passphrase: 'battery staple' });
    expect([wrong.protection, wrong.notices]).toEqual(['locked', [{ code: 'secrets.wrongPassphrase' }]]);
    await expect(wrong.set('b', 'x')).rejects.toThrow('secrets.locked');
    expect(await text()).toBe(before);
    expect(await (await open({ passphrase })).get('a')).toBe('hunter2');
  });
});

test('an encrypted file is in clear again when that is chosen, and under another passphrase when that is', async () => {
  const store = await open({ passphrase });
  await store.set('a', 'hunter2');
  await store.guard.protect({ with: 'passphrase', passphrase: 'battery staple' });
  expect((await open({ passphrase })).protection).toBe('locked');
  const other = await open({ passphrase: 'battery staple' });
  expect(await other.get('a')).toBe('hunter2');
  expect(await other.guard.protect({ with: 'file' })).toMatchObject({ ok: true });
  const clear = await open();
  expect([clear.protection, await clear.get('a')]).toEqual(['file', 'hunter2']);
});

test('the same secrets never look the same twice, and a changed file is not believed', async () => {
  const store = await open({ passphrase });
  await store.set('a', 'hunter2');
  const first = await text();
  await store.set('a', 'hunter2');
  expect(await text()).not.toBe(first);
  const sealed = JSON.parse(await text()) as { data: string };
  const bytes = Buffer.from(sealed.data, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await writeFile(path, JSON.stringify({ ...sealed, data: bytes.toString('base64') }));
  expect((await open({ passphrase })).protection).toBe('locked');
  await writeFile(path, JSON.stringify({ ...sealed, n: 2 ** 40 }));
  expect((await open({ passphrase })).notices).toMatchObject([{ code: 'secrets.recovered' }]);
});

describe('a passphrase from outside', () => {
  test('is in the environment, or in a file without the end of its line', async () => {
    const file = join(folder, 'phrase');
    await writeFile(file, `${passphrase}\n`);
    expect(await givenPassphrase({ INGLENOOK_PASSPHRASE: passphrase })).toEqual({ passphrase });
    expect(await givenPassphrase({ INGLENOOK_PASSPHRASE_FILE: file })).toEqual({ passphrase });
    expect(await givenPassphrase({})).toEqual({});
    expect(await givenPassphrase({ INGLENOOK_PASSPHRASE_FILE: join(folder, 'none') })).toEqual({
      problem: expect.stringContaining('ENOENT'),
    });
  });
});

/** A keyring in memory. */
function keyringOf(initial: Record<string, string>, protection: 'keyring' | 'plain' = 'keyring') {
  const secrets = new Map(Object.entries(initial));
  const broken = new Set<string>();
  const keyring: Keyring = {
    protection,
    names: () => [...secrets.keys()],
    get: async (name) => (broken.has(name) ? undefined : secrets.get(name)),
    set: async (name, secret) => void secrets.set(name, secret),
    delete: async (name) => void secrets.delete(name),
  };
  return { keyring, secrets, broken };
}

const movable = async (keyring: Keyring, given: { passphrase?: string } = {}) =>
  createMovableSecrets(await open(given), keyring, () => undefined);

describe('beside a keyring', () => {
  test('a file in clear is taken into it, and is gone', async () => {
    await (await open()).set('a', 'hunter2');
    const { keyring, secrets } = keyringOf({ b: 'x' });
    const store = await movable(keyring);
    expect([store.protection, await store.get('a'), await store.get('b')]).toEqual(['keyring', 'hunter2', 'x']);
    expect([secrets.get('a'), await readdir(folder)]).toEqual(['hunter2', []]);
  });

  test('a keyring that does not keep what it is given is left, and the file stays', async () => {
    await (await open()).set('a', 'hunter2');
    const { keyring, broken } = keyringOf({});
    broken.add('a');
    await movable(keyring);
    expect(await (await open()).get('a')).toBe('hunter2');
  });

  test('secrets move to a passphrase and back, and stay where they were put over a restart', async () => {
    const { keyring, secrets } = keyringOf({ a: 'hunter2', b: 'swordfish' });
    const store = await movable(keyring);
    expect(await store.guard?.protect({ with: 'passphrase', passphrase })).toMatchObject({ ok: true });
    expect([store.protection, await store.get('a'), secrets.size]).toEqual(['passphrase', 'hunter2', 0]);
    expect(await text()).not.toMatch(/hunter2|swordfish/);

    const again = await movable(keyring);
    expect(again.protection).toBe('locked');
    expect(await again.guard?.protect({ with: 'keyring' })).toMatchObject({ error: { code: 'secrets.locked' } });
    expect(await again.guard?.unlock(passphrase)).toMatchObject({ ok: true });
    expect(await again.guard?.protect({ with: 'file' })).toMatchObject({ error: { code: 'command.unsupported' } });
    expect(await again.guard?.protect({ with: 'keyring' })).toMatchObject({ ok: true });
    expect([again.protection, await again.get('b'), await readdir(folder)]).toEqual(['keyring', 'swordfish', []]);
  });

  test('what it can no longer read stays in it when the others move', async () => {
    const { keyring, secrets, broken } = keyringOf({ a: 'hunter2', b: 'of another machine' });
    broken.add('b');
    const store = await movable(keyring);
    await store.guard?.protect({ with: 'passphrase', passphrase });
    expect([await store.get('a'), [...secrets.keys()]]).toEqual(['hunter2', ['b']]);
  });

  test('that protects nothing, secrets move to a passphrase and back all the same', async () => {
    const { keyring } = keyringOf({ a: 'hunter2' }, 'plain');
    const store = await movable(keyring);
    expect([store.protection, store.guard?.hasKeyring]).toEqual(['plain', false]);
    await store.guard?.protect({ with: 'passphrase', passphrase });
    expect((await movable(keyring)).protection).toBe('locked');
    expect(await store.guard?.protect({ with: 'file' })).toMatchObject({ ok: true });
    expect(await (await movable(keyring)).get('a')).toBe('hunter2');
  });
});
