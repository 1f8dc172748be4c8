/** Alarm panels: arm modes, disarm, and the keypad where a code is wanted. */
import { type ReactNode, useState } from 'react';
import type { Entity } from '../../../preload/contract.ts';
import { sayAction } from '../../format/actions.ts';
import { can, fact, textFact } from '../../format/values.ts';
import { Button } from '../ui/button.tsx';
import { CodeDialog, CodeField } from './code-entry.tsx';
import styles from './controls.module.css';
import { type ControlProps, useCommand } from './use-command.ts';

const armActions = [
  'alarm_arm_home',
  'alarm_arm_away',
  'alarm_arm_night',
  'alarm_arm_vacation',
  'alarm_arm_custom_bypass',
] as const;

/** Whether an action wants a code: arming does unless the panel says otherwise, disarming where the panel has a code. */
export function needsCode(entity: Entity, action: string): boolean {
  if (action.startsWith('alarm_arm')) return fact(entity, 'code_arm_required', 'codeArmRequired') !== false;
  if (action !== 'alarm_disarm') return fact(entity, 'code_trigger_required', 'codeTriggerRequired') === true;
  const isRequired = fact(entity, 'code_disarm_required', 'codeDisarmRequired');
  return typeof isRequired === 'boolean' ? isRequired : textFact(entity, 'code_format', 'codeFormat') !== undefined;
}

/** Which actions lead on from the state: a disarmed panel can be armed, any other disarmed. */
function shownActions(entity: Entity, size: ControlProps['size'], only: 'arming' | undefined): readonly string[] {
  const isArmed = !['disarmed', 'unknown'].includes(entity.state);
  const arms = armActions.filter((action) => can(entity, action) && action !== `alarm_arm_${entity.state.slice(6)}`);
  if (size === 'card' && isArmed) return ['alarm_disarm'];
  if (size === 'card') return entity.state === 'unknown' ? [...arms.slice(0, 2), 'alarm_disarm'] : arms.slice(0, 3);
  const disarm = can(entity, 'alarm_disarm') && entity.state !== 'disarmed' ? ['alarm_disarm'] : [];
  // In an alarm the way out comes first, and nothing is offered that sets it off.
  if (only === 'arming') return [...disarm, ...arms];
  return [
    ...arms,
    ...(can(entity, 'alarm_disarm') ? ['alarm_disarm'] : []),
    ...(can(entity, 'alarm_trigger') ? ['alarm_trigger'] : []),
  ];
}

export function AlarmControl({ entity, size, only }: ControlProps & { only?: 'arming' }): ReactNode {
  const { send, openAction, isDisabled } = useCommand(entity);
  const [asking, setAsking] = useState<string>();
  const [code, setCode] = useState('');
  const isNumeric = textFact(entity, 'code_format', 'codeFormat') !== 'text';
  const actions = shownActions(entity, size, only);
  const hasKeypad = size === 'full' && actions.some((action) => needsCode(entity, action));
  const run = (action: string): void => {
    if (!needsCode(entity, action)) send(action, code === '' ? undefined : { code });
    else if (!hasKeypad) setAsking(action);
    else send(action, { code });
    setCode('');
  };
  return (
    <div className={styles.block}>
      {hasKeypad && <CodeField value={code} onChange={setCode} isNumeric={isNumeric} isDisabled={isDisabled} />}
      <div className={styles.row}>
        {actions.map((action) => (
          <Button
            key={action}
            size={size === 'full' ? 'l' : 's'}
            kind={
              action === 'alarm_disarm' && entity.state === 'triggered'
                ? 'danger'
                : action === 'alarm_trigger'
                  ? 'quiet'
                  : 'normal'
            }
            isDisabled={isDisabled || (hasKeypad && needsCode(entity, action) && code === '')}
            isBusy={openAction === action}
            onPress={() => run(action)}
          >
            {sayAction(action)}
          </Button>
        ))}
      </div>
      {asking !== undefined && (
        <CodeDialog
          title={`${sayAction(asking)}: ${entity.name.slice(0, 60)}`}
          confirm={sayAction(asking)}
          isNumeric={isNumeric}
          onCode={(typed) => send(asking, { code: typed })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}
