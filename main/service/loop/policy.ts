/** What a late beat of the main loop means. Pure. */
import { limits } from '../base/limits.ts';

export interface Beat {
  /** How much later than planned it came, in milliseconds of a monotonic clock. */
  readonly lateMs: number;
  /** How long after the one before it was planned. */
  readonly periodMs: number;
  /** Processor time that the main thread used since the one before. */
  readonly processorMs: number;
  /** The system said since then that it was going to sleep, or that it woke up. */
  readonly slept: boolean;
}

/** `held`: the loop stood still for `ms`. `bad`: for so long that a person is to know. */
export interface Verdict {
  readonly kind: 'fine' | 'held' | 'bad';
  readonly ms: number;
}

const fine: Verdict = { kind: 'fine', ms: 0 };
/** A process that used less than this part of the time was not computing: the machine slept, or it was stopped. */
const awakePart = 0.1;

/** A stop shorter than `limits.loopHeldMs` is fine, and so is sleep, however long. */
export function judge({ lateMs, periodMs, processorMs, slept }: Beat): Verdict {
  if (slept || lateMs < limits.loopHeldMs / 4) return fine;
  // What held it may have begun any time before the beat was due; the processor time tells how much of that it was.
  const ms = Math.round(Math.max(lateMs, Math.min(lateMs + periodMs, processorMs)));
  if (ms < limits.loopHeldMs) return fine;
  if (ms < limits.loopBadMs) return { kind: 'held', ms };
  return processorMs < lateMs * awakePart ? fine : { kind: 'bad', ms };
}
