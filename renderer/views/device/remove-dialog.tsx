/** Before a device goes: what is cleared, and where; or that it can only be forgotten here. */

import { type ReactNode, useCallback, useState } from 'react';
import type { Device, ResponseOf } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { Dialog } from '../../components/ui/dialog.tsx';
import { LoadedView } from '../../components/ui/surface.tsx';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import styles from './device-view.module.css';

type Preview = ResponseOf<'device.removal'>;

export function RemoveDeviceDialog(props: { device: Device; onClose: () => void; onGone: () => void }): ReactNode {
  const { device, onClose, onGone } = props;
  const ask = useCallback(() => call('device.removal', { id: device.id }), [device.id]);
  const [state, reload] = useLoaded(ask);
  const [isBusy, setIsBusy] = useState(false);
  const canRemove = state.kind === 'ready' && state.value.obstacle === undefined;
  const run = async (work: Promise<unknown>): Promise<void> => {
    setIsBusy(true);
    const done = await work;
    setIsBusy(false);
    if (done === undefined) return;
    onClose();
    onGone();
  };
  return (
    <Dialog
      title={say('device.removeThisDevice')}
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{say('common.cancel')}</Button>
          <Button
            isDisabled={isBusy}
            onPress={() => void run(attempt(call('device.forget', { id: device.id }), say('device.forgottenHere')))}
          >
            {say('device.forgetItHere')}
          </Button>
          {canRemove && (
            <Button
              kind="danger"
              isDisabled={isBusy}
              onPress={() => void run(attempt(call('device.remove', { id: device.id }), say('common.removed')))}
            >
              {say('common.remove')}
            </Button>
          )}
        </>
      }
    >
      <LoadedView state={state} onRetry={reload}>
        {(preview) => <WhatHappens preview={preview} />}
      </LoadedView>
      <p className={styles.note}>{say('device.forgettingChangesNothingOnTheBroker')}</p>
    </Dialog>
  );
}

function WhatHappens({ preview }: { preview: Preview }): ReactNode {
  const { clear, obstacle, request } = preview;
  if (obstacle !== undefined) return <p>{say('device.itCannotBeRemovedFromHere', { obstacle })}</p>;
  return (
    <>
      {request !== undefined && (
        <p>
          {say('device.removingAsksItsBridge')}
          <code>{request}</code>
          {say('device.whichTakesItOutOfThe')}
        </p>
      )}
      {clear.length > 0 && (
        <>
          <p>{say('device.removingClearsWhatAnnouncesItOn')}</p>
          <ul className={styles.topics}>
            {clear.slice(0, 20).map((topic) => (
              <li key={topic}>
                <code>{topic}</code>
              </li>
            ))}
            {clear.length > 20 && <li>{say('common.andLengthMore', { length: clear.length - 20 })}</li>}
          </ul>
        </>
      )}
    </>
  );
}
