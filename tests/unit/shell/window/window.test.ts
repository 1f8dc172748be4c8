import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BrowserWindow } from 'electron';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { app } from '../../../../build/standin/app.ts';
import { createPlaceFile, placeOnDisplays } from '../../../../main/shell/window/bounds.ts';
import { createMainWindow, lockedPreferences } from '../../../../main/shell/window/window.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryLogger } from '../../../support/memory-logger.ts';

describe('the window', () => {
  it('is locked down in every respect that Electron names', () => {
    expect(lockedPreferences('/preload.cjs', false)).toEqual({
      preload: '/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });
});

describe('a page whose process is gone', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'inglenook-window-'));
  beforeAll(async () => {
    app.codeLoaded();
    await app.whenReady();
  });
  beforeEach(() => {
    vi.spyOn(BrowserWindow.prototype, 'loadURL').mockResolvedValue();
  });
  afterEach(() => {
    for (const each of BrowserWindow.getAllWindows()) each.destroy();
    vi.restoreAllMocks();
    app.removeAllListeners('before-quit');
    rmSync(folder, { recursive: true, force: true });
  });
  const open = () => {
    const clock = createFakeClock();
    const logger = createMemoryLogger();
    const window = createMainWindow({
      preload: '/preload.cjs',
      icon: '/icon.png',
      dataDir: folder,
      clock,
      logger,
      onVisible: () => undefined,
      staysOnClose: () => false,
    });
    window.show();
    const end = (reason: string) => window.current()?.webContents.emit('render-process-gone', {}, { reason });
    return { clock, window, end, errors: () => logger.lines.filter(({ level }) => level === 'error') };
  };

  it('is opened anew, and the log says so', () => {
    const { window, end, errors } = open();
    const before = window.current();
    end('crashed');
    expect(window.current()).not.toBe(before);
    expect(BrowserWindow.getAllWindows()).toEqual([window.current()]);
    expect(errors()).toHaveLength(1);
  });
  it('and was ended from outside, is opened anew where nothing else ends', () => {
    const { clock, window, end, errors } = open();
    const before = window.current();
    end('killed');
    clock.advance(1_000);
    expect(window.current()).not.toBe(before);
    expect(errors()).toHaveLength(1);
  });
  it.each([
    ['before', 'killed', ['page', 'app']],
    ['after', 'killed', ['app', 'page']],
    ['after', 'clean-exit', ['app', 'page']],
  ])('%s the app is told to quit (%s), keeps it from nothing', (_, reason, order) => {
    const { clock, end, errors } = open();
    for (const each of order) {
      if (each === 'app') app.emit('before-quit', { preventDefault: () => undefined });
      else end(reason);
    }
    clock.advance(1_000);
    expect(BrowserWindow.getAllWindows()).toEqual([]);
    expect(errors()).toEqual([]);
  });
});

describe('the place of the window', () => {
  const left = { x: 0, y: 0, width: 1920, height: 1080 };
  const right = { x: 1920, y: 0, width: 1280, height: 1024 };
  const saved = { x: 2000, y: 100, width: 1000, height: 700 };

  it('is restored where a display shows it', () => {
    expect(placeOnDisplays(saved, [left, right])).toEqual(saved);
  });
  it('is cut to the display that shows most of it, with the title bar on it', () => {
    expect(placeOnDisplays({ x: 100, y: -40, width: 3_000, height: 2_000 }, [left, right])).toEqual({
      x: 100,
      y: 0,
      width: 1920,
      height: 1080,
    });
  });
  it('is forgotten, not its size, when that display is gone', () => {
    expect(placeOnDisplays(saved, [left])).toEqual({ width: 1000, height: 700 });
  });
  it('is forgotten when only an edge could be seen', () => {
    expect(placeOnDisplays({ ...saved, x: 1890 }, [left])).toEqual({ width: 1000, height: 700 });
  });
  it('fits the display', () => {
    expect(placeOnDisplays({ ...saved, x: 9_000, width: 4_000 }, [left])).toEqual({ width: 1920, height: 700 });
    expect(placeOnDisplays(undefined, [{ ...left, width: 800, height: 600 }])).toEqual({ width: 800, height: 600 });
  });
  it('has a size even when no display is told', () => {
    expect(placeOnDisplays(undefined, [])).toEqual({ width: 1080, height: 760 });
  });
});

describe('the file with the place', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'inglenook-place-'));
  afterEach(() => rmSync(path.join(folder, 'window.json'), { force: true }));
  const place = { bounds: { x: 1, y: 2, width: 800, height: 600 }, maximized: true, zoom: 2 };

  it('keeps what was written', async () => {
    const file = createPlaceFile(folder, () => undefined);
    expect(file.read()).toBeUndefined();
    file.write(place);
    // At once, for a window that is opened again, and a moment later for the next start.
    expect(file.read()).toEqual(place);
    await vi.waitFor(() => expect(createPlaceFile(folder, () => undefined).read()).toEqual(place));
  });
  it('reads one that was written before there was a zoom', () => {
    const { bounds, maximized } = place;
    writeFileSync(path.join(folder, 'window.json'), JSON.stringify({ bounds, maximized }));
    expect(createPlaceFile(folder, () => undefined).read()).toEqual({ bounds, maximized, zoom: 0 });
  });
  it('takes nonsense for nothing', () => {
    writeFileSync(path.join(folder, 'window.json'), '{"bounds":{"x":"1"}}');
    expect(createPlaceFile(folder, () => undefined).read()).toBeUndefined();
  });
  it('tells when it cannot be written', async () => {
    const errors: unknown[] = [];
    writeFileSync(path.join(folder, 'window.json'), '');
    createPlaceFile(path.join(folder, 'window.json'), (error) => errors.push(error)).write(place);
    await vi.waitFor(() => expect(errors).toHaveLength(1));
  });
});
