/** The mail server that alerts are handed to, with a button that tries it. */
import { type ReactNode, useState } from 'react';
import type { MailServer } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { PasswordField } from '../../components/ui/password-field.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';

const kinds = ['tls', 'starttls', 'none'] as const;
/** The port that servers listen on for each. */
const ports: Readonly<Record<MailServer['security'], number>> = { tls: 465, starttls: 587, none: 25 };

export function MailServerForm(): ReactNode {
  const { mail, hasMailPassword, escalation = [] } = useSettings().alerts;
  const [host, setHost] = useState(mail?.host ?? '');
  const [security, setSecurity] = useState<MailServer['security']>(mail?.security ?? 'tls');
  const [port, setPort] = useState<number | undefined>(mail?.port ?? ports.tls);
  const [username, setUsername] = useState(mail?.username ?? '');
  const [from, setFrom] = useState(mail?.from ?? '');
  const [password, setPassword] = useState<string | null>();
  const isWhole = host.trim() !== '' && from.trim() !== '' && port !== undefined;
  const address = escalation.find((step) => step.to === 'mail')?.address ?? mail?.from;

  const choose = (value: string): void => {
    const kind = kinds.find((each) => each === value) ?? 'tls';
    // A port that nobody chose follows.
    if (port === undefined || port === ports[security]) setPort(ports[kind]);
    setSecurity(kind);
  };
  const save = (): void => {
    if (port === undefined) return;
    const name = username.trim() === '' ? {} : { username: username.trim() };
    const server: MailServer = { host: host.trim(), port, security, from: from.trim(), ...name };
    const secret = password === undefined ? {} : { password };
    void attempt(call('alert.setMail', { mail: server, ...secret }), say('common.saved')).then(() =>
      setPassword(undefined),
    );
  };
  return (
    <form
      className={list.list}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className={list.words}>
        <h3 className={list.title}>{say('escalation.server')}</h3>
        <span className={list.meta}>{say('escalation.serverLead')}</span>
      </div>
      <div className={list.columns}>
        <TextField label={say('common.address')} isMono value={host} onChange={setHost} />
        <SelectField
          label={say('escalation.security')}
          value={security}
          options={kinds.map((value) => ({ value, label: say(`escalation.security.${value}`) }))}
          onChange={choose}
        />
        <NumberInput label={say('common.port')} value={port} min={1} max={65_535} onChange={setPort} />
        <TextField label={say('escalation.from')} isMono value={from} onChange={setFrom} />
        <TextField label={say('brokers.userName')} value={username} onChange={setUsername} />
        <PasswordField hasPassword={hasMailPassword} value={password} onChange={setPassword} />
      </div>
      <div className={list.buttons}>
        <Button type="submit" kind="primary" isDisabled={!isWhole}>
          {say('common.save')}
        </Button>
        {mail !== undefined && address !== undefined && (
          <Button onPress={() => void attempt(call('alert.testMail', { address }), say('escalation.sent'))}>
            {say('escalation.test')}
          </Button>
        )}
        {mail !== undefined && (
          <Button onPress={() => void attempt(call('alert.setMail', { mail: null }), say('escalation.forgotten'))}>
            {say('common.remove')}
          </Button>
        )}
      </div>
    </form>
  );
}
