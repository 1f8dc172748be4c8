/** Alarm panels: arm modes, disarm, and the keypad where a code is wanted. */
import { type ReactNode, useState } from 'react';
import type { EntityOf } from '../../../preload/contract.ts';
import { sayAction } from '../../format/actions.ts';

import { accepts } from '../../platforms/descriptor.ts';
import { say } from '../../words/words.ts';
import { Button } from '../ui/button.tsx';
import { ActionMenu } from '../ui/menu.tsx';
import { CodeDialog, CodeField } from './code-entry.tsx';
import styles from './controls.module.css';
import { type ControlProps, useCommand } from './use-command.ts';

/** In the order in which they are used; the first two have a button, the rest are behind "More". */
const armActions = [
  'alarm_arm_away',
  'alarm_arm_home',
  'alarm_arm_night',
  'alarm_arm_vacation',
  'alarm_arm_custom_bypass',
] as const;
const shownArms = 2;

/** Whether an action wants a code: arming does unless the panel says otherwise, disarming where the panel has a code. */
export function needsCode(entity: EntityOf<'alarm_control_panel'>, action: string): boolean {
  if (action.startsWith('alarm_arm')) return entity.capabilities.codeArmRequired !== false;
  if (action !== 'alarm_disarm') return entity.capabilities.codeTriggerRequired === true;
  const isRequired = entity.capabilities.codeDisarmRequired;
  return typeof isRequired === 'boolean' ? isRequired : typeof entity.capabilities.codeFormat === 'string';
}

/** Whether an action leads anywhere from the state that the panel is in. */
function leadsOn(state: string, action: string): boolean {
  if (action === 'alarm_disarm') return state !== 'disarmed';
  return action !== `alarm_arm_${state.slice('armed_'.length)}` || !state.startsWith('armed_');
}

/**
 * The same buttons in the same places, whatever the state: disarm first, then the two usual ways to arm. In an alarm
 * (`arming`) nothing is offered that sets it off.
 */
export function AlarmControl({
  entity,
  size,
  only,
}: ControlProps<'alarm_control_panel'> & { only?: 'arming' }): ReactNode {
  const { send, sendNow, asks, openAction, isDisabled } = useCommand(entity);
  const [asking, setAsking] = useState<string>();
  const [code, setCode] = useState('');
  const isNumeric = entity.capabilities.codeFormat !== 'text';
  const arms = armActions.filter((action) => accepts(entity, action));
  const actions = ['alarm_disarm', ...arms.slice(0, shownArms)].filter((action) => accepts(entity, action));
  const more = [...arms.slice(shownArms), ...(only === 'arming' ? [] : ['alarm_trigger'])].filter((action) =>
    accepts(entity, action),
  );
  const isFull = size === 'full';
  const hasKeypad = isFull && [...actions, ...more].some((action) => needsCode(entity, action));
  const run = (action: string): void => {
    if (!needsCode(entity, action)) send(action, code === '' ? undefined : { code });
    else if (hasKeypad && code !== '') void sendNow(action, { code });
    else setAsking(action);
    setCode('');
  };
  return (
    <div className={styles.block}>
      {hasKeypad && <CodeField value={code} onChange={setCode} isNumeric={isNumeric} isDisabled={isDisabled} />}
      <div className={styles.row}>
        {actions.map((action) => (
          <Button
            key={action}
            size={isFull ? 'l' : 's'}
            kind={action === 'alarm_disarm' && entity.state === 'triggered' ? 'danger' : 'normal'}
            isDisabled={isDisabled || !leadsOn(entity.state, action)}
            isBusy={openAction === action}
            onPress={() => run(action)}
            onHold={!needsCode(entity, action) && asks(action) ? () => void sendNow(action) : undefined}
          >
            {sayAction(action)}
          </Button>
        ))}
        {isFull && more.length > 0 && (
          <ActionMenu
            label={say('controls.moreOf', { name: entity.name.slice(0, 60) })}
            text={say('common.more')}
            isLabelSaid
            entries={more.map((action) => ({
              id: action,
              label: sayAction(action),
              isDanger: action === 'alarm_trigger',
              onAction: () => run(action),
            }))}
          />
        )}
      </div>
      {asking !== undefined && (
        <CodeDialog
          title={say('readings.labelled', { label: sayAction(asking), text: entity.name.slice(0, 60) })}
          confirm={sayAction(asking)}
          isNumeric={isNumeric}
          onCode={(typed) => sendNow(asking, { code: typed })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}
