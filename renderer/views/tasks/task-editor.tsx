/** Edits a task. What is wrong is said while one types; saving waits until nothing is. */

import { type FormEvent, type ReactNode, useCallback, useState } from 'react';
import type { ExistingPolicy, TaskDefinition } from '../../../preload/contract.ts';
import { go } from '../../app/route.ts';
import { DurationField } from '../../components/editor/duration-field.tsx';
import { KeptDraft } from '../../components/editor/kept-draft.tsx';
import { Button, IconButton } from '../../components/ui/button.tsx';
import { ConfirmDialog } from '../../components/ui/dialog.tsx';
import { SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Notice, PageHeader, Panel } from '../../components/ui/surface.tsx';
import { Toggle } from '../../components/ui/toggle.tsx';
import { sayFailure } from '../../format/failure.ts';
import { sayWhen } from '../../format/time.ts';
import { call } from '../../state/calls.ts';
import { useDraft } from '../../state/drafts.ts';
import { useCheck } from '../../state/use-check.ts';
import { useEntity, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { withOptional } from '../automations/automation-draft.ts';
import { existingPolicies } from './import-tasks.tsx';
import { kindChoices, kindNamed, pageKind } from './kinds/table.ts';
import { ScheduleFields } from './schedule-fields.tsx';
import { TaskConditions } from './task-conditions.tsx';
import { runsAtOnce, taskProblems, withChecked, withToken } from './task-draft.ts';
import { TaskInputFields } from './task-input-fields.tsx';
import { TaskRecovery } from './task-recovery.tsx';

export function TaskEditor({ task, isNew }: { task: TaskDefinition; isNew: boolean }): ReactNode {
  const { version } = useSlice('app');
  const { draft, setDraft, isKept, forget } = useDraft(
    isNew ? 'task:new' : `task:${task.id}`,
    task,
    version,
    isNew ? '' : undefined,
  );
  const [tagsText, setTagsText] = useState(draft.tags.join(', '));
  const [wasTried, setTried] = useState(!isNew);
  const [token, setToken] = useState<string | null>();
  const [failure, setFailure] = useState<string>();
  const [isNameTaken, setNameTaken] = useState(false);
  const [isPast, setPast] = useState(false);
  const entity = useEntity(String(draft.input.entityId ?? ''));
  const others = [...useSlice('tasks').values()].filter((each) => each.id !== draft.id);
  const checked = useCheck(useCallback(() => call('task.check', { task: draft }), [draft]));
  const own = taskProblems(draft, entity);
  const problems = withChecked(own, checked);
  // Saving asks the service anew: its last answer may be about what was typed before.
  const isComplete = Object.keys(own).length === 0;
  const change = (part: Partial<TaskDefinition>): void => {
    setDraft({ ...draft, ...part });
    setFailure(undefined);
    setNameTaken(false);
  };
  const isUntouched = draft.input === task.input || draft.input === pageKind(draft.kind).empty;
  // What nobody has touched yet is only called wrong when it is to be saved.
  const shown = {
    name: wasTried || draft.name !== task.name ? problems.name : undefined,
    input: wasTried || !isUntouched ? problems.input : undefined,
  };
  const send = async (existing: ExistingPolicy | undefined): Promise<void> => {
    const definition = withToken({ ...draft, name: draft.name.trim() }, token);
    if (typeof token === 'string') {
      const kept = await call('task.setToken', { name: draft.id, token, url: String(draft.input.url ?? '') });
      if (!kept.ok) {
        setFailure(sayFailure(kept.error));
        return;
      }
    }
    const answer = await call('task.save', { task: definition, ...(existing === undefined ? {} : { existing }) });
    if (answer.ok) {
      if (token === null && draft.input.bearerSecret === draft.id) {
        await call('task.setToken', { name: draft.id, token });
      }
      forget();
      go('tasks', answer.value.id);
    } else if (isNew && existing === undefined && others.some(({ name }) => name === definition.name))
      setNameTaken(true);
    else setFailure(sayFailure(answer.error));
  };
  // A new task must not take the place of another one with its name.
  const existing = isNew ? undefined : 'update';
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!isComplete) return;
    if (runsAtOnce(draft, isNew ? undefined : task, Date.now())) setPast(true);
    else await send(existing);
  };
  return (
    <form onSubmit={(event) => void save(event)} className={list.list}>
      <PageHeader
        back={<IconButton icon="arrow-left" label={say('taskEditor.backToTheTasks')} onPress={() => go('tasks')} />}
        title={isNew ? say('common.newTask') : say('taskEditor.editTask')}
      />
      {isKept && (
        <KeptDraft
          onDiscard={() => {
            setDraft(task);
            setTagsText(task.tags.join(', '));
            forget();
          }}
        />
      )}
      <Panel title={say('taskEditor.what')}>
        <div className={list.columns}>
          <TextField
            label={say('common.name')}
            value={draft.name}
            onChange={(name) => change({ name })}
            error={shown.name}
            input={{ maxLength: 255 }}
          />
          <SelectField
            label={say('taskEditor.does')}
            value={draft.kind}
            options={kindChoices()}
            hint={pageKind(draft.kind).text}
            onChange={(value) => {
              const kind = kindNamed(value);
              setToken(undefined);
              change({ kind, input: pageKind(kind).empty });
            }}
          />
        </div>
        <TaskInputFields
          kind={draft.kind}
          input={draft.input}
          onChange={(input) => change({ input })}
          error={shown.input}
          token={token}
          onToken={setToken}
        />
      </Panel>
      <Panel title={say('taskEditor.when')}>
        <ScheduleFields
          schedule={draft.schedule}
          onChange={(schedule) => change({ schedule })}
          error={problems.schedule}
        />
        {draft.schedule.type !== 'manual' && draft.schedule.type !== 'after' && (
          <div className={list.columns}>
            <DurationField
              label={say('taskEditor.initialDelay')}
              hint={say('taskEditor.nothingIsDueBeforeItIs')}
              value={draft.initialDelaySeconds}
              placeholder={say('taskEditor.noDelay')}
              onChange={(seconds) => setDraft(withOptional(draft, 'initialDelaySeconds', seconds))}
            />
          </div>
        )}
      </Panel>
      <Panel title={say('taskEditor.onlyIf')} lead={say('taskEditor.theTaskWaitsUntilAllOf')}>
        <TaskConditions constraints={draft.constraints} onChange={(constraints) => change({ constraints })} />
        <Toggle isOn={draft.heavy === true} onChange={(heavy) => change({ heavy })}>
          {say('taskEditor.heavyWork')}
        </Toggle>
        <div className={list.columns}>
          <SelectField
            label={say('taskEditor.priority')}
            value={draft.priority ?? ''}
            options={[
              { value: 'high', label: say('taskEditor.priorityHigh') },
              { value: '', label: say('taskEditor.priorityNormal') },
              { value: 'low', label: say('taskEditor.priorityLow') },
            ]}
            onChange={(priority) => {
              const { priority: _old, ...rest } = draft;
              setDraft(priority === 'high' || priority === 'low' ? { ...rest, priority } : rest);
            }}
          />
          <SelectField
            label={say('taskEditor.afterAnotherTaskHasEnded')}
            value={draft.afterTaskId ?? ''}
            options={[
              { value: '', label: say('taskEditor.doesNotMatter') },
              ...others.map((each) => ({ value: each.id, label: each.name.slice(0, 100) })),
            ]}
            onChange={(id) => {
              const { afterResult: _old, ...rest } = withOptional(draft, 'afterTaskId', id);
              setDraft(id === '' ? rest : withOptional(draft, 'afterTaskId', id));
            }}
          />
          {draft.afterTaskId !== undefined && (
            <SelectField
              label={say('taskEditor.andOnlyIf')}
              value={draft.afterResult ?? ''}
              options={[
                { value: '', label: say('common.howeverItEnded') },
                { value: 'done', label: say('taskEditor.itWasDone') },
                { value: 'failed', label: say('taskEditor.itHasFailed') },
              ]}
              onChange={(result) => {
                const { afterResult: _old, ...rest } = draft;
                setDraft(result === 'done' || result === 'failed' ? { ...rest, afterResult: result } : rest);
              }}
            />
          )}
        </div>
      </Panel>
      <Panel title={say('taskEditor.ifSomethingGoesWrong')}>
        <TaskRecovery task={draft} onChange={change} onReplace={setDraft} />
      </Panel>
      <Panel title={say('taskEditor.and')}>
        <TextField
          label={say('taskEditor.tags')}
          hint={say('taskEditor.separatedByCommasTasksWithA')}
          value={tagsText}
          onChange={(text) => {
            setTagsText(text);
            const tags = text.split(',').map((tag) => tag.trim());
            change({ tags: [...new Set(tags.filter((tag) => tag !== ''))] });
          }}
        />
        <Toggle isOn={draft.visible} onChange={(visible) => change({ visible })}>
          {say('taskEditor.showItsProgressInTheTray')}
        </Toggle>
      </Panel>
      {isNameTaken && (
        <Notice tone="warning">
          {say('taskEditor.thereIsATaskOfThis')}
          <div className={list.buttons}>
            {existingPolicies
              .filter(({ value }) => value !== 'keep')
              .map(({ value, label }) => (
                <Button key={value} size="s" onPress={() => void send(value)}>
                  {label}
                </Button>
              ))}
          </div>
        </Notice>
      )}
      {isPast && draft.schedule.type === 'once' && (
        <ConfirmDialog
          title={say('taskEditor.pastTitle')}
          confirm={say('taskEditor.pastConfirm')}
          onClose={() => setPast(false)}
          onConfirm={() => void send(existing)}
        >
          <p>{say('taskEditor.pastText', { at: sayWhen(draft.schedule.at ?? '', Date.now()) })}</p>
        </ConfirmDialog>
      )}
      {failure !== undefined && <Notice tone="danger">{failure}</Notice>}
      {wasTried && !isComplete && <Notice tone="warning">{Object.values(problems).join(' · ')}</Notice>}
      <div className={list.buttons}>
        <Button type="submit" kind="primary" icon="check">
          {say('common.save')}
        </Button>
        <Button
          onPress={() => {
            forget();
            go('tasks');
          }}
        >
          {say('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
