/** On and off: switch, light, fan, siren, humidifier and whatever else has both actions. */
import type { ReactNode } from 'react';
import { can } from '../../format/values.ts';
import { Button } from '../ui/button.tsx';
import { Toggle } from '../ui/toggle.tsx';
import styles from './controls.module.css';
import { type ControlProps, useCommand } from './use-command.ts';

export function ToggleControl({ entity }: ControlProps): ReactNode {
  const { send, openAction, isDisabled } = useCommand(entity);
  if (!can(entity, 'turn_on') || !can(entity, 'turn_off')) return null;
  const isPending = openAction === 'turn_on' || openAction === 'turn_off';
  if (entity.state === 'unknown') {
    // A switch would claim to know; two buttons do not.
    return (
      <div className={styles.row}>
        <Button size="s" isDisabled={isDisabled} onPress={() => send('turn_on')}>
          On
        </Button>
        <Button size="s" isDisabled={isDisabled} onPress={() => send('turn_off')}>
          Off
        </Button>
      </div>
    );
  }
  const isOn = entity.state !== 'off';
  return (
    <Toggle
      label={entity.name}
      isOn={isOn}
      isPending={isPending}
      isDisabled={isDisabled}
      onChange={() => send(isOn ? 'turn_off' : 'turn_on')}
    />
  );
}
