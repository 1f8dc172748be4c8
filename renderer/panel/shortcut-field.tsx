/** Settings: the key that opens the panel from anywhere. It is taken by being pressed. */
import { type ReactNode, useState } from 'react';
import { Button } from '../components/ui/button.tsx';
import { attempt, call } from '../state/calls.ts';
import { useSettings } from '../state/use-store.tsx';
import { say } from '../words/words.ts';
import { acceleratorOf } from './accelerator.ts';
import styles from './shortcut-field.module.css';

export function ShortcutField(): ReactNode {
  const { panelShortcut } = useSettings();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const set = async (shortcut: string | null): Promise<void> => {
    const answer = await attempt(call('panel.setShortcut', { shortcut }));
    setAsking(false);
    if (answer !== undefined) setProblem(answer.outcome === 'set' ? undefined : say(`panelKey.${answer.outcome}`));
  };
  return (
    <div className={styles.field}>
      <div className={styles.words}>
        <span>{say('panelKey.label')}</span>
        <span className={styles.hint} role="status">
          {problem ??
            (isAsking ? say('panelKey.press') : (panelShortcut?.replaceAll('+', ' + ') ?? say('states.none')))}
        </span>
      </div>
      {isAsking ? (
        <button
          type="button"
          ref={(element) => element?.focus()}
          className={styles.taking}
          onBlur={() => setAsking(false)}
          onKeyDown={(event) => {
            if (event.key === 'Tab' && !event.ctrlKey && !event.altKey) return;
            event.preventDefault();
            if (event.key === 'Escape') return setAsking(false);
            const shortcut = acceleratorOf(event);
            if (shortcut !== undefined) void set(shortcut);
          }}
        >
          {say('panelKey.pressShort')}
        </button>
      ) : (
        <Button size="s" onPress={() => setAsking(true)}>
          {panelShortcut === undefined ? say('panelKey.choose') : say('panelKey.change')}
        </Button>
      )}
      {panelShortcut !== undefined && !isAsking && (
        <Button size="s" onPress={() => void set(null)}>
          {say('common.remove')}
        </Button>
      )}
    </div>
  );
}
