/** On and off: switch, light, fan, siren, humidifier and whatever else has both actions. */
import { type ReactNode, useState } from 'react';
import { accepts, isOnOrWanted } from '../../platforms/descriptor.ts';
import { say } from '../../words/words.ts';
import { Button } from '../ui/button.tsx';
import { Toggle } from '../ui/toggle.tsx';
import styles from './controls.module.css';
import { type ControlProps, useCommand } from './use-command.ts';

export function ToggleControl({ entity }: ControlProps): ReactNode {
  const { send, openAction, isDisabled } = useCommand(entity);
  // What began with two buttons keeps them: a switch in their place would lie under the pointer.
  const [isBlind] = useState(entity.state === 'unknown');
  if (!accepts(entity, 'turn_on') || !accepts(entity, 'turn_off')) return null;
  if (isBlind) {
    // A switch would claim to know; two buttons do not.
    return (
      <div className={styles.row}>
        <Button size="s" isDisabled={isDisabled} isBusy={openAction === 'turn_on'} onPress={() => send('turn_on')}>
          {say('states.on')}
        </Button>
        <Button size="s" isDisabled={isDisabled} isBusy={openAction === 'turn_off'} onPress={() => send('turn_off')}>
          {say('states.off')}
        </Button>
      </div>
    );
  }
  return (
    <Toggle
      label={entity.name}
      isOn={entity.state !== 'off' && entity.state !== 'unknown'}
      isPending={openAction === 'turn_on' || openAction === 'turn_off'}
      isDisabled={isDisabled}
      // A second click takes back what the first one asked for, whether or not the device has answered.
      onChange={() => send(isOnOrWanted(entity, openAction) ? 'turn_off' : 'turn_on')}
    />
  );
}
