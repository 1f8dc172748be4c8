import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { installedName, notificationIcon } from '../../../../main/shell/notifications/icon.ts';

const inArchive = '/opt/Inglenook/resources/app.asar/build/icons/app.png';

it('is the file itself only while nothing is packed', () => {
  expect(notificationIcon('build/icons/app.png', false, undefined)).toBe('build/icons/app.png');
  expect(notificationIcon(inArchive, true, undefined)).toBe('inglenook');
});

it('is the picture that an AppImage carries', () => {
  const appDir = mkdtempSync(path.join(tmpdir(), 'inglenook-appdir-'));
  expect(notificationIcon(inArchive, true, appDir)).toBe('inglenook');
  writeFileSync(path.join(appDir, 'inglenook.png'), '');
  expect(notificationIcon(inArchive, true, appDir)).toBe(path.join(appDir, 'inglenook.png'));
  rmSync(appDir, { recursive: true });
});

it('has the name under which the packages install it', () => {
  const config = readFileSync(path.join(import.meta.dirname, '../../../../build/electron-builder.yml'), 'utf8');
  expect(config).toMatch(new RegExp(`executableName: ${installedName}$`, 'm'));
});
