import electron, { app, BrowserWindow, Notification, nativeTheme, powerMonitor, safeStorage, shell } from 'electron';
import { describe, expect, it } from 'vitest';

/** As an app does that was written for real Electron: the types know more than the stand-in has. */
const read = (target: object, name: string): unknown => Reflect.get(target, name);

describe('what the stand-in does not have', () => {
  it.each([
    ['electron', electron, 'desktopCapturer'],
    ['app', app, 'setBadgeCount'],
    ['nativeTheme', nativeTheme, 'themeSource'],
    ['powerMonitor', powerMonitor, 'getCurrentThermalState'],
    ['safeStorage', safeStorage, 'decryptString'],
    ['shell', shell, 'trashItem'],
    ['BrowserWindow', BrowserWindow, 'fromId'],
    ['Notification', new Notification({ title: 'x' }), 'hasReply'],
  ])('%s says so', (name, target, property) => {
    expect(() => read(target, property)).toThrow(`the stand-in has no ${name}.${property}`);
  });

  it('what Electron itself lacks here is absent', () => {
    expect(app.dock).toBe(process.platform === 'darwin' ? expect.anything() : undefined);
  });

  it('what it has works as before, listeners too', async () => {
    let heard = 0;
    powerMonitor.once('suspend', () => {
      heard += 1;
    });
    powerMonitor.emit('suspend');
    powerMonitor.emit('suspend');
    expect(heard).toBe(1);
    expect(await Promise.resolve(app)).toBe(app);
    expect(JSON.stringify({ at: shell })).toBe('{"at":{}}');
  });
});
