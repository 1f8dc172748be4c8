/** Covers and valves: open, stop, close, position and tilt. */
import type { ReactNode } from 'react';
import type { EntityOf } from '../../../preload/contract.ts';
import { sayAction } from '../../format/actions.ts';
import { can, numberOf } from '../../format/values.ts';
import { say } from '../../words/words.ts';
import type { IconName } from '../icons/icon.tsx';
import { IconButton } from '../ui/button.tsx';
import { Slider } from '../ui/slider.tsx';
import styles from './controls.module.css';
import { type ControlProps, useCommand } from './use-command.ts';

function moves(
  entity: EntityOf<'cover' | 'valve'>,
): ReadonlyArray<{ readonly action: string; readonly icon: IconName }> {
  const isValve = entity.platform === 'valve';
  const kind = isValve ? 'valve' : 'cover';
  const all: ReadonlyArray<{ readonly action: string; readonly icon: IconName }> = [
    { action: `open_${kind}`, icon: isValve ? 'valve' : 'arrow-up-bold' },
    { action: `stop_${kind}`, icon: 'stop' },
    { action: `close_${kind}`, icon: isValve ? 'close' : 'arrow-down-bold' },
  ];
  return all.filter((move) => can(entity, move.action));
}

export function CoverButtons({ entity }: ControlProps<'cover' | 'valve'>): ReactNode {
  const { send, sendNow, asks, openAction, isDisabled } = useCommand(entity);
  return (
    <div className={styles.tight}>
      {moves(entity).map(({ action, icon }) => (
        <IconButton
          key={action}
          icon={icon}
          kind="normal"
          label={`${sayAction(action)} ${entity.name.slice(0, 60)}`}
          isDisabled={isDisabled}
          {...(openAction === action ? { isPressed: true } : {})}
          onPress={() => send(action)}
          onHold={asks(action) ? () => void sendNow(action) : undefined}
        />
      ))}
    </div>
  );
}

const percent = (value: number): string => `${Math.round(value)} %`;

export function CoverSliders({ entity, size }: ControlProps<'cover' | 'valve'>): ReactNode {
  const { send, wantedNumber, isDisabled } = useCommand(entity);
  const isValve = entity.platform === 'valve';
  const setPosition = isValve ? 'set_valve_position' : 'set_cover_position';
  const hasPosition = can(entity, setPosition);
  const hasTilt = can(entity, 'set_cover_tilt_position');
  const tilt = entity.platform === 'cover' ? numberOf(entity, 'current_tilt_position') : undefined;
  if (!hasPosition && (!hasTilt || size === 'card') && !can(entity, 'open_cover_tilt')) return null;
  return (
    <div className={styles.block}>
      {hasPosition && (
        <Slider
          label={size === 'full' ? say('readings.position') : say('controls.positionOf', { name: entity.name })}
          showLabel={size === 'full'}
          value={numberOf(entity, 'current_position')}
          wanted={wantedNumber('position')}
          min={0}
          max={100}
          say={percent}
          isDisabled={isDisabled}
          onCommit={(position) => send(setPosition, { position })}
        />
      )}
      {size === 'full' && hasTilt && (
        <Slider
          label={say('controls.tilt')}
          showLabel
          value={tilt}
          wanted={wantedNumber('tilt_position')}
          min={0}
          max={100}
          say={percent}
          isDisabled={isDisabled}
          onCommit={(tilt_position) => send('set_cover_tilt_position', { tilt_position })}
        />
      )}
      {size === 'full' && can(entity, 'open_cover_tilt') && (
        <div className={styles.row}>
          <span className={styles.label}>{say('controls.slats')}</span>
          <IconButton
            icon="arrow-up"
            kind="normal"
            label={say('controls.openSlats')}
            isDisabled={isDisabled}
            onPress={() => send('open_cover_tilt')}
          />
          {can(entity, 'stop_cover_tilt') && (
            <IconButton
              icon="stop"
              kind="normal"
              label={say('controls.stopSlats')}
              isDisabled={isDisabled}
              onPress={() => send('stop_cover_tilt')}
            />
          )}
          <IconButton
            icon="arrow-down"
            kind="normal"
            label={say('controls.closeSlats')}
            isDisabled={isDisabled}
            onPress={() => send('close_cover_tilt')}
          />
        </div>
      )}
    </div>
  );
}
