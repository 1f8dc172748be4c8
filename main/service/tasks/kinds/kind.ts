/** What one kind of task is: what it may be told, and what it does. One file per kind, one line each in table.ts. */
import type { z } from 'zod';
import type { TaskContext, TaskFunction, TaskOutcome } from '../services.ts';

/** `run` is a method on purpose: then a kind stands in the table of all, which hands it only what its schema let through. */
export interface Kind<I extends object = object> {
  /** Checked when a task is saved, and again when it runs. */
  readonly input: z.ZodType<I>;
  run(context: TaskContext<I>): Promise<TaskOutcome>;
}

/** A kind whose function gets what its schema lets through. */
export function taskKind<I extends object>(input: z.ZodType<I>, run: TaskFunction<I>): Kind<I> {
  return { input, run };
}
