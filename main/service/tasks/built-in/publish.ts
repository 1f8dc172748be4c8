/** Publishes one message. */
import type { ErrorCode } from '../../errors.ts';
import type { TaskFunction, TaskOutcome } from '../services.ts';

/** Failures that another attempt may mend. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'broker.offline',
  'broker.unreachable',
  'broker.timeout',
  'entity.unavailable',
  'command.timeout',
]);

/** The outcome of a request that failed: a retry where waiting may help. */
export function outcomeOfFailure(failure: { readonly code: ErrorCode; readonly detail?: string }): TaskOutcome {
  const message = failure.detail === undefined ? failure.code : `${failure.code}: ${failure.detail}`;
  return { result: passing.has(failure.code) ? 'retry' : 'failed', message };
}

export const runPublish: TaskFunction<'publish'> = async ({ input, services }) => {
  const { brokerId, ...message } = input;
  const published = await services.publish(brokerId, message);
  return published.ok ? { result: 'done', output: { topic: input.topic } } : outcomeOfFailure(published.error);
};
