/** Sends what an action sends, and says whether somebody confirmed it. */
import type { Failure, Result } from '../../base/errors.ts';
import type { UnconfirmedChoice } from '../../model/automations.ts';
import type { ActionsEnd, Sent, Step } from './action.ts';

const mostAttempts = 3;

/** With a choice the run waits for the confirmation; without one it goes on, and its trace learns later how it ended. */
export async function send(
  step: Step,
  seen: string,
  choice: UnconfirmedChoice | undefined,
  request: () => Promise<Result<Sent>>,
): Promise<ActionsEnd> {
  for (let attempt = 1; ; attempt++) {
    const sent = await request();
    if (!sent.ok) return step.ended(sent, seen);
    const { unconfirmed, ended } = sent.value;
    if (choice === undefined) {
      if (unconfirmed !== undefined) step.note('unconfirmed', seen, reasonOf(unconfirmed));
      else step.note('done', seen);
      if (unconfirmed === undefined) void ended?.then(({ outcome, error }) => noteLater(step, seen, outcome, error));
      return 'finished';
    }
    const end = ended === undefined ? undefined : await unlessStopped(ended, step.run.signal);
    if (end === 'stopped') return 'stopped';
    if (end?.outcome === 'failed') return step.fail(reasonOf(end.error), seen);
    if ((end?.outcome ?? 'confirmed') === 'confirmed' && unconfirmed === undefined) {
      step.note('done', seen);
      return 'finished';
    }
    const reason = reasonOf(end?.error ?? unconfirmed);
    step.note('unconfirmed', seen, reason);
    if (choice === 'done') return 'finished';
    if (choice === 'failed' || attempt >= mostAttempts) return step.fail(`sent, not confirmed: ${reason}`, seen);
  }
}

function noteLater(step: Step, seen: string, outcome: string, error: Failure | undefined): void {
  if (outcome === 'unconfirmed') step.note('unconfirmed', seen, reasonOf(error));
  if (outcome === 'failed') step.note('error', seen, reasonOf(error));
}

/** The broker has it, where there is no failure: then only the device was silent. */
function reasonOf(failure: Failure | undefined): string {
  return failure === undefined ? 'the device did not report it' : (failure.detail ?? failure.code);
}

function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T | 'stopped'> {
  const stopped = Promise.withResolvers<'stopped'>();
  const stop = (): void => stopped.resolve('stopped');
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  return Promise.race([work, stopped.promise]).finally(() => signal.removeEventListener('abort', stop));
}
