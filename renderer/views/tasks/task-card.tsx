/** One task in the list: when it runs, how it went, and what can be done now. */
import { type ReactNode, useState } from 'react';
import type { Task } from '../../../preload/contract.ts';
import { go } from '../../app/route.ts';
import { Icon } from '../../components/icons/icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { cx } from '../../components/ui/cx.ts';
import { ConfirmDialog } from '../../components/ui/dialog.tsx';
import list from '../../components/ui/list.module.css';
import { ActionMenu } from '../../components/ui/menu.tsx';
import { Progress } from '../../components/ui/progress.tsx';
import { Badge, type Tone } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { Toggle } from '../../components/ui/toggle.tsx';
import { saySchedule } from '../../format/schedule.ts';
import { sayWaitingFor } from '../../format/task.ts';
import { attempt, call } from '../../state/calls.ts';
import { useSlice } from '../../state/use-store.tsx';
import { newId } from '../settings/broker-draft.ts';
import { RunLine } from './run-line.tsx';
import { definitionOf, kindLabel } from './task-draft.ts';

const badges: Readonly<Record<Task['state'], readonly [Tone, string]>> = {
  scheduled: ['neutral', 'Scheduled'],
  waiting: ['warning', 'Waiting'],
  running: ['accent', 'Running'],
  retrying: ['warning', 'Tries again'],
  succeeded: ['good', 'Done'],
  failed: ['danger', 'Failed'],
  cancelled: ['neutral', 'Cancelled'],
};

export function TaskCard({ task, isCurrent }: { task: Task; isCurrent: boolean }): ReactNode {
  const [tone, word] = task.enabled ? badges[task.state] : (['neutral', 'Off'] as const);
  const tasks = useSlice('tasks');
  const isRunning = task.state === 'running';
  const isAtWork = isRunning || task.state === 'waiting' || task.state === 'retrying';
  const isOffSchedule = task.enabled && task.state === 'cancelled' && task.schedule.type !== 'manual';
  return (
    <article className={cx(list.card, isCurrent && list.current, !task.enabled && list.quiet)} aria-label={task.name}>
      <div className={list.row}>
        <span className={cx(list.icon, isRunning && list.accent)}>
          <Icon name="clipboard-check-outline" />
        </span>
        <div className={list.words}>
          <h2 className={cx(list.title)} dir="auto">
            {task.name}
          </h2>
          <p className={list.body}>{saySchedule(task.schedule, Date.now())}</p>
          <div className={list.meta}>
            <Badge tone={tone}>{word}</Badge>
            {kindLabel(task.kind) !== task.name && <span>{kindLabel(task.kind)}</span>}
            {task.enabled && task.nextRun !== undefined && !isRunning && task.state !== 'waiting' && (
              <span>
                next <TimeText iso={task.nextRun} />
              </span>
            )}
            {task.attempt > 1 && (
              <span>
                attempt {task.attempt} of {task.maxAttempts}
              </span>
            )}
            {task.waitingFor !== undefined && task.waitingFor.length > 0 && (
              <span>waits for {sayWaitingFor(task, (id) => tasks.get(id)?.name ?? id)}</span>
            )}
            {task.tags.map((tag) => (
              <Badge key={tag} icon="tag-outline">
                {tag}
              </Badge>
            ))}
          </div>
        </div>
        <div className={list.buttons}>
          <Toggle
            label={`${task.name}: enabled`}
            isOn={task.enabled}
            onChange={(enabled) =>
              void attempt(call('task.save', { task: { ...definitionOf(task), enabled }, existing: 'update' }))
            }
          />
          {isAtWork && (
            <Button
              size="s"
              icon="stop"
              onPress={() => void attempt(call('task.cancel', { id: task.id, runOnly: true }), 'Cancelled')}
            >
              Cancel
            </Button>
          )}
          {isOffSchedule && (
            <Button
              size="s"
              icon="calendar-clock"
              onPress={() => void attempt(call('task.save', { task: definitionOf(task), existing: 'update' }))}
            >
              Schedule again
            </Button>
          )}
          {!isRunning && (
            <Button size="s" icon="play" onPress={() => void attempt(call('task.run', { id: task.id }), 'Started')}>
              Run now
            </Button>
          )}
          <TaskMenu task={task} />
        </div>
      </div>
      {isRunning && task.visible && (
        <Progress label={task.progress?.text ?? 'At work'} percent={task.progress?.percent} />
      )}
      {task.lastRun !== undefined && <RunLine run={task.lastRun} />}
    </article>
  );
}

function TaskMenu({ task }: { task: Task }): ReactNode {
  const [isRemoving, setRemoving] = useState(false);
  return (
    <>
      <ActionMenu
        label={`Actions of ${task.name}`}
        entries={[
          { id: 'edit', label: 'Edit', icon: 'pencil', onAction: () => go('tasks', `edit:${task.id}`) },
          {
            id: 'copy',
            label: 'Duplicate',
            icon: 'content-duplicate',
            onAction: () => {
              const copy = { ...definitionOf(task), id: newId('task'), name: `${task.name} (copy)`, enabled: false };
              void attempt(call('task.save', { task: copy }), 'Duplicated');
            },
          },
          {
            id: 'remove',
            label: 'Remove',
            icon: 'trash-can-outline',
            isDanger: true,
            onAction: () => setRemoving(true),
          },
        ]}
      />
      {isRemoving && (
        <ConfirmDialog
          title="Remove this task?"
          confirm="Remove"
          onClose={() => setRemoving(false)}
          onConfirm={() => void attempt(call('task.remove', { id: task.id }), 'Removed')}
        >
          <p dir="auto">“{task.name}” is removed. Its run history stays.</p>
        </ConfirmDialog>
      )}
    </>
  );
}
