/** The keys that work everywhere, and the list of them under "?". */
import { type ReactNode, useEffect, useState } from 'react';
import { Dialog } from '../components/ui/dialog.tsx';
import { useSlice } from '../state/use-store.tsx';
import { say } from '../words/words.ts';
import { go } from './route.ts';
import styles from './shortcuts.module.css';
import { mainViews } from './views.ts';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Listens for the keys; shows the list of them when it is asked for. */
export function Shortcuts(): ReactNode {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, altKey, ctrlKey, metaKey } = event;
      const isCommand = (ctrlKey || metaKey) && !altKey;
      const view = isCommand && /^[1-9]$/.test(key) ? mainViews[Number(key) - 1]?.view : undefined;
      if (view !== undefined) go(view);
      else if (isCommand && key === ',') go('settings');
      else if (key === '?' && !isCommand && !altKey && !isTyping(event.target)) setOpen(true);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return isOpen ? (
    <Dialog title={say('remote.helpTitle')} onClose={() => setOpen(false)}>
      <ShortcutList />
    </Dialog>
  ) : null;
}

/** Also shown in the palette, for "?". */
export function ShortcutList(): ReactNode {
  const isMac = useSlice('app').platform === 'darwin';
  const command = isMac ? '⌘' : say('remote.keyCtrl');
  const keys: ReadonlyArray<readonly [keys: readonly string[], what: string]> = [
    [[command, 'K'], say('remote.keyPalette')],
    [[command, ','], say('remote.keySettings')],
    [[command, `1–${mainViews.length}`], say('remote.keyViews')],
    [['← ↑ → ↓'], say('remote.keyArrows')],
    [['Alt', '← →'], say('remote.keyAdjust')],
    [[say('remote.keyEsc')], say('remote.keyClose')],
    [['?'], say('remote.keyHelp')],
  ];
  return (
    <>
      <dl className={styles.list}>
        {keys.map(([parts, what]) => (
          <div key={what} className={styles.line}>
            <dt>
              {parts.map((part) => (
                <kbd key={part} className={styles.key}>
                  {part}
                </kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>{say('remote.helpTry')}</p>
    </>
  );
}
