/** What a task does when a run fails or was missed. */

import type { ReactNode } from 'react';
import type { TaskDefinition } from '../../../preload/contract.ts';
import { DurationField } from '../../components/editor/duration-field.tsx';
import { NumberInput, SelectField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Toggle } from '../../components/ui/toggle.tsx';
import { say } from '../../words/words.ts';

export function TaskRecovery(props: {
  task: TaskDefinition;
  onChange: (part: Partial<TaskDefinition>) => void;
  onReplace: (task: TaskDefinition) => void;
}): ReactNode {
  const { task, onChange, onReplace } = props;
  const { backoff } = task;
  const setBackoff = (part: Partial<TaskDefinition['backoff']>): void => onChange({ backoff: { ...backoff, ...part } });
  return (
    <div className={list.list}>
      <div className={list.columns}>
        <NumberInput
          label={say('taskEditor.attemptsAtMost')}
          value={task.maxAttempts}
          min={1}
          max={100}
          step={1}
          onChange={(maxAttempts = 1) => onChange({ maxAttempts })}
        />
        <DurationField
          label={say('taskEditor.firstWait')}
          value={backoff.firstSeconds}
          onChange={(firstSeconds = 0) => setBackoff({ firstSeconds })}
        />
        <SelectField
          label={say('taskEditor.waitsGrow')}
          value={backoff.kind}
          options={[
            { value: 'exponential', label: say('taskEditor.doubling') },
            { value: 'linear', label: say('taskEditor.byTheSameStep') },
          ]}
          onChange={(kind) => setBackoff({ kind: kind === 'linear' ? 'linear' : 'exponential' })}
        />
        <DurationField
          label={say('taskEditor.longestWait')}
          value={backoff.maxSeconds}
          onChange={(maxSeconds = 18_000) => setBackoff({ maxSeconds })}
        />
        <NumberInput
          label={say('taskEditor.randomPartOfAWait')}
          value={Math.round(backoff.jitter * 100)}
          min={0}
          max={100}
          hint={say('taskEditor.keepsTasksFromTryingAgainAll')}
          onChange={(percent = 0) => setBackoff({ jitter: Math.min(Math.max(percent, 0), 100) / 100 })}
        />
        <DurationField
          label={say('taskEditor.timeLimit')}
          value={task.timeLimitSeconds}
          onChange={(timeLimitSeconds = 60) => onChange({ timeLimitSeconds })}
        />
        <SelectField
          label={say('taskEditor.missedWhileAsleepOrOff')}
          value={task.missed}
          options={[
            { value: 'once', label: say('taskEditor.catchUpOnce') },
            { value: 'all', label: say('taskEditor.catchUpEveryTime') },
            { value: 'none', label: say('taskEditor.skip') },
          ]}
          onChange={(missed) => onChange({ missed: missed === 'all' ? 'all' : missed === 'none' ? 'none' : 'once' })}
        />
      </div>
      <Toggle
        isOn={task.muteFailure !== true}
        onChange={(tells) => {
          const { muteFailure: _old, ...rest } = task;
          onReplace(tells ? rest : { ...rest, muteFailure: true });
        }}
      >
        {say('taskEditor.tellWhenFailed')}
      </Toggle>
    </div>
  );
}
