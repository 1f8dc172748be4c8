/** Whether states are recorded, and for how long. */

import { type ReactNode, useState } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput } from '../../components/ui/fields.tsx';
import { Panel } from '../../components/ui/surface.tsx';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { saveSettings, ToggleLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

function isWithin(value: number | undefined, min: number, max: number): boolean {
  return value !== undefined && value >= min && value <= max;
}

export function HistoryPage(): ReactNode {
  const { history } = useSettings();
  const [days, setDays] = useState<number | undefined>(history.days);
  const [maxMiB, setMaxMiB] = useState<number | undefined>(history.maxMiB);
  const [sampleSeconds, setSampleSeconds] = useState<number | undefined>(history.sampleSeconds);
  const isFit = isWithin(days, 1, 3_650) && isWithin(maxMiB, 16, 1_048_576) && isWithin(sampleSeconds, 0, 3_600);
  const isSame = days === history.days && maxMiB === history.maxMiB && sampleSeconds === history.sampleSeconds;
  return (
    <Panel title={say('common.history')} lead={say('settings.statesAreKeptInADatabase')}>
      <div>
        <ToggleLine
          title={say('settings.recordStates')}
          isOn={history.enabled}
          onChange={(enabled) => saveSettings({ history: { enabled } })}
        />
      </div>
      <form
        className={styles.fieldsRow}
        onSubmit={(event) => {
          event.preventDefault();
          if (isFit && days !== undefined && maxMiB !== undefined && sampleSeconds !== undefined) {
            saveSettings({ history: { days, maxMiB, sampleSeconds } });
          }
        }}
      >
        <NumberInput
          label={say('settings.keepForDays')}
          value={days}
          min={1}
          max={3_650}
          step={1}
          onChange={setDays}
          isDisabled={!history.enabled}
        />
        <NumberInput
          label={say('settings.atMostMiB')}
          value={maxMiB}
          min={16}
          max={1_048_576}
          step={1}
          onChange={setMaxMiB}
          isDisabled={!history.enabled}
        />
        <NumberInput
          label={say('settings.sensorsEveryS')}
          value={sampleSeconds}
          min={0}
          max={3_600}
          step={1}
          onChange={setSampleSeconds}
          isDisabled={!history.enabled}
        />
        <Button type="submit" isDisabled={!isFit || isSame}>
          {say('common.save')}
        </Button>
      </form>
    </Panel>
  );
}
