/** Keeps the history within its days and its size. */
import { z } from 'zod';
import type { TaskFunction } from '../services.ts';
import { taskKind } from './kind.ts';

const schema = z.strictObject({});

const run: TaskFunction<z.infer<typeof schema>> = async ({ services, signal, progress }) => {
  const tell = (percent: number): void =>
    progress(percent, percent < 90 ? 'Removing old history' : 'Giving room back to the disk');
  tell(0);
  const output = await services.compactHistory(signal, tell);
  return { result: 'done', output };
};

export const compactTask = taskKind(schema, run);
