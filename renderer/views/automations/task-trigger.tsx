/** The trigger of a task that has ended: which one, and how. */
import type { ReactNode } from 'react';
import type { Trigger } from '../../../preload/contract.ts';
import { SelectField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';

interface Props {
  readonly value: Extract<Trigger, { type: 'task' }>;
  readonly onChange: (value: Trigger) => void;
}

const results = () => [
  { value: 'failed', label: say('automationEditor.itHasFailedForGood') },
  { value: 'done', label: say('automationEditor.itIsDone') },
  { value: '', label: say('common.howeverItEnded') },
];

export function TaskTrigger({ value, onChange }: Props): ReactNode {
  const tasks = useSlice('tasks');
  return (
    <div className={list.columns}>
      <SelectField
        label={say('common.task')}
        value={value.taskId}
        options={[...tasks.values()].map((task) => ({ value: task.id, label: task.name.slice(0, 100) }))}
        onChange={(taskId) => onChange({ ...value, taskId })}
      />
      <SelectField
        label={say('automationEditor.when')}
        value={value.result ?? ''}
        options={results()}
        onChange={(chosen) => {
          const { result: _old, ...rest } = value;
          onChange(chosen === 'done' || chosen === 'failed' ? { ...rest, result: chosen } : rest);
        }}
      />
    </div>
  );
}
