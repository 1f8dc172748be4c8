/** Keeps the history within its days and its size. */
import type { TaskFunction } from '../services.ts';

export const runCompact: TaskFunction<'compact'> = async ({ services, signal, progress }) => {
  const output = await services.compactHistory(signal, progress);
  return { result: 'done', output };
};
