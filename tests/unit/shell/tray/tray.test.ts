import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { nativeTheme } from 'electron';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { app } from '../../../../build/standin/app.ts';
import { record } from '../../../../build/standin/record.ts';
import { changeSystem } from '../../../../build/standin/system.ts';
import type { TrayAction, TrayModel } from '../../../../main/shell/tray/model.ts';
import { createTray } from '../../../../main/shell/tray/tray.ts';
import { findItem, viewMenu } from '../../../standin/menu.ts';

const icons = fileURLToPath(new URL('../../../../build/icons/tray', import.meta.url));
const model = (changes: Partial<TrayModel> = {}): TrayModel => ({
  icon: 'fine',
  toolTip: 'Inglenook: 3 devices',
  title: '',
  items: [
    { kind: 'item', label: 'Salt & Pepper', enabled: true, checked: false, action: { type: 'open', view: 'home' } },
    { kind: 'separator' },
    {
      kind: 'item',
      label: 'More',
      enabled: true,
      items: [{ kind: 'item', label: 'Quit', enabled: true, action: { type: 'quit' } }],
    },
  ],
  ...changes,
});

describe('tray', () => {
  let acts: TrayAction[];
  beforeAll(async () => {
    app.codeLoaded();
    await app.whenReady();
  });
  beforeEach(() => {
    acts = [];
    record.trays.length = 0;
  });
  const open = (first = model()) => createTray({ icons, act: (action) => acts.push(action) }, first);
  const shown = () => record.trays[0];

  it.each(['fine', 'attention', 'alarm', 'offline'] as const)('has a picture for %s', (icon) => {
    const tray = open(model({ icon }));
    expect(path.basename(shown()?.image ?? '')).toMatch(new RegExp(`^${icon}(-light\\.(png|ico)|Template\\.png)$`));
    tray.dispose();
  });

  it('renders menu and tooltip, and passes clicks on', () => {
    const tray = open();
    expect(viewMenu(shown()?.menu ?? [])).toMatchObject([
      { label: 'Salt && Pepper', type: 'checkbox', checked: false },
      { type: 'separator' },
      { label: 'More', submenu: [{ label: 'Quit' }] },
    ]);
    expect(shown()?.toolTip).toBe('Inglenook: 3 devices');
    const quit = findItem(shown()?.menu ?? [], ['More', 'Quit']);
    quit?.click?.({} as never, undefined, {} as never);
    shown()?.emitter.emit('click');
    shown()?.emitter.emit('double-click');
    expect(acts).toEqual([{ type: 'quit' }, { type: 'panel' }, { type: 'open', view: 'home' }]);
    tray.dispose();
  });

  it('sets the menu anew when it changed, and only then', () => {
    const tray = open();
    const before = shown()?.menu;
    tray.render(model({ icon: 'alarm' }));
    expect(shown()?.menu).toBe(before);
    expect(shown()?.image).toContain('alarm');
    tray.render(model({ items: [] }));
    expect(shown()?.menu).toEqual([]);
    expect(record.trays).toHaveLength(1);
    tray.dispose();
  });

  it('puts a check mark back, which the system flips by itself', () => {
    const tray = open();
    const before = shown()?.menu;
    findItem(before ?? [], ['Salt && Pepper'])?.click?.({} as never, undefined, {} as never);
    expect(shown()?.menu).not.toBe(before);
    expect(viewMenu(shown()?.menu ?? [])).toEqual(viewMenu(before ?? []));
    tray.dispose();
  });

  it('follows the panel’s colour, and goes away', () => {
    const tray = open();
    // The app's own theme stays as it is: on Windows the taskbar has colours of its own.
    changeSystem({ darkPanel: true });
    if (process.platform !== 'darwin') expect(shown()?.image).toContain('fine-dark');
    changeSystem({ darkPanel: false });
    tray.dispose();
    expect(shown()?.destroyed).toBe(true);
    expect(nativeTheme.listenerCount('updated')).toBe(0);
  });
});
