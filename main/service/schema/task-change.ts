/** What a task or an automation does to tasks, as it comes from outside. The definition inside is the tasks' to check. */
import { z } from 'zod';
import { limits } from '../base/limits.ts';
import { isRecord } from '../base/record.ts';
import type { TaskChange } from '../model/tasks.ts';

const taskId = z.string().min(1).max(limits.nameChars);
const fields = z.record(z.string(), z.unknown());

export const taskChangeSchema: z.ZodType<TaskChange> = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('save'),
    task: fields.refine(
      (task) => generationsOf(task) <= limits.taskChanges.generations,
      'makes tasks that make tasks too deep',
    ),
    existing: z.enum(['keep', 'replace', 'update', 'append']).exactOptional(),
  }),
  z.strictObject({
    do: z.literal('change'),
    taskId,
    fields: fields.refine((given) => !('id' in given || 'kind' in given || 'madeBy' in given), {
      message: 'must leave id, kind and madeBy as they are',
    }),
  }),
  z.strictObject({ do: z.literal('enable'), taskId }),
  z.strictObject({ do: z.literal('disable'), taskId }),
  z.strictObject({ do: z.literal('cancel'), taskId, runOnly: z.boolean().exactOptional() }),
]);

/** What the change is about, in a line: `save post`, `disable post`. */
export function changeText(change: TaskChange): string {
  return `${change.do} ${targetOf(change)}`;
}

/** The id of the task that is made or changed. */
export function targetOf(change: TaskChange): string {
  return change.do === 'save' ? String(change.task.id ?? '') : change.taskId;
}

/** A task that makes a task that makes a task: counted without calling itself, for a file may nest thousands. */
function generationsOf(task: Readonly<Record<string, unknown>>): number {
  let count = 0;
  for (let inner: unknown = task; isRecord(inner) && count <= limits.taskChanges.generations; count++) {
    const { kind, input } = inner;
    inner = kind === 'manage' && isRecord(input) && input.do === 'save' ? input.task : undefined;
  }
  return count;
}
