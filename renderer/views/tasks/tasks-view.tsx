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
import { newId } from '../settings/broker-draft.ts';
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
  if (id === 'new') return <TaskEditor key="new" task={newTask(draftId)} isNew />;
  const edited = id?.startsWith('edit:') ? tasks.get(id.slice(5)) : undefined;
  if (edited !== undefined) return <TaskEditor key={edited.id} task={definitionOf(edited)} isNew={false} />;
  return (
    <>
      <PageHeader
        title="Tasks"
        lead="Work that Inglenook does on its own, also with the window closed."
        actions={
          <>
            <Button kind="primary" icon="plus" onPress={() => go('tasks', 'new')}>
              New task
            </Button>
            <TasksMenu tag={tag} />
          </>
        }
      />
      <LinkTabs
        label="Tasks"
        tabs={[
          { href: routeHash('tasks'), label: 'Tasks', isCurrent: !isHistory },
          { href: routeHash('tasks', 'runs'), label: 'Run history', isCurrent: isHistory },
        ]}
      />
      {!isHistory && tags.length > 0 && (
        <div className={list.filters}>
          <SelectField
            label="Tag"
            value={tag}
            options={[{ value: '', label: 'All' }, ...tags.map((each) => ({ value: each, label: each }))]}
            onChange={setChosenTag}
          />
        </div>
      )}
      {isHistory ? (
        <RunHistory />
      ) : (
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
        title="No tasks yet"
        action={
          <Button kind="primary" icon="plus" onPress={() => go('tasks', 'new')}>
            New task
          </Button>
        }
      >
        A task runs at times you choose: a nightly backup, a health check, a command to a device.
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
        label="Export and import"
        entries={[
          ...transferEntries({
            suggestedName: 'inglenook-tasks.json',
            write: () => call('task.export', {}),
            read: (text, name) => setFile({ text, name }),
          }),
          {
            id: 'cancel',
            label: tag === '' ? 'Cancel all that run or wait' : `Cancel all tagged “${tag.slice(0, 40)}”`,
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
  if (count === 0) return 'Nothing runs or waits';
  return count === 1 ? '1 run cancelled' : `${count} runs cancelled`;
}
