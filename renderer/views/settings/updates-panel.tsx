/** Newer versions of the app: how it stands, what can be done, and where they come from. */

import { type FormEvent, type ReactNode, useState } from 'react';
import type { UpdateView } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { TextField } from '../../components/ui/fields.tsx';
import { Progress } from '../../components/ui/progress.tsx';
import { Notice, Panel } from '../../components/ui/surface.tsx';
import { sayUpdate, sayUpdateFailure } from '../../format/update.ts';
import { attempt, call } from '../../state/calls.ts';
import { useSettings, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { SettingLine, saveSettings, ToggleLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

export function UpdatesPanel(): ReactNode {
  const { update } = useSlice('app');
  const { updates } = useSettings();
  const { off, step, percent, notes, failure } = update;
  // An address can be given where it is all that is missing.
  const isPossible = off === undefined || off === 'noAddress';
  return (
    <Panel title={say('settings.updates')}>
      <div role="status" aria-label={say('settings.updates')}>
        <SettingLine title={say('settings.newVersions')} text={sayUpdate(update, Date.now())}>
          {off === undefined && <Act update={update} />}
        </SettingLine>
        {step === 'downloading' && <Progress label={say('settings.download')} percent={percent} />}
      </div>
      {failure !== undefined && <Notice tone="warning">{sayUpdateFailure(failure)}</Notice>}
      {notes !== undefined && (
        <details className={styles.more}>
          <summary>{say('settings.whatIsNew')}</summary>
          <p className={styles.notes} dir="auto">
            {notes}
          </p>
        </details>
      )}
      {isPossible && (
        <>
          <div>
            <ToggleLine
              title={say('settings.lookForNewVersions')}
              text={say('settings.onceADayAtTheAddress')}
              isOn={updates.check}
              onChange={(check) => saveSettings({ updates: { check } })}
            />
          </div>
          <AddressForm key={updates.address} own={updates.address} used={update.address} />
        </>
      )}
    </Panel>
  );
}

function Act({ update: { step, waitsFor } }: { update: UpdateView }): ReactNode {
  if (step === 'available') {
    return <Button onPress={() => void attempt(call('update.download', {}))}>{say('settings.download')}</Button>;
  }
  if (step === 'ready') {
    return (
      <Button isDisabled={waitsFor !== undefined} onPress={() => void attempt(call('update.install', {}))}>
        {say('settings.restartAndInstall')}
      </Button>
    );
  }
  return (
    <Button isBusy={step !== 'idle'} onPress={() => void attempt(call('update.check', {}))}>
      {say('settings.lookNow')}
    </Button>
  );
}

function AddressForm({ own, used }: { own: string | undefined; used: string | undefined }): ReactNode {
  const [address, setAddress] = useState(own ?? '');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const trimmed = address.trim();
    void attempt(
      call('settings.update', { patch: { updates: { address: trimmed === '' ? null : trimmed } } }),
      say('common.saved'),
    );
  };
  return (
    <form className={styles.fileRow} onSubmit={save}>
      <TextField
        label={say('settings.addressOfNewVersions')}
        value={address}
        placeholder={own === undefined ? (used ?? 'https://') : 'https://'}
        onChange={setAddress}
      />
      <Button type="submit" isDisabled={address.trim() === (own ?? '')}>
        {say('common.save')}
      </Button>
    </form>
  );
}
