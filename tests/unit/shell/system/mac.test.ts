import { describe, expect, it } from 'vitest';
import { macMenu } from '../../../../main/shell/system/mac.ts';
import { plainEnglish } from '../../../../preload/words/outside.ts';

describe('the menu on macOS', () => {
  const opened: Array<string | undefined> = [];
  const menu = macMenu(plainEnglish(), 'Inglenook', {
    open: (page) => opened.push(page),
    showLog: () => opened.push('log'),
  });
  const labels = (index: number) => {
    const { submenu } = menu[index] ?? {};
    return Array.isArray(submenu) ? submenu.map(({ label, role }) => label ?? role) : [];
  };

  it('has what people look for there: settings, copy and paste, windows, help', () => {
    expect(labels(0)).toContain('Settings…');
    expect(labels(0)).toContain('quit');
    expect(menu.map(({ role }) => role)).toEqual([undefined, 'editMenu', 'windowMenu', 'help']);
    expect(labels(3)).toEqual(['Health', 'Show the log']);
  });

  it('leads to the window', () => {
    for (const { submenu } of menu) {
      for (const { click } of Array.isArray(submenu) ? submenu : [])
        Reflect.apply(click ?? (() => undefined), undefined, []);
    }
    expect(opened).toEqual([undefined, 'about', 'log']);
  });
});
