/** The broker that Inglenook brings along: on or off, for this computer only or for the network. */

import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, TextField } from '../../components/ui/fields.tsx';
import { PasswordField } from '../../components/ui/password-field.tsx';
import { Notice, Panel } from '../../components/ui/surface.tsx';
import { Toggle } from '../../components/ui/toggle.tsx';
import { sayBuiltinProblem } from '../../format/health.ts';
import { attempt, call } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { DeviceSetup } from '../first-run/device-setup.tsx';
import { BuiltinLogins } from './builtin-logins.tsx';
import styles from './settings-view.module.css';

export function BuiltinBrokerPanel(): ReactNode {
  const { builtinBroker } = useSettings();
  const { logins: _apart, ...own } = builtinBroker;
  return (
    <>
      <BuiltinForm key={JSON.stringify(own)} />
      <BuiltinLogins />
    </>
  );
}

/** What is wrong with the form, or undefined. */
function problemOf(lan: boolean, hasSecret: boolean, username: string, port: number | undefined): string | undefined {
  const hasName = username.trim() !== '';
  if (port === undefined || port < 1 || port > 65_535) return say('brokers.aPortIsANumberFrom');
  if (lan && (!hasSecret || !hasName)) return say('brokers.openToTheNetworkItNeeds');
  if (hasSecret !== hasName)
    return hasName ? say('brokers.aUserNameNeedsAPassword') : say('brokers.aPasswordNeedsAUserName');
  return undefined;
}

function BuiltinForm(): ReactNode {
  const { builtinBroker } = useSettings();
  const [lan, setLan] = useState(builtinBroker.lan);
  const [port, setPort] = useState<number | undefined>(builtinBroker.port);
  const [username, setUsername] = useState(builtinBroker.username ?? '');
  const [password, setPassword] = useState<string | null>();
  const hasSecret = typeof password === 'string' || (password === undefined && builtinBroker.hasPassword);
  const problem = problemOf(lan, hasSecret, username, port);
  const send = (enabled: boolean): void =>
    void attempt(
      call('broker.setBuiltin', {
        enabled,
        lan,
        ...(port === undefined ? {} : { port }),
        username: username.trim(),
        ...(password === undefined ? {} : { password }),
      }),
      say('common.saved'),
    );
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (problem === undefined) send(builtinBroker.enabled);
  };
  return (
    <Panel
      title={say('common.builtInBroker')}
      lead={
        builtinBroker.enabled && builtinBroker.url !== undefined ? (
          <>
            {say('brokers.listensAt')}{' '}
            <span className={styles.mono}>{(builtinBroker.addresses ?? [builtinBroker.url]).join(', ')}</span>
          </>
        ) : (
          say('brokers.forAHomeThatHasNo')
        )
      }
      actions={
        <Toggle
          label={say('common.builtInBroker')}
          isOn={builtinBroker.enabled}
          isDisabled={problem !== undefined && !builtinBroker.enabled}
          onChange={send}
        />
      }
    >
      {builtinBroker.enabled && builtinBroker.problem !== undefined && (
        <Notice tone="danger">{sayBuiltinProblem(builtinBroker.problem)}</Notice>
      )}
      {builtinBroker.addresses !== undefined && builtinBroker.username !== undefined && (
        <details className={styles.more}>
          <summary>{say('firstRun.connectDevices')}</summary>
          <DeviceSetup addresses={builtinBroker.addresses} username={builtinBroker.username} />
        </details>
      )}
      <form className={styles.form} onSubmit={save}>
        <Toggle isOn={lan} onChange={setLan}>
          {say('brokers.openToTheNetworkSoThat')}
        </Toggle>
        <div className={styles.pair}>
          <NumberInput label={say('common.port')} value={port} min={1} max={65_535} step={1} onChange={setPort} />
          <TextField label={say('brokers.userName')} value={username} onChange={setUsername} />
          <PasswordField hasPassword={builtinBroker.hasPassword} value={password} onChange={setPassword} />
        </div>
        {problem !== undefined && <p className={styles.lineText}>{problem}.</p>}
        <div className={styles.actions}>
          <Button type="submit" isDisabled={problem !== undefined}>
            {say('common.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
