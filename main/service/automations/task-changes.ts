/** The tasks that actions make, checked as tasks are: the tasks' own rules are brought in, for rooms of one floor are apart. */
import type { Action } from '../model/automations.ts';
import type { TaskChange } from '../model/tasks.ts';
import { type FieldIssue, fieldPath } from '../schema/issues.ts';

/** What is wrong with a change, with the path inside of it. */
export type CheckChange = (
  change: TaskChange,
) => ReadonlyArray<{ readonly path: readonly PropertyKey[]; readonly message: string }>;

/** What is wrong with the tasks of actions, also of those inside others. What has templates is checked when it runs. */
export function taskChangeIssues(actions: readonly Action[], check: CheckChange, at = 'actions'): FieldIssue[] {
  return actions.flatMap((action, index) => {
    const path = `${at}[${index}]`;
    switch (action.type) {
      case 'manage':
        if (/\{[{%]/.test(JSON.stringify(action.change))) return [];
        return check(action.change).map((issue) => ({
          path: `${path}.change.${fieldPath(issue.path)}`,
          message: issue.message,
        }));
      case 'repeat':
        return taskChangeIssues(action.actions, check, `${path}.actions`);
      case 'choose':
        return [
          ...action.options.flatMap((option, way) =>
            taskChangeIssues(option.actions, check, `${path}.options[${way}].actions`),
          ),
          ...taskChangeIssues(action.otherwise ?? [], check, `${path}.otherwise`),
        ];
      default:
        return [];
    }
  });
}
