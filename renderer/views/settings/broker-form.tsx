/** A broker's settings, with a test that says clearly why it fails. Used in the settings and on the first run. */

import { type FormEvent, type ReactNode, useState } from 'react';
import type { BrokerSettings, Failure } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { SelectField, TextField } from '../../components/ui/fields.tsx';
import { PasswordField } from '../../components/ui/password-field.tsx';
import { Notice } from '../../components/ui/surface.tsx';
import { sayFailure } from '../../format/failure.ts';
import { sayMs } from '../../format/time.ts';
import { attempt, call } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import { finishBroker, isSecure, prefixProblem, urlProblem } from './broker-draft.ts';
import styles from './settings-view.module.css';

type Test =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'good'; readonly durationMs: number }
  | { readonly kind: 'bad'; readonly error: Failure };

export interface BrokerFormProps {
  readonly broker: BrokerSettings;
  readonly hasPassword: boolean;
  readonly saveLabel?: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function BrokerForm({
  broker,
  hasPassword,
  saveLabel = say('common.save'),
  onDone,
  onCancel,
}: BrokerFormProps): ReactNode {
  const [draft, setDraft] = useState(broker);
  // Undefined leaves the stored password; null forgets it.
  const [password, setPassword] = useState<string | null>();
  const [test, setTest] = useState<Test>({ kind: 'idle' });
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<BrokerSettings>): void => {
    setDraft({ ...draft, ...part });
    setTest({ kind: 'idle' });
  };
  const wrongUrl = urlProblem(draft.url);
  const wrongPrefix = prefixProblem(draft.discoveryPrefix);
  const isComplete = wrongUrl === undefined && wrongPrefix === undefined;
  const runTest = async (): Promise<void> => {
    setTest({ kind: 'busy' });
    const typed = typeof password === 'string' ? { password } : {};
    const answer = await call('broker.test', { broker: finishBroker(draft), ...typed });
    if (!answer.ok) setTest({ kind: 'bad', error: answer.error });
    else if (answer.value.ok) setTest({ kind: 'good', durationMs: answer.value.durationMs });
    else setTest({ kind: 'bad', error: answer.value.error ?? { code: 'broker.unreachable' } });
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isComplete) return;
    setBusy(true);
    const secret = password === undefined ? {} : { password };
    const saved = await attempt(call('broker.save', { broker: finishBroker(draft), ...secret }));
    setBusy(false);
    if (saved !== undefined) onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <div className={styles.pair}>
        <TextField
          label={say('common.address')}
          value={draft.url}
          onChange={(url) => change({ url })}
          isMono
          placeholder="192.168.1.10"
          error={draft.url.trim() === '' ? undefined : wrongUrl}
        />
        <TextField
          label={say('common.name')}
          value={draft.name}
          onChange={(name) => change({ name })}
          placeholder={say('common.home')}
          input={{ maxLength: 255 }}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={say('brokers.userName')}
          value={draft.username ?? ''}
          onChange={(username) => {
            const { username: _old, ...rest } = draft;
            setDraft(username === '' ? rest : { ...rest, username });
            setTest({ kind: 'idle' });
          }}
        />
        <PasswordField hasPassword={hasPassword} value={password} onChange={setPassword} />
      </div>
      {isSecure(draft.url) && <TlsFields draft={draft} onChange={setDraft} />}
      <details className={styles.more}>
        <summary>{say('common.more')}</summary>
        <div className={styles.pair}>
          <SelectField
            label={say('brokers.mQTTVersion')}
            value={String(draft.protocolVersion)}
            options={[
              { value: '4', label: '3.1.1' },
              { value: '5', label: '5' },
            ]}
            onChange={(version) => change({ protocolVersion: version === '5' ? 5 : 4 })}
          />
          <SelectField
            label={say('brokers.keep')}
            value={draft.keepSeconds === 0 ? 'no' : 'yes'}
            options={[
              { value: 'yes', label: say('brokers.keepYes') },
              { value: 'no', label: say('brokers.keepNo') },
            ]}
            onChange={(choice) => {
              const { keepSeconds: _before, ...rest } = draft;
              setDraft(choice === 'no' ? { ...rest, keepSeconds: 0 } : rest);
            }}
          />
          <TextField
            label={say('brokers.discoveryPrefix')}
            value={draft.discoveryPrefix}
            onChange={(discoveryPrefix) => change({ discoveryPrefix })}
            error={wrongPrefix}
            isMono
          />
        </div>
      </details>
      <div aria-live="polite">
        {test.kind === 'good' && (
          <Notice tone="good">{say('brokers.connectedInDurationMs', { durationMs: sayMs(test.durationMs) })}</Notice>
        )}
        {test.kind === 'bad' && <Notice tone="danger">{sayFailure(test.error)}</Notice>}
      </div>
      <div className={styles.actions}>
        <Button
          icon="lan-connect"
          isDisabled={!isComplete}
          isBusy={test.kind === 'busy'}
          onPress={() => void runTest()}
        >
          {say('brokers.testConnection')}
        </Button>
        <div className={styles.end}>
          <Button onPress={onCancel}>{say('common.cancel')}</Button>
          <Button type="submit" kind="primary" isDisabled={!isComplete} isBusy={isBusy}>
            {saveLabel}
          </Button>
        </div>
      </div>
    </form>
  );
}

const files = [
  {
    field: 'caFile',
    purpose: 'ca',
    get label() {
      return say('brokers.certificateAuthority');
    },
  },
  {
    field: 'certFile',
    purpose: 'cert',
    get label() {
      return say('brokers.clientCertificate');
    },
  },
  {
    field: 'keyFile',
    purpose: 'key',
    get label() {
      return say('brokers.clientKey');
    },
  },
] as const;

function TlsFields({
  draft,
  onChange,
}: {
  draft: BrokerSettings;
  onChange: (draft: BrokerSettings) => void;
}): ReactNode {
  const set = (field: (typeof files)[number]['field'] | 'pinnedFingerprint', text: string): void => {
    const { [field]: _old, ...rest } = draft;
    onChange(text === '' ? rest : { ...rest, [field]: text });
  };
  return (
    <div className={styles.form}>
      {files.map(({ field, purpose, label }) => (
        <div key={field} className={styles.fileRow}>
          <TextField
            label={say('brokers.labelPEMFile', { label })}
            value={draft[field] ?? ''}
            onChange={(text) => set(field, text)}
            isMono
          />
          <Button
            onPress={() => {
              void attempt(call('app.pickPath', { purpose })).then((picked) => {
                if (typeof picked?.path === 'string') set(field, picked.path);
              });
            }}
          >
            {say('brokers.choose')}
          </Button>
        </div>
      ))}
      <TextField
        label={say('brokers.pinnedFingerprintSHA256')}
        value={draft.pinnedFingerprint ?? ''}
        onChange={(text) => set('pinnedFingerprint', text.trim())}
        isMono
        hint={say('brokers.onlyForCertificatesThatNobodySigned')}
      />
    </div>
  );
}
