/** A task that looks for low batteries and silent sensors. */
import type { ReactNode } from 'react';
import { NumberInput, TextField } from '../../../components/ui/fields.tsx';
import list from '../../../components/ui/list.module.css';
import { toNumber, toTexts } from '../../../format/values.ts';
import { say } from '../../../words/words.ts';
import { type InputProps, type PageKind, without } from './kind.ts';

function HealthInput({ input, onChange }: InputProps): ReactNode {
  return (
    <div className={list.columns}>
      <NumberInput
        label={say('taskEditor.batteryIsLowBelow')}
        hint={say('taskEditor.emptyAsTheRule')}
        value={toNumber(input.batteryBelowPercent)}
        min={0}
        max={100}
        onChange={(percent) => {
          const { batteryBelowPercent: _before, ...rest } = input;
          onChange(percent === undefined ? rest : { ...rest, batteryBelowPercent: percent });
        }}
      />
      <NumberInput
        label={say('taskEditor.silentAfterHours')}
        hint={say('taskEditor.emptyLearntFromEachSensorS')}
        value={toNumber(input.silentAfterHours)}
        min={1}
        onChange={(hours) =>
          onChange(hours === undefined ? without(input, 'silentAfterHours') : { ...input, silentAfterHours: hours })
        }
      />
      <TextField
        label={say('taskEditor.leaveOutEntityIds')}
        hint={say('common.separatedByCommas')}
        isMono
        value={toTexts(input.ignore).join(', ')}
        onChange={(text) =>
          onChange({
            ...input,
            ignore: text
              .split(',')
              .map((id) => id.trim())
              .filter((id) => id !== ''),
          })
        }
      />
    </div>
  );
}

export const healthKind: PageKind = {
  get label() {
    return say('taskEditor.healthCheck');
  },
  get text() {
    return say('taskEditor.looksForLowBatteriesSilentSensors');
  },
  empty: { ignore: [] },
  Fields: HealthInput,
};
