import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { app } from '../../../../build/standin/app.ts';
import { record } from '../../../../build/standin/record.ts';
import { changeSystem } from '../../../../build/standin/system.ts';
import { createPanelShortcut, isShortcut } from '../../../../main/shell/panel/shortcut.ts';
import { createMemoryLogger } from '../../../support/memory-logger.ts';

describe('a shortcut', () => {
  it.each(['Control+Alt+H', 'CommandOrControl+Shift+Space', 'Super+F12'])('%s is one', (text) => {
    expect(isShortcut(text)).toBe(true);
  });
  it.each(['H', 'Shift+H', 'Control', 'Control+', 'Ctrl+H', 'Control+Alt+', 'F5', 'Control+Plus+Minus'])(
    '%s is none',
    (text) => {
      expect(isShortcut(text)).toBe(false);
    },
  );
});

describe('the key of the panel', () => {
  beforeAll(async () => {
    app.codeLoaded();
    await app.whenReady();
  });
  beforeEach(() => {
    record.keys.clear();
    changeSystem({ takenKeys: [] });
  });
  const setup = (panelShortcut?: string) => {
    let settings: { panelShortcut?: string } = panelShortcut === undefined ? {} : { panelShortcut };
    const listeners: Array<() => void> = [];
    const presses: string[] = [];
    const service = {
      on: (_name: string, listener: () => void) => {
        listeners.push(listener);
        return () => undefined;
      },
      settings: {
        get: () => settings,
        update: async ({ panelShortcut: next }: { panelShortcut: string | null }) => {
          settings = next === null ? {} : { panelShortcut: next };
          for (const listener of listeners) listener();
        },
      },
    };
    const shortcut = createPanelShortcut(service as never, () => presses.push('pressed'), createMemoryLogger());
    return { shortcut, presses, settings: () => settings };
  };

  it('is none at first, and is given back at the end', async () => {
    const { shortcut, presses, settings } = setup();
    const end = shortcut.follow();
    expect([...record.keys]).toEqual([]);
    expect(await shortcut.set('Control+Alt+H')).toBe('set');
    expect(settings()).toEqual({ panelShortcut: 'Control+Alt+H' });
    record.keys.get('Control+Alt+H')?.();
    expect(presses).toEqual(['pressed']);
    end();
    expect([...record.keys]).toEqual([]);
  });
  it('stays as it was where another program holds the new one', async () => {
    changeSystem({ takenKeys: ['Control+Alt+K'] });
    const { shortcut, settings } = setup('Control+Alt+H');
    shortcut.follow();
    expect(await shortcut.set('Control+Alt+K')).toBe('taken');
    expect(await shortcut.set('K')).toBe('invalid');
    expect(settings()).toEqual({ panelShortcut: 'Control+Alt+H' });
    expect([...record.keys.keys()]).toEqual(['Control+Alt+H']);
    expect(await shortcut.set(undefined)).toBe('set');
    expect([...record.keys]).toEqual([]);
  });
});
