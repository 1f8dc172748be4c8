/** Which task an automation runs, and what it is told for that run. */
import type { ReactNode } from 'react';
import type { Action } from '../../../preload/contract.ts';
import { SelectField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Toggle } from '../../components/ui/toggle.tsx';
import { useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { givenFor, inputWith } from '../tasks/task-draft.ts';
import { TaskInputFields } from '../tasks/task-input-fields.tsx';
import { withOptional } from './automation-draft.ts';

type TaskAction = Extract<Action, { type: 'task' }>;

export function TaskActionFields(props: { value: TaskAction; onChange: (value: TaskAction) => void }): ReactNode {
  const { value, onChange } = props;
  const tasks = useSlice('tasks');
  const task = tasks.get(value.taskId);
  const isTold = value.input !== undefined;
  return (
    <div className={list.list}>
      <SelectField
        label={say('common.task')}
        value={value.taskId}
        options={[...tasks.values()].map((each) => ({ value: each.id, label: each.name.slice(0, 100) }))}
        hint={say('automationEditor.itsTextsMayName')}
        onChange={(taskId) => onChange({ type: 'task', taskId })}
      />
      {task !== undefined && (isTold || Object.keys(task.input).length > 0) && (
        <Toggle
          isOn={isTold}
          onChange={(isOn) => onChange(withOptional(value, 'input', isOn ? (value.input ?? {}) : undefined))}
        >
          {say('automationEditor.withInputOfItsOwn')}
        </Toggle>
      )}
      {task !== undefined && isTold && (
        <TaskInputFields
          hasTemplates
          kind={task.kind}
          input={inputWith(task.input, value.input)}
          onChange={(edited) => onChange({ ...value, input: givenFor(task.input, edited) })}
          error={undefined}
        />
      )}
    </div>
  );
}
