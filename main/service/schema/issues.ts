/** One line about the first thing that a schema found wrong, naming the field: `brokers[0].url: must be ...`. */
import type { z } from 'zod';

/** The path of a field as people write it: `tasks[2].schedule.cron`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`;
    else text += text === '' ? String(key) : `.${String(key)}`;
  }
  return text;
}

/** What a schema found wrong first. A union says what its nearest member missed. */
export function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'invalid' : describeFrom(issue, []);
}

/** One thing that is wrong, and where: `triggers[0].cron`. */
export interface FieldIssue {
  readonly path: string;
  readonly message: string;
}

/** Everything a schema found wrong, one line per field. */
export function listIssues(error: z.ZodError): FieldIssue[] {
  const byPath = new Map<string, string>();
  for (const issue of error.issues) {
    const { path, message } = locateFrom(issue, []);
    const field = fieldPath(path);
    if (!byPath.has(field)) byPath.set(field, message);
  }
  return [...byPath].map(([path, message]) => ({ path, message }));
}

function describeFrom(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): string {
  const { path, message } = locateFrom(issue, above);
  const field = fieldPath(path);
  return field === '' ? message : `${field}: ${message}`;
}

function locateFrom(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): ReturnType<typeof locateIssue> {
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.map((issues) => issues[0]).find((each) => each !== undefined && each.path.length > 0);
    if (nearest !== undefined) return locateFrom(nearest, [...above, ...issue.path]);
  }
  const { path, message } = locateIssue(issue);
  return { path: [...above, ...path], message };
}

/** Where an issue is and what it is; an unknown field is where its name is. */
export function locateIssue(issue: z.core.$ZodIssue): { readonly path: PropertyKey[]; readonly message: string } {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  if (unknown === undefined) return { path: issue.path, message: issue.message };
  return { path: [...issue.path, unknown], message: 'unknown field' };
}
