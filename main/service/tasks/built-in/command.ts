/** Sends one command to an entity, as a person would. */
import type { TaskFunction } from '../services.ts';
import { outcomeOfFailure } from './publish.ts';

export const runCommand: TaskFunction<'command'> = async ({ input, services, progress }) => {
  progress(10, 'Waiting for the device');
  const sent = await services.command(input.entityId, input.action, input.params);
  if (!sent.ok) return outcomeOfFailure(sent.error);
  const output = { outcome: sent.value };
  // Unconfirmed: the device was told, but did not say that it followed. Sending again may do harm (a toggle).
  return sent.value === 'failed' ? { result: 'failed', message: 'command.failed', output } : { result: 'done', output };
};
