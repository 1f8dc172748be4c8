/** The list of task definitions, and what saving one does to it. Pure. */
import { z } from 'zod';
import { err, ok, type Result } from '../base/errors.ts';
import { limits } from '../base/limits.ts';
import type { ExistingPolicy, TaskDefinition } from '../model/tasks.ts';
import { parseTaskDefinition } from './definition.ts';

export interface SavedDefinition {
  readonly definitions: readonly TaskDefinition[];
  /** The task that the name or id now stands for. */
  readonly id: string;
  /** What became of a task that was there: nothing, or its run is stopped and its past forgotten. */
  readonly effect: 'added' | 'kept' | 'updated' | 'replaced' | 'removed';
  /** The id that went, where a task of another id took the name. */
  readonly removedId?: string;
}

/**
 * Adds a definition. One of the same id is edited (`update` unless told); one of the same name but another id needs a
 * word on what to do with it, else the name is refused.
 */
export function saveDefinition(
  definitions: readonly TaskDefinition[],
  task: TaskDefinition,
  existing: ExistingPolicy | undefined,
): Result<SavedDefinition> {
  const sameId = definitions.find((each) => each.id === task.id);
  const sameName = definitions.find((each) => each.name === task.name);
  if (sameName !== undefined && sameName !== sameId && (sameId !== undefined || existing === undefined)) {
    return err('task.invalid', 'name: is used by another task');
  }
  const found = sameId ?? sameName;
  if (found === undefined) return append(definitions, task);
  switch (existing ?? 'update') {
    case 'keep':
      return ok({ definitions, id: found.id, effect: 'kept' });
    case 'update':
      return checked(put(definitions, found, { ...task, id: found.id }), { id: found.id, effect: 'updated' });
    case 'replace': {
      const saved = { id: task.id, effect: 'replaced' } as const;
      const removed = found.id === task.id ? {} : { removedId: found.id };
      return checked(put(definitions, found, task), { ...saved, ...removed });
    }
    case 'append': {
      const next = { ...task, id: freeId(definitions, task.id), name: freeName(definitions, task.name) };
      return append(definitions, { ...next, afterTaskId: lastInChain(definitions, found.id) });
    }
  }
}

function append(definitions: readonly TaskDefinition[], task: TaskDefinition): Result<SavedDefinition> {
  if (definitions.length >= limits.tasks) return err('task.invalid', `there are ${limits.tasks} tasks already`);
  return checked([...definitions, task], { id: task.id, effect: 'added' });
}

function put(definitions: readonly TaskDefinition[], old: TaskDefinition, task: TaskDefinition): TaskDefinition[] {
  return definitions.map((each) => (each === old ? task : each));
}

/** Refuses a chain of `afterTaskId` that leads back to where it began: none of it would ever run. */
function checked(
  definitions: readonly TaskDefinition[],
  saved: Omit<SavedDefinition, 'definitions'>,
): Result<SavedDefinition> {
  const seen = new Set<string>();
  for (let id: string | undefined = saved.id; id !== undefined; ) {
    if (seen.has(id)) return err('task.invalid', 'afterTaskId: leads back to the task itself');
    seen.add(id);
    const current: string = id;
    id = definitions.find((each) => each.id === current)?.afterTaskId;
  }
  return ok({ definitions, ...saved });
}

/** Several appended tasks run one after the other. */
function lastInChain(definitions: readonly TaskDefinition[], id: string): string {
  const follower = definitions.find((each) => each.afterTaskId === id);
  return follower === undefined ? id : lastInChain(definitions, follower.id);
}

function freeName(definitions: readonly TaskDefinition[], name: string): string {
  const names = new Set(definitions.map((each) => each.name));
  return firstFree(names, name, (number) => {
    const suffix = ` (${number})`;
    return name.slice(0, limits.nameChars - suffix.length) + suffix;
  });
}

function freeId(definitions: readonly TaskDefinition[], id: string): string {
  const ids = new Set(definitions.map((each) => each.id));
  return firstFree(ids, id, (number) => `${id.slice(0, 58)}-${number}`);
}

function firstFree(taken: ReadonlySet<string>, wanted: string, numbered: (number: number) => string): string {
  let candidate = wanted;
  for (let number = 2; taken.has(candidate); number++) candidate = numbered(number);
  return candidate;
}

const fileSchema = z.object({
  format: z.literal('inglenook-tasks'),
  version: z.literal(1),
  tasks: z.array(z.unknown()).max(limits.tasks),
});

/** Definitions as a file that `readTasksFile` takes. */
export function writeTasksFile(tasks: readonly TaskDefinition[]): string {
  return `${JSON.stringify({ format: 'inglenook-tasks', version: 1, tasks }, null, 2)}\n`;
}

/** The definitions of such a file, all of them valid, or `task.invalid` with the field of the first that is not. */
export function readTasksFile(json: string): Result<TaskDefinition[]> {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return err('task.invalid', 'is not JSON');
  }
  const file = fileSchema.safeParse(raw);
  if (!file.success) return err('task.invalid', 'is not a tasks file of version 1');
  const tasks: TaskDefinition[] = [];
  for (const [index, each] of file.data.tasks.entries()) {
    const parsed = parseTaskDefinition(each);
    if (!parsed.ok) return err('task.invalid', `tasks[${index}].${parsed.error.detail ?? ''}`);
    tasks.push(parsed.value);
  }
  return ok(tasks);
}

/** Adds the tasks of a file one after the other. An id that another task has is not taken from it. */
export function importDefinitions(
  definitions: readonly TaskDefinition[],
  tasks: readonly TaskDefinition[],
  existing: ExistingPolicy,
): Result<readonly SavedDefinition[]> {
  const steps: SavedDefinition[] = [];
  let current = definitions;
  for (const task of tasks) {
    const clash = current.some((each) => each.id === task.id && each.name !== task.name);
    const saved = saveDefinition(current, clash ? { ...task, id: freeId(current, task.id) } : task, existing);
    if (!saved.ok) return saved;
    steps.push(saved.value);
    current = saved.value.definitions;
  }
  return ok(steps);
}
