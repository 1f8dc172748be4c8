/** Logins of the built-in broker for single devices, each confined to its topics. */

import { type FormEvent, type ReactNode, useState } from 'react';
import type { SettingsView } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../components/ui/dialog.tsx';
import { TextArea, TextField } from '../../components/ui/fields.tsx';
import { PasswordField } from '../../components/ui/password-field.tsx';
import { Panel } from '../../components/ui/surface.tsx';
import { Toggle } from '../../components/ui/toggle.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { draftOf, filtersProblem, finishLogin, type LoginDraft, sayTopics } from './login-draft.ts';
import { SettingLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

type Login = SettingsView['builtinBroker']['logins'][number];

export function BuiltinLogins(): ReactNode {
  const { logins } = useSettings().builtinBroker;
  const [editing, setEditing] = useState<{ readonly login: Login | undefined }>();
  const close = (): void => setEditing(undefined);
  return (
    <Panel
      title={say('brokers.loginsForSingleDevices')}
      lead={say('brokers.atTheBuiltInBrokerA')}
      actions={
        <Button icon="plus" onPress={() => setEditing({ login: undefined })}>
          {say('brokers.addALogin')}
        </Button>
      }
    >
      {logins.length === 0 && <p className={styles.lineText}>{say('brokers.noneAllDevicesUseTheLogin')}</p>}
      {logins.map((login) => (
        <LoginLine key={login.id} login={login} onEdit={() => setEditing({ login })} />
      ))}
      {editing !== undefined && (
        <Dialog title={editing.login?.username ?? say('brokers.newLogin')} onClose={close}>
          <LoginForm login={editing.login} onDone={close} />
        </Dialog>
      )}
    </Panel>
  );
}

function LoginLine({ login, onEdit }: { login: Login; onEdit: () => void }): ReactNode {
  const [isRemoving, setRemoving] = useState(false);
  return (
    <SettingLine
      title={login.username}
      text={login.hasPassword ? sayTopics(login) : say('brokers.itsPasswordIsGoneNobodyCan')}
    >
      <Button size="s" label={say('brokers.editUsername', { username: login.username })} onPress={onEdit}>
        {say('common.edit')}
      </Button>
      <Button
        size="s"
        label={say('brokers.removeUsername', { username: login.username })}
        onPress={() => setRemoving(true)}
      >
        {say('common.remove')}
      </Button>
      {isRemoving && (
        <ConfirmDialog
          title={say('brokers.removeThisLogin')}
          confirm={say('common.remove')}
          onClose={() => setRemoving(false)}
          onConfirm={() => void attempt(call('broker.removeLogin', { id: login.id }), say('common.removed'))}
        >
          <p>{say('brokers.theDeviceThatUsesItCan')}</p>
        </ConfirmDialog>
      )}
    </SettingLine>
  );
}

/** What is wrong with the form, or undefined. */
function problemOf({ username, isConfined, publish, subscribe }: LoginDraft, hasSecret: boolean): string | undefined {
  if (username.trim() === '' || !hasSecret) return say('brokers.itNeedsAUserNameAnd');
  return isConfined ? (filtersProblem(publish) ?? filtersProblem(subscribe)) : undefined;
}

function LoginForm({ login, onDone }: { login: Login | undefined; onDone: () => void }): ReactNode {
  const [draft, setDraft] = useState(() => draftOf(login));
  const [password, setPassword] = useState<string | null>();
  const [isBusy, setBusy] = useState(false);
  const hasSecret = typeof password === 'string' || (password === undefined && login?.hasPassword === true);
  const problem = problemOf(draft, hasSecret);
  const change = (part: Partial<LoginDraft>): void => setDraft({ ...draft, ...part });
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (problem !== undefined) return;
    setBusy(true);
    const secret = typeof password === 'string' ? { password } : {};
    const saved = await attempt(
      call('broker.saveLogin', { login: finishLogin(draft), ...secret }),
      say('common.saved'),
    );
    setBusy(false);
    if (saved !== undefined) onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <div className={styles.pair}>
        <TextField
          label={say('brokers.userName')}
          value={draft.username}
          onChange={(username) => change({ username })}
        />
        <PasswordField hasPassword={login?.hasPassword === true} value={password} onChange={setPassword} />
      </div>
      <Toggle isOn={draft.isConfined} onChange={(isConfined) => change({ isConfined })}>
        {say('brokers.onlyTheseTopics')}
      </Toggle>
      {draft.isConfined && (
        <div className={styles.pair}>
          <TextArea
            label={say('brokers.maySendTo')}
            value={draft.publish}
            onChange={(publish) => change({ publish })}
            isMono
            placeholder="lamp/#"
            hint={say('brokers.onePerLineStandsForOne')}
          />
          <TextArea
            label={say('brokers.mayHear')}
            value={draft.subscribe}
            onChange={(subscribe) => change({ subscribe })}
            isMono
            placeholder="lamp/+/set"
            hint={say('brokers.aDeviceAsksForOneOf')}
          />
        </div>
      )}
      {problem !== undefined && <p className={styles.lineText}>{problem}.</p>}
      <div className={styles.actions}>
        <div className={styles.end}>
          <Button onPress={onDone}>{say('common.cancel')}</Button>
          <Button type="submit" kind="primary" isDisabled={problem !== undefined} isBusy={isBusy}>
            {say('common.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}
