/** Runs a task with other input: for this run alone, the task stays as it is. */
import { type ReactNode, useCallback, useState } from 'react';
import type { Result, Task } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { Dialog } from '../../components/ui/dialog.tsx';
import list from '../../components/ui/list.module.css';
import { Notice } from '../../components/ui/surface.tsx';
import { sayFailure } from '../../format/failure.ts';
import { say } from '../../words/words.ts';
import { givenFor, inputWith } from './task-draft.ts';
import { TaskInputFields } from './task-input-fields.tsx';

export function RunDialog(props: {
  task: Task;
  /** What it was told the last time, in place of fields of its own. */
  given: Task['input'] | undefined;
  start: (input: Task['input']) => Promise<Result<unknown>>;
  onStarted: () => void;
  onClose: () => void;
}): ReactNode {
  const { task, given, start, onStarted, onClose } = props;
  const [input, setInput] = useState(inputWith(task.input, given));
  const [problem, setProblem] = useState<string>();
  const run = useCallback(async (): Promise<void> => {
    // Only what is changed is said: the rest is as the task has it, or as it was told the last time.
    const answer = await start(givenFor(inputWith(task.input, given), input));
    if (!answer.ok) {
      setProblem(sayFailure(answer.error));
      return;
    }
    onStarted();
    onClose();
  }, [task, given, input, start, onStarted, onClose]);
  return (
    <Dialog title={say('taskEditor.runWithOtherInput', { name: task.name.slice(0, 60) })} onClose={onClose}>
      <p>{say('taskEditor.forThisRunAlone')}</p>
      <TaskInputFields
        kind={task.kind}
        input={input}
        onChange={(next) => {
          setInput({ ...next });
          setProblem(undefined);
        }}
        error={undefined}
      />
      {problem !== undefined && <Notice tone="danger">{problem}</Notice>}
      <div className={list.buttons}>
        <Button kind="primary" icon="play" onPress={() => void run()}>
          {say('taskEditor.run')}
        </Button>
        <Button onPress={onClose}>{say('common.cancel')}</Button>
      </div>
    </Dialog>
  );
}
