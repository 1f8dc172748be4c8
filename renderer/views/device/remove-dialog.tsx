/** Before a device goes: what is cleared, and where; or that it can only be forgotten here. */
import { type ReactNode, useCallback, useState } from 'react';
import type { Device, ResponseOf } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { Dialog } from '../../components/ui/dialog.tsx';
import { LoadedView } from '../../components/ui/surface.tsx';
import { attempt, call, useLoaded } from '../../state/calls.ts';
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
      title="Remove this device?"
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            isDisabled={isBusy}
            onPress={() => void run(attempt(call('device.forget', { id: device.id }), 'Forgotten here'))}
          >
            Forget it here
          </Button>
          {canRemove && (
            <Button
              kind="danger"
              isDisabled={isBusy}
              onPress={() => void run(attempt(call('device.remove', { id: device.id }), 'Removed'))}
            >
              Remove
            </Button>
          )}
        </>
      }
    >
      <LoadedView state={state} onRetry={reload}>
        {(preview) => <WhatHappens preview={preview} />}
      </LoadedView>
      <p className={styles.note}>
        Forgetting changes nothing on the broker: whatever announces the device, it is not shown here. Either way
        Settings, Discovery has the way back. Alerts, automations and tasks that use it stay, but cannot work meanwhile.
      </p>
    </Dialog>
  );
}

function WhatHappens({ preview }: { preview: Preview }): ReactNode {
  const { clear, obstacle, request } = preview;
  if (obstacle !== undefined) return <p>It cannot be removed from here: {obstacle}.</p>;
  return (
    <>
      {request !== undefined && (
        <p>
          Removing asks its bridge (<code>{request}</code>), which takes it out of the Zigbee network: to have it back
          it is paired again.
        </p>
      )}
      {clear.length > 0 && (
        <>
          <p>
            Removing clears what announces it on the broker, for every program there. It can be published again for 30
            days. A device that announces itself comes back by itself.
          </p>
          <ul className={styles.topics}>
            {clear.slice(0, 20).map((topic) => (
              <li key={topic}>
                <code>{topic}</code>
              </li>
            ))}
            {clear.length > 20 && <li>and {clear.length - 20} more</li>}
          </ul>
        </>
      )}
    </>
  );
}
