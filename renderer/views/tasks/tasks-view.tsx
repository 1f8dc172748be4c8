/** Tasks: what runs on its own, when, and how it went. */

import { type ReactNode, useState } from 'react';
import type { Task } from '../../../preload/contract.ts';
import { go, routeHash } from '../../app/route.ts';
import { transferEntries } from '../../components/editor/transfer.ts';
import { Button } from '../../components/ui/button.tsx';
import { SelectField } from '../../components/ui/fields.tsx';
import { LinkTabs } from '../../components/ui/link-tabs.tsx';
import list from '../../components/ui/list.module.css';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { EmptyState, PageHeader } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { compareNames } from '../../state/selectors.ts';
import { toast } from '../../state/toasts.ts';
import { useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { newId } from '../settings/broker-draft.ts';
import { FailedTasks } from './failed-tasks.tsx';
import { ImportTasksDialog } from './import-tasks.tsx';
import { RunHistory } from './run-history.tsx';
import { TaskCard } from './task-card.tsx';
import { definitionOf, newTask } from './task-draft.ts';
import { TaskEditor } from './task-editor.tsx';

export function TasksView({ id }: { id: string | undefined }): ReactNode {
  const tasks = useSlice('tasks');
  const [draftId] = useState(() => newId('task'));
  const [chosenTag, setChosenTag] = useState('');
  const tags = [...new Set([...tasks.values()].flatMap((task) => task.tags))].sort(compareNames);
  // The last task with the tag may have gone.
  const tag = tags.includes(chosenTag) ? chosenTag : '';
  const isHistory = id === 'runs';
  const isFailed = id === 'failed';
  if (id === 'new') return <TaskEditor key="new" task={newTask(draftId)} isNew />;
  const edited = id?.startsWith('edit:') ? tasks.get(id.slice(5)) : undefined;
  if (edited !== undefined) return <TaskEditor key={edited.id} task={definitionOf(edited)} isNew={false} />;
  return (
    <>
      <PageHeader
        title={say('common.tasks')}
        lead={say('tasks.workThatInglenookDoesOnIts')}
        actions={
          <>
            <Button kind="primary" icon="plus" onPress={() => go('tasks', 'new')}>
              {say('common.newTask')}
            </Button>
            <TasksMenu tag={tag} />
          </>
        }
      />
      <LinkTabs
        label={say('common.tasks')}
        tabs={[
          { href: routeHash('tasks'), label: say('common.tasks'), isCurrent: !isHistory && !isFailed },
          { href: routeHash('tasks', 'failed'), label: say('common.failed'), isCurrent: isFailed },
          { href: routeHash('tasks', 'runs'), label: say('tasks.runHistory'), isCurrent: isHistory },
        ]}
      />
      {!isHistory && !isFailed && tags.length > 0 && (
        <div className={list.filters}>
          <SelectField
            label={say('common.tag')}
            value={tag}
            options={[{ value: '', label: say('common.all') }, ...tags.map((each) => ({ value: each, label: each }))]}
            onChange={setChosenTag}
          />
        </div>
      )}
      {isFailed && <FailedTasks />}
      {isHistory && <RunHistory />}
      {!isHistory && !isFailed && (
        <TaskList tasks={[...tasks.values()].filter((task) => tag === '' || task.tags.includes(tag))} currentId={id} />
      )}
    </>
  );
}

/** Running ones first, then those that are due next, then the rest by name. */
function compareTasks(a: Task, b: Task): number {
  const weight = (task: Task): number => (task.state === 'running' ? 0 : task.enabled ? 1 : 2);
  return weight(a) - weight(b) || (a.nextRun ?? '9').localeCompare(b.nextRun ?? '9') || compareNames(a.name, b.name);
}

function TaskList({ tasks, currentId }: { tasks: readonly Task[]; currentId: string | undefined }): ReactNode {
  if (tasks.length === 0) {
    return (
      <EmptyState
        icon="clipboard-check-outline"
        title={say('tasks.noTasksYet')}
        action={
          <Button kind="primary" icon="plus" onPress={() => go('tasks', 'new')}>
            {say('common.newTask')}
          </Button>
        }
      >
        {say('tasks.aTaskRunsAtTimesYou')}
      </EmptyState>
    );
  }
  return (
    <ul className={list.list}>
      {tasks.toSorted(compareTasks).map((task) => (
        <li key={task.id}>
          <TaskCard task={task} isCurrent={task.id === currentId} />
        </li>
      ))}
    </ul>
  );
}

/** What concerns all tasks, or all that are shown. */
function TasksMenu({ tag }: { tag: string }): ReactNode {
  const [file, setFile] = useState<{ readonly text: string; readonly name: string }>();
  return (
    <>
      <ActionMenu
        label={say('common.exportAndImport')}
        entries={[
          ...transferEntries({
            suggestedName: 'inglenook-tasks.json',
            write: () => call('task.export', {}),
            read: (text, name) => setFile({ text, name }),
          }),
          {
            id: 'cancel',
            label:
              tag === ''
                ? say('tasks.cancelAllThatRunOrWait')
                : say('tasks.cancelAllTaggedTag', { tag: tag.slice(0, 40) }),
            icon: 'stop',
            onAction: () => {
              const chosen = tag === '' ? { all: true } : { tag };
              void attempt(call('task.cancel', { ...chosen, runOnly: true })).then((answer) => {
                if (answer !== undefined) toast({ kind: 'done', text: sayCancelled(answer.cancelled) });
              });
            },
          },
        ]}
      />
      {file !== undefined && <ImportTasksDialog file={file} onClose={() => setFile(undefined)} />}
    </>
  );
}

function sayCancelled(count: number): string {
  if (count === 0) return say('tasks.nothingRunsOrWaits');
  return say('tasks.countRunsCancelled', { count });
}
