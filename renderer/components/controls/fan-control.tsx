/** Fans: speed, preset, oscillation, direction; on and off is toggle-control. */
import type { ReactNode } from 'react';
import { attributeOf, can, numberOf, textOf } from '../../format/values.ts';
import { say } from '../../words/words.ts';
import { Slider } from '../ui/slider.tsx';
import { Toggle } from '../ui/toggle.tsx';
import styles from './controls.module.css';
import { OptionRow } from './option-row.tsx';
import { type ControlProps, useCommand } from './use-command.ts';

export function FanControl({ entity, size }: ControlProps<'fan'>): ReactNode {
  const { send, wanted, wantedNumber, openAction, isDisabled } = useCommand(entity);
  const isFull = size === 'full';
  const hasSpeed = can(entity, 'set_percentage');
  if (!isFull && !hasSpeed) return null;
  const isOscillating = attributeOf(entity, 'oscillating') === true;
  return (
    <div className={styles.block}>
      {hasSpeed && (
        <Slider
          label={isFull ? say('readings.speed') : say('controls.speedOf', { name: entity.name })}
          showLabel={isFull}
          value={entity.state === 'off' ? 0 : numberOf(entity, 'percentage')}
          wanted={wantedNumber('percentage')}
          min={0}
          max={100}
          step={Math.max(1, entity.capabilities.percentageStep ?? 1)}
          say={(percent) => `${Math.round(percent)} %`}
          isDisabled={isDisabled}
          onCommit={(percentage) => send('set_percentage', { percentage: Math.round(percentage) })}
        />
      )}
      {isFull && can(entity, 'set_preset_mode') && (
        <OptionRow
          label={say('fields.preset')}
          options={entity.capabilities.presetModes ?? []}
          value={textOf(entity, 'preset_mode')}
          wanted={wanted('preset_mode')}
          isDisabled={isDisabled}
          isOwnText
          onChange={(preset_mode) => send('set_preset_mode', { preset_mode })}
        />
      )}
      {isFull && can(entity, 'oscillate') && (
        <Toggle
          isOn={isOscillating}
          isPending={openAction === 'oscillate'}
          isDisabled={isDisabled}
          onChange={() => send('oscillate', { oscillating: !isOscillating })}
        >
          {say('fields.oscillate')}
        </Toggle>
      )}
      {isFull && can(entity, 'set_direction') && (
        <OptionRow
          label={say('fields.direction')}
          options={['forward', 'reverse']}
          value={textOf(entity, 'direction')}
          wanted={wanted('direction')}
          isDisabled={isDisabled}
          onChange={(direction) => send('set_direction', { direction })}
        />
      )}
    </div>
  );
}
