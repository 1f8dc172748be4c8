/** Work that failed for good: it is run again, with other input, or dropped. */
import { type ReactNode, useEffect, useState } from 'react';
import type { FailedTask } from '../../../preload/contract.ts';
import { Icon } from '../../components/icons/icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { cx } from '../../components/ui/cx.ts';
import list from '../../components/ui/list.module.css';
import { EmptyState, LoadedView } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { sayRunMessage } from '../../format/task.ts';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { useLastTaskRun, useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { RunDialog } from './run-dialog.tsx';

const askFailures = () => call('task.failures', {});

export function FailedTasks(): ReactNode {
  const [state, reload] = useLoaded(askFailures);
  const lastRun = useLastTaskRun();
  useEffect(() => {
    if (lastRun !== undefined) reload();
  }, [lastRun, reload]);
  return (
    <LoadedView state={state} onRetry={reload}>
      {({ failures }) =>
        failures.length === 0 ? (
          <EmptyState icon="clipboard-check-outline" title={say('taskEditor.nothingHasFailed')}>
            {say('taskEditor.failedWaitHere')}
          </EmptyState>
        ) : (
          <ul className={list.list}>
            {failures.map((failure) => (
              <li key={failure.id}>
                <FailedCard failure={failure} onChanged={reload} />
              </li>
            ))}
          </ul>
        )
      }
    </LoadedView>
  );
}

function FailedCard({ failure, onChanged }: { failure: FailedTask; onChanged: () => void }): ReactNode {
  const task = useSlice('tasks').get(failure.taskId);
  const [isEditing, setEditing] = useState(false);
  const { id, taskName, failedAt, times, message } = failure;
  return (
    <article className={list.card} aria-label={taskName}>
      <div className={list.row}>
        <span className={list.icon}>
          <Icon name="clipboard-check-outline" />
        </span>
        <div className={list.words}>
          <h2 className={cx(list.title)} dir="auto">
            {taskName}
          </h2>
          {message !== undefined && (
            <p className={list.body} dir="auto">
              {sayRunMessage(message)}
            </p>
          )}
          <div className={list.meta}>
            <span>
              {say('taskEditor.failedAt')} <TimeText iso={failedAt} />
            </span>
            {times > 1 && <span>{say('taskEditor.timesInARow', { count: times })}</span>}
            {failure.input !== undefined && <span>{say('taskEditor.withInputOfItsOwn')}</span>}
          </div>
        </div>
        <div className={list.buttons}>
          <Button
            size="s"
            icon="play"
            onPress={() => void attempt(call('task.retry', { id }), say('common.started')).then(onChanged)}
          >
            {say('taskEditor.runAgain')}
          </Button>
          {task !== undefined && Object.keys(task.input).length > 0 && (
            <Button size="s" icon="pencil" onPress={() => setEditing(true)}>
              {say('taskEditor.withOtherInput')}
            </Button>
          )}
          <Button
            size="s"
            onPress={() => void attempt(call('task.drop', { id }), say('taskEditor.dropped')).then(onChanged)}
          >
            {say('taskEditor.drop')}
          </Button>
        </div>
      </div>
      {isEditing && task !== undefined && (
        <RunDialog
          task={task}
          given={failure.input}
          start={(input) => call('task.retry', { id, input })}
          onStarted={onChanged}
          onClose={() => setEditing(false)}
        />
      )}
    </article>
  );
}
