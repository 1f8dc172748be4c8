/** Asks every device for its state again, and subscribes to what may have been lost. */
import { z } from 'zod';
import type { TaskFunction } from '../services.ts';
import { taskKind } from './kind.ts';

const schema = z.strictObject({});

const run: TaskFunction<z.infer<typeof schema>> = async ({ services, signal, progress }) => {
  if (!services.brokers().some((broker) => broker.state === 'online')) {
    return { result: 'retry', message: 'broker.offline' };
  }
  progress(10, 'Asking the devices');
  const output = await services.refresh(signal);
  return { result: 'done', output };
};

export const refreshTask = taskKind(schema, run);
