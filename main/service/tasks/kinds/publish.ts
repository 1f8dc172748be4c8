/** Publishes one message. */

import { z } from 'zod';
import type { ErrorCode, Failure } from '../../base/errors.ts';
import { limits } from '../../base/limits.ts';
import { isPublishable } from '../../mqtt/topics.ts';
import type { TaskFunction, TaskOutcome } from '../services.ts';
import { taskKind } from './kind.ts';
import { resendUnconfirmed, unconfirmed } from './unconfirmed.ts';

/** Failures that another attempt may mend. With all of them nothing was sent. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'broker.offline',
  'broker.unreachable',
  'broker.timeout',
  'entity.unavailable',
  'command.timeout',
]);

/** The outcome of a request that failed: a retry where waiting may help. */
export function outcomeOfFailure(failure: Failure): TaskOutcome {
  return { result: passing.has(failure.code) ? 'retry' : 'failed', message: textOf(failure) };
}

/** What is said of a message that was sent and that nobody confirmed. */
export function unconfirmedText(failure: Failure): string {
  return `sent, not confirmed: ${textOf(failure)}`;
}

const publishTopic = z.string().refine(isPublishable, 'must be a topic without + # and NUL');

const schema = z.strictObject({
  topic: publishTopic,
  payload: z.string().max(limits.statePayloadBytes).default(''),
  brokerId: z.string().min(1).exactOptional(),
  /** 1: done is what the broker has acknowledged. */
  qos: z.literal([0, 1, 2]).default(1),
  retain: z.boolean().default(false),
  resendUnconfirmed,
  unconfirmed,
});

const run: TaskFunction<z.infer<typeof schema>> = async ({ input, services, isLastAttempt, acting, progress }) => {
  const { brokerId, resendUnconfirmed, unconfirmed: choice, ...message } = input;
  const waiting = services.ready({ brokerId });
  if (waiting !== undefined) progress(5, 'Waiting for the broker');
  await waiting;
  // With QoS 0 there is nothing between not sent and done, and QoS 1 says of itself that it may come twice.
  if (message.qos === 2 && !resendUnconfirmed && choice !== 'retry') acting();
  const published = await services.publish(brokerId, message);
  if (!published.ok) return outcomeOfFailure(published.error);
  const { unconfirmed } = published.value;
  if (unconfirmed === undefined) return { result: 'done', output: { topic: input.topic } };
  return {
    // What it does at the other end is not known here: a second one might act twice.
    result: choice ?? (resendUnconfirmed && !isLastAttempt ? 'retry' : 'done'),
    message: unconfirmedText(unconfirmed),
    output: { topic: input.topic, outcome: 'unconfirmed' },
  };
};

export const publishTask = taskKind(schema, run);

function textOf({ code, detail }: Failure): string {
  return detail === undefined ? code : `${code}: ${detail}`;
}
