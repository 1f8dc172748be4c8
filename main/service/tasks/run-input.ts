/** What one run is told: the task's own input, with what is given for this run in place of its fields. Pure. */
import { err, ok, type Result } from '../base/errors.ts';
import type { TaskDefinition } from '../model/tasks.ts';
import { describeIssue } from '../schema/issues.ts';
import { taskKindOf } from './kinds/table.ts';

type Input = TaskDefinition['input'];

export interface GivenInput {
  /** In place of fields of the task's own input; null takes one away. */
  readonly input?: Input | undefined;
  /** What its texts become: an automation knows what triggered it. Absent = they stay. */
  render?(text: string): Result<string>;
}

/** Undefined where it is the task's own. Fails with the field that the kind does not take. */
export function inputOfRun({ kind, input: own }: TaskDefinition, given: GivenInput): Result<Input | undefined> {
  const merged = Object.fromEntries(Object.entries({ ...own, ...given.input }).filter(([, value]) => value !== null));
  const { render } = given;
  const rendered = render === undefined ? ok(merged) : renderTexts(merged, render, 'input');
  if (!rendered.ok) return rendered;
  const parsed = taskKindOf(kind).input.safeParse(rendered.value);
  if (!parsed.success) return err('task.invalid', `input.${describeIssue(parsed.error)}`);
  return ok(JSON.stringify(rendered.value) === JSON.stringify(own) ? undefined : { ...parsed.data });
}

function renderTexts(value: Input, render: (text: string) => Result<string>, path: string): Result<Input> {
  const fields: Array<[string, unknown]> = [];
  for (const [name, each] of Object.entries(value)) {
    const made = renderText(each, render, `${path}.${name}`);
    if (!made.ok) return made;
    fields.push([name, made.value]);
  }
  return ok(Object.fromEntries(fields));
}

function renderText(value: unknown, render: (text: string) => Result<string>, path: string): Result<unknown> {
  if (typeof value === 'string') {
    const text = render(value);
    return text.ok ? text : err('task.invalid', `${path}: ${text.error.detail ?? text.error.code}`);
  }
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const [index, each] of value.entries()) {
      const made = renderText(each, render, `${path}[${index}]`);
      if (!made.ok) return made;
      list.push(made.value);
    }
    return ok(list);
  }
  return typeof value === 'object' && value !== null ? renderTexts({ ...value }, render, path) : ok(value);
}
