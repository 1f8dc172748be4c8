import { BrowserWindow } from 'electron';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { app } from '../../../../build/standin/app.ts';
import { createPanel } from '../../../../main/shell/panel/panel.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryLogger } from '../../../support/memory-logger.ts';

describe('the panel', () => {
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
  });
  const open = () => {
    const clock = createFakeClock();
    const seen: Array<boolean | 'gone'> = [];
    const panel = createPanel({
      preload: '/preload.cjs',
      icon: '/icon.png',
      clock,
      logger: createMemoryLogger(),
      keptMs: 60_000,
      anchor: () => undefined,
      isDark: () => false,
      onVisible: (visible) => seen.push(visible),
      onGone: () => seen.push('gone'),
    });
    panel.toggle();
    panel.pageReady();
    panel.resize(400);
    const window = () => BrowserWindow.getAllWindows()[0];
    return { clock, panel, window, seen };
  };

  it('is shown once its page says how high it is, and sees patches only then', () => {
    const { panel, window, seen } = open();
    expect(window()?.isVisible()).toBe(true);
    expect(window()?.getBounds()).toMatchObject({ width: 360, height: 400 });
    expect(seen.at(-1)).toBe(true);
    panel.hide();
    expect(window()?.isVisible()).toBe(false);
    expect(seen.at(-1)).toBe(false);
  });
  it('stays closed by the click that took its focus away, and opens by the next one', () => {
    const { clock, panel, window } = open();
    window()?.emit('blur');
    clock.advance(80);
    expect(window()?.isVisible()).toBe(false);
    clock.advance(50);
    panel.toggle();
    expect(window()?.isVisible()).toBe(false);
    panel.toggle();
    expect(window()?.isVisible()).toBe(true);
  });
  it('is closed by a click that comes before the focus has settled', () => {
    const { clock, panel, window } = open();
    window()?.emit('blur');
    panel.toggle();
    expect(window()?.isVisible()).toBe(false);
    clock.advance(80);
    panel.toggle();
    clock.advance(1_000);
    expect(window()?.isVisible()).toBe(true);
  });
  it('stays when a window of ours closes late and takes the focus with it, but not when another program takes it', () => {
    const other = new BrowserWindow({ show: false });
    const { clock } = open();
    const panel = BrowserWindow.getAllWindows().find((each) => each !== other);
    panel?.emit('blur');
    other.destroy();
    clock.advance(80);
    expect(panel?.isVisible()).toBe(true);
    panel?.emit('blur');
    clock.advance(80);
    expect(panel?.isVisible()).toBe(false);
  });
  it('is the same window within a minute, and none after it', () => {
    const { clock, panel, window, seen } = open();
    const first = window();
    panel.hide();
    clock.advance(59_000);
    panel.toggle();
    expect(window()).toBe(first);
    panel.hide();
    expect(seen).not.toContain('gone');
    clock.advance(60_000);
    expect(BrowserWindow.getAllWindows()).toEqual([]);
    expect(seen.at(-1)).toBe('gone');
  });
});
