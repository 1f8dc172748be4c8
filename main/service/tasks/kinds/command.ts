/** Sends one command to an entity, or to several, as a person would. */

import { z } from 'zod';
import type { Result } from '../../base/errors.ts';
import type { EndedCommand } from '../../entities/commands.ts';
import type { TaskFunction, TaskOutcome } from '../services.ts';
import { taskKind } from './kind.ts';
import { outcomeOfFailure, unconfirmedText } from './publish.ts';
import { resendUnconfirmed, unconfirmed } from './unconfirmed.ts';

const schema = z.strictObject({
  entityId: z.string().min(1),
  /** Further entities that get the same command. */
  alsoEntityIds: z.array(z.string().min(1)).max(100).default([]),
  action: z.string().min(1),
  params: z.record(z.string(), z.unknown()).exactOptional(),
  resendUnconfirmed,
  unconfirmed,
});

const run: TaskFunction<z.infer<typeof schema>> = async (context) => {
  const { input, services, progress } = context;
  const ids = [...new Set([input.entityId, ...input.alsoEntityIds])];
  const what = ids.length === 1 ? 'Waiting for the device' : `Waiting for ${ids.length} devices`;
  let ended = 0;
  const waiting = services.ready({ entityIds: ids });
  if (waiting !== undefined) progress(5, 'Waiting for the broker');
  await waiting;
  progress(10, what);
  if (!input.resendUnconfirmed && input.unconfirmed !== 'retry') context.acting();
  const answers = await Promise.all(
    ids.map(async (id): Promise<Answer> => {
      const sent = await services.command(id, input.action, input.params);
      ended += 1;
      progress(10 + Math.floor((ended / ids.length) * 90), what);
      return { id, sent };
    }),
  );
  const [first] = answers;
  const judge = (answer: Answer): TaskOutcome => single(answer, input, context.isLastAttempt);
  return first !== undefined && answers.length === 1 ? judge(first) : several(answers, judge);
};

export const commandTask = taskKind(schema, run);

/** The broker has it, and the device reported nothing. */
const silent = { code: 'command.timeout', detail: 'the device did not report it' } as const;

interface Answer {
  readonly id: string;
  readonly sent: Result<EndedCommand>;
}

type Choice = Pick<z.infer<typeof schema>, 'resendUnconfirmed' | 'unconfirmed'>;

function single({ sent }: Answer, choice: Choice, isLastAttempt: boolean): TaskOutcome {
  if (!sent.ok) return outcomeOfFailure(sent.error);
  const { outcome, error, repeatable } = sent.value;
  const output = { outcome };
  if (outcome === 'failed') return { result: 'failed', message: 'command.failed', output };
  if (outcome === 'unconfirmed' && choice.unconfirmed !== undefined) {
    return { result: choice.unconfirmed, message: unconfirmedText(error ?? silent), output };
  }
  // The device was told, but did not say that it followed: it may have no way to.
  if (outcome === 'confirmed' || error === undefined) return { result: 'done', output };
  // Nobody knows whether it was told. Once more does no harm where it says how things are to be; a press acts twice.
  const isRepeated = (repeatable || choice.resendUnconfirmed) && !isLastAttempt;
  return { result: isRepeated ? 'retry' : 'done', message: unconfirmedText(error), output };
}

/** Another attempt only where it is right for every one of them: it goes to all. */
function several(answers: readonly Answer[], judge: (answer: Answer) => TaskOutcome): TaskOutcome {
  const output = {
    outcomes: Object.fromEntries(answers.map(({ id, sent }) => [id, sent.ok ? sent.value.outcome : sent.error.code])),
  };
  const outcomes = answers.map(judge);
  const first = outcomes.find(({ result }) => result !== 'done');
  if (first === undefined) return { result: 'done', output };
  if (outcomes.every(({ result }) => result === 'retry')) return { ...first, output };
  const missed = answers.filter(
    (answer) => !answer.sent.ok || answer.sent.value.outcome === 'failed' || judge(answer).result === 'failed',
  );
  // Those that were told need no other attempt; those that were not are named.
  if (missed.length === 0) return { result: 'done', output };
  return { result: 'failed', message: `command.partly: ${missed.map(({ id }) => id).join(', ')}`, output };
}
