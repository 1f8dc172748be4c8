/** Keeps the history within its days and its size. */
import type { TaskFunction } from '../services.ts';

export const runCompact: TaskFunction<'compact'> = async ({ services, signal, progress }) => {
  const tell = (percent: number): void =>
    progress(percent, percent < 90 ? 'Removing old history' : 'Giving room back to the disk');
  tell(0);
  const output = await services.compactHistory(signal, tell);
  return { result: 'done', output };
};
