/** The built-in broker: for this computer, or opened to the network with a login that is made here, and then the devices. */
import { type ReactNode, useState } from 'react';
import { Icon } from '../../components/icons/icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { newPassword } from '../../format/device-recipes.ts';
import { attempt, call } from '../../state/calls.ts';
import { useSettings, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { Choice } from './choice.tsx';
import { DeviceSetup } from './device-setup.tsx';
import styles from './first-run.module.css';

const username = 'devices';

export function OwnBroker({ onDone, onBack }: { onDone: () => void; onBack: () => void }): ReactNode {
  const [busy, setBusy] = useState<'open' | 'here'>();
  const [password, setPassword] = useState<string>();
  const { addresses = [], url } = useSettings().builtinBroker;
  // Without a network there is still this computer.
  const shown = addresses.length > 0 || url === undefined ? addresses : [url];
  const open = async (): Promise<void> => {
    setBusy('open');
    const made = newPassword((bytes) => crypto.getRandomValues(bytes));
    const done = await attempt(call('broker.setBuiltin', { enabled: true, lan: true, username, password: made }));
    setBusy(undefined);
    if (done !== undefined) setPassword(made);
  };
  const stayHere = async (): Promise<void> => {
    setBusy('here');
    const done = await attempt(call('broker.setBuiltin', { enabled: true, lan: false }));
    setBusy(undefined);
    if (done !== undefined) onDone();
  };
  if (password === undefined) {
    return (
      <>
        <p className={styles.lead}>{say('firstRun.openBroker')}</p>
        <div className={styles.choices}>
          <Choice
            icon="lan-connect"
            title={say('firstRun.openToNetwork')}
            text={say('firstRun.openBrokerText')}
            isBusy={busy === 'open'}
            onPress={() => void open()}
          />
          <Choice
            icon="lock"
            title={say('firstRun.onlyHere')}
            text={say('brokers.forAHomeThatHasNo')}
            isBusy={busy === 'here'}
            onPress={() => void stayHere()}
          />
        </div>
        <div className={styles.actions}>
          <Button onPress={onBack}>{say('device.back')}</Button>
        </div>
      </>
    );
  }
  return (
    <div className={styles.form}>
      <div>
        <h2>{say('firstRun.connectDevices')}</h2>
        <p className={styles.quiet}>{say('firstRun.connectDevicesText')}</p>
      </div>
      <DeviceSetup addresses={shown} username={username} password={password} />
      <DevicesSeen />
      <div className={styles.actions}>
        <span className={styles.end}>
          <Button kind="primary" onPress={onDone}>
            {say('firstRun.goOn')}
          </Button>
        </span>
      </div>
    </div>
  );
}

/** Follows live what announces itself. */
function DevicesSeen(): ReactNode {
  const devices = useSlice('devices');
  const first = devices.values().next().value;
  const more = devices.size - 1;
  return (
    <p className={styles.seen} role="status">
      {first === undefined ? <span className={styles.pulse} aria-hidden="true" /> : <Icon name="check" size={18} />}
      <span dir="auto">
        {first === undefined ? say('firstRun.waitingForDevice') : say('firstRun.firstDevice', { name: first.name })}
        {more > 0 && ` ${say('firstRun.moreDevices', { count: more })}`}
      </span>
    </p>
  );
}
