/** Theme, start, units, place, and the background service itself. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../../components/ui/fields.tsx';
import { Panel } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useSettings, useSlice } from '../../state/use-store.tsx';
import { ServicePanel } from './service-panel.tsx';
import { SettingLine, saveSettings, ToggleLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function GeneralPage(): ReactNode {
  const settings = useSettings();
  const { platform } = useSlice('app');
  return (
    <>
      <Panel title="Look and start">
        <div>
          <SettingLine title="Theme">
            <SelectField
              label="Theme"
              isLabelHidden
              value={settings.theme}
              options={themes}
              onChange={(value) =>
                saveSettings({ theme: themes.find((each) => each.value === value)?.value ?? 'system' })
              }
            />
          </SettingLine>
          <ToggleLine
            title="Start at login"
            isOn={settings.startAtLogin}
            onChange={(startAtLogin) => saveSettings({ startAtLogin })}
          />
          <ToggleLine
            title="Start hidden"
            text="Only the tray icon appears; the window opens from there."
            isOn={settings.startHidden}
            onChange={(startHidden) => saveSettings({ startHidden })}
          />
          {platform === 'darwin' && (
            <ToggleLine
              title="Show in the Dock"
              text="Without it, the icon in the menu bar opens the window."
              isOn={settings.showInDock}
              onChange={(showInDock) => saveSettings({ showInDock })}
            />
          )}
        </div>
      </Panel>
      <PlacePanel />
      <ServicePanel />
    </>
  );
}

function PlacePanel(): ReactNode {
  const settings = useSettings();
  const [latitude, setLatitude] = useState(settings.place?.latitude);
  const [longitude, setLongitude] = useState(settings.place?.longitude);
  const [timeZone, setTimeZone] = useState(settings.timeZone ?? '');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const place = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
    const patch = { place, timeZone: timeZone.trim() === '' ? null : timeZone.trim() };
    void attempt(call('settings.update', { patch }), 'Saved');
  };
  return (
    <Panel title="Place and units" lead="The place is for sunrise and sunset; it never leaves this computer.">
      <SettingLine title="Temperature">
        <SelectField
          label="Temperature"
          isLabelHidden
          value={settings.temperatureUnit}
          options={[
            { value: 'C', label: '°C' },
            { value: 'F', label: '°F' },
          ]}
          onChange={(unit) => saveSettings({ temperatureUnit: unit === 'F' ? 'F' : 'C' })}
        />
      </SettingLine>
      <form className={styles.form} onSubmit={save}>
        <div className={styles.pair}>
          <NumberInput label="Latitude" value={latitude} min={-90} max={90} onChange={setLatitude} />
          <NumberInput label="Longitude" value={longitude} min={-180} max={180} onChange={setLongitude} />
          <TextField label="Time zone" value={timeZone} placeholder="As the system" onChange={setTimeZone} />
        </div>
        <div className={styles.actions}>
          <Button type="submit">Save</Button>
        </div>
      </form>
    </Panel>
  );
}
