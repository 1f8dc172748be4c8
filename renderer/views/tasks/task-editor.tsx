/** Edits a task. What is wrong is said while one types; saving waits until nothing is. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { TaskDefinition } from '../../../preload/contract.ts';
import { go } from '../../app/route.ts';
import { Button, IconButton } from '../../components/ui/button.tsx';
import { NumberInput, SelectField, TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { Notice, PageHeader, Panel } from '../../components/ui/surface.tsx';
import { Toggle } from '../../components/ui/toggle.tsx';
import { sayFailure } from '../../format/failure.ts';
import { call } from '../../state/calls.ts';
import { useEntity } from '../../state/use-store.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { TaskConditions } from './task-conditions.tsx';
import { emptyInput, kinds, taskProblems } from './task-draft.ts';
import { TaskInputFields } from './task-input-fields.tsx';

export function TaskEditor({ task, isNew }: { task: TaskDefinition; isNew: boolean }): ReactNode {
  const [draft, setDraft] = useState(task);
  const [wasTried, setTried] = useState(!isNew);
  const [failure, setFailure] = useState<string>();
  const entity = useEntity(String(draft.input.entityId ?? ''));
  const problems = taskProblems(draft, entity);
  const isComplete = Object.keys(problems).length === 0;
  const change = (part: Partial<TaskDefinition>): void => {
    setDraft({ ...draft, ...part });
    setFailure(undefined);
  };
  const shown = wasTried ? problems : {};
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!isComplete) return;
    const answer = await call('task.save', {
      task: { ...draft, name: draft.name.trim() },
      // A new task must not take the place of another one with its name.
      ...(isNew ? {} : { existing: 'update' as const }),
    });
    if (answer.ok) go('tasks', answer.value.id);
    else setFailure(sayFailure(answer.error));
  };
  return (
    <form onSubmit={(event) => void save(event)} className={list.list}>
      <PageHeader
        back={<IconButton icon="arrow-left" label="Back to the tasks" onPress={() => go('tasks')} />}
        title={isNew ? 'New task' : 'Edit task'}
      />
      <Panel title="What">
        <div className={list.columns}>
          <TextField
            label="Name"
            value={draft.name}
            onChange={(name) => change({ name })}
            error={shown.name}
            input={{ maxLength: 255 }}
          />
          <SelectField
            label="Does"
            value={draft.kind}
            options={kinds}
            hint={kinds.find((each) => each.value === draft.kind)?.text}
            onChange={(value) => {
              const kind = kinds.find((each) => each.value === value)?.value ?? 'command';
              change({ kind, input: emptyInput(kind) });
            }}
          />
        </div>
        <TaskInputFields
          kind={draft.kind}
          input={draft.input}
          onChange={(input) => change({ input })}
          error={shown.input}
        />
      </Panel>
      <Panel title="When">
        <ScheduleFields
          schedule={draft.schedule}
          onChange={(schedule) => change({ schedule })}
          error={shown.schedule}
        />
      </Panel>
      <Panel title="Only if" lead="The task waits until all of this is so.">
        <TaskConditions constraints={draft.constraints} onChange={(constraints) => change({ constraints })} />
      </Panel>
      <Panel title="If something goes wrong">
        <div className={list.columns}>
          <NumberInput
            label="Attempts at most"
            value={draft.maxAttempts}
            min={1}
            max={100}
            step={1}
            onChange={(maxAttempts = 1) => change({ maxAttempts })}
          />
          <NumberInput
            label="First wait (seconds)"
            value={draft.backoff.firstSeconds}
            min={0}
            onChange={(firstSeconds = 0) => change({ backoff: { ...draft.backoff, firstSeconds } })}
          />
          <SelectField
            label="Waits grow"
            value={draft.backoff.kind}
            options={[
              { value: 'exponential', label: 'Doubling' },
              { value: 'linear', label: 'By the same step' },
            ]}
            onChange={(kind) =>
              change({ backoff: { ...draft.backoff, kind: kind === 'linear' ? 'linear' : 'exponential' } })
            }
          />
          <NumberInput
            label="Time limit (seconds)"
            value={draft.timeLimitSeconds}
            min={1}
            max={86_400}
            onChange={(timeLimitSeconds = 60) => change({ timeLimitSeconds })}
          />
          <SelectField
            label="Missed while asleep or off"
            value={draft.missed}
            options={[
              { value: 'once', label: 'Catch up once' },
              { value: 'all', label: 'Catch up every time' },
              { value: 'none', label: 'Skip' },
            ]}
            onChange={(missed) => change({ missed: missed === 'all' ? 'all' : missed === 'none' ? 'none' : 'once' })}
          />
          <TextField
            label="Tags"
            hint="Separated by commas"
            value={draft.tags.join(', ')}
            onChange={(tags) =>
              change({
                tags: tags
                  .split(',')
                  .map((tag) => tag.trimStart())
                  .filter((tag, index, all) => tag !== '' || index === all.length - 1),
              })
            }
          />
        </div>
        <Toggle isOn={draft.visible} onChange={(visible) => change({ visible })}>
          Show its progress in the tray and here
        </Toggle>
      </Panel>
      {failure !== undefined && <Notice tone="danger">{failure}</Notice>}
      {wasTried && !isComplete && <Notice tone="warning">{Object.values(problems).join(' · ')}</Notice>}
      <div className={list.buttons}>
        <Button type="submit" kind="primary" icon="check">
          Save
        </Button>
        <Button onPress={() => go('tasks')}>Cancel</Button>
      </div>
    </form>
  );
}
