/** Locks: lock, unlock and open the latch, with a code where the lock wants one. */
import { type ReactNode, useState } from 'react';
import { sayAction } from '../../format/actions.ts';
import { can, textFact } from '../../format/values.ts';
import { Button } from '../ui/button.tsx';
import { CodeDialog } from './code-entry.tsx';
import styles from './controls.module.css';
import { type ControlProps, useCommand } from './use-command.ts';

export function LockControl({ entity, size }: ControlProps): ReactNode {
  const { send, openAction, isDisabled } = useCommand(entity);
  const [asking, setAsking] = useState<string>();
  const format = textFact(entity, 'code_format', 'codeFormat');
  const run = (action: string): void => (format === undefined ? send(action) : setAsking(action));
  const isLocked = entity.state === 'locked';
  const actions = ['lock', 'unlock', 'open'].filter((action) => can(entity, action));
  // On a card one button is enough: the one that changes something.
  const shown =
    size === 'full' || !['locked', 'unlocked', 'open'].includes(entity.state)
      ? actions
      : actions.filter((action) => action === (isLocked ? 'unlock' : 'lock'));
  return (
    <div className={styles.row}>
      {shown.map((action) => (
        <Button
          key={action}
          size={size === 'full' ? 'm' : 's'}
          icon={action === 'lock' ? 'lock' : action === 'open' ? 'door-open' : 'lock-open-variant'}
          isDisabled={isDisabled}
          isBusy={openAction === action}
          label={`${entity.name}: ${sayAction(action).toLowerCase()}`}
          onPress={() => run(action)}
        >
          {sayAction(action)}
        </Button>
      ))}
      {asking !== undefined && (
        <CodeDialog
          title={`${sayAction(asking)} ${entity.name.slice(0, 60)}`}
          confirm={sayAction(asking)}
          isNumeric={format === undefined || /\\d|0-9/.test(format)}
          pattern={format}
          onCode={(code) => send(asking, { code })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}
