/** Humidifiers: target humidity and mode; on and off is toggle-control. */
import type { ReactNode } from 'react';
import { can, numberOf, sayNumber, textOf } from '../../format/values.ts';
import { say } from '../../words/words.ts';
import { Slider } from '../ui/slider.tsx';
import styles from './controls.module.css';
import { OptionRow } from './option-row.tsx';
import { type ControlProps, useCommand } from './use-command.ts';

export function HumidifierControl({ entity, size }: ControlProps<'humidifier'>): ReactNode {
  const { send, wanted, wantedNumber, isDisabled } = useCommand(entity);
  const current = numberOf(entity, 'current_humidity');
  return (
    <div className={styles.block}>
      {can(entity, 'set_humidity') && (
        <Slider
          label={
            current === undefined
              ? say('readings.targetHumidity')
              : say('controls.targetHumidityNow', { humidity: sayNumber(current, 0) })
          }
          showLabel
          value={numberOf(entity, 'humidity')}
          wanted={wantedNumber('humidity')}
          min={entity.capabilities.minHumidity ?? 0}
          max={entity.capabilities.maxHumidity ?? 100}
          say={(value) => `${Math.round(value)} %`}
          isDisabled={isDisabled}
          onCommit={(humidity) => send('set_humidity', { humidity: Math.round(humidity) })}
        />
      )}
      {size === 'full' && can(entity, 'set_mode') && (
        <OptionRow
          label={say('fields.mode')}
          options={entity.capabilities.modes ?? []}
          value={textOf(entity, 'mode')}
          wanted={wanted('mode')}
          isDisabled={isDisabled}
          isOwnText
          onChange={(mode) => send('set_mode', { mode })}
        />
      )}
    </div>
  );
}
