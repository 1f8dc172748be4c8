/** Asks every device for its state again, and subscribes to what may have been lost. */
import type { TaskFunction } from '../services.ts';

export const runRefresh: TaskFunction<'refresh'> = async ({ services, signal, progress }) => {
  if (!services.brokers().some((broker) => broker.state === 'online')) {
    return { result: 'retry', message: 'broker.offline' };
  }
  progress(10, 'Asking the devices');
  const output = await services.refresh(signal);
  return { result: 'done', output };
};
