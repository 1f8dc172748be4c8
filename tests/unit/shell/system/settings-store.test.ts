import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { app as standIn } from '../../../../build/standin/app.ts';
import { createElectronSettingsStore } from '../../../../main/shell/system/settings-store.ts';

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

describe('settings', () => {
  it('are one JSON object, readable by its owner alone', async () => {
    const store = createElectronSettingsStore(folder);
    expect(await store.load()).toBeUndefined();
    await store.save({ version: 1, list: [{ a: undefined, b: 1 }], 'dotted.key': true });
    expect(JSON.parse(readFileSync(path.join(folder, 'settings.json'), 'utf8'))).toEqual({
      version: 1,
      list: [{ b: 1 }],
      'dotted.key': true,
    });
    if (process.platform !== 'win32') expect(mode('settings.json')).toBe(0o600);
    expect(await createElectronSettingsStore(folder).load()).toMatchObject({ version: 1 });
  });

  it('that cannot be read are kept aside, and new ones can be saved', async () => {
    writeFileSync(path.join(folder, 'settings.json'), '{"version": 1, "bro');
    const store = createElectronSettingsStore(folder);
    await expect(store.load()).rejects.toThrow();
    const aside = await store.setAside('corrupt');
    expect(readFileSync(aside, 'utf8')).toBe('{"version": 1, "bro');
    await store.save({ version: 1 });
    expect(await store.load()).toEqual({ version: 1 });
  });
});
