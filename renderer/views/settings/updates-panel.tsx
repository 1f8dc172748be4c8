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
import { SettingLine, saveSettings, ToggleLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

export function UpdatesPanel(): ReactNode {
  const { update } = useSlice('app');
  const { updates } = useSettings();
  const { off, step, percent, notes, failure } = update;
  // An address can be given where it is all that is missing.
  const isPossible = off === undefined || off === 'noAddress';
  return (
    <Panel title="Updates">
      <div role="status" aria-label="Updates">
        <SettingLine title="New versions" text={sayUpdate(update, Date.now())}>
          {off === undefined && <Act update={update} />}
        </SettingLine>
        {step === 'downloading' && <Progress label="Download" percent={percent} />}
      </div>
      {failure !== undefined && <Notice tone="warning">{sayUpdateFailure(failure)}</Notice>}
      {notes !== undefined && (
        <details className={styles.more}>
          <summary>What is new</summary>
          <p className={styles.notes} dir="auto">
            {notes}
          </p>
        </details>
      )}
      {isPossible && (
        <>
          <div>
            <ToggleLine
              title="Look for new versions"
              text="Once a day, at the address below. Nothing is downloaded or installed before you say so."
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
    return <Button onPress={() => void attempt(call('update.download', {}))}>Download</Button>;
  }
  if (step === 'ready') {
    return (
      <Button isDisabled={waitsFor !== undefined} onPress={() => void attempt(call('update.install', {}))}>
        Restart and install
      </Button>
    );
  }
  return (
    <Button isBusy={step !== 'idle'} onPress={() => void attempt(call('update.check', {}))}>
      Look now
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
      'Saved',
    );
  };
  return (
    <form className={styles.fileRow} onSubmit={save}>
      <TextField
        label="Address of new versions"
        value={address}
        placeholder={own === undefined ? (used ?? 'https://') : 'https://'}
        onChange={setAddress}
      />
      <Button type="submit" isDisabled={address.trim() === (own ?? '')}>
        Save
      </Button>
    </form>
  );
}
