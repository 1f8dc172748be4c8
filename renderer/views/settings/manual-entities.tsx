/** Devices that do not announce themselves, described by hand, with what the topic says right now. */

import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { ManualEntity, PlatformName, TopicPreview } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../components/ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '../../components/ui/fields.tsx';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { Fact, Notice, Panel } from '../../components/ui/surface.tsx';
import { platformChoices, platformLabel } from '../../format/entity.ts';
import { sayFailure } from '../../format/failure.ts';
import { attempt, call } from '../../state/calls.ts';
import { useSettings, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { newId } from './broker-draft.ts';
import { configOf, draftOf, type ManualDraft, manualProblem } from './manual-draft.ts';
import { SettingLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

export function ManualEntities(): ReactNode {
  const { manual } = useSettings().discovery;
  const firstBroker = [...useSlice('brokers').keys()][0] ?? '';
  const [editing, setEditing] = useState<ManualDraft>();
  const [removing, setRemoving] = useState<ManualEntity>();
  const add = (): void =>
    setEditing(draftOf({ id: newId('manual'), brokerId: firstBroker, platform: 'sensor', config: {} }));
  return (
    <Panel
      title={say('discovery.byHand')}
      lead={say('discovery.forDevicesThatDoNotAnnounce')}
      actions={
        <Button icon="plus" onPress={add}>
          {say('discovery.add')}
        </Button>
      }
    >
      {manual.length > 0 && (
        <div>
          {manual.map((entity) => (
            <SettingLine
              key={entity.id}
              title={String(entity.config.name ?? entity.id)}
              text={`${platformLabel(entity.platform)} · ${String(entity.config.state_topic ?? entity.config.command_topic ?? '')}`}
            >
              <ActionMenu
                label={say('discovery.actions')}
                entries={[
                  {
                    id: 'edit',
                    label: say('common.edit'),
                    icon: 'pencil',
                    onAction: () => setEditing(draftOf(entity)),
                  },
                  {
                    id: 'remove',
                    label: say('common.remove'),
                    icon: 'trash-can-outline',
                    isDanger: true,
                    onAction: () => setRemoving(entity),
                  },
                ]}
              />
            </SettingLine>
          ))}
        </div>
      )}
      {editing !== undefined && <ManualDialog draft={editing} onClose={() => setEditing(undefined)} />}
      {removing !== undefined && (
        <ConfirmDialog
          title={say('discovery.removeThisEntity')}
          confirm={say('common.remove')}
          onClose={() => setRemoving(undefined)}
          onConfirm={() => void attempt(call('discovery.removeManual', { id: removing.id }), say('common.removed'))}
        >
          <p>{say('discovery.itsDescriptionIsRemovedHereNothing')}</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function isPlatform(name: string): name is PlatformName {
  return platformChoices().some(({ value }) => value === name);
}

function ManualDialog({ draft: first, onClose }: { draft: ManualDraft; onClose: () => void }): ReactNode {
  const [draft, setDraft] = useState(first);
  const [failure, setFailure] = useState<string>();
  const brokers = [...useSlice('brokers').values()];
  const problem = manualProblem(draft);
  const change = (part: Partial<ManualDraft>): void => {
    setDraft({ ...draft, ...part });
    setFailure(undefined);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (problem !== undefined) return;
    const { id, brokerId, platform } = draft;
    const answer = await call('discovery.saveManual', { entity: { id, brokerId, platform, config: configOf(draft) } });
    if (answer.ok) onClose();
    else setFailure(sayFailure(answer.error));
  };
  return (
    <Dialog title={say('discovery.describeAnEntity')} size="l" onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <div className={styles.pair}>
          <TextField
            label={say('common.name')}
            value={draft.name}
            onChange={(name) => change({ name })}
            input={{ maxLength: 255 }}
          />
          <SelectField
            label={say('discovery.kind')}
            value={draft.platform}
            options={platformChoices()}
            onChange={(platform) => isPlatform(platform) && change({ platform })}
          />
          <SelectField
            label={say('common.broker')}
            value={draft.brokerId}
            options={brokers.map((broker) => ({ value: broker.id, label: broker.name }))}
            onChange={(brokerId) => change({ brokerId })}
          />
        </div>
        <div className={styles.pair}>
          <TextField
            label={say('discovery.topicOfItsState')}
            isMono
            value={draft.stateTopic}
            onChange={(stateTopic) => change({ stateTopic })}
          />
          <TextField
            label={say('discovery.topicOfItsCommands')}
            isMono
            value={draft.commandTopic}
            onChange={(commandTopic) => change({ commandTopic })}
          />
        </div>
        <TextField
          label={say('common.template')}
          isMono
          value={draft.template}
          placeholder="{{ value_json.temperature }}"
          onChange={(template) => change({ template })}
          hint={say('discovery.howTheStateIsReadFrom')}
        />
        <Preview brokerId={draft.brokerId} topic={draft.stateTopic.trim()} template={draft.template.trim()} />
        <div className={styles.pair}>
          <TextField
            label={say('discovery.unit')}
            value={draft.unit}
            placeholder="°C"
            onChange={(unit) => change({ unit })}
          />
          <TextField
            label={say('discovery.deviceClass')}
            value={draft.deviceClass}
            placeholder="temperature"
            onChange={(deviceClass) => change({ deviceClass })}
          />
        </div>
        <details className={styles.more}>
          <summary>{say('discovery.furtherKeys')}</summary>
          <TextArea
            label={say('discovery.discoveryConfigJSON')}
            isMono
            rows={6}
            value={draft.extra}
            onChange={(extra) => change({ extra })}
            hint={say('discovery.anyKeyOfHomeAssistantS')}
          />
        </details>
        {failure !== undefined && <Notice tone="danger">{failure}</Notice>}
        {problem !== undefined && <p className={styles.lineText}>{problem}.</p>}
        <div className={styles.actions}>
          <div className={styles.end}>
            <Button onPress={onClose}>{say('common.cancel')}</Button>
            <Button type="submit" kind="primary" isDisabled={problem !== undefined}>
              {say('common.save')}
            </Button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}

const typingMs = 400;
const repeatMs = 3_000;

/** What the topic says and what the template makes of it, asked anew while the form is open. */
function Preview({ brokerId, topic, template }: { brokerId: string; topic: string; template: string }): ReactNode {
  const [preview, setPreview] = useState<TopicPreview>();
  useEffect(() => {
    setPreview(undefined);
    if (topic === '' || brokerId === '') return;
    let isShown = true;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (): Promise<void> => {
      const answer = await call('discovery.preview', { brokerId, topic, ...(template === '' ? {} : { template }) });
      if (!isShown) return;
      setPreview(answer.ok ? answer.value : { error: sayFailure(answer.error) });
      timer = setTimeout(() => void ask(), repeatMs);
    };
    timer = setTimeout(() => void ask(), typingMs);
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [brokerId, topic, template]);
  if (topic === '') return null;
  return (
    <dl aria-live="polite">
      <Fact label={preview?.retained === true ? say('discovery.payloadRetained') : say('common.payload')}>
        <span className={styles.mono}>{preview?.payload?.slice(0, 2_000) ?? say('discovery.nothingReceivedYet')}</span>
      </Fact>
      {preview?.rendered !== undefined && (
        <Fact label={say('common.state')}>
          <strong>{preview.rendered.slice(0, 500)}</strong>
        </Fact>
      )}
      {preview?.error !== undefined && <Fact label={say('discovery.problem')}>{preview.error}</Fact>}
    </dl>
  );
}
