/** Cron expressions through node-cron: its parser and its rules of what is valid. Next times are our own (cron.ts). */
import { parse, validateDetailed } from 'node-cron';
import { type CronFields, hasOccurrence, sortFields } from './cron.ts';

/** What is wrong with an expression of five fields, or six with seconds first; undefined when it is fine. */
export function cronProblem(expression: string): string | undefined {
  if (expression.trim() === '') return 'must not be empty';
  let detailed: ReturnType<typeof validateDetailed>;
  try {
    detailed = validateDetailed(expression);
  } catch {
    return 'is not a cron expression';
  }
  if (!detailed.valid) return detailed.errors[0]?.message ?? 'is not a cron expression';
  return hasOccurrence(parseCron(expression)) ? undefined : 'never comes true';
}

const parsed = new Map<string, CronFields>();
const parsedAtMost = 1_000;

/** The parsed fields of a valid expression. Throws on one that `cronProblem` refuses. */
export function parseCron(expression: string): CronFields {
  let fields = parsed.get(expression);
  if (fields === undefined) {
    fields = sortFields(parse(expression));
    if (parsed.size >= parsedAtMost) parsed.clear();
    parsed.set(expression, fields);
  }
  return fields;
}
