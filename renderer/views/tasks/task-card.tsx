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
import { toast } from '../../state/toasts.ts';
import { useSlice } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { newId } from '../settings/broker-draft.ts';
import { pageKind } from './kinds/table.ts';
import { RunDialog } from './run-dialog.tsx';
import { RunLine } from './run-line.tsx';
import { definitionOf } from './task-draft.ts';

const tones: Readonly<Record<Task['state'], Tone>> = {
  scheduled: 'neutral',
  waiting: 'warning',
  running: 'accent',
  retrying: 'warning',
  succeeded: 'good',
  failed: 'danger',
  cancelled: 'neutral',
};

export function TaskCard({ task, isCurrent }: { task: Task; isCurrent: boolean }): ReactNode {
  const tone = task.enabled ? tones[task.state] : 'neutral';
  const word = task.enabled ? say(`taskStates.${task.state}`) : say('common.off');
  const tasks = useSlice('tasks');
  const automations = useSlice('automations');
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
            {pageKind(task.kind).label !== task.name && <span>{pageKind(task.kind).label}</span>}
            {task.enabled && task.nextRun !== undefined && !isRunning && task.state !== 'waiting' && (
              <span>
                {say('tasks.next')} <TimeText iso={task.nextRun} />
              </span>
            )}
            {task.attempt > 1 && (
              <span>
                {say('tasks.attemptAttemptOfMaxAttempts', { attempt: task.attempt, maxAttempts: task.maxAttempts })}
              </span>
            )}
            {task.waitingFor !== undefined && task.waitingFor.length > 0 && (
              <span>{say('tasks.waitsForTask', { task: sayWaitingFor(task, (id) => tasks.get(id)?.name ?? id) })}</span>
            )}
            {task.madeBy !== undefined && (
              <span dir="auto">
                {say('tasks.madeByMaker', {
                  maker: (task.madeBy.by === 'task' ? tasks : automations).get(task.madeBy.id)?.name ?? task.madeBy.id,
                })}
              </span>
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
            label={say('controls.enabledOf', { name: task.name })}
            isOn={task.enabled}
            onChange={(enabled) =>
              void attempt(call('task.save', { task: { ...definitionOf(task), enabled }, existing: 'update' }))
            }
          />
          {isAtWork && (
            <Button
              size="s"
              icon="stop"
              onPress={() => void attempt(call('task.cancel', { id: task.id, runOnly: true }), say('tasks.cancelled'))}
            >
              {say('common.cancel')}
            </Button>
          )}
          {isOffSchedule && (
            <Button
              size="s"
              icon="calendar-clock"
              onPress={() => void attempt(call('task.save', { task: definitionOf(task), existing: 'update' }))}
            >
              {say('tasks.scheduleAgain')}
            </Button>
          )}
          {!isRunning && (
            <Button
              size="s"
              icon="play"
              onPress={() => void attempt(call('task.run', { id: task.id }), say('common.started'))}
            >
              {say('tasks.runNow')}
            </Button>
          )}
          <TaskMenu task={task} />
        </div>
      </div>
      {isRunning && task.visible && (
        <Progress label={task.progress?.text ?? say('tasks.atWork')} percent={task.progress?.percent} />
      )}
      {task.lastRun !== undefined && <RunLine run={task.lastRun} />}
    </article>
  );
}

function TaskMenu({ task }: { task: Task }): ReactNode {
  const [isRemoving, setRemoving] = useState(false);
  const [isTelling, setTelling] = useState(false);
  return (
    <>
      <ActionMenu
        label={say('common.actionsOf', { name: task.name })}
        entries={[
          ...(Object.keys(task.input).length === 0 || task.state === 'running'
            ? []
            : [
                {
                  id: 'run',
                  label: say('taskEditor.runWithInput'),
                  icon: 'play',
                  onAction: () => setTelling(true),
                } as const,
              ]),
          { id: 'edit', label: say('common.edit'), icon: 'pencil', onAction: () => go('tasks', `edit:${task.id}`) },
          {
            id: 'copy',
            label: say('common.duplicate'),
            icon: 'content-duplicate',
            onAction: () => {
              const copy = { ...definitionOf(task), id: newId('task'), name: `${task.name} (copy)`, enabled: false };
              void attempt(call('task.save', { task: copy }), say('common.duplicated'));
            },
          },
          {
            id: 'remove',
            label: say('common.remove'),
            icon: 'trash-can-outline',
            isDanger: true,
            onAction: () => setRemoving(true),
          },
        ]}
      />
      {isTelling && (
        <RunDialog
          task={task}
          given={undefined}
          start={(input) => call('task.run', { id: task.id, input })}
          onStarted={() => toast({ kind: 'done', text: say('common.started') })}
          onClose={() => setTelling(false)}
        />
      )}
      {isRemoving && (
        <ConfirmDialog
          title={say('tasks.removeThisTask')}
          confirm={say('common.remove')}
          onClose={() => setRemoving(false)}
          onConfirm={() => void attempt(call('task.remove', { id: task.id }), say('common.removed'))}
        >
          <p dir="auto">{say('tasks.nameIsRemovedItsRunHistory', { name: task.name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
