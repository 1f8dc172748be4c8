/** Locks: lock, unlock and open the latch, with a code where the lock wants one. */
import { type ReactNode, useState } from 'react';
import { sayAction } from '../../format/actions.ts';

import { accepts } from '../../platforms/descriptor.ts';
import { nextOfLock } from '../../platforms/lock.tsx';
import { say, words } from '../../words/words.ts';
import { Button } from '../ui/button.tsx';
import { CodeDialog } from './code-entry.tsx';
import styles from './controls.module.css';
import { type ControlProps, useCommand } from './use-command.ts';

const icons = { lock: 'lock', unlock: 'lock-open-variant', open: 'door-open' } as const;
type LockAction = keyof typeof icons;
const all: readonly LockAction[] = ['lock', 'unlock', 'open'];

export function LockControl({ entity, size }: ControlProps<'lock'>): ReactNode {
  const { send, sendNow, asks, openAction, isDisabled } = useCommand(entity);
  const [asking, setAsking] = useState<LockAction>();
  const format = entity.capabilities.codeFormat ?? undefined;
  const isCard = size === 'card';
  // On a card one button is enough. The one that was pressed stays until its outcome is known.
  const pressed = all.find((action) => action === openAction);
  const shown = isCard ? [pressed ?? nextOfLock(entity.state, undefined)] : all.filter((each) => accepts(entity, each));
  return (
    <div className={styles.row}>
      {shown.map((action) => (
        <Button
          // One place, one button: its focus and its size stay when its word changes.
          key={isCard ? 'next' : action}
          size={isCard ? 's' : 'm'}
          icon={icons[action]}
          isDisabled={isDisabled}
          isBusy={openAction === action}
          label={`${entity.name}: ${words().inline(sayAction(action))}`}
          onPress={() => (format === undefined ? send(action) : setAsking(action))}
          onHold={format === undefined && asks(action) ? () => void sendNow(action) : undefined}
        >
          {isCard ? <Widest words={all.slice(0, 2).map(sayAction)}>{sayAction(action)}</Widest> : sayAction(action)}
        </Button>
      ))}
      {asking !== undefined && (
        <CodeDialog
          title={say('search.act', { verb: sayAction(asking), name: entity.name.slice(0, 60) })}
          confirm={sayAction(asking)}
          isNumeric={format === undefined || /\\d|0-9/.test(format)}
          pattern={format}
          onCode={(code) => sendNow(asking, { code })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

/** A text that takes the room of the longest of some words. */
function Widest({ words, children }: { words: readonly string[]; children: string }): ReactNode {
  return (
    <span className={styles.stack}>
      {words.map((word) => (
        <span key={word} className={styles.ghost} aria-hidden="true">
          {word}
        </span>
      ))}
      <span>{children}</span>
    </span>
  );
}
