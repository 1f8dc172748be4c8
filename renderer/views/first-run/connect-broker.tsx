/** An address, and a login only when the broker asks for one. Whatever else there is to set stands behind one button. */
import { type FormEvent, type ReactNode, useCallback, useEffect, useState } from 'react';
import type { BrokerSettings, Failure } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { TextField } from '../../components/ui/fields.tsx';
import { PasswordField } from '../../components/ui/password-field.tsx';
import { Notice } from '../../components/ui/surface.tsx';
import { sayFailure } from '../../format/failure.ts';
import { attempt, call } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import { finishBroker, urlProblem } from '../settings/broker-draft.ts';
import { BrokerForm } from '../settings/broker-form.tsx';
import styles from './first-run.module.css';

interface ConnectProps {
  readonly broker: BrokerSettings;
  /** Its address was found, not typed: it is tried at once. */
  readonly isFound: boolean;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** Tries the broker, and saves it when it lets us in. @returns what was wrong. */
async function connect(broker: BrokerSettings, password: string | undefined): Promise<Failure | undefined> {
  const secret = password === undefined ? {} : { password };
  const answer = await call('broker.test', { broker, ...secret });
  if (!answer.ok) return answer.error;
  if (!answer.value.ok) return answer.value.error ?? { code: 'broker.unreachable' };
  const saved = await attempt(call('broker.save', { broker, ...secret }));
  return saved === undefined ? { code: 'settings.invalid' } : undefined;
}

export function ConnectBroker({ broker, isFound, onDone, onBack }: ConnectProps): ReactNode {
  const [draft, setDraft] = useState(broker);
  const [password, setPassword] = useState<string | null>();
  const [failure, setFailure] = useState<Failure>();
  const [asksLogin, setAsksLogin] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const problem = urlProblem(draft.url);
  const run = useCallback(
    async (tried: BrokerSettings, secret: string | undefined): Promise<void> => {
      setBusy(true);
      setFailure(undefined);
      const wrong = await connect(finishBroker(tried), secret);
      setBusy(false);
      if (wrong === undefined) onDone();
      else setFailure(wrong);
      if (wrong?.code === 'broker.refused') setAsksLogin(true);
    },
    [onDone],
  );
  useEffect(() => {
    if (isFound) void run(broker, undefined);
  }, [isFound, broker, run]);
  if (isWhole) {
    return (
      <div className={styles.form}>
        <BrokerForm
          broker={draft}
          hasPassword={false}
          onDone={onDone}
          onCancel={() => setWhole(false)}
          saveLabel={say('firstRun.connect')}
        />
      </div>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (problem === undefined && !isBusy) void run(draft, password ?? undefined);
  };
  const isRefused = failure?.code === 'broker.refused';
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={say('common.address')}
        value={draft.url}
        onChange={(url) => {
          setDraft({ ...draft, url });
          setFailure(undefined);
        }}
        isMono
        input={{ autoFocus: !isFound }}
        placeholder="192.168.1.10"
        hint={say('firstRun.addressHint')}
        error={draft.url.trim() === '' ? undefined : problem}
      />
      {asksLogin && (
        <div className={styles.login}>
          <TextField
            label={say('brokers.userName')}
            value={draft.username ?? ''}
            input={{ autoFocus: true }}
            onChange={(username) => {
              const { username: _old, ...rest } = draft;
              setDraft(username === '' ? rest : { ...rest, username });
            }}
          />
          <PasswordField hasPassword={false} value={password} onChange={setPassword} />
        </div>
      )}
      <div aria-live="polite">
        {failure !== undefined && (
          <Notice tone={isRefused && draft.username === undefined ? 'info' : 'danger'}>
            {isRefused && draft.username === undefined ? say('firstRun.wantsLogin') : sayFailure(failure)}
          </Notice>
        )}
      </div>
      <div className={styles.actions}>
        <Button onPress={onBack}>{say('device.back')}</Button>
        <Button kind="quiet" onPress={() => setWhole(true)}>
          {say('firstRun.allSettings')}
        </Button>
        <span className={styles.end}>
          <Button type="submit" kind="primary" isDisabled={problem !== undefined} isBusy={isBusy}>
            {say('firstRun.connect')}
          </Button>
        </span>
      </div>
    </form>
  );
}
