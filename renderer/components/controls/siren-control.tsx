/** Sirens: tone, volume and duration for the next time it is turned on; on and off is toggle-control. */
import { type ReactNode, useState } from 'react';
import { can, sayOption, toTexts } from '../../format/values.ts';
import { say } from '../../words/words.ts';
import { Button } from '../ui/button.tsx';
import { NumberInput, SelectField } from '../ui/fields.tsx';
import { Slider } from '../ui/slider.tsx';
import styles from './controls.module.css';
import { type ControlProps, useCommand } from './use-command.ts';

export function SirenControl({ entity, size }: ControlProps<'siren'>): ReactNode {
  const { send, openAction, isDisabled } = useCommand(entity);
  const [tone, setTone] = useState('');
  const [volume, setVolume] = useState<number>();
  const [duration, setDuration] = useState<number>();
  const tones = toTexts(entity.capabilities.tones);
  const { duration: hasDuration, volume: hasVolume } = entity.capabilities;
  if (size === 'card' || !can(entity, 'turn_on')) return null;
  const params = {
    ...(tone === '' ? {} : { tone }),
    ...(volume === undefined ? {} : { volume_level: volume / 100 }),
    ...(duration === undefined ? {} : { duration }),
  };
  return (
    <div className={styles.block}>
      {tones.length > 0 && (
        <SelectField
          label={say('fields.tone')}
          value={tone}
          options={[
            { value: '', label: say('controls.usualTone') },
            ...tones.map((each) => ({ value: each, label: sayOption(each) })),
          ]}
          onChange={setTone}
        />
      )}
      {hasVolume !== false && (
        <Slider
          label={say('controls.volume')}
          showLabel
          value={volume ?? 100}
          min={0}
          max={100}
          say={(value) => `${value} %`}
          onCommit={setVolume}
        />
      )}
      {hasDuration !== false && (
        <NumberInput
          label={say('controls.durationInSeconds')}
          value={duration}
          onChange={setDuration}
          min={0}
          step={1}
          placeholder={say('controls.untilTurnedOff')}
        />
      )}
      <div className={styles.row}>
        <Button
          icon="bullhorn"
          isDisabled={isDisabled}
          isBusy={openAction === 'turn_on'}
          onPress={() => send('turn_on', params)}
        >
          {say('controls.soundIt')}
        </Button>
      </div>
    </div>
  );
}
