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
      title="Logins for single devices"
      lead="At the built-in broker, a device with a login of its own can be confined to its topics: it hears and changes nothing else."
      actions={
        <Button icon="plus" onPress={() => setEditing({ login: undefined })}>
          Add a login
        </Button>
      }
    >
      {logins.length === 0 && <p className={styles.lineText}>None: all devices use the login above.</p>}
      {logins.map((login) => (
        <LoginLine key={login.id} login={login} onEdit={() => setEditing({ login })} />
      ))}
      {editing !== undefined && (
        <Dialog title={editing.login?.username ?? 'New login'} onClose={close}>
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
      text={login.hasPassword ? sayTopics(login) : 'Its password is gone: nobody can use it until you enter one.'}
    >
      <Button size="s" label={`Edit ${login.username}`} onPress={onEdit}>
        Edit
      </Button>
      <Button size="s" label={`Remove ${login.username}`} onPress={() => setRemoving(true)}>
        Remove
      </Button>
      {isRemoving && (
        <ConfirmDialog
          title="Remove this login?"
          confirm="Remove"
          onClose={() => setRemoving(false)}
          onConfirm={() => void attempt(call('broker.removeLogin', { id: login.id }), 'Removed')}
        >
          <p>The device that uses it can no longer connect.</p>
        </ConfirmDialog>
      )}
    </SettingLine>
  );
}

/** What is wrong with the form, or undefined. */
function problemOf({ username, isConfined, publish, subscribe }: LoginDraft, hasSecret: boolean): string | undefined {
  if (username.trim() === '' || !hasSecret) return 'It needs a user name and a password';
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
    const saved = await attempt(call('broker.saveLogin', { login: finishLogin(draft), ...secret }), 'Saved');
    setBusy(false);
    if (saved !== undefined) onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <div className={styles.pair}>
        <TextField label="User name" value={draft.username} onChange={(username) => change({ username })} />
        <PasswordField hasPassword={login?.hasPassword === true} value={password} onChange={setPassword} />
      </div>
      <Toggle isOn={draft.isConfined} onChange={(isConfined) => change({ isConfined })}>
        Only these topics
      </Toggle>
      {draft.isConfined && (
        <div className={styles.pair}>
          <TextArea
            label="May send to"
            value={draft.publish}
            onChange={(publish) => change({ publish })}
            isMono
            placeholder="lamp/#"
            hint="One per line; + stands for one level, # for the rest."
          />
          <TextArea
            label="May hear"
            value={draft.subscribe}
            onChange={(subscribe) => change({ subscribe })}
            isMono
            placeholder="lamp/+/set"
            hint="A device asks for one of these or for less."
          />
        </div>
      )}
      {problem !== undefined && <p className={styles.lineText}>{problem}.</p>}
      <div className={styles.actions}>
        <div className={styles.end}>
          <Button onPress={onDone}>Cancel</Button>
          <Button type="submit" kind="primary" isDisabled={problem !== undefined} isBusy={isBusy}>
            Save
          </Button>
        </div>
      </div>
    </form>
  );
}
