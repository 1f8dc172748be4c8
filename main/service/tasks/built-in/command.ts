/** Sends one command to an entity, or to several, as a person would. */
import type { CommandOutcome } from '../../entities/model.ts';
import type { Result } from '../../errors.ts';
import type { TaskFunction, TaskOutcome } from '../services.ts';
import { outcomeOfFailure } from './publish.ts';

export const runCommand: TaskFunction<'command'> = async ({ input, services, progress }) => {
  const ids = [...new Set([input.entityId, ...input.alsoEntityIds])];
  const what = ids.length === 1 ? 'Waiting for the device' : `Waiting for ${ids.length} devices`;
  let ended = 0;
  progress(10, what);
  const answers = await Promise.all(
    ids.map(async (id): Promise<Answer> => {
      const sent = await services.command(id, input.action, input.params);
      ended += 1;
      progress(10 + Math.floor((ended / ids.length) * 90), what);
      return { id, sent };
    }),
  );
  const [first] = answers;
  return first !== undefined && answers.length === 1 ? single(first) : several(answers);
};

interface Answer {
  readonly id: string;
  readonly sent: Result<CommandOutcome>;
}

function single({ sent }: Answer): TaskOutcome {
  if (!sent.ok) return outcomeOfFailure(sent.error);
  const output = { outcome: sent.value };
  // Unconfirmed: the device was told, but did not say that it followed. Sending again may do harm (a toggle).
  return sent.value === 'failed' ? { result: 'failed', message: 'command.failed', output } : { result: 'done', output };
}

/** Another attempt only where nobody was told: it would tell some of them twice. */
function several(answers: readonly Answer[]): TaskOutcome {
  const output = {
    outcomes: Object.fromEntries(answers.map(({ id, sent }) => [id, sent.ok ? sent.value : sent.error.code])),
  };
  const failed = answers.filter(({ sent }) => !sent.ok || sent.value === 'failed');
  if (failed.length === 0) return { result: 'done', output };
  const [first] = failed.map(single);
  const isRetried = failed.length === answers.length && failed.every((each) => single(each).result === 'retry');
  if (isRetried && first !== undefined) return { ...first, output };
  return { result: 'failed', message: `command.partly: ${failed.map(({ id }) => id).join(', ')}`, output };
}
