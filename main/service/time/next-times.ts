/** The times at which a cron expression comes true next. Pure. */

import { nextOccurrence } from './cron.ts';
import { cronProblem, parseCron } from './cron-text.ts';

/** At most so many times after `after`, in milliseconds since the epoch; the problem of an expression that is none. */
export function nextTimes(
  expression: string,
  timeZone: string,
  after: number,
  count: number,
): readonly number[] | { readonly problem: string } {
  const problem = cronProblem(expression);
  if (problem !== undefined) return { problem };
  const fields = parseCron(expression);
  const times: number[] = [];
  while (times.length < count) {
    const next = nextOccurrence(fields, timeZone, times.at(-1) ?? after);
    if (next === undefined) break;
    times.push(next);
  }
  return times;
}
