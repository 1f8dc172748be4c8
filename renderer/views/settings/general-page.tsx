/** Theme, start, units, place, and the background service itself. */

import { type FormEvent, type ReactNode, useState } from 'react';
import { type Language, languageNames, languages } from '../../../preload/words/languages.ts';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../../components/ui/fields.tsx';
import { Panel } from '../../components/ui/surface.tsx';
import { ShortcutField } from '../../panel/shortcut-field.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useSettings, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { ServicePanel } from './service-panel.tsx';
import { SettingLine, saveSettings, ToggleLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

const themes = [
  {
    value: 'system',
    get label() {
      return say('settings.asTheSystem');
    },
  },
  {
    value: 'light',
    get label() {
      return say('settings.light');
    },
  },
  {
    value: 'dark',
    get label() {
      return say('settings.dark');
    },
  },
] as const;

export function GeneralPage(): ReactNode {
  const settings = useSettings();
  const { platform } = useSlice('app');
  return (
    <>
      <Panel title={say('settings.lookAndStart')}>
        <div>
          <SettingLine title={say('settings.theme')}>
            <SelectField
              label={say('settings.theme')}
              isLabelHidden
              value={settings.theme}
              options={themes}
              onChange={(value) =>
                saveSettings({ theme: themes.find((each) => each.value === value)?.value ?? 'system' })
              }
            />
          </SettingLine>
          <ToggleLine
            title={say('settings.startAtLogin')}
            isOn={settings.startAtLogin}
            onChange={(startAtLogin) => saveSettings({ startAtLogin })}
          />
          <ToggleLine
            title={say('settings.startHidden')}
            text={say('settings.onlyTheTrayIconAppearsThe')}
            isOn={settings.startHidden}
            onChange={(startHidden) => saveSettings({ startHidden })}
          />
          <ShortcutField />
          {platform === 'darwin' && (
            <ToggleLine
              title={say('settings.showInTheDock')}
              text={say('settings.withoutItTheIconInThe')}
              isOn={settings.showInDock}
              onChange={(showInDock) => saveSettings({ showInDock })}
            />
          )}
        </div>
      </Panel>
      <LanguagePanel />
      <PlacePanel />
      <ServicePanel />
    </>
  );
}

const hourCycles = ['system', '12', '24'] as const;

function LanguagePanel(): ReactNode {
  const settings = useSettings();
  const chosen: ReadonlyArray<'system' | Language> = ['system', ...languageNames];
  return (
    <Panel title={say('settings.language')}>
      <div>
        <SettingLine title={say('settings.language')}>
          <SelectField
            label={say('settings.language')}
            isLabelHidden
            value={settings.language}
            options={chosen.map((value) => ({
              value,
              label: value === 'system' ? say('settings.asTheSystem') : languages[value],
            }))}
            onChange={(value) => saveSettings({ language: chosen.find((each) => each === value) ?? 'system' })}
          />
        </SettingLine>
        <SettingLine title={say('settings.clock')}>
          <SelectField
            label={say('settings.clock')}
            isLabelHidden
            value={settings.hourCycle}
            options={hourCycles.map((value) => ({
              value,
              label: value === 'system' ? say('settings.asTheSystem') : say('settings.hours', { count: Number(value) }),
            }))}
            onChange={(value) => saveSettings({ hourCycle: hourCycles.find((each) => each === value) ?? 'system' })}
          />
        </SettingLine>
      </div>
    </Panel>
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
    void attempt(call('settings.update', { patch }), say('common.saved'));
  };
  return (
    <Panel title={say('settings.placeAndUnits')} lead={say('settings.thePlaceIsForSunriseAnd')}>
      <div>
        <SettingLine title={say('common.temperature')}>
          <SelectField
            label={say('common.temperature')}
            isLabelHidden
            value={settings.temperatureUnit}
            options={[
              { value: 'C', label: '°C' },
              { value: 'F', label: '°F' },
            ]}
            onChange={(unit) => saveSettings({ temperatureUnit: unit === 'F' ? 'F' : 'C' })}
          />
        </SettingLine>
      </div>
      <form className={styles.form} onSubmit={save}>
        <div className={styles.pair}>
          <NumberInput label={say('settings.latitude')} value={latitude} min={-90} max={90} onChange={setLatitude} />
          <NumberInput
            label={say('settings.longitude')}
            value={longitude}
            min={-180}
            max={180}
            onChange={setLongitude}
          />
          <TextField
            label={say('settings.timeZone')}
            value={timeZone}
            placeholder={say('settings.asTheSystem')}
            onChange={setTimeZone}
          />
        </div>
        <div className={styles.actions}>
          <Button type="submit">{say('common.save')}</Button>
        </div>
      </form>
    </Panel>
  );
}
