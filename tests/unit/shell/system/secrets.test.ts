import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, safeStorage } from 'electron';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { app as standIn } from '../../../../build/standin/app.ts';
import { systemClock } from '../../../../main/service/time/clock.ts';
import { createSecretStore } from '../../../../main/shell/system/secrets.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryLogger } from '../../../support/memory-logger.ts';

let folder: string;
beforeAll(async () => {
  standIn.codeLoaded();
  await app.whenReady();
});
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inglenook-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const mode = (file: string) => statSync(path.join(folder, file)).mode & 0o777;

describe('secrets', () => {
  const open = async () => {
    const store = createSecretStore(folder, createMemoryLogger(), systemClock);
    await store.opened;
    return store;
  };

  it('survive a restart, encrypted', async () => {
    const store = await open();
    await Promise.all([store.set('broker:home', 'pa$$ wörd'), store.set('broker:other', 'x')]);
    await store.delete('broker:other');
    expect(await (await open()).get('broker:home')).toBe('pa$$ wörd');
    expect(await (await open()).get('broker:other')).toBeUndefined();
    expect(readFileSync(path.join(folder, 'keyring.json'), 'utf8')).not.toContain('pa$$');
    if (process.platform !== 'win32') expect(mode('keyring.json')).toBe(0o600);
  });

  it('say that they are hardly protected where the keyring protects nothing', async () => {
    expect((await open()).protection).toBe(process.platform === 'linux' ? 'plain' : 'keyring');
  });

  it('of another keyring are asked for again', async () => {
    const foreign = Buffer.from('encrypted elsewhere').toString('base64');
    writeFileSync(path.join(folder, 'keyring.json'), JSON.stringify({ a: foreign }));
    expect(await (await open()).get('a')).toBeUndefined();
  });

  it('in a damaged file are moved aside and said to be, not overwritten', async () => {
    writeFileSync(path.join(folder, 'keyring.json'), '{"a":"AAAA"');
    const store = await open();
    await store.set('b', 'c');
    expect(store.notices).toEqual([{ code: 'secrets.recovered', detail: expect.stringContaining('keyring.corrupt-') }]);
    expect(readFileSync(store.notices?.[0]?.detail ?? '', 'utf8')).toBe('{"a":"AAAA"');
    expect(await (await open()).get('b')).toBe('c');
  });

  it('wait for a keyring that is locked, but not for ever, and are read when it opens', async () => {
    await (await open()).set('a', 'secret');
    const unlocked = Promise.withResolvers<boolean>();
    const available = vi.spyOn(safeStorage, 'isAsyncEncryptionAvailable').mockReturnValue(unlocked.promise);
    const clock = createFakeClock(0);
    const store = createSecretStore(folder, createMemoryLogger(), clock);
    expect(store.protection).toBe('locked');
    const early = store.get('a');
    clock.advance(10_000);
    await expect(early).rejects.toThrow('secrets.locked');
    await expect(store.set('b', 'x')).rejects.toThrow('secrets.locked');
    unlocked.resolve(true);
    await store.opened;
    expect(store.protection).not.toBe('locked');
    expect(await store.get('a')).toBe('secret');
    available.mockRestore();
  });
});
