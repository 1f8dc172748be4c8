/** Whether states are recorded, and for how long. */
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput } from '../../components/ui/fields.tsx';
import { Panel } from '../../components/ui/surface.tsx';
import { useSettings } from '../../state/use-store.tsx';
import { saveSettings, ToggleLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

export function HistoryPage(): ReactNode {
  const { history } = useSettings();
  const [days, setDays] = useState<number | undefined>(history.days);
  const isFit = days !== undefined && days >= 1 && days <= 3_650;
  return (
    <Panel title="History" lead="States are kept in a database in the data folder, on this computer only.">
      <div>
        <ToggleLine
          title="Record states"
          isOn={history.enabled}
          onChange={(enabled) => saveSettings({ history: { enabled } })}
        />
      </div>
      <form
        className={styles.fileRow}
        onSubmit={(event) => {
          event.preventDefault();
          if (isFit) saveSettings({ history: { days } });
        }}
      >
        <NumberInput
          label="Keep for (days)"
          value={days}
          min={1}
          max={3_650}
          step={1}
          onChange={setDays}
          isDisabled={!history.enabled}
        />
        <Button type="submit" isDisabled={!isFit || days === history.days}>
          Save
        </Button>
      </form>
    </Panel>
  );
}
