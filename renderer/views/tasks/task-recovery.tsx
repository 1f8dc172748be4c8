/** What a task does when a run fails or was missed. */
import type { ReactNode } from 'react';
import type { TaskDefinition } from '../../../preload/contract.ts';
import { DurationField } from '../../components/editor/duration-field.tsx';
import { NumberInput, SelectField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';

export function TaskRecovery(props: {
  task: TaskDefinition;
  onChange: (part: Partial<TaskDefinition>) => void;
}): ReactNode {
  const { task, onChange } = props;
  const { backoff } = task;
  const setBackoff = (part: Partial<TaskDefinition['backoff']>): void => onChange({ backoff: { ...backoff, ...part } });
  return (
    <div className={list.columns}>
      <NumberInput
        label="Attempts at most"
        value={task.maxAttempts}
        min={1}
        max={100}
        step={1}
        onChange={(maxAttempts = 1) => onChange({ maxAttempts })}
      />
      <DurationField
        label="First wait"
        value={backoff.firstSeconds}
        onChange={(firstSeconds = 0) => setBackoff({ firstSeconds })}
      />
      <SelectField
        label="Waits grow"
        value={backoff.kind}
        options={[
          { value: 'exponential', label: 'Doubling' },
          { value: 'linear', label: 'By the same step' },
        ]}
        onChange={(kind) => setBackoff({ kind: kind === 'linear' ? 'linear' : 'exponential' })}
      />
      <DurationField
        label="Longest wait"
        value={backoff.maxSeconds}
        onChange={(maxSeconds = 18_000) => setBackoff({ maxSeconds })}
      />
      <NumberInput
        label="Random part of a wait (%)"
        value={Math.round(backoff.jitter * 100)}
        min={0}
        max={100}
        hint="Keeps tasks from trying again all at once"
        onChange={(percent = 0) => setBackoff({ jitter: Math.min(Math.max(percent, 0), 100) / 100 })}
      />
      <DurationField
        label="Time limit"
        value={task.timeLimitSeconds}
        onChange={(timeLimitSeconds = 60) => onChange({ timeLimitSeconds })}
      />
      <SelectField
        label="Missed while asleep or off"
        value={task.missed}
        options={[
          { value: 'once', label: 'Catch up once' },
          { value: 'all', label: 'Catch up every time' },
          { value: 'none', label: 'Skip' },
        ]}
        onChange={(missed) => onChange({ missed: missed === 'all' ? 'all' : missed === 'none' ? 'none' : 'once' })}
      />
    </div>
  );
}
