/** Where passwords are kept: they are unlocked, and moved between keyring, passphrase and file. */
import { type ReactNode, useCallback, useState } from 'react';
import type { RequestOf, SecretsView } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { ConfirmDialog } from '../../components/ui/dialog.tsx';
import { TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { LoadedView, Notice, Panel } from '../../components/ui/surface.tsx';
import { sayFailure } from '../../format/failure.ts';
import { sayProtection } from '../../format/health.ts';
import { call, useLoaded } from '../../state/calls.ts';
import { toast } from '../../state/toasts.ts';
import { say } from '../../words/words.ts';

const leastChars = 8;

export function SecretsPanel(): ReactNode {
  const [state, reload] = useLoaded(useCallback(() => call('secrets.state', {}), []));
  return (
    <Panel title={say('settings.whereTheyAreKept')}>
      <LoadedView state={state} onRetry={reload}>
        {(view) => <Choices key={view.protection} view={view} onDone={reload} />}
      </LoadedView>
    </Panel>
  );
}

function Choices({ view, onDone }: { view: SecretsView; onDone: () => void }): ReactNode {
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const { protection, hasKeyring, canMove } = view;
  const isLocked = protection === 'locked';
  const isUnencrypted = protection === 'file' || protection === 'plain';
  const done = (): void => {
    toast({ kind: 'done', text: say('settings.secretsKept') });
    setPassphrase('');
    setProblem(undefined);
    onDone();
  };
  const unlock = async (): Promise<void> => {
    const answer = await call('secrets.unlock', { passphrase });
    if (answer.ok) done();
    else
      setProblem(answer.error.code === 'request.invalid' ? say('settings.wrongPassphrase') : sayFailure(answer.error));
  };
  const protect = async (by: RequestOf<'secrets.protect'>['by']): Promise<void> => {
    const answer = await call('secrets.protect', { by });
    if (answer.ok) done();
    else setProblem(sayFailure(answer.error));
  };
  const encrypt = protection === 'passphrase' ? say('settings.changePassphrase') : say('settings.encryptThem');
  return (
    <div className={list.list}>
      <p>{sayProtection(protection)}.</p>
      {canMove && (
        <>
          {isUnencrypted && <Notice tone="warning">{say('settings.leaveInClearAsk')}</Notice>}
          <TextField
            label={say('settings.passphrase')}
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={(text) => {
              setPassphrase(text);
              setProblem(undefined);
            }}
            hint={isLocked ? undefined : `${say('settings.passphraseHint')} ${say('settings.askedAtEachStart')}`}
            error={problem}
          />
          <div className={list.buttons}>
            {isLocked ? (
              <Button kind="primary" isDisabled={passphrase === ''} onPress={() => void unlock()}>
                {say('settings.unlockThem')}
              </Button>
            ) : (
              <Button
                kind="primary"
                isDisabled={passphrase.length < leastChars}
                onPress={() => void protect({ with: 'passphrase', passphrase })}
              >
                {encrypt}
              </Button>
            )}
            {!isLocked && hasKeyring && protection !== 'keyring' && (
              <Button onPress={() => void protect({ with: 'keyring' })}>{say('settings.moveToKeyring')}</Button>
            )}
            {!hasKeyring && protection === 'passphrase' && (
              <Button onPress={() => setAsking(true)}>{say('settings.leaveInClear')}</Button>
            )}
          </div>
        </>
      )}
      {isAsking && (
        <ConfirmDialog
          title={say('settings.leaveInClear')}
          confirm={say('settings.leaveInClear')}
          onClose={() => setAsking(false)}
          onConfirm={() => void protect({ with: 'file' })}
        >
          <p>{say('settings.leaveInClearAsk')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
