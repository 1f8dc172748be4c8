/** The last of the first pages: start at login, where the home is, what to pin, and one thing to be told of. */
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput } from '../../components/ui/fields.tsx';
import { inPanel, isInPanel, suggestPins } from '../../panel/content.ts';
import { attempt, call } from '../../state/calls.ts';
import { useEntities, useHome, useSettings, useStore } from '../../state/use-store.tsx';
import { readUses } from '../../state/uses.ts';
import { say } from '../../words/words.ts';
import { saveSettings, ToggleLine } from '../settings/setting-line.tsx';
import styles from './first-run.module.css';
import { pinName, suggestNotice } from './suggestions.ts';

export function LastPage(): ReactNode {
  const settings = useSettings();
  const [latitude, setLatitude] = useState(settings.place?.latitude);
  const [longitude, setLongitude] = useState(settings.place?.longitude);
  const [isBusy, setBusy] = useState(false);
  const finish = async (): Promise<void> => {
    setBusy(true);
    const place = latitude === undefined || longitude === undefined ? {} : { place: { latitude, longitude } };
    await attempt(call('settings.update', { patch: { ...place, setupDone: true } }));
    setBusy(false);
  };
  return (
    <div className={styles.form}>
      <div>
        <h2>{say('firstRun.lastTitle')}</h2>
        <p className={styles.quiet}>{say('firstRun.lastLead')}</p>
      </div>
      <ToggleLine
        title={say('settings.startAtLogin')}
        text={say('firstRun.startAtLoginText')}
        isOn={settings.startAtLogin}
        onChange={(startAtLogin) => saveSettings({ startAtLogin })}
      />
      <section className={styles.part}>
        <h3>{say('firstRun.placeTitle')}</h3>
        <p className={styles.quiet}>{say('firstRun.placeText')}</p>
        <div className={styles.login}>
          <NumberInput label={say('settings.latitude')} value={latitude} min={-90} max={90} onChange={setLatitude} />
          <NumberInput
            label={say('settings.longitude')}
            value={longitude}
            min={-180}
            max={180}
            onChange={setLongitude}
          />
        </div>
      </section>
      <Pins />
      <NoticeLine />
      <div className={styles.actions}>
        <span className={styles.end}>
          <Button kind="primary" isBusy={isBusy} onPress={() => void finish()}>
            {say('firstRun.finish')}
          </Button>
        </span>
      </div>
    </div>
  );
}

function Pins(): ReactNode {
  const store = useStore();
  const home = useHome();
  const settings = useSettings();
  // What was suggested stays in its place when it is pinned: nothing moves under the pointer.
  const ids = useMemo(() => {
    void home;
    const { model } = store;
    if (model === undefined) return [];
    return suggestPins(
      { ...model, settings: { ...model.settings, pinned: [], favourites: [] } },
      readUses(localStorage),
    );
  }, [store, home]);
  const entities = useEntities(ids);
  return (
    <section className={styles.part}>
      <h3>{say('firstRun.pinTitle')}</h3>
      {entities.length === 0 && <p className={styles.quiet}>{say('firstRun.pinWaiting')}</p>}
      {entities.map((entity) => (
        <ToggleLine
          key={entity.id}
          title={pinName(entity, store.model?.devices.get(entity.deviceId ?? '')?.name)}
          isOn={isInPanel(entity, settings)}
          onChange={(on) => saveSettings(inPanel(entity, settings, on))}
        />
      ))}
    </section>
  );
}

function NoticeLine(): ReactNode {
  const store = useStore();
  const home = useHome();
  const notice = useMemo(() => {
    void home;
    return store.model === undefined ? undefined : suggestNotice(store.model);
  }, [store, home]);
  const [saved, setSaved] = useState<string>();
  if (notice === undefined) return null;
  const change = async (on: boolean): Promise<void> => {
    if (!on && saved !== undefined) {
      if ((await attempt(call('automation.remove', { id: saved }))) !== undefined) setSaved(undefined);
      return;
    }
    const done = await attempt(call('automation.save', { automation: notice.automation }));
    setSaved(done?.id);
  };
  return (
    <section className={styles.part}>
      <h3>{say('firstRun.notifyTitle')}</h3>
      <ToggleLine title={notice.label} isOn={saved !== undefined} onChange={(on) => void change(on)} />
    </section>
  );
}
