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
      title="By hand"
      lead="For devices that do not announce themselves."
      actions={
        <Button icon="plus" onPress={add}>
          Add
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
                label="Actions"
                entries={[
                  { id: 'edit', label: 'Edit', icon: 'pencil', onAction: () => setEditing(draftOf(entity)) },
                  {
                    id: 'remove',
                    label: 'Remove',
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
          title="Remove this entity?"
          confirm="Remove"
          onClose={() => setRemoving(undefined)}
          onConfirm={() => void attempt(call('discovery.removeManual', { id: removing.id }), 'Removed')}
        >
          <p>Its description is removed here; nothing changes on the broker.</p>
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
    <Dialog title="Describe an entity" size="l" onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <div className={styles.pair}>
          <TextField label="Name" value={draft.name} onChange={(name) => change({ name })} input={{ maxLength: 255 }} />
          <SelectField
            label="Kind"
            value={draft.platform}
            options={platformChoices()}
            onChange={(platform) => isPlatform(platform) && change({ platform })}
          />
          <SelectField
            label="Broker"
            value={draft.brokerId}
            options={brokers.map((broker) => ({ value: broker.id, label: broker.name }))}
            onChange={(brokerId) => change({ brokerId })}
          />
        </div>
        <div className={styles.pair}>
          <TextField
            label="Topic of its state"
            isMono
            value={draft.stateTopic}
            onChange={(stateTopic) => change({ stateTopic })}
          />
          <TextField
            label="Topic of its commands"
            isMono
            value={draft.commandTopic}
            onChange={(commandTopic) => change({ commandTopic })}
          />
        </div>
        <TextField
          label="Template"
          isMono
          value={draft.template}
          placeholder="{{ value_json.temperature }}"
          onChange={(template) => change({ template })}
          hint="How the state is read from the payload; empty: the payload itself."
        />
        <Preview brokerId={draft.brokerId} topic={draft.stateTopic.trim()} template={draft.template.trim()} />
        <div className={styles.pair}>
          <TextField label="Unit" value={draft.unit} placeholder="°C" onChange={(unit) => change({ unit })} />
          <TextField
            label="Device class"
            value={draft.deviceClass}
            placeholder="temperature"
            onChange={(deviceClass) => change({ deviceClass })}
          />
        </div>
        <details className={styles.more}>
          <summary>Further keys</summary>
          <TextArea
            label="Discovery config (JSON)"
            isMono
            rows={6}
            value={draft.extra}
            onChange={(extra) => change({ extra })}
            hint="Any key of Home Assistant's MQTT discovery for this kind."
          />
        </details>
        {failure !== undefined && <Notice tone="danger">{failure}</Notice>}
        {problem !== undefined && <p className={styles.lineText}>{problem}.</p>}
        <div className={styles.actions}>
          <div className={styles.end}>
            <Button onPress={onClose}>Cancel</Button>
            <Button type="submit" kind="primary" isDisabled={problem !== undefined}>
              Save
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
      <Fact label={preview?.retained === true ? 'Payload (retained)' : 'Payload'}>
        <span className={styles.mono}>{preview?.payload?.slice(0, 2_000) ?? 'Nothing received yet'}</span>
      </Fact>
      {preview?.rendered !== undefined && (
        <Fact label="State">
          <strong>{preview.rendered.slice(0, 500)}</strong>
        </Fact>
      )}
      {preview?.error !== undefined && <Fact label="Problem">{preview.error}</Fact>}
    </dl>
  );
}
