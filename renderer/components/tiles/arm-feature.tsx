/** Arming and disarming on a tile: at most three buttons of equal width, whatever the panel can. */
import { type ReactNode, useState } from 'react';
import type { EntityOf } from '../../../preload/contract.ts';
import { sayAction } from '../../format/entity.ts';
import { can } from '../../format/values.ts';
import { say, words } from '../../words/words.ts';
import { needsCode } from '../controls/alarm-control.tsx';
import { CodeDialog } from '../controls/code-entry.tsx';
import { useCommand } from '../controls/use-command.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import styles from './tile-feature.module.css';

const arms = ['alarm_arm_home', 'alarm_arm_away', 'alarm_arm_night', 'alarm_arm_vacation'];
const buttonsShown = 3;

/** What leads on: out of anything that is armed, else into it. */
function armActions(entity: EntityOf<'alarm_control_panel'>): readonly string[] {
  if (!['disarmed', 'unknown'].includes(entity.state)) return can(entity, 'alarm_disarm') ? ['alarm_disarm'] : [];
  return arms.filter((action) => can(entity, action)).slice(0, buttonsShown);
}

/** "Home" is enough beside "Away": all of them arm. */
function shortWord(action: string): string {
  return words().look('armWords', action) ?? sayAction(action);
}

export function ArmFeature({ entity }: { entity: EntityOf<'alarm_control_panel'> }): ReactNode {
  const { send, sendNow, asks, openAction, isDisabled } = useCommand(entity);
  const [asking, setAsking] = useState<string>();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line everywhere
    <div className={cx(styles.buttons, styles.arms)} role="group" aria-label={entity.name.slice(0, 100)}>
      {armActions(entity).map((action) => (
        <Button
          key={action}
          size="s"
          label={sayAction(action)}
          isDisabled={isDisabled}
          isBusy={openAction === action}
          onPress={() => (needsCode(entity, action) ? setAsking(action) : send(action))}
          onHold={!needsCode(entity, action) && asks(action) ? () => void sendNow(action) : undefined}
        >
          {shortWord(action)}
        </Button>
      ))}
      {asking !== undefined && (
        <CodeDialog
          title={say('readings.labelled', { label: sayAction(asking), text: entity.name.slice(0, 60) })}
          confirm={sayAction(asking)}
          isNumeric={entity.capabilities.codeFormat !== 'text'}
          onCode={(code) => sendNow(asking, { code })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}
