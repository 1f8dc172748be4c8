/** Makes or changes a task, switches it on or off, or cancels it. */

import type { TaskChange } from '../../model/tasks.ts';
import { changeText, taskChangeSchema } from '../../schema/task-change.ts';
import type { TaskFunction } from '../services.ts';
import { taskKind } from './kind.ts';
import { outcomeOfFailure } from './publish.ts';

const run: TaskFunction<TaskChange> = async ({ taskId, input, services, acting, progress }) => {
  progress(10, changeText(input));
  // Appended twice it would be two tasks.
  acting();
  const changed = await services.changeTask({ by: 'task', id: taskId }, input);
  if (!changed.ok) return outcomeOfFailure(changed.error);
  return { result: 'done', output: { did: input.do, task: changed.value.id } };
};

export const manageTask = taskKind(taskChangeSchema, run);
