/** The key that opens the panel from anywhere: off at first, and never taken from another program. */
import { globalShortcut } from 'electron';
import type { Dispose, Listenable } from '../../service/base/events.ts';
import type { Logger } from '../../service/base/ports.ts';
import type { ServiceEvents } from '../../service/model/service.ts';
import type { SettingsHolder } from '../../service/settings/holder.ts';

export type ShortcutOutcome = 'set' | 'taken' | 'invalid';

export interface PanelShortcut {
  /** Holds the key of the settings, also after they change, until the disposer is called. */
  follow(): Dispose;
  /** Tries a key, and keeps it in the settings if nobody has it; undefined: none. */
  set(shortcut: string | undefined): Promise<ShortcutOutcome>;
}

const modifiers = /^(?:Command|Control|CommandOrControl|Alt|Option|AltGr|Shift|Super|Meta)$/;
const key = /^(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Tab|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete)$/;

/** Whether a text is a key with at least one modifier other than Shift alone: others are typed in texts. Pure. */
export function isShortcut(text: string): boolean {
  const parts = text.split('+');
  const last = parts.pop() ?? '';
  return key.test(last) && parts.every((part) => modifiers.test(part)) && parts.some((part) => part !== 'Shift');
}

export function createPanelShortcut(
  service: Listenable<ServiceEvents> & { readonly settings: Pick<SettingsHolder, 'get' | 'update'> },
  press: () => void,
  logger: Logger,
): PanelShortcut {
  const log = logger.child('shortcut');
  let held: string | undefined;

  const take = (shortcut: string): ShortcutOutcome => {
    if (!isShortcut(shortcut)) return 'invalid';
    try {
      return globalShortcut.register(shortcut, press) ? 'set' : 'taken';
    } catch {
      return 'invalid';
    }
  };
  const release = (): void => {
    if (held !== undefined) globalShortcut.unregister(held);
    held = undefined;
  };
  /** Where the new one cannot be had, the old one stays. */
  const change = (shortcut: string | undefined): ShortcutOutcome => {
    if (shortcut === held) return 'set';
    const outcome = shortcut === undefined ? 'set' : take(shortcut);
    if (outcome !== 'set') return outcome;
    release();
    held = shortcut;
    return 'set';
  };
  return {
    follow() {
      const apply = (): void => {
        const { panelShortcut } = service.settings.get();
        const outcome = change(panelShortcut);
        if (outcome !== 'set') log.warn('shortcut.refused', { outcome });
      };
      apply();
      const off = service.on('settings.changed', apply);
      return () => {
        off();
        release();
      };
    },
    async set(shortcut) {
      const outcome = change(shortcut);
      if (outcome === 'set') await service.settings.update({ panelShortcut: shortcut ?? null });
      return outcome;
    },
  };
}
