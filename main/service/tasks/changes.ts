/**
 * What tasks and automations do to tasks. So that no chain of them runs away:
 * - nobody changes itself;
 * - a task that was made makes tasks three generations deep at most;
 * - all of them together change so many tasks in an hour, and have made so many at a time. Of those that they made, the
 *   ones that have ended make room.
 */
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { Clock } from '../base/ports.ts';
import type { Task, TaskChange, TaskDefinition, TaskMaker } from '../model/tasks.ts';
import { targetOf } from '../schema/task-change.ts';
import type { TaskService } from './service.ts';
import { isOneOff } from './times.ts';

const hourMs = 3_600_000;

type Changed = Result<{ readonly id: string }>;

export interface TaskChangesPorts {
  readonly clock: Pick<Clock, 'elapsed'>;
  definitions(): readonly TaskDefinition[];
  tasks(): Pick<TaskService, 'cancel' | 'list' | 'remove' | 'save'>;
}

export class TaskChanges {
  readonly #ports: TaskChangesPorts;
  /** When the last ones were, on the clock that only goes forward. */
  #recent: readonly number[] = [];

  constructor(ports: TaskChangesPorts) {
    this.#ports = ports;
  }

  /** Carries it out; every bound is an answer with its reason, and then nothing has changed. */
  async apply(maker: TaskMaker, change: TaskChange): Promise<Changed> {
    const definitions = this.#ports.definitions();
    const target = targetOf(change);
    if (maker.by === 'task' && maker.id === target) return err('task.invalid', 'a task cannot change itself');
    const found = definitions.find(({ id }) => id === target);
    if (found === undefined && change.do !== 'save') return err('task.unknown', target);
    const now = this.#ports.clock.elapsed();
    const recent = this.#recent.filter((at) => at > now - hourMs);
    if (recent.length >= limits.taskChanges.perHour) {
      return err('request.tooMany', `tasks and automations changed ${recent.length} tasks within an hour`);
    }
    this.#recent = [...recent, now];
    if (change.do === 'save') return this.#save(maker, change, definitions);
    return found === undefined ? err('task.unknown', target) : this.#change(found, change);
  }

  async #save(
    maker: TaskMaker,
    { task, existing = 'replace' }: Extract<TaskChange, { do: 'save' }>,
    definitions: readonly TaskDefinition[],
  ): Promise<Changed> {
    const made = maker.by === 'task' ? definitions.find(({ id }) => id === maker.id)?.madeBy : undefined;
    const generation = (made?.generation ?? 0) + 1;
    if (generation > limits.taskChanges.generations) {
      return err('task.invalid', `a task of generation ${generation - 1} makes no others`);
    }
    const isNew = !definitions.some(({ id, name }) => id === task.id || name === task.name) || existing === 'append';
    if (isNew && !(await this.#hasRoom())) {
      return err('task.invalid', `tasks and automations have made ${limits.taskChanges.made} tasks already`);
    }
    return this.#ports.tasks().save({ ...task, madeBy: { ...maker, generation } }, existing);
  }

  async #change(found: TaskDefinition, change: Exclude<TaskChange, { do: 'save' }>): Promise<Changed> {
    const tasks = this.#ports.tasks();
    switch (change.do) {
      case 'change': {
        const { input } = change.fields;
        const merged = { ...found.input, ...(typeof input === 'object' ? input : {}) };
        return tasks.save({ ...found, ...change.fields, input: merged }, 'update');
      }
      case 'enable':
      case 'disable': {
        const enabled = change.do === 'enable';
        return found.enabled === enabled ? ok({ id: found.id }) : tasks.save({ ...found, enabled }, 'update');
      }
      case 'cancel':
        tasks.cancel({ id: found.id, ...(change.runOnly === undefined ? {} : { runOnly: change.runOnly }) });
        return ok({ id: found.id });
    }
  }

  async #hasRoom(): Promise<boolean> {
    const tasks = this.#ports.tasks();
    const made = tasks.list().filter(({ madeBy }) => madeBy !== undefined);
    if (made.length < limits.taskChanges.made) return true;
    const [oldest] = made.filter(isOver).sort((a, b) => endOf(a).localeCompare(endOf(b)));
    return oldest !== undefined && (await tasks.remove(oldest.id)).ok;
  }
}

/** A task that ran once, however it ended. */
function isOver(task: Task): boolean {
  return isOneOff(task) && ['succeeded', 'failed', 'cancelled'].includes(task.state);
}

function endOf({ lastRun }: Task): string {
  return lastRun?.endedAt ?? '';
}
