import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createXdgAutostart, loginItemState, quoteExec } from '../../../../main/shell/system/autostart.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inglenook-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('start at login on Windows and macOS', () => {
  const item = (enabled: boolean) => ({ name: 'app', path: 'app.exe', args: [], scope: 'user' as const, enabled });

  it('is what the system says', () => {
    expect(loginItemState({ openAtLogin: true, launchItems: [item(true)] })).toBe('on');
    expect(loginItemState({ openAtLogin: false })).toBe('off');
    expect(loginItemState({ openAtLogin: true })).toBe('on');
  });

  it('is blocked where the person switched the entry off in the system', () => {
    expect(loginItemState({ openAtLogin: true, launchItems: [item(false)] })).toBe('blocked');
    expect(loginItemState({ openAtLogin: false, status: 'requires-approval' })).toBe('blocked');
  });
});

describe('start at login on Linux', () => {
  const place = (changes: object = {}) => ({
    file: path.join(folder, 'autostart', 'inglenook.desktop'),
    command: ['/opt/My Apps/inglenook'],
    sandboxed: false,
    ...changes,
  });
  const entry = () => readFileSync(place().file, 'utf8');

  it('is an entry of the desktop, and its removal', async () => {
    const autostart = createXdgAutostart(place());
    expect(await autostart.state(true)).toBe('off');
    await autostart.set(true, true);
    expect(await autostart.state(true)).toBe('on');
    expect(entry()).toContain('\nExec="/opt/My Apps/inglenook" "--hidden"\n');
    expect(entry()).toContain('\nTryExec=/opt/My Apps/inglenook\n');
    await autostart.set(false, true);
    expect(await autostart.state(true)).toBe('off');
    await autostart.set(false, true);
  });

  it('opens the window when it is not to be hidden', async () => {
    const autostart = createXdgAutostart(place());
    await autostart.set(true, false);
    expect(entry()).toContain('\nExec="/opt/My Apps/inglenook"\n');
    expect(await autostart.state(false)).toBe('on');
    expect(await autostart.state(true)).toBe('elsewhere');
  });

  it('sees that the entry starts a copy that stood elsewhere', async () => {
    await createXdgAutostart(place({ command: ['/old/place/Inglenook.AppImage'] })).set(true, true);
    expect(await createXdgAutostart(place()).state(true)).toBe('elsewhere');
  });

  it('sees that the desktop has switched the entry off', async () => {
    const autostart = createXdgAutostart(place());
    await autostart.set(true, true);
    writeFileSync(place().file, `${entry()}Hidden=true\n`);
    expect(await autostart.state(true)).toBe('off');
  });

  it('is not for sandboxed packages', async () => {
    expect(await createXdgAutostart(place({ sandboxed: true })).state(true)).toBe('unsupported');
  });

  it.each([
    ['/usr/bin/x', '"/usr/bin/x"'],
    ['/a b/100%', '"/a b/100%%"'],
    ['/a"b', String.raw`"/a\\"b"`],
    ['/a$b`c', '"/a\\\\$b\\\\`c"'],
    ['/a\\b', String.raw`"/a\\\\b"`],
  ])('quotes %s', (argument, quoted) => {
    expect(quoteExec(argument)).toBe(quoted);
  });
});
