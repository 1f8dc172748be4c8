/** The tokens of the HTTP door: what each may do, when it was last used; a new one is shown once. */
import { type FormEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import type { HttpToken, RequestOf, TokenScope } from '../../../preload/contract.ts';
import { EntityPicker, useEntityName } from '../../components/editor/entity-picker.tsx';
import { Picker } from '../../components/editor/picker.tsx';
import { Button } from '../../components/ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../components/ui/dialog.tsx';
import { SelectField, TextField } from '../../components/ui/fields.tsx';
import { Panel } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { toast } from '../../state/toasts.ts';
import { useDevice, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { SettingLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

export function HttpTokens({ onChange }: { onChange: () => void }): ReactNode {
  const [state, reload] = useLoaded(useCallback(() => call('http.tokens', {}), []));
  const [isAdding, setAdding] = useState(false);
  const tokens = state.kind === 'ready' ? state.value.tokens : [];
  const changed = (): void => {
    reload();
    onChange();
  };
  return (
    <Panel
      title={say('http.tokens')}
      lead={say('http.tokensLead')}
      actions={
        <Button icon="plus" onPress={() => setAdding(true)}>
          {say('http.add')}
        </Button>
      }
    >
      {state.kind === 'ready' && tokens.length === 0 && <p className={styles.lineText}>{say('http.noTokens')}</p>}
      {tokens.map((token) => (
        <TokenLine key={token.id} token={token} onRemoved={changed} />
      ))}
      {isAdding && (
        <Dialog title={say('http.newToken')} onClose={() => setAdding(false)}>
          <TokenForm onAdded={changed} onDone={() => setAdding(false)} />
        </Dialog>
      )}
    </Panel>
  );
}

function sayRights({ scope, entities = [], devices = [] }: HttpToken): string {
  const count = entities.length + devices.length;
  return scope === 'control' && count > 0 ? say('http.some', { count }) : say('http.scope', { scope });
}

function TokenLine({ token, onRemoved }: { token: HttpToken; onRemoved: () => void }): ReactNode {
  const [isRemoving, setRemoving] = useState(false);
  const { id, name, lastUsedAt } = token;
  const remove = async (): Promise<void> => {
    if ((await attempt(call('http.removeToken', { id }), say('common.removed'))) !== undefined) onRemoved();
  };
  const used =
    lastUsedAt === undefined ? (
      say('http.neverUsed')
    ) : (
      <>
        {say('http.usedAt')} <TimeText iso={lastUsedAt} />
      </>
    );
  return (
    <SettingLine
      title={name}
      text={
        <>
          {sayRights(token)} · {used}
        </>
      }
    >
      <Button size="s" label={say('http.remove', { name })} onPress={() => setRemoving(true)}>
        {say('common.remove')}
      </Button>
      {isRemoving && (
        <ConfirmDialog
          title={say('http.removeAsk')}
          confirm={say('common.remove')}
          onClose={() => setRemoving(false)}
          onConfirm={() => void remove()}
        >
          <p>{say('http.removeText')}</p>
        </ConfirmDialog>
      )}
    </SettingLine>
  );
}

type Choice = TokenScope | 'some';
const choices = ['read', 'some', 'control', 'admin'] as const satisfies readonly Choice[];

function requestOf(
  name: string,
  choice: Choice,
  devices: readonly string[],
  entities: readonly string[],
): RequestOf<'http.addToken'> {
  if (choice !== 'some') return { name, scope: choice };
  return { name, scope: 'control', devices, entities };
}

function TokenForm({ onAdded, onDone }: { onAdded: () => void; onDone: () => void }): ReactNode {
  const [name, setName] = useState('');
  const [choice, setChoice] = useState<Choice>('read');
  const [devices, setDevices] = useState<readonly string[]>([]);
  const [entities, setEntities] = useState<readonly string[]>([]);
  const [token, setToken] = useState<string>();
  if (token !== undefined) return <NewToken token={token} onDone={onDone} />;
  const isEmpty = choice === 'some' && devices.length + entities.length === 0;
  const problem = name.trim() === '' ? say('common.aNameIsNeeded') : isEmpty ? say('http.chooseSome') : undefined;
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (problem !== undefined) return;
    const added = await attempt(call('http.addToken', requestOf(name.trim(), choice, devices, entities)));
    if (added === undefined) return;
    setToken(added.token);
    onAdded();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void add(event)}>
      <TextField label={say('common.name')} value={name} onChange={setName} />
      <SelectField
        label={say('http.mayDo')}
        value={choice}
        options={choices.map((scope) => ({ value: scope, label: say('http.scope', { scope }) }))}
        onChange={(value) => setChoice(choices.find((each) => each === value) ?? 'read')}
      />
      {choice === 'some' && (
        <>
          <DevicePicker onPick={(id) => setDevices([...new Set([...devices, id])])} />
          <EntityPicker
            label={say('http.addEntity')}
            value=""
            onChange={(id) => setEntities([...new Set([...entities, id])])}
          />
          {devices.map((id) => (
            <Chosen key={id} isDevice id={id} onRemove={() => setDevices(devices.filter((each) => each !== id))} />
          ))}
          {entities.map((id) => (
            <Chosen key={id} id={id} onRemove={() => setEntities(entities.filter((each) => each !== id))} />
          ))}
        </>
      )}
      {problem !== undefined && <p className={styles.lineText}>{problem}.</p>}
      <div className={styles.actions}>
        <div className={styles.end}>
          <Button onPress={onDone}>{say('common.cancel')}</Button>
          <Button type="submit" kind="primary" isDisabled={problem !== undefined}>
            {say('http.add')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function DevicePicker({ onPick }: { onPick: (id: string) => void }): ReactNode {
  const devices = useSlice('devices');
  return (
    <Picker
      label={say('http.addDevice')}
      value=""
      shown=""
      find={(query) =>
        [...devices.values()]
          .filter((each) => each.name.toLowerCase().includes(query.trim().toLowerCase()))
          .slice(0, 20)
          .map((each) => ({ id: each.id, label: each.name.slice(0, 200), detail: each.area ?? each.model ?? '' }))
      }
      onChange={onPick}
    />
  );
}

function Chosen(props: { id: string; isDevice?: boolean; onRemove: () => void }): ReactNode {
  const device = useDevice(props.id);
  const entity = useEntityName(props.id);
  const name = props.isDevice === true ? (device?.name.slice(0, 200) ?? props.id) : entity;
  return (
    <SettingLine title={name}>
      <Button size="s" label={say('http.remove', { name })} onPress={props.onRemove}>
        {say('common.remove')}
      </Button>
    </SettingLine>
  );
}

function NewToken({ token, onDone }: { token: string; onDone: () => void }): ReactNode {
  const shown = useRef<HTMLElement>(null);
  // The page has no permission for the clipboard itself: it copies what is selected, as a person would.
  const copy = (): void => {
    const selection = getSelection();
    if (shown.current === null || selection === null) return;
    selection.selectAllChildren(shown.current);
    if (document.execCommand('copy')) toast({ kind: 'done', text: say('http.copied') });
  };
  return (
    <div className={styles.form}>
      <SettingLine title={say('http.theToken')} text={say('http.shownOnce')} />
      <code ref={shown} className={styles.mono}>
        {token}
      </code>
      <div className={styles.actions}>
        <div className={styles.end}>
          <Button onPress={copy}>{say('http.copy')}</Button>
          <Button kind="primary" onPress={onDone}>
            {say('http.done')}
          </Button>
        </div>
      </div>
    </div>
  );
}
