/** What is done to another task: made, changed, switched on or off, or cancelled. */
import type { ReactNode } from 'react';
import type { TaskChange } from '../../../preload/contract.ts';
import { SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Toggle } from '../../components/ui/toggle.tsx';
import { useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { newId } from '../settings/broker-draft.ts';
import { existingPolicies } from './import-tasks.tsx';
import { kindChoices, kindNamed, pageKind } from './kinds/table.ts';
import { ScheduleFields } from './schedule-fields.tsx';
import { givenFor, inputWith, madeTask } from './task-draft.ts';
import { TaskInputFields } from './task-input-fields.tsx';

interface Props<C extends TaskChange = TaskChange> {
  readonly value: C;
  readonly onChange: (value: TaskChange) => void;
  readonly error: string | undefined;
  readonly hasTemplates: boolean;
}

type Save = Extract<TaskChange, { do: 'save' }>;
type Change = Extract<TaskChange, { do: 'change' }>;

const ways = () => [
  { value: 'save', label: say('taskEditor.makeATask') },
  { value: 'change', label: say('taskEditor.changeWhatATaskIsTold') },
  { value: 'enable', label: say('taskEditor.switchATaskOn') },
  { value: 'disable', label: say('taskEditor.switchATaskOff') },
  { value: 'cancel', label: say('taskEditor.cancelATask') },
];

function startChange(way: string, taskId: string): TaskChange {
  switch (way) {
    case 'save':
      return { do: 'save', task: { ...madeTask({ id: newId('task') }), schedule: { type: 'after', seconds: 600 } } };
    case 'change':
      return { do: 'change', taskId, fields: {} };
    case 'enable':
    case 'cancel':
      return { do: way, taskId };
    default:
      return { do: 'disable', taskId };
  }
}

export function ChangeFields({ value, onChange, error, hasTemplates }: Props): ReactNode {
  const taskId = value.do === 'save' ? '' : value.taskId;
  return (
    <div className={list.list}>
      <div className={list.columns}>
        <SelectField
          label={say('taskEditor.whatToDo')}
          value={value.do}
          options={ways()}
          onChange={(way) => onChange(startChange(way, taskId))}
        />
        {value.do !== 'save' && <Target value={value} onChange={onChange} error={error} />}
      </div>
      {value.do === 'save' && <MadeTask {...{ value, onChange, error, hasTemplates }} />}
      {value.do === 'change' && <ChangedTask {...{ value, onChange, error, hasTemplates }} />}
      {value.do === 'cancel' && (
        <Toggle
          isOn={value.runOnly === true}
          onChange={(runOnly) => {
            const { runOnly: _old, ...rest } = value;
            onChange(runOnly ? { ...rest, runOnly } : rest);
          }}
        >
          {say('taskEditor.onlyTheRunNow')}
        </Toggle>
      )}
    </div>
  );
}

function Target({ value, onChange, error }: Omit<Props<Exclude<TaskChange, Save>>, 'hasTemplates'>): ReactNode {
  const tasks = useSlice('tasks');
  return (
    <SelectField
      label={say('common.task')}
      value={value.taskId}
      options={[...tasks.values()].map((task) => ({ value: task.id, label: task.name.slice(0, 100) }))}
      error={value.taskId === '' ? error : undefined}
      onChange={(taskId) =>
        onChange(value.do === 'change' ? { do: 'change', taskId, fields: {} } : { ...value, taskId })
      }
    />
  );
}

function MadeTask({ value, onChange, error, hasTemplates }: Props<Save>): ReactNode {
  const task = madeTask(value.task);
  const set = (fields: Readonly<Record<string, unknown>>): void =>
    onChange({ ...value, task: { ...value.task, ...fields } });
  return (
    <>
      <div className={list.columns}>
        <TextField
          label={say('taskEditor.nameOfTheTask')}
          value={task.name}
          onChange={(name) => set({ name })}
          error={task.name.trim() === '' ? error : undefined}
          input={{ maxLength: 255 }}
        />
        <SelectField
          label={say('taskEditor.does')}
          value={task.kind}
          options={kindChoices().filter(({ value: kind }) => kind !== 'manage')}
          onChange={(next) => {
            const kind = kindNamed(next);
            set({ kind, input: pageKind(kind).empty });
          }}
        />
        <SelectField
          label={say('taskEditor.ifItIsThere')}
          value={value.existing ?? 'replace'}
          options={existingPolicies}
          onChange={(next) => {
            const { existing: _old, ...rest } = value;
            const existing = existingPolicies.find((each) => each.value === next)?.value ?? 'replace';
            onChange(existing === 'replace' ? rest : { ...rest, existing });
          }}
        />
      </div>
      <TaskInputFields
        kind={task.kind}
        input={task.input}
        onChange={(input) => set({ input })}
        error={error}
        hasTemplates={hasTemplates}
      />
      <ScheduleFields schedule={task.schedule} onChange={(schedule) => set({ schedule })} error={undefined} />
    </>
  );
}

function ChangedTask({ value, onChange, hasTemplates }: Props<Change>): ReactNode {
  const task = useSlice('tasks').get(value.taskId);
  if (task === undefined) return null;
  const { input, schedule } = value.fields;
  const given = typeof input === 'object' && input !== null ? { ...input } : {};
  const set = (name: string, field: unknown): void => {
    const { [name]: _old, ...rest } = value.fields;
    onChange({ ...value, fields: field === undefined ? rest : { ...rest, [name]: field } });
  };
  return (
    <>
      <TaskInputFields
        kind={task.kind}
        input={inputWith(task.input, given)}
        onChange={(edited) => {
          const changed = givenFor(task.input, edited);
          set('input', Object.keys(changed).length === 0 ? undefined : changed);
        }}
        error={undefined}
        hasTemplates={hasTemplates}
      />
      <Toggle isOn={schedule !== undefined} onChange={(isOn) => set('schedule', isOn ? task.schedule : undefined)}>
        {say('taskEditor.anotherSchedule')}
      </Toggle>
      {schedule !== undefined && (
        <ScheduleFields
          schedule={schedule as typeof task.schedule}
          onChange={(next) => set('schedule', next)}
          error={undefined}
        />
      )}
    </>
  );
}
